"""Sentences in which somebody speaks for themselves: a report's writer has no opinion, and no paper has one that its
quotes do not say. It looks at words only."""

import re
from collections.abc import Sequence
from typing import Final

OPINION: Final = "this is an opinion of the writer, and no quote says it"
_SPEAKER: Final = re.compile(
    r"(?<![\w/-])I (?:(?:would|also|personally) )?(?:think|believe|feel|find|say|am|expect|hope|guess|consider|like)\b"
    r"|\b(?:in )?my (?:own )?(?:opinion|view|mind)\b|\bpersonal(?:ly)?(?=,| (?:opinion|view|note))"
    r"|\b(?:in our opinion|to our mind|it seems to (?:me|us)|one might (?:argue|hope))\b"
    r"|개인적|(?:제|내|저의|나의|필자의?) ?(?:생각|의견|견해|소견)"
    r"|(?<![가-힣])(?:저는|나는|제가|내가|필자는|필자가)(?![가-힣])",
    re.I,
)
"""Only a commentator says so: `I` and its verb, or whose view it is."""
_JUDGES: Final = re.compile(
    r"(?:라고|다고|로|으로) ?(?:생각|사료|판단|여겨)(?:합니다|됩니다|집니다|했습니다)|사료됩니다"
)
"""Somebody holds it to be so, and the sentence does not have to say who."""
_HELD: Final = re.compile(
    r"\b(?:we|authors?|our)\b[^.]{0,40}\b(?:believe|think|argue|expect|hope|view|opinion|consider|conjecture"
    r"|hypothesi[sz]e|posit|anticipate|envision|judge)\w*"
    r"|\b(?:considered|believed|regarded|thought|deemed|expected|judged|perceived|viewed|seen)\b",
    re.I,
)
"""The authors hold it, or others of whom the paper tells: that may be told."""


def opinion(text: str, quotes: Sequence[str]) -> str:
    """The words in which the writer speaks for themselves; empty where nobody does, or where a quote does."""
    if (found := _SPEAKER.search(text)) and not any(_has(quote, found.group()) for quote in quotes):
        return found.group()
    if (found := _JUDGES.search(text)) and not any(map(_HELD.search, quotes)):
        return found.group()
    return ""


def _has(quote: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", quote, re.I) is not None
