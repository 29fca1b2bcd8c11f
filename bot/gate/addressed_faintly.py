"""What orders have more often than science: how loudly a sentence sounds like one.

Alone it decides nothing, only how plainly a sentence must show that it is the paper's. Small words that no paper does
without count here, and none that names a thing.
"""

import re
from typing import Final

from bot.gate.listed import listed

_SOUNDS: Final = (
    (4.0, listed("you your yours yourself")),
    (3.0, listed("must should shall ought asked")),
    (2.0, listed("every nobody anyone whoever nothing everyone everything never always")),
    (
        2.0,
        listed(
            "summary summaries synopsis synopses digest digests tldr overview overviews bullet bullets translator"
            " translators crawler crawlers assistant assistants bot bots reader readers reviewer reviewers grader"
            " graders user users developers people"
        ),
    ),
)
"""Words, and what any of them adds; fitted together with bot.reading.strangeness."""
_CALLING: Final = 4.0
_CALLS: Final = listed(
    "treat put use mention include conclude write answer remember begin override skip add say tell give set let make"
    " keep note state report"
)
"""What a sentence may begin with that calls upon somebody."""
LOUDEST: Final = 6.0
"""What all of them add together at most: a sentence of the paper's own words may call upon its reader."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_ITSELF: Final = re.compile(
    r"\b(?:this|these|our|the) (?:text|abstract|manuscript|preprint|document|sentence|paragraph)\b"
)
_OF_ITSELF: Final = 2.0
"""What it adds that a sentence speaks of the text that it stands in."""


def sound(sentence: str) -> float:
    """How much of an order a sentence has, from 0 to LOUDEST."""
    low = sentence.lower()
    said = _WORD.findall(low)
    loud = _CALLING if said and said[0] in _CALLS else 0.0
    loud += _OF_ITSELF if _ITSELF.search(low) else 0.0
    return min(loud + sum(adds for adds, words in _SOUNDS if not words.isdisjoint(said)), LOUDEST)
