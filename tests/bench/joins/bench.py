"""Measures which paper a list's title is taken for: arXiv's title search over several thousand papers, then the judge.

Precision is the bar (1.00, the right paper there or not); recall is told. The rival takes the search's first answer.
"""

import asyncio
import os
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fakes_sources import SetClock
from figure import Bench
from records import Known, known_papers, neighbours
from retyped import WRITTEN, as_listed, relatives
from title_index import Indexed, TitleIndex

from adapters.sources.arxiv import ArxivTitles
from bot.domain.identity import arxiv_id
from bot.domain.paper import Entry
from bot.reading.same_paper import same_paper

BENCH = Bench(__file__, ("adapters/sources/arxiv", "bot/reading/same_paper.py", "bot/domain/identity.py"))
SEED = 7
MOST_PAPERS = 400
RIVAL = "the search's first answer"


@dataclass
class Tally:
    """What came of one way of writing; `first_right` is the rival's."""

    asked: int = 0
    right: int = 0
    wrong: int = 0
    first_right: int = 0
    first_wrong: int = 0

    def count(self, said: str | None, first: str | None, right: str) -> None:
        """One answer of ours and of the rival."""
        self.asked += 1
        self.right += said == right
        self.wrong += said not in (None, right)
        self.first_right += first == right
        self.first_wrong += first not in (None, right)

    def add(self, other: "Tally") -> None:
        """Count another one's too."""
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def hand_over(self, name: str) -> None:
        """Papers taken for another one, and what part was found; ours and the rival's."""
        rivals = {RIVAL: self.first_wrong}
        found = f"found {self.right / self.asked:.3f}, the rival {self.first_right / self.asked:.3f}"
        data = f"{self.asked} titles"
        BENCH.figure(f"wrong papers, {name}", self.wrong, at_most=0, rivals=rivals, data=data, note=found)


def _id(entry: Entry | None) -> str | None:
    return arxiv_id(entry.reference) if entry is not None else None


async def joined(index: TitleIndex, papers: Sequence[Known], way: str, *, told: bool, there: bool) -> Tally:
    """Ask for each paper, written that way; `told`: with authors, `there`: the index has it."""
    titles, tally, chance = ArxivTitles(index, "https://api.example/query", SetClock()), Tally(), random.Random(SEED)
    for paper in papers:
        index.without = set() if there else {paper.indexed.id}
        title = WRITTEN[way](paper.title, chance)
        authors = as_listed(paper.authors, chance) if told else ()
        entries = await titles.titled(title)
        first = _id(entries[0]) if entries else None
        tally.count(_id(same_paper(title, authors, entries)), first, paper.indexed.id)
    return tally


async def among_relatives(papers: Sequence[Known]) -> Tally:
    """Only relatives of the paper are there, under the same authors: none of them is it."""
    tally = Tally()
    for paper in papers:
        for title in relatives(paper.indexed.title):
            index = TitleIndex([Indexed("2001.00001", title, paper.indexed.authors)])
            entries = await ArxivTitles(index, "https://api.example/query", SetClock()).titled(paper.title)
            said = same_paper(paper.title, paper.authors, entries)
            tally.count(_id(said), _id(entries[0]) if entries else None, "")
    return tally


async def measured(folder: Path) -> None:
    """All ways of writing a title, with authors and without, the paper there and not; all of them together at last."""
    known = known_papers(folder)
    others = neighbours(folder, known)
    papers = random.Random(SEED).sample([each for each in known if each.authors], MOST_PAPERS)
    index = TitleIndex([*(each.indexed for each in known), *others])
    print(f"joins: {len(papers)} of {len(known)} papers with a known id, among {len(index.papers)}")
    every, began = Tally(), time.perf_counter()
    for there in (True, False):
        for told in (True, False):
            for way in WRITTEN:
                tally = await joined(index, papers, way, told=told, there=there)
                named = f"{way}, {'with' if told else 'without'} authors, {'there' if there else 'not there'}"
                tally.hand_over(named)
                every.add(tally)
    tally = await among_relatives(papers[:200])
    tally.hand_over("relatives only, same authors")
    every.add(tally)
    every.hand_over("all together")
    print(f"joins: {len(index.asked)} questions, {time.perf_counter() - began:.1f} s")


def main() -> int:
    """1 where any paper was taken for another."""
    folder = os.environ.get("JOGAN_BENCH_DATA")
    if not folder:
        BENCH.not_run("JOGAN_BENCH_DATA is not set")
    else:
        asyncio.run(measured(Path(folder)))
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
