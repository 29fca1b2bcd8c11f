"""Measures retrieval without a model: QASPER against plain FTS5, Korean, follow-ups, the floor, milliseconds.

Run: JOGAN_BENCH_DATA=… python tests/bench/retrieval/bench.py; exit 1 where a bar is missed, "not run" without data.
JOGAN_TEST_DATABASE_URL adds PostgreSQL. The halves and what each set is: tests/captured/questions/README.md.
"""

import asyncio
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figures import DEPTHS, Found, found, gain, shares
from floor import floor
from papers import TITLES, paper_text
from plain import PlainIndex
from same_quotes import same_quotes
from sets import Case, Pooled, conversations, own, pools, said_in_korean
from speed import speed

from adapters.clock import SystemClock
from bot.domain.answer import Passage
from bot.questions.asked import concepts_of, leans
from bot.questions.passages import split
from bot.questions.retrieve import Query, Retrieval

BARS = {5: 2.0, 10: 2.5}
"""Points above plain FTS5 in the same run, on the measuring half."""
DRAWS = 3
"""Pools of each question: who else is in a pool is chance."""


async def main() -> int:
    """Print a line a figure; the exit status."""
    named = os.environ.get("JOGAN_BENCH_DATA", "")
    data = Path(named)
    if not named or not (data / "qa").is_dir():
        sys.stdout.write("not run: JOGAN_BENCH_DATA names no folder with qa/\n")
        return 0
    index = PlainIndex()
    search = Retrieval(index, SystemClock())
    pooled = [each for draw in range(DRAWS) for each in pools(data, draw)]
    papers = {name: split(await paper_text(data, name)) for name in TITLES}
    await _put(index, {each.case.paper: each.passages for each in pooled})
    await _put(index, {f"hash:{name}": passages for name, passages in papers.items()})
    held = [await _qasper(index, search, pooled)]
    await _korean(index, search, pooled, papers)
    held.append(await _conversations(index, search, data))
    await floor(search, papers, pooled)
    held.append(await same_quotes(data))
    held.append(await speed(papers))
    return 0 if all(held) else 1


async def _put(index: PlainIndex, papers: dict[str, tuple[Passage, ...]]) -> None:
    for paper, passages in papers.items():
        own_passages = tuple(Passage(paper, p.number, p.section, p.text, p.offset) for p in passages)
        await index.put(paper, "1", own_passages, SystemClock().now())


async def _qasper(index: PlainIndex, search: Retrieval, pooled: list[Pooled]) -> bool:
    """Ours and plain FTS5 on both halves; whether the measuring half is above its bars."""
    ours, plain = [await _ours(search, each) for each in pooled], [await _plain(index, each) for each in pooled]
    held = True
    for measured, name in ((False, "tuning"), (True, "measuring")):
        mine = [found for found, each in zip(ours, pooled, strict=True) if each.case.measured == measured]
        rival = [found for found, each in zip(plain, pooled, strict=True) if each.case.measured == measured]
        questions, articles = len(mine) // DRAWS, len({each.group for each in mine})
        sys.stdout.write(f"QASPER, {name} half, {questions} questions on {articles} papers, {DRAWS} draws of pools\n")
        sys.stdout.write(f"    plain FTS5  {shares(rival)}\n    ours        {shares(mine)}\n")
        for depth in DEPTHS:
            points, low, high = gain(mine, rival, depth)
            sys.stdout.write(f"    gain @{depth}: {points:+.1f} points, 95 % of draws {low:+.1f} to {high:+.1f}\n")
            held = held and (not measured or points >= BARS[depth])
    return held


async def _ours(search: Retrieval, each: Pooled) -> Found:
    return found(each.article, each.case.gold, await _order(search, each.case))


async def _order(search: Retrieval, case: Case, with_terms: bool = True, with_history: bool = True) -> list[int]:
    language = "ko" if case.is_korean else "en"
    history = case.history if with_history else ()
    query = Query(case.question, language, history, case.terms if with_terms else ())
    return [ranked.passage.number for ranked in await search.nearest(case.paper, query, 10)]


async def _plain(index: PlainIndex, each: Pooled) -> Found:
    words = each.case.question.split()
    return found(each.article, each.case.gold, await index.ranked(each.case.paper, words, 10))


async def _korean(
    index: PlainIndex, search: Retrieval, pooled: list[Pooled], papers: dict[str, tuple[Passage, ...]]
) -> None:
    cases = own("korean.txt", papers)
    for measured, name in ((False, "tuning"), (True, "measuring")):
        half = [case for case in cases if case.measured == measured]
        without = [found(case.paper, case.gold, await _order(search, case, with_terms=False)) for case in half]
        given = [found(case.paper, case.gold, await _order(search, case)) for case in half]
        plain = [
            found(case.paper, case.gold, await index.ranked(case.paper, case.question.split(), 10)) for case in half
        ]
        sys.stdout.write(f"Korean, {name} half, {len(half)} questions over whole papers\n")
        sys.stdout.write(f"    plain FTS5        {shares(plain)}\n    without a model   {shares(without)}\n")
        sys.stdout.write(f"    terms of a model  {shares(given)}\n")
        english = [case for case in own("english.txt", papers) if case.measured == measured]
        said = [found(case.paper, case.gold, await _order(search, case)) for case in english]
        sys.stdout.write(f"English, {name} half, {len(said)} questions over whole papers: {shares(said)}\n")
    told = said_in_korean(pooled)
    ours = [await _ours(search, each) for each in told]
    plain = [await _plain(index, each) for each in told]
    names = {each.case.paper for each in told}
    english = [await _ours(search, each) for each in pooled if each.case.paper in names]
    sys.stdout.write(f"QASPER in Korean, {len(told) // DRAWS} questions of the measuring half, without a model\n")
    sys.stdout.write(f"    plain FTS5  {shares(plain)}\n    ours        {shares(ours)}\n")
    sys.stdout.write(f"    ours in English  {shares(english)}\n")


async def _conversations(index: PlainIndex, search: Retrieval, data: Path) -> bool:
    """Follow-ups with their history and without; whether those that need none are as good with it."""
    papers, cases = conversations(data)
    await _put(index, papers)
    depths = (1, 3, 5)
    leaning = [case for case in cases if leans(case.question, concepts_of(Query(case.question, "en")))]
    others = [case for case in cases if case not in leaning]
    held = True
    for name, some in (("lean on what was said", leaning), ("say all themselves", others)):
        told = [found(case.paper, case.gold, await _order(search, case), depths) for case in some]
        alone = [found(case.paper, case.gold, await _order(search, case, with_history=False), depths) for case in some]
        sys.stdout.write(f"Follow-ups that {name}, {len(some)} of {len(cases)}\n")
        sys.stdout.write(f"    without history  {shares(alone, depths)}\n    with history     {shares(told, depths)}\n")
        held = held and sum(each.by[3] for each in told) >= sum(each.by[3] for each in alone)
    return held


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
