"""What of a paper a model is shown for a question: all that may be quoted, or what is nearest to the question."""

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.answer import Ranked
from bot.domain.text import PaperText
from bot.gate.source import Source
from bot.questions.prompts import Shown
from bot.reading.source import ABSTRACT
from bot.writing.passages import whole
from bot.writing.prompts import Passage

AROUND = 60
"""Characters counted for a passage besides its text."""


def fits(source: Source, most: int) -> bool:
    """Whether all of a paper is shown within so many characters."""
    return _size(whole(source)) <= most


def shown_of(text: PaperText, source: Source, ranked: Sequence[Ranked], most: int) -> Shown:
    """The paper; of one that is too long its abstract and the nearest passages, in the paper's order.

    Where nobody could say which are nearest, the paper from its beginning.
    """
    every = whole(source)
    if _size(every) > most:
        abstract = [each for each in every if each.section == ABSTRACT]
        rest = [each for each in every if each.section != ABSTRACT]
        room = most - _size(abstract)
        every = (*abstract, *(_nearest(ranked, room) if ranked else _bounded(rest, room)))
    return Shown(text.paper, text.title, every)


def _nearest(ranked: Sequence[Ranked], room: int) -> Iterator[Passage]:
    """As many of the best as there is room for; the abstract is shown already."""
    taken = []
    for passage in (each.passage for each in ranked):
        size = len(passage.text) + AROUND
        if passage.section != ABSTRACT and size <= room:
            taken.append(passage)
            room -= size
    for passage in sorted(taken, key=lambda each: each.number):
        yield Passage(passage.section, passage.text)


def _bounded(passages: Iterable[Passage], room: int) -> Iterator[Passage]:
    for passage in passages:
        room -= len(passage.text) + AROUND
        if room < 0:
            return
        yield passage


def _size(passages: Iterable[Passage]) -> int:
    return sum(len(each.text) + AROUND for each in passages)
