"""The floor's curve: unanswerable questions refused against answerable ones refused, at every height."""

from collections.abc import Sequence

from figure import Bench
from sets import Case, Pooled, own

from bot.domain.answer import Passage
from bot.questions.floor import NEAR, NEAR_KOREAN, nearness
from bot.questions.retrieve import Query, Retrieval

HEIGHTS = (0.5, 0.6, NEAR, 0.7, 0.76, NEAR_KOREAN, 0.88, 0.94)
FAR = 11
"""How many questions on another paper's are that lend theirs."""


async def floor(search: Retrieval, papers: dict[str, tuple[Passage, ...]], pooled: list[Pooled], bench: Bench) -> None:
    """Hand over the curves of both halves, by language, and that of questions asked of another paper's pool."""
    answerable = own("korean.txt", papers) + own("english.txt", papers)
    unanswerable = own("unanswerable.txt", papers)
    for measured, half in ((False, "tuning"), (True, "measuring")):
        for korean, language in ((True, "Korean"), (False, "English")):
            yes = [case for case in answerable if (case.measured, case.is_korean) == (measured, korean)]
            no = [case for case in unanswerable if (case.measured, case.is_korean) == (measured, korean)]
            chosen = NEAR_KOREAN if korean else NEAR
            name, data = f"{language}, {half} half", f"{len(yes)} answerable, {len(no)} not"
            _curve(bench, name, data, await _all(search, yes), await _all(search, no), chosen)
        some = [each for each in pooled[: len(pooled) // 3] if each.case.measured == measured]
        theirs = await _all(search, [each.case for each in some])
        foreign = [await _near(search, each.case, _other(some, place)) for place, each in enumerate(some)]
        _curve(bench, f"QASPER, {half} half", f"{len(some)}, each also of another paper", theirs, foreign, NEAR)


async def _all(search: Retrieval, cases: Sequence[Case]) -> list[float]:
    return [await _near(search, case, case.paper) for case in cases]


async def _near(search: Retrieval, case: Case, paper: str) -> float:
    query = Query(case.question, "ko" if case.is_korean else "en")
    return nearness(query, await search.nearest(paper, query))


def _other(some: list[Pooled], place: int) -> str:
    turned = some[(place + FAR) % len(some) :] + some
    return next(each.case.paper for each in turned if each.article != some[place].article)


def _curve(bench: Bench, name: str, data: str, yes: Sequence[float], no: Sequence[float], chosen: float) -> None:
    points = " ".join(f"{height}: {_below(yes, height):.0f}/{_below(no, height):.0f}" for height in HEIGHTS)
    note = f"of the answerable {_below(yes, chosen):.0f} %; at other floors answerable/not {points}"
    told = f"unanswerable refused without a model, {name}"
    bench.figure(told, _below(no, chosen), "%", data=data, note=note)


def _below(values: Sequence[float], height: float) -> float:
    return 100 * sum(value < height for value in values) / len(values)
