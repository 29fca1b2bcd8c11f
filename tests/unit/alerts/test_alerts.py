"""An alert is told once, by one process of all, and until somebody has it, also while the store fails."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from fakes_alerts import Bell, FakeAlerts
from postman import LANE, START
from virtual_time import LoopClock, run

from bot.alerts.alerts import CLAIMED_WITHIN, TOLD_WITHIN
from bot.domain.alert import FIRST_PAUSE, Alert
from bot.errors import Temporary

PAUSE = FIRST_PAUSE.total_seconds()


class Hung(FakeAlerts):
    """A store that does not answer."""

    async def claim(self, alert: Alert, at: datetime) -> bool:
        await asyncio.sleep(3_600)
        return True


class Endless(Bell):
    """Telling takes an hour."""

    async def ring(self, alert: Alert, since: datetime | None = None) -> bool:
        await asyncio.sleep(3_600)
        return True


@dataclass
class Filling(Bell):
    """The store's disk is full once it was told."""

    kept: FakeAlerts = field(default_factory=FakeAlerts)

    async def ring(self, alert: Alert, since: datetime | None = None) -> bool:
        self.kept.fails = Temporary("the disk is full")
        return await super().ring(alert, since)


class Two:
    """Two processes on one store, one bell each."""

    def __init__(self, kept: FakeAlerts | None = None) -> None:
        self.clock, self.kept = LoopClock(START), kept or FakeAlerts()
        self.bells = Bell(), Bell()
        self.one, self.other = (bell.alerts(self.clock, self.kept) for bell in self.bells)

    def rung(self) -> list[int]:
        return [len(bell.rung) for bell in self.bells]

    async def settled(self) -> None:
        """All that was begun is over."""
        for alerts in (self.one, self.other):
            await alerts.told(2 * TOLD_WITHIN)


def test_an_alert_is_told_once_a_day_for_each_kind_and_subject() -> None:
    async def main() -> None:
        two = Two()
        for _ in range(3):
            two.one.tell("dead", LANE, "first")
        two.one.tell("parked", LANE, "second")
        two.one.tell("dead", "telegram:2", "third")
        two.clock.step = timedelta(days=1)
        two.one.tell("dead", LANE, "fourth")
        two.one.tell("late", "edition", "fifth", START.date())
        await two.settled()
        assert [alert.reason for alert in two.bells[0].rung] == ["first", "second", "third", "fourth", "fifth"]

    run(main())


def test_of_a_fleet_one_tells_and_a_restart_does_not_repeat_it(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        two = Two()
        for alerts in (two.one, two.other):
            alerts.tell("dead", LANE, "gone")
        await two.settled()
        assert sorted(two.rung()) == [0, 1]
        again = Bell()
        restarted = again.alerts(two.clock, two.kept)
        restarted.tell("dead", LANE, "gone")
        await restarted.told(1.0)
        await asyncio.sleep(2 * PAUSE)
        await restarted.tell_owed()
        assert again.rung == []
        assert caplog.messages == [f"{LANE}: dead: gone"], "the log has it once too"

    run(main())


def test_what_nobody_could_be_told_is_told_once_by_whoever_can_with_its_moment() -> None:
    async def main() -> None:
        two = Two()
        two.bells[0].deaf = two.bells[1].deaf = True
        two.one.tell("dead", LANE, "gone")
        await two.settled()
        for _ in range(90):
            await asyncio.sleep(60)
            await two.one.tell_owed()
            await two.other.tell_owed()
        assert two.rung() == [0, 0]
        assert sum(bell.tries for bell in two.bells) == 6, "at once, and after pauses that grow: no stream of tries"
        two.bells[0].away, two.bells[1].deaf = True, False
        for _ in range(3 * 60):
            await asyncio.sleep(60)
            await two.one.tell_owed()
            await two.other.tell_owed()
        assert two.rung() == [0, 1]
        assert two.bells[1].waited == [START]

    run(main())


def test_what_was_claimed_by_a_process_that_was_killed_is_told_by_another() -> None:
    async def main() -> None:
        two = Two()
        assert await two.kept.claim(Alert("dead", LANE, START.date(), "gone"), two.clock.now())
        await asyncio.sleep(PAUSE - 1)
        await two.other.tell_owed()
        assert two.rung() == [0, 0], "whoever claimed it may still be telling"
        await asyncio.sleep(1)
        await two.other.tell_owed()
        assert two.rung() == [0, 1]

    run(main())


def test_row_62_while_the_store_fails_each_alert_is_told_once_from_memory() -> None:
    async def main() -> None:
        two = Two()
        two.kept.fails = Temporary("the disk is full")
        for _ in range(3):
            two.one.tell("store", LANE, "the disk is full")
        await two.settled()
        assert two.rung() == [1, 0]
        with pytest.raises(Temporary):
            await two.one.tell_owed()
        two.kept.fails = None
        two.one.tell("store", LANE, "the disk is full")
        await two.settled()
        await two.one.tell_owed()
        assert two.rung() == [1, 0]

    run(main())


def test_what_could_neither_be_kept_nor_told_is_told_when_either_is_back() -> None:
    async def main() -> None:
        two = Two()
        two.kept.fails, two.bells[0].deaf = Temporary("the disk is full"), True
        two.one.tell("store", LANE, "full")
        await two.settled()
        with pytest.raises(Temporary):
            await two.one.tell_owed()
        assert two.bells[0].tries == 2
        two.kept.fails = None
        await two.one.tell_owed()
        assert list(two.kept.rows) == [("store", LANE, START.date())], "the store has it now"
        two.bells[0].deaf = False
        await asyncio.sleep(PAUSE)
        for alerts in (two.one, two.other, two.one):
            await alerts.tell_owed()
        assert two.rung() == [1, 0]

    run(main())


def test_what_was_told_while_the_store_failed_to_keep_that_is_not_told_again_by_this_process() -> None:
    async def main() -> None:
        two = Two()
        filling = Filling(kept=two.kept)
        one = filling.alerts(two.clock, two.kept)
        one.tell("dead", LANE, "gone")
        await one.told(1.0)
        two.kept.fails = None
        await asyncio.sleep(PAUSE)
        await one.tell_owed()
        await asyncio.sleep(10 * PAUSE)
        await two.other.tell_owed()
        assert (len(filling.rung), two.rung()) == (1, [0, 0]), "now the store knows that somebody has it"

    run(main())


def test_a_store_or_an_alarm_that_takes_too_long_keeps_nobody() -> None:
    async def main() -> None:
        begun = asyncio.get_running_loop().time()
        two = Two(Hung())
        two.one.tell("dead", LANE, "gone")
        await two.one.told(CLAIMED_WITHIN + 1)
        assert two.rung() == [1, 0]
        slow = Endless().alerts(two.clock)
        slow.tell("dead", LANE, "gone")
        await slow.told(2.0)
        assert asyncio.get_running_loop().time() - begun == CLAIMED_WITHIN + 2.0
        await slow.told(2 * TOLD_WITHIN)
        assert asyncio.get_running_loop().time() - begun == CLAIMED_WITHIN + TOLD_WITHIN

    run(main())
