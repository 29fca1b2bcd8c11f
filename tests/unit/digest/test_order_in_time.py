"""How long an edition's calls take by their order alone: 300 ms each, and everything else takes no time.

A quarter of the places and of the papers that tests/bench/edition has, so that there are as many rounds.
One call goes alone before anything is known of the model, and the last report waits for the last card. All calls
between fill their places.
"""

import asyncio
import math
from collections.abc import Sequence
from typing import Any

from builders import a_listed
from fakes_payments import FakePayments
from scripted_model import KnownTexts, ScriptedModel, a_named_paper
from virtual_time import LoopClock, run
from writing_days import name_of

from bot.digest.summarise import Written, summarise
from bot.domain.category import Categories, Category
from bot.domain.edition import EditionPaper
from bot.settings import BudgetSettings, WritingSettings
from bot.writing.desk import Writing
from bot.writing.paid import PaidModel

DELAY, AT_ONCE, LANGUAGES = 0.3, 4, ("ko", "en")
KEYS = tuple(f"Field {number}" for number in range(1, 10))
CATEGORIES = Categories(tuple(Category(key, "·", {}, {}) for key in KEYS))


class SteadyLoopClock(LoopClock):
    """bot.ports.clock.SteadyClock of the running loop."""

    def monotonic(self) -> float:
        """Its seconds."""
        return asyncio.get_running_loop().time()


def day(categories: Sequence[str], count: int) -> list[EditionPaper]:
    """So many papers, of these categories by turns."""
    return [
        a_listed(
            number, a_named_paper(number, name_of(number)), category=categories[number % len(categories)], cards={}
        )
        for number in range(1, count + 1)
    ]


def timed(papers: list[EditionPaper], model: ScriptedModel, places: int = AT_ONCE) -> tuple[float, Written]:
    """Seconds that the calls took, and what was written."""

    async def write() -> tuple[float, Written]:
        paid = PaidModel(model, FakePayments(), BudgetSettings(daily=10**9), SteadyLoopClock(), places)
        writing = Writing(paid, KnownTexts(), WritingSettings(at_once=AT_ONCE))
        done = await summarise(papers, CATEGORIES, LANGUAGES, writing, sorting=lambda: _after(papers))
        return asyncio.get_running_loop().time(), done

    return run(write())


async def _after(papers: list[EditionPaper]) -> tuple[EditionPaper, ...]:
    """The categories come as late as the answer to a question about them."""
    await asyncio.sleep(DELAY)
    return tuple(papers)


def fewest_rounds(calls: int, last: int) -> int:
    """Rounds where one call goes alone, `last` reports wait for the last cards, and no place stands empty between."""
    return 1 + math.ceil((calls - 1 - last) / AT_ONCE) + 1


def test_one_category_takes_the_fewest_rounds_that_there_can_be() -> None:
    model = ScriptedModel(delay=DELAY)
    seconds, (papers, reports) = timed(day(KEYS[:1], 31), model)
    assert (len(papers), len(reports), len(model.asked)) == (31, 1, 64)
    assert round(seconds / DELAY) == fewest_rounds(64, last=2) == 18


def test_several_categories_come_within_a_twelfth_of_places_that_are_never_empty() -> None:
    model = ScriptedModel(delay=DELAY)
    seconds, (_, reports) = timed(day(KEYS[:3], 31), model)
    assert (len(reports), len(model.asked)) == (3, 68)
    assert round(seconds / DELAY) == fewest_rounds(68, last=3) == 18
    assert seconds < 1.08 * len(model.asked) / AT_ONCE * DELAY


def test_an_edition_has_all_places_while_nobody_asks_anything() -> None:
    model = ScriptedModel(delay=DELAY)
    timed(day(KEYS, 12), model)
    assert model.most == AT_ONCE


def test_the_first_call_goes_alone() -> None:
    begun = list[float]()

    class Timed(ScriptedModel):
        async def ask(self, *given: Any, **named: Any) -> Any:
            begun.append(asyncio.get_running_loop().time())
            return await super().ask(*given, **named)

    timed(day(KEYS, 12), Timed(delay=DELAY))
    assert sum(at < DELAY for at in begun) == 1
    assert sum(DELAY <= at < 2 * DELAY for at in begun) == AT_ONCE
