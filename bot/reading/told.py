"""Which sentences of a section tell something of the paper: the others are shown to no model and never quoted.

Left out is what speaks to a reader or a machine, what stands in another script than the paper, and what has nothing to
do with the paper where it stands beside either, since an order is seldom one sentence, or sounds faintly like an order.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from bot.gate.addressed import is_addressed
from bot.gate.addressed_faintly import may_be_addressed
from bot.gate.listed import listed
from bot.gate.stems import stem
from bot.reading.scripts import is_other_script

BESIDE: Final = 2
"""Sentences on either side of one that is left out that must show that they are the paper's."""
LONGEST_ADDED: Final = 40
"""Words of a sentence beside it that is doubted at most: a longer one shows by itself what it belongs to."""
FEWEST_OTHERS: Final = 5
"""Sentences beside it that an abstract has at least where a faint sound of an order is enough."""
LONGEST_BLOCK: Final = 12
"""Sentences between the two marks of a block at most."""
_WORD: Final = re.compile(r"[^\W\d_]{4,}|[^\W_]*\d[^\W_]*[^\W\d_]|[A-Z]{2,}")
_ANYWHERE: Final = frozenset(
    stem(word)
    for word in listed(
        "paper work article study abstract text author authors method model models data dataset result results "
        "approach research system code task tasks show shows with that this from have been were their there these "
        "those which when than then them they into also more most only very other some such make made take well over "
        "under about between within first second year years time times week number everything everyone people fact "
        "thing anything "
        "here where what your must should would could will does done just each every like best good great important "
        "free full part main next last same sure name says said call called give given need needed note world"
    )
)
"""Words that a sentence of anybody has: they do not show that it belongs to this paper."""
_OPENS: Final = re.compile(
    r"<(system|assistant|user|developer|admin|instructions?|prompt|hidden|secret)\b[^<>]{0,40}>", re.I
)
_FENCE: Final = "```"


def told(sentences: Sequence[str], known: str, *, latin: bool, dense: bool = False) -> list[bool]:
    """Of each sentence in order, whether it may be quoted. `known` is what else is the paper's: title and abstract.

    In a `dense` text, an abstract, every sentence has to do with the others: there a faint sound of an order is enough.
    """
    kept = [not (is_addressed(each) or (latin and is_other_script(each))) for each in sentences]
    _close_blocks(sentences, kept)
    near = {at for at in range(len(kept)) if kept[at] and not all(kept[max(0, at - BESIDE) : at + BESIDE + 1])}
    dense = dense and len(kept) > FEWEST_OTHERS
    faint = [at for at in range(len(kept)) if kept[at] and (at in near or (dense and may_be_addressed(sentences[at])))]
    doubted = [at for at in faint if len(sentences[at].split()) <= LONGEST_ADDED]
    if not doubted:
        return kept
    spoken = {at: _words(sentences[at]) for at in range(len(kept)) if kept[at]}
    others = Counter(word for at in spoken if at not in near for word in spoken[at])
    title = _words(known)
    for at in doubted:
        own = 0 if at in near else 1
        kept[at] = any(word in title or others[word] > own for word in spoken[at])
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


def _words(text: str) -> set[str]:
    """What in a text may be a paper's own: its words of four letters or more, names and amounts with a unit."""
    found: Iterable[str] = (stem(word.lower()) for word in _WORD.findall(text))
    return {word for word in found if word not in _ANYWHERE}
