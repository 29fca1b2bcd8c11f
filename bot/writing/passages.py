"""What of a paper a model is shown: all of it for a card, for a repair only what stands around the quotes."""

from collections.abc import Iterable, Iterator

from bot.gate.quotes import Found, find
from bot.gate.source import Source, SourcePart
from bot.reading.source import ABSTRACT, TITLE
from bot.writing.prompts import Passage
from bot.writing.sheet import Draft
from bot.writing.words import stems

MOST_FOR_REPAIR = 9_000
"""Characters of passages in one repair: an abstract and about twenty places of three sentences."""
BESIDE = 1
"""Sentences before and after those that hold a quote: what a better quote may need."""
NEAREST = 2
"""Places that are shown for a sentence whose quotes stand nowhere."""
FEWEST_SHARED = 3
"""Content words that a sentence of the paper shares with such a sentence at least."""
Bounds = tuple[int, int]


def whole(source: Source) -> tuple[Passage, ...]:
    """Everything that may be quoted: abstract and sections; the title stands apart."""
    return tuple(Passage(part.section, part.text) for part in source.parts if part.section != TITLE)


def around(drafts: Iterable[Draft], source: Source) -> tuple[Passage, ...]:
    """The abstract, and what stands around the drafts' quotes or is nearest to what they say, in the paper's order."""
    wanted: dict[int, set[int]] = {}
    for place, part in enumerate(source.parts):
        if part.section == ABSTRACT:
            wanted[place] = set(range(len(part.bounds)))
    for place, sentence in _places(drafts, source):
        last = len(source.parts[place].bounds) - 1
        span = range(max(0, sentence - BESIDE), min(last, sentence + BESIDE) + 1)
        wanted.setdefault(place, set()).update(span)
    return tuple(_bounded(_cut(source, wanted)))


def _places(drafts: Iterable[Draft], source: Source) -> Iterator[tuple[int, int]]:
    lost: list[Draft] = []
    for draft in drafts:
        found = [place for quote in draft.quotes if (place := _found(quote, source)) is not None]
        yield from found
        if not found:
            lost.append(draft)
    yield from _nearest(lost, source)


def _found(quote: str, source: Source) -> tuple[int, int] | None:
    """The part and the sentence in which a quote begins."""
    place = find(quote, source)
    if not isinstance(place, Found) or place.quote.offset is None:
        return None
    for number, part in enumerate(source.parts):
        start = place.quote.offset - part.at
        if start >= 0 and part.section == place.quote.section and part.text.startswith(place.quote.text, start):
            return number, _sentence_at(part, start)
    return None


def _sentence_at(part: SourcePart, offset: int) -> int:
    return max((number for number, (start, _) in enumerate(part.bounds) if start <= offset), default=0)


def _nearest(drafts: list[Draft], source: Source) -> Iterator[tuple[int, int]]:
    """Of each draft the sentences of the paper that share most content words with it and its quotes."""
    if not drafts:
        return
    known = [
        (place, number, frozenset(stems(part.text[start:end])))
        for place, part in enumerate(source.parts)
        for number, (start, end) in enumerate(part.bounds)
        if part.section != TITLE
    ]
    for draft in drafts:
        said = set(stems(" ".join((draft.text, *draft.quotes))))
        shared = sorted((-len(said & words), place, number) for place, number, words in known)
        yield from ((place, number) for count, place, number in shared[:NEAREST] if -count >= FEWEST_SHARED)


def _cut(source: Source, wanted: dict[int, set[int]]) -> Iterator[Passage]:
    """Neighbouring sentences in one piece."""
    for place in sorted(wanted):
        part = source.parts[place]
        for run in _runs(sorted(wanted[place])):
            yield Passage(part.section, part.text[part.bounds[run[0]][0] : part.bounds[run[-1]][1]])


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _bounded(passages: Iterable[Passage]) -> Iterator[Passage]:
    room = MOST_FOR_REPAIR
    for passage in passages:
        if passage.text and len(passage.text) <= room:
            room -= len(passage.text)
            yield passage
