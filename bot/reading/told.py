"""Which sentences of a section tell something of the paper: the others are shown to no model and never quoted.

Left out is what speaks to a reader or a machine, what stands in another script than the paper, and what is strange in
the paper: less so is enough where a sentence sounds like an order or stands beside one, which is seldom alone.
"""

import re
from collections.abc import Sequence
from typing import Final

from bot.gate.addressed import is_addressed
from bot.gate.addressed_faintly import LOUDEST, sound
from bot.reading.scripts import is_other_script
from bot.reading.strangeness import BESIDE, Vocabulary, Words, strangeness, vocabulary, words

MOST_STRANGE: Final = 1.75
"""Strangeness and sound together from which on a sentence is somebody else's."""
MOST_BESIDE: Final = -1.5
"""The same of a sentence not farther than BESIDE from one that is left out anyway."""
MOST_OF_FEW: Final = 6.0
"""The same where there are too few sentences for a word to come twice; beside one left out it is MOST_STRANGE there."""
FEWEST: Final = {True: 6, False: 12}
"""Sentences of an abstract, and of all sections, from which on there are enough."""
LONGEST_BLOCK: Final = 12
"""Sentences between the two marks of a block at most."""
_OPENS: Final = re.compile(
    r"<(system|assistant|user|developer|admin|instructions?|prompt|hidden|secret)\b[^<>]{0,40}>", re.I
)
_FENCE: Final = "```"


def told_of_abstract(sentences: Sequence[str], title: str, *, latin: bool) -> list[bool]:
    """Of each sentence of an abstract, whether it may be quoted: there one other sentence vouches for a word."""
    spoken = [words(each) for each in sentences]
    known = vocabulary(title, spoken, fewest=1)
    return _told(sentences, spoken, known, latin, dense=True)


def told(sentences: Sequence[str], spoken: Sequence[Words], known: Vocabulary, *, latin: bool) -> list[bool]:
    """Of each sentence of a section, whether it may be quoted. `spoken` are their words, `known` is the paper's."""
    return _told(sentences, spoken, known, latin, dense=False)


def _told(
    sentences: Sequence[str], spoken: Sequence[Words], known: Vocabulary, latin: bool, *, dense: bool
) -> list[bool]:
    kept = [not (is_addressed(each) or (latin and is_other_script(each))) for each in sentences]
    _close_blocks(sentences, kept)
    if not latin:
        return kept
    most, beside = (MOST_STRANGE, MOST_BESIDE) if known.size >= FEWEST[dense] else (MOST_OF_FEW, MOST_STRANGE)
    near = [not all(kept[max(0, at - BESIDE) : at + BESIDE + 1]) for at in range(len(kept))]
    for at in [at for at, whether in enumerate(kept) if whether]:
        silent = 0 if dense and not near[at] else BESIDE
        left = (beside if near[at] else most) - strangeness(at, spoken, known, silent)
        kept[at] = left >= LOUDEST or sound(sentences[at]) <= left
    return kept


def _close_blocks(sentences: Sequence[str], kept: list[bool]) -> None:
    """Leave out what stands between the two marks of a block that a sentence opens and another one closes."""
    for at, sentence in enumerate(sentences):
        if kept[at]:
            continue
        closing = _closing(sentence)
        ahead = range(at + 1, min(len(kept), at + LONGEST_BLOCK)) if closing else range(0)
        end = next((other for other in ahead if closing in sentences[other].lower()), at)
        kept[at : end + 1] = [False] * (end + 1 - at)


def _closing(sentence: str) -> str:
    """The mark that closes the block which a sentence leaves open; empty where it leaves none."""
    if sentence.count(_FENCE) % 2:
        return _FENCE
    opened = _OPENS.search(sentence)
    mark = f"</{opened.group(1).lower()}" if opened else ""
    return mark if mark and mark not in sentence.lower() else ""
