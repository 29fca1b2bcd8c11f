"""Finds the passages of a paper that answer a question: several rankings of them, fused by their ranks.

The question's words weighed by how rare they are in the paper, words that an answer is likely to have, words of what
comes first by these; and the index's own ranking. It changes no passage and asks no model.
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.answer import Ranked
from bot.domain.paper import PaperId
from bot.domain.text import PaperText
from bot.ports.clock import Clock
from bot.ports.passages import Passages
from bot.questions.asked import Asked, Query, asked
from bot.questions.floor import is_near, nearness
from bot.questions.passages import split
from bot.questions.shelf import Shelf
from bot.questions.synonyms import synonyms

__all__ = ["Query", "Retrieval", "is_near", "nearness"]

CUT = "2"
"""Raised when passages are cut otherwise: what is indexed is then put again."""
SHELVES = 16
"""Papers whose passages are kept counted: those that are talked about now."""
SMOOTHING = 5.0
"""Ranks by which the first one leads less: the constant of reciprocal rank fusion."""
OF_INDEX = 0.4
"""What the index's ranking counts beside ours."""
WORDS_OF_INDEX, MOST_OF_INDEX = 12, 50
"""Words that the index is asked for, and passages that it ranks."""
LEADING, TELLING, ECHO = 3, 10, 0.2
"""Words of the passages that come first: of how many, how many words, and what they count."""


@dataclass(frozen=True, slots=True)
class _Kept:
    version: str | None
    shelf: Shelf


class Retrieval:
    """Searches one paper at a time; papers that are asked about again are kept counted in memory."""

    def __init__(self, index: Passages, clock: Clock) -> None:
        self._index, self._clock = index, clock
        self._kept: OrderedDict[PaperId, _Kept] = OrderedDict()

    async def indexed(self, text: PaperText) -> None:
        """Make a text's passages known, where another text of the paper is."""
        version = version_of(text)
        if await self._index.version(text.paper) != version:
            passages = await asyncio.to_thread(split, text)
            await self._index.put(text.paper, version, passages, self._clock.now())

    async def nearest(self, paper: PaperId, query: Query, most: int = 10) -> tuple[Ranked, ...]:
        """The passages that are nearest to a question, best first; those that share nothing with it come last."""
        wanted = asked(query)
        words = wanted.words[:WORDS_OF_INDEX]
        shelf, numbers = await asyncio.gather(self._shelf(paper), self._index.ranked(paper, words, MOST_OF_INDEX))
        theirs = [shelf.places[number] for number in numbers if number in shelf.places]
        worth = fused([(ours(shelf, wanted), 1.0), (theirs, OF_INDEX)])
        places = sorted(range(len(shelf.passages)), key=lambda place: (-worth.get(place, 0.0), place))
        return tuple(Ranked(shelf.passages[place], worth.get(place, 0.0)) for place in places[:most])

    async def _shelf(self, paper: PaperId) -> Shelf:
        """The paper's passages counted, anew where others were put since."""
        version = await self._index.version(paper)
        kept = self._kept.get(paper)
        if kept is None or kept.version != version:
            passages = await self._index.all(paper)
            kept = self._kept[paper] = _Kept(version, await asyncio.to_thread(Shelf, passages))
        self._kept.move_to_end(paper)
        while len(self._kept) > SHELVES:
            self._kept.popitem(last=False)
        return kept.shelf


def version_of(text: PaperText) -> str:
    """What tells one text of a paper from another: every word of it counts."""
    digest = hashlib.blake2b(digest_size=16)
    for part in (
        CUT,
        text.title,
        text.abstract,
        *(part for each in text.sections for part in (each.heading, each.text)),
    ):
        digest.update(f"{len(part)}:{part}".encode())
    return f"{text.source}-{digest.hexdigest()}"


def ours(shelf: Shelf, wanted: Asked) -> list[int]:
    """The places of passages that have something of what is asked, best first."""
    scores = shelf.scores(wanted.weights)
    first = {place: scores[place] for place in _order(scores)[:LEADING]}
    if first:
        known, total = synonyms(), sum(first.values())
        shares = {place: score / total for place, score in first.items()}
        echo = shelf.scores(shelf.telling(shares, known.empty | known.quiet, TELLING))
        scores = [score + ECHO * more for score, more in zip(scores, echo, strict=True)]
    return _order(scores)


def fused(rankings: Sequence[tuple[Sequence[int], float]]) -> dict[int, float]:
    """Reciprocal rank fusion: what each place is worth."""
    worth: dict[int, float] = {}
    for ranking, weight in rankings:
        for rank, place in enumerate(ranking):
            worth[place] = worth.get(place, 0.0) + weight / (SMOOTHING + rank)
    return worth


def _order(scores: Sequence[float]) -> list[int]:
    having = [place for place, score in enumerate(scores) if score > 0]
    return sorted(having, key=lambda place: (-scores[place], place))
