"""Two processes of one installation, each with its own connections to the store: an operator is told once.

The real store and the real look of each process; only the people and the clock are the test's.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import time, timedelta

from builders import DAY, a_day_without, a_source_report
from fakes import FakeClock
from fakes_posts import FakePosts

from adapters.store.opening import open_store
from bot.alerts.alerts import Alerts
from bot.alerts.operators import Operators
from bot.alerts.watch import A_DAY, LATE, Watch, Watched
from bot.domain.alert import FIRST_PAUSE
from bot.domain.edition import SourceReport, cut_at
from bot.errors import Refused, Temporary
from bot.ports.store import Store

CUT = time(23)
MINUTE = timedelta(minutes=1)
Person = tuple[str, str]


class Phone(FakePosts):
    """An operator's chat; `blocked` refuses, as a platform does where the bot was blocked."""

    blocked = False

    async def tell(self, person, document):  # type: ignore[no-untyped-def] # as FakePosts
        if self.blocked:
            raise Refused("blocked", "bot was blocked by the user")
        await super().tell(person, document)


@asynccontextmanager
async def fleet(url: str, clock: FakeClock, phone: Phone, count: int = 2) -> AsyncIterator[list[Watch]]:
    """The looks of so many processes that begin now."""
    stores = [await open_store(url) for _ in range(count)]
    yield [process(store, clock, phone) for store in stores]
    for store in stores:
        await store.close()


def process(store: Store, clock: FakeClock, phone: Phone) -> Watch:
    people = Operators(["telegram:7"], {"telegram": phone}, store.chats, "en")
    return Watch(store, clock, Alerts(store.alerts, people, clock), Watched(CUT, {"arxiv", "huggingface"}))


async def looked(watches: list[Watch]) -> None:
    """All look at once, and tell."""
    await asyncio.gather(*(watch.look() for watch in watches))
    await asyncio.gather(*(watch.alerts.told(10.0) for watch in watches))


async def an_outage(store: Store) -> None:
    """The edition is late, and its source has failed for a day."""
    report = a_source_report(found=0, error="503")
    await store.editions.publish(a_day_without(DAY, "sources_failed", sources=(report,)))
    at = cut_at(DAY, CUT)
    await store.source_health.answered(
        [SourceReport("arxiv", at - A_DAY, 0, "503"), SourceReport("arxiv", at, 0, "503")]
    )


def kinds(phone: Phone) -> list[str]:
    """What was told, by what its sentence begins with."""
    return sorted(said.split(" ")[1] for _, said in phone.told)


async def test_a_fleet_tells_each_alert_once_and_so_do_those_that_start_after_it(database_url: str) -> None:
    clock, phone = FakeClock(cut_at(DAY, CUT) + LATE + MINUTE), Phone()
    async with fleet(database_url, clock, phone) as watches:
        await an_outage(watches[0].store)
        for _ in range(3):
            await looked(watches)
        assert kinds(phone) == ["edition", "source"]
    clock.advance(timedelta(hours=1))
    async with fleet(database_url, clock, phone) as watches:
        await looked(watches)
    assert kinds(phone) == ["edition", "source"]


async def test_an_operator_who_could_not_be_told_is_told_once_when_that_is_over(database_url: str) -> None:
    clock, phone = FakeClock(cut_at(DAY, CUT) + LATE + MINUTE), Phone()
    phone.blocked = True
    async with fleet(database_url, clock, phone) as watches:
        await an_outage(watches[0].store)
        await looked(watches)
        assert phone.told == []
    phone.blocked = False
    clock.advance(FIRST_PAUSE)
    async with fleet(database_url, clock, phone) as watches:
        for _ in range(3):
            await looked(watches)
            clock.advance(FIRST_PAUSE)
    assert kinds(phone) == ["edition", "source"]
    assert all("nobody could be told earlier" in said for _, said in phone.told)


async def test_row_62_a_store_that_is_gone_is_told_by_each_process_once(sqlite_url: str) -> None:
    clock, phone = FakeClock(cut_at(DAY, CUT) + MINUTE), Phone()
    async with fleet(sqlite_url, clock, phone, count=1) as (watch,):
        watch.store.ledger = Gone()  # type: ignore[misc] # what cannot be read any more
        for _ in range(4):
            await looked([watch])
    ((_, said),) = phone.told
    assert "the disk is gone" in said


class Gone:
    """Nothing can be read."""

    async def lanes(self, *, counted: bool = True) -> None:
        raise Temporary("the disk is gone")
