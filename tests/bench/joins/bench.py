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

sys.path.insert(0, str(Path(__file__).resolve().parent))  # the bench runs as a script, from any folder

from fakes_sources import SetClock
from records import Known, known_papers, neighbours
from retyped import WRITTEN, as_listed, relatives
from title_index import Indexed, TitleIndex

from adapters.sources.arxiv import ArxivTitles
from bot.domain.identity import arxiv_id
from bot.domain.paper import Entry
from bot.reading.same_paper import same_paper

SEED = 7
MOST_PAPERS = 400


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

    def line(self) -> str:
        """Precision and recall, ours and the rival's."""
        return (
            f"precision {_share(self.right, self.right + self.wrong)} ({self.wrong} wrong) recall "
            f"{_share(self.right, self.asked)} of {self.asked}; first answer {_share(self.first_right, self.asked)} "
            f"right, {self.first_wrong} wrong"
        )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


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


async def among_relatives(papers: Sequence[Known]) -> tuple[Tally, int]:
    """Only relatives of the paper are there, under the same authors: none of them is it."""
    tally = Tally()
    for paper in papers:
        for title in relatives(paper.indexed.title):
            index = TitleIndex([Indexed("2001.00001", title, paper.indexed.authors)])
            entries = await ArxivTitles(index, "https://api.example/query", SetClock()).titled(paper.title)
            said = same_paper(paper.title, paper.authors, entries)
            tally.count(_id(said), _id(entries[0]) if entries else None, "")
    return tally, tally.wrong


async def measured(folder: Path) -> int:
    """Print all figures; how many papers were taken for another."""
    known = known_papers(folder)
    others = neighbours(folder, known)
    papers = random.Random(SEED).sample([each for each in known if each.authors], MOST_PAPERS)
    index = TitleIndex([*(each.indexed for each in known), *others])
    print(f"joins: {len(papers)} of {len(known)} papers with a known id, among {len(index.papers)}")
    wrong, began = 0, time.perf_counter()
    for there in (True, False):
        for told in (True, False):
            for way in WRITTEN:
                tally = await joined(index, papers, way, told=told, there=there)
                named = f"{way}, {'with' if told else 'without'} authors, {'there' if there else 'not there'}"
                print(f"joins: {named:42} {tally.line()}")
                wrong += tally.wrong
    tally, relatives_wrong = await among_relatives(papers[:200])
    print(f"joins: {'relatives only, same authors':42} {tally.line()}")
    print(f"joins: {len(index.asked)} questions, {time.perf_counter() - began:.1f} s")
    return wrong + relatives_wrong


def main() -> int:
    """1 where any paper was taken for another."""
    folder = os.environ.get("JOGAN_BENCH_DATA")
    if not folder:
        print("joins: not run: set JOGAN_BENCH_DATA to the folder of the bench data")
        return 0
    wrong = asyncio.run(measured(Path(folder)))
    print(f"joins: {'precision 1.00' if not wrong else f'MISSED: {wrong} wrong papers'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
