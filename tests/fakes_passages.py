"""An in-memory twin of the index of passages: it keeps the port's rules and passes the port's contract tests."""

import math
import re
from collections.abc import Sequence
from datetime import datetime

from fakes_checks import check_keys

from bot.domain.answer import Passage
from bot.domain.paper import PaperId, check_aware
from bot.errors import BadPayload
from bot.ports.passages import Word

ENDINGS = ("ings", "ing", "ed", "es", "s")


class FakePassages:
    """bot.ports.passages.Passages in memory; its stems are those of regular words."""

    def __init__(self) -> None:
        self._papers: dict[PaperId, tuple[str, tuple[Passage, ...], datetime]] = {}

    async def put(self, paper: PaperId, version: str, passages: Sequence[Passage], at: datetime) -> None:
        check_aware(at)
        check_keys(paper, version)
        numbers = {passage.number for passage in passages if passage.paper == paper}
        if not (paper and version) or len(numbers) < len(passages):
            raise BadPayload("passages of another paper, or of one number")
        try:
            "".join((paper, version, *(passage.section + passage.text for passage in passages))).encode()
        except UnicodeEncodeError as error:
            raise BadPayload("a passage that is no Unicode text") from error
        self._papers[paper] = version, tuple(passages), at

    async def version(self, paper: PaperId) -> str | None:
        return self._papers[paper][0] if paper in self._papers else None

    async def all(self, paper: PaperId) -> tuple[Passage, ...]:
        return self._papers[paper][1] if paper in self._papers else ()

    async def ranked(self, paper: PaperId, words: Sequence[Word], most: int) -> tuple[int, ...]:
        stems = {passage.number: stemmed(passage.text) for passage in await self.all(paper)}
        asked = {stemmed(word) for word in list(dict.fromkeys(words))[:256]} - {()}
        usual = sum(map(len, stems.values())) / (len(stems) or 1)
        scores: dict[int, float] = {}
        for word in asked:
            counts = {number: count for number, of in stems.items() if (count := _count(of, word))}
            rarity = math.log(1 + (len(stems) - len(counts) + 0.5) / (len(counts) + 0.5))
            for number, count in counts.items():
                length = 1.2 * (0.25 + 0.75 * len(stems[number]) / usual)
                scores[number] = scores.get(number, 0.0) + rarity * 2.2 * count / (count + length)
        best = sorted(scores, key=lambda number: (-scores[number], number))
        return tuple(best[: max(most, 0)])

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [paper for paper, (_, _, at) in self._papers.items() if at < before]
        for paper in old:
            del self._papers[paper]
        return len(old)


def stemmed(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(_stem(word) for word in re.findall(r"[^\W_]+", text.casefold()))


def _stem(word: str) -> str:
    ending = next((ending for ending in ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2), "")
    return word.removesuffix(ending)


def _count(stems: tuple[str, ...], word: tuple[str, ...]) -> int:
    """How often a word, or several that follow one another, stands in a passage."""
    return sum(stems[at : at + len(word)] == word for at in range(len(stems) - len(word) + 1))
