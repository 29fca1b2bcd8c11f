"""Measures retrieval without a model: QASPER against plain FTS5, Korean, follow-ups, the floor, milliseconds.

JOGAN_TEST_DATABASE_URL adds PostgreSQL. The halves and what each set is: tests/captured/questions/README.md.
"""

import asyncio
import os
import sys
from pathlib import Path

from figure import Bench
from figures import DEPTHS, Found, found, gain, mean_share, shares
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

MEASURES = ("bot/questions", "bot/gate/stems.py", "bot/reading", "adapters/passages")
BENCH = Bench(__file__, MEASURES)
PLAIN = "plain FTS5 in the same run"
BARS = {5: 2.0, 10: 2.5}
"""Points above plain FTS5 in the same run, on the measuring half."""
DRAWS = 3
"""Pools of each question: who else is in a pool is chance."""


async def main() -> int:
    """All parts; the exit status."""
    named = os.environ.get("JOGAN_BENCH_DATA", "")
    data = Path(named)
    if not named or not (data / "qa").is_dir():
        BENCH.not_run("JOGAN_BENCH_DATA names no folder with qa/")
        return BENCH.end()
    index = PlainIndex()
    search = Retrieval(index, SystemClock())
    pooled = [each for draw in range(DRAWS) for each in pools(data, draw)]
    papers = {name: split(await paper_text(data, name)) for name in TITLES}
    await _put(index, {each.case.paper: each.passages for each in pooled})
    await _put(index, {f"hash:{name}": passages for name, passages in papers.items()})
    await _qasper(index, search, pooled)
    await _korean(index, search, papers)
    await _korean_qasper(index, search, pooled)
    await _conversations(index, search, data)
    await floor(search, papers, pooled, BENCH)
    await same_quotes(data, BENCH)
    await speed(papers, BENCH)
    return BENCH.end()


async def _put(index: PlainIndex, papers: dict[str, tuple[Passage, ...]]) -> None:
    for paper, passages in papers.items():
        own_passages = tuple(Passage(paper, p.number, p.section, p.text, p.offset) for p in passages)
        await index.put(paper, "1", own_passages, SystemClock().now())


async def _qasper(index: PlainIndex, search: Retrieval, pooled: list[Pooled]) -> None:
    """Ours and plain FTS5 on both halves; the measuring half has bars."""
    ours, plain = [await _ours(search, each) for each in pooled], [await _plain(index, each) for each in pooled]
    for measured, name in ((False, "tuning"), (True, "measuring")):
        mine = [found for found, each in zip(ours, pooled, strict=True) if each.case.measured == measured]
        rival = [found for found, each in zip(plain, pooled, strict=True) if each.case.measured == measured]
        questions, articles = len(mine) // DRAWS, len({each.group for each in mine})
        data = f"QASPER, {questions} questions on {articles} papers, {DRAWS} draws of pools of 50"
        for depth in DEPTHS:
            points, low, high = gain(mine, rival, depth)
            note = f"{points:+.1f} points, 95 % of draws {low:+.1f} to {high:+.1f}"
            told, rivals = f"evidence among the first {depth}, {name} half", {PLAIN: mean_share(rival, depth)}
            BENCH.figure(told, mean_share(mine, depth), "%", rivals=rivals, data=data, note=note)
            if measured:
                name_of_gain = f"points above plain FTS5 at {depth}, {name} half"
                BENCH.figure(name_of_gain, points, at_least=BARS[depth], data=data)


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


async def _korean(index: PlainIndex, search: Retrieval, papers: dict[str, tuple[Passage, ...]]) -> None:
    """Our own questions over whole papers, in Korean and in English."""
    cases = own("korean.txt", papers)
    for measured, name in ((False, "tuning"), (True, "measuring")):
        half = [case for case in cases if case.measured == measured]
        without = [found(case.paper, case.gold, await _order(search, case, with_terms=False)) for case in half]
        given = [found(case.paper, case.gold, await _order(search, case)) for case in half]
        plain = [
            found(case.paper, case.gold, await index.ranked(case.paper, case.question.split(), 10)) for case in half
        ]
        for how, some in (("without a model", without), ("with a model's terms", given)):
            _over_papers(f"Korean {how}, {name} half", some, {PLAIN: mean_share(plain, 5)})
        english = [case for case in own("english.txt", papers) if case.measured == measured]
        said = [found(case.paper, case.gold, await _order(search, case)) for case in english]
        _over_papers(f"English, {name} half", said, {})


def _over_papers(name: str, some: list[Found], rivals: dict[str, float]) -> None:
    data = f"{len(some)} questions over whole papers"
    BENCH.figure(
        f"evidence among the first 5, {name}", mean_share(some, 5), "%", rivals=rivals, data=data, note=shares(some)
    )


async def _korean_qasper(index: PlainIndex, search: Retrieval, pooled: list[Pooled]) -> None:
    told = said_in_korean(pooled)
    ours = [await _ours(search, each) for each in told]
    plain = [await _plain(index, each) for each in told]
    names = {each.case.paper for each in told}
    english = [await _ours(search, each) for each in pooled if each.case.paper in names]
    rivals = {PLAIN: mean_share(plain, 5), "ours in English": mean_share(english, 5)}
    data = f"{len(told) // DRAWS} questions of the measuring half, said in Korean by hand"
    name = "evidence among the first 5, QASPER in Korean without a model"
    BENCH.figure(name, mean_share(ours, 5), "%", rivals=rivals, data=data)


async def _conversations(index: PlainIndex, search: Retrieval, data: Path) -> None:
    """Follow-ups with their history and without: those that need none are to be as good with it."""
    papers, cases = conversations(data)
    await _put(index, papers)
    depths = (1, 3, 5)
    leaning = [case for case in cases if leans(case.question, concepts_of(Query(case.question, "en")))]
    others = [case for case in cases if case not in leaning]
    for name, some in (("lean on what was said", leaning), ("say all themselves", others)):
        told = [found(case.paper, case.gold, await _order(search, case), depths) for case in some]
        alone = [found(case.paper, case.gold, await _order(search, case, with_history=False), depths) for case in some]
        pieces, before = sum(each.by[3] for each in told), sum(each.by[3] for each in alone)
        rivals, told_of = {"without history": before}, f"{len(some)} of {len(cases)} follow-ups of ArgSciChat"
        note = f"with history {shares(told, depths)}; without {shares(alone, depths)}"
        told_name = f"evidence of follow-ups that {name}, among the first 3"
        BENCH.figure(told_name, pieces, "pieces", at_least=before, rivals=rivals, data=told_of, note=note)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
