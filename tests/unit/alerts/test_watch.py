"""What needs a hand though nothing fails this moment is found, once, and nothing else is."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from builders import a_card, a_chat, a_day_without, a_listed, a_paper, a_source_report, an_edition
from fakes import FakeClock, FakeStore
from fakes_alerts import Bell
from ledger_rows import write_posting

from bot.alerts.watch import BACK, DOWN, LATE, SETTLED, STALLED, Watch, Watched
from bot.domain.edition import SourceReport
from bot.errors import Temporary
from bot.ports.ledger import LaneState
from bot.ports.llm import Usage
from bot.ports.payments import Limits

DAY = date(2024, 7, 16)
CUT = datetime(2024, 7, 16, 23, tzinfo=UTC)
LANE = "telegram:1"
MINUTE = timedelta(minutes=1)


class House:
    """One process and its store, which begins right after the cut."""

    def __init__(self) -> None:
        self.clock, self.store, self.bell = FakeClock(CUT + MINUTE), FakeStore(), Bell()
        self.down: dict[str, str] = {}
        self.twice: dict[str, tuple[date, str]] = {}
        self.watch = self.process()

    def process(self) -> Watch:
        watched = Watched(time(23), {"arxiv", "huggingface"}, "gpt-x", 1_000, self.down, self.twice)
        return Watch(self.store, self.clock, self.bell.alerts(self.clock, self.store.alerts), watched)

    async def after(self, passed: timedelta = MINUTE) -> list[tuple[str, str, str]]:
        """What was told by a look that much later."""
        self.clock.advance(passed)
        before = len(self.bell.rung)
        await self.watch.look()
        await self.watch.alerts.told(1.0)
        return [(alert.kind, alert.subject, alert.reason) for alert in self.bell.rung[before:]]

    async def published(self) -> None:
        await self.store.editions.publish(an_edition(DAY))


async def quiet() -> House:
    """Nothing needs a hand: the edition is there."""
    house = House()
    await house.published()
    assert await house.after() == []
    return house


async def test_row_59_an_edition_that_is_late_is_told_once_with_what_failed() -> None:
    house = House()
    failed = a_source_report(found=0, error="503 from huggingface.co")
    await house.store.editions.publish(a_day_without(DAY, "sources_failed", sources=(failed,)))
    assert await house.after(LATE - 2 * MINUTE) == []
    assert await house.after(2 * MINUTE) == [("late", "edition", "huggingface: 503 from huggingface.co")]
    house.watch = house.process()
    assert await house.after(timedelta(hours=5)) == []
    assert [alert.day for alert in house.bell.rung] == [DAY]


async def test_a_process_that_begins_long_after_the_cut_has_time_to_build() -> None:
    house = House()
    house.clock.set(CUT + timedelta(hours=9))
    house.watch = house.process()
    assert await house.after(LATE) == []
    assert await house.after() == [("late", "edition", "not written yet")]


async def test_a_day_without_papers_is_not_late() -> None:
    house = House()
    await house.store.editions.publish(a_day_without(DAY, "no_papers"))
    assert await house.after(timedelta(hours=5)) == []


async def test_rows_22_23_a_source_that_fails_for_a_day_is_told_once_whatever_restarts() -> None:
    house = await quiet()
    began = house.clock.now()
    for hour in range(24):
        await house.store.source_health.answered([SourceReport("arxiv", began + timedelta(hours=hour), 0, "429")])
    assert await house.after(timedelta(hours=23)) == []
    house.watch = house.process()
    for asked in (24, 47):
        await house.store.source_health.answered([SourceReport("arxiv", began + timedelta(hours=asked), 0, "429")])
    assert [said for said in await house.after(timedelta(hours=1)) if said[0] == "source"] == [
        ("source", "arxiv", "429")
    ]
    assert [said for said in await house.after(timedelta(hours=24)) if said[0] == "source"] == []


async def test_a_source_that_failed_once_long_ago_or_is_not_asked_any_more_or_answers_again_needs_no_hand() -> None:
    house = await quiet()
    began = house.clock.now()
    later = began + timedelta(hours=25)
    health = house.store.source_health
    await health.answered([SourceReport("huggingface", began, 0, "503")])
    await health.answered([SourceReport("openreview", at, 0, "503") for at in (began, later)])
    await health.answered([SourceReport("arxiv", at, 0, "503") for at in (began, later)])
    await health.answered([SourceReport("arxiv", later, 5)])
    assert [said for said in await house.after(timedelta(hours=26)) if said[0] == "source"] == []


async def test_most_of_the_days_tokens_are_told_once_a_day_without_those_that_are_only_set_aside() -> None:
    house = await quiet()

    async def spend(tokens: int, *, settled: bool = True) -> None:
        day = house.clock.now().date()
        number = await house.store.payments.reserve(day, "edition", tokens, Limits(10_000))
        assert number is not None
        if settled:
            await house.store.payments.settle(number, Usage(tokens, 0), None, house.clock.now())

    house.clock.set(CUT + timedelta(hours=2))
    await spend(799)
    await spend(500, settled=False)
    assert await house.after() == []
    await spend(1)
    assert await house.after() == [("budget", "JOGAN_DAILY_TOKENS", "800 / 1,000")]
    await spend(200)
    assert await house.after() == []


async def test_without_a_model_nobody_counts_tokens() -> None:
    house = await quiet()
    number = await house.store.payments.reserve(house.clock.now().date(), "edition", 5_000, Limits(10_000))
    assert number is not None
    await house.store.payments.settle(number, Usage(5_000, 0), None, house.clock.now())
    house.watch.watched = replace(house.watch.watched, model="")
    assert await house.after() == []


async def test_row_24_an_edition_that_the_model_could_not_be_asked_for_is_told_once_it_is_settled() -> None:
    house = House()
    written, missed = a_card(writer="model"), a_card(because="outage")
    cards = [{"en": missed}, {"en": missed}, {"en": written}]
    listed = [replace(a_listed(n, a_paper(f"arxiv:{n}")), cards=each) for n, each in enumerate(cards, 1)]
    await house.store.editions.publish(an_edition(DAY, listed))
    assert await house.after(SETTLED - 2 * MINUTE) == []
    assert await house.after(3 * MINUTE) == [("model", "gpt-x", "2/3")]
    house.watch = house.process()
    assert await house.after() == []


async def test_one_card_of_three_without_the_model_is_a_passing_fault_and_so_are_other_reasons() -> None:
    house = House()
    others = [a_card(because="outage"), a_card(because="gate"), a_card(because="budget")]
    listed = [replace(a_listed(n, a_paper(f"arxiv:{n}")), cards={"en": each}) for n, each in enumerate(others, 1)]
    await house.store.editions.publish(an_edition(DAY, listed))
    assert await house.after(SETTLED + MINUTE) == []


async def test_row_67_a_message_that_waits_for_hours_is_told_unless_its_lane_is_paused() -> None:
    house = await quiet()
    planned = house.clock.now()
    await write_posting(house.store, a_chat("5", "telegram", everything=True), DAY, 1, planned)
    assert [said for said in await house.after(STALLED - MINUTE) if said[0] == "stalled"] == []
    await house.store.ledger.pause(LANE, house.clock.now() + timedelta(minutes=9), "flood")
    assert await house.after(2 * MINUTE) == []
    assert await house.after(10 * MINUTE) == [("stalled", LANE, f"{planned:%Y-%m-%d %H:%M} UTC")]
    assert await house.after() == []


async def test_row_67_what_waits_for_a_platform_that_is_not_reached_is_one_alert() -> None:
    house = await quiet()
    ledger, now = house.store.ledger, house.clock.now()
    await write_posting(house.store, a_chat("5", "telegram", everything=True), DAY, 1, now)
    fence = await ledger.take(LANE, "one")
    assert fence is not None
    await ledger.unreached(LANE, fence, now, now + MINUTE, "no route to host")
    told = await house.after(STALLED)
    assert [said for said in told if said[1] == LANE] == [("unreachable", LANE, "no route to host")]
    await ledger.reached(LANE, fence)
    assert [said[0] for said in await house.after()] == ["stalled"]


async def test_row_17_a_long_pause_is_told_once_also_beyond_midnight_whoever_met_it() -> None:
    house = await quiet()
    house.clock.advance(timedelta(hours=21))
    await house.store.ledger.pause(LANE, house.clock.now() + timedelta(hours=10), "flood")
    assert await house.after() == [("paused", LANE, "flood")]
    house.watch = house.process()
    for _ in range(9):
        assert [said for said in await house.after(timedelta(hours=1)) if said[0] == "paused"] == []


async def test_rows_66_67_a_task_that_dies_for_minutes_is_told_once_also_where_it_begins_again_between() -> None:
    house = await quiet()
    for _ in range(int(DOWN / 120)):
        house.down["telegram bot"] = "no connection"
        assert await house.after() == []
        house.down.clear()
        assert await house.after() == []
    house.down["telegram bot"] = "no connection"
    assert await house.after() == [("down", "telegram bot", "no connection")]
    assert await house.after() == []


async def test_row_10_another_program_with_a_token_is_told_once_for_each_day_that_it_is_met_on() -> None:
    house = await quiet()
    house.twice[LANE] = DAY, "terminated by other getUpdates request"
    assert await house.after() == [("twice", LANE, "terminated by other getUpdates request")]
    house.watch = house.process()
    assert await house.after() == []
    assert [said for said in await house.after(timedelta(hours=2)) if said[0] == "twice"] == [], "it went away"
    house.twice[LANE] = DAY + timedelta(days=1), "terminated again"
    assert ("twice", LANE, "terminated again") in await house.after()


async def test_a_task_that_was_back_for_a_while_begins_anew() -> None:
    house = await quiet()
    for _ in range(3):
        house.down["telegram bot"] = "no connection"
        assert await house.after(timedelta(seconds=DOWN - 60)) == []
        house.down.clear()
        assert await house.after(timedelta(seconds=BACK)) == []


async def test_row_62_a_store_that_fails_is_told_and_a_short_fault_is_not() -> None:
    house = await quiet()
    house.store.ledger = Broken()  # type: ignore[assignment] # the first that a look asks
    house.store.alerts.fails = Temporary("the disk is full")
    assert await house.after() == []
    assert await house.after() == [("store", "jogan", "the database is away")]
    assert await house.after() == []


class Broken:
    """A ledger that cannot be read."""

    async def lanes(self, *, counted: bool = True) -> tuple[LaneState, ...]:
        raise Temporary("the database is away")


async def test_what_nobody_could_be_told_is_told_by_a_later_look() -> None:
    house = await quiet()
    house.bell.deaf, house.down["telegram bot"] = True, "no connection"
    assert await house.after() == []
    assert await house.after(timedelta(seconds=DOWN)) == []
    house.bell.deaf = False
    assert await house.after() == []
    assert await house.after(timedelta(minutes=5)) == [("down", "telegram bot", "no connection")]
