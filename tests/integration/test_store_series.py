"""A series on the real stores, from the report that is put to the messages that arrive; one that begins in a race."""

import asyncio
import re
import threading
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from datetime import date, time, timedelta

import pytest
from builders import a_chat, a_listed, a_paper, an_address, an_edition
from fakes import FakeClock
from fakes_alerts import Bell
from fakes_outputs import MemoryArchive, PlainCharts
from fakes_posts import FakePosts
from postman import drained
from sqlmodel import Session
from unit.delivery.series_office import DAY, DUE, LANE, SLUG, a_report_of, later

from adapters.store.mapping import edition_row
from adapters.store.opening import SqlStore, open_store
from bot.delivery.plan import Planner
from bot.delivery.service import Delivering
from bot.domain.conference import Series
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.ports.store import Store
from bot.settings import LaneSettings

QUICK = LaneSettings(rate=1_000, chat_gap=0)
CHAPTERS = tuple((f"chapter-{number}",) for number in (1, 2, 3))


@dataclass
class Program:
    """One run of the program on a database; the platform outlives it."""

    store: Store
    posts: FakePosts
    clock: FakeClock = field(default_factory=lambda: FakeClock(DUE))

    async def plan(self, day: date) -> None:
        """At 09:00 in Seoul of the morning after a day's cut."""
        self.clock.set(DUE + timedelta(days=(day - DAY).days))
        lanes, output = {LANE: self.posts}, (PlainCharts(), MemoryArchive())
        planner = Planner(self.store.ledger, self.store, NINE, time(23), self.clock, lanes, *output)
        await planner.plan_due(self.clock.now())

    async def deliver(self) -> None:
        """A worker drains the lane."""
        ledger, alerts = self.store.ledger, Bell().alerts(self.clock)
        delivering = Delivering(
            ledger, {LANE: self.posts}, self.clock, owner="me", alerts=alerts, settings=lambda _: QUICK
        )
        await drained(delivering, 30)

    def got(self, chat: str) -> list[str]:
        """Days of editions and numbers of instalments in the order in which they arrived."""
        said: list[str] = []
        for address, message in self.posts.sent:
            if address.id != chat or message.about is None:
                continue
            if message.about.report:
                said += re.findall(rf"{SLUG} · (\d/\d)", message.plain)
            elif message.about.page is not None and str(message.about.day) not in said:
                said.append(str(message.about.day))
        return said


def an_edition_of(day: date) -> Edition:
    return an_edition(day, [a_listed(1, a_paper(f"arxiv:{day:%y%m.%d}001", day=day))])


@pytest.fixture
async def stores(database_url: str) -> AsyncIterator[tuple[SqlStore, SqlStore]]:
    """Two processes on one database."""
    both = await open_store(database_url), await open_store(database_url)
    yield both
    for store in both:
        await store.close()


async def subscribed(store: Store, number: int, *categories: str, **changes: object) -> None:
    values = {"lane": LANE, "cursor": later(-1), "next_due": DUE, "categories": categories, **changes}
    await store.chats.put(a_chat(str(number), "telegram", **values))


@pytest.mark.slow  # a worker holds its lane a second after the last message, twice
async def test_three_instalments_arrive_with_the_editions_once_through_an_outage_and_a_restart(
    stores: tuple[Store, Store],
) -> None:
    before, after = stores
    posts = FakePosts(lane=LANE)
    program = Program(before, posts)
    await before.reports.put(a_report_of(3))
    assert await before.reports.begin(Series(SLUG, DAY, CHAPTERS))
    await subscribed(before, 1, everything=True)
    await subscribed(before, 2, "LLM", language="ko")
    await subscribed(before, 3, "Multimodal")
    await before.editions.publish(an_edition_of(DAY))
    await program.plan(DAY)
    await program.deliver()
    await before.editions.publish(an_edition_of(later(1)))
    await program.plan(later(1))  # and nothing can be sent
    program = Program(after, posts)
    await after.editions.publish(an_edition_of(later(2)))
    await program.plan(later(2))
    await program.plan(later(2))
    await program.deliver()
    for chat in ("1", "2"):
        assert program.got(chat) == [str(DAY), "1/3", str(later(2)), "2/3", "3/3"]
    assert program.got("3") == []
    (row, *_) = await after.ledger.entries(states=["sent"], address=an_address("1", "telegram"))
    about = await after.messages.at(an_address("1", "telegram"), row.message_id)
    assert about is not None
    assert (about.report, about.papers) == (SLUG, (3,))
    assert all(not one.about.report for one in await after.messages.showing(DAY, 1))
    assert [one.about.report for one in await after.messages.fronts(DAY)] == ["", ""]


async def test_a_bundle_with_instalments_comes_back_from_the_store(stores: tuple[Store, Store]) -> None:
    one, other = stores
    program = Program(one, FakePosts(lane=LANE))
    await one.reports.put(a_report_of(3))
    assert await one.reports.begin(Series(SLUG, DAY, CHAPTERS))
    await subscribed(one, 1, "LLM")
    await one.editions.publish(an_edition_of(DAY))
    await program.plan(DAY)
    (bundle,) = await other.ledger.unsent_bundles(DAY)
    assert bundle.recipe.instalments == ((SLUG, 1),)
    assert await other.ledger.find_bundles([bundle.recipe.key]) == {bundle.recipe.key: bundle}
    assert [bool(part.about and part.about.report) for part in bundle.parts][-1]


async def test_a_series_that_begins_while_its_day_is_published_and_planned_is_whole_or_not_there(
    stores: tuple[Store, Store],
) -> None:
    """Publishing and beginning stand in one line: in whichever order, no chat moves over an instalment's day unseen."""
    digest, command = stores
    program = Program(digest, FakePosts(lane=LANE))
    begun = []
    for place in range(8):
        day, slug = later(place), f"{SLUG}-{place}"
        await digest.reports.put(a_report_of(1, slug))
        await subscribed(digest, 100 + place, "LLM", cursor=later(place - 1), next_due=DUE + timedelta(days=place))
        waits = 0.02 * (place % 4)  # the series first, then closer and closer, then the edition first
        begin = asyncio.ensure_future(_after(waits, command.reports.begin(Series(slug, day, CHAPTERS[:1]))))
        publish = asyncio.ensure_future(_after(0.02, digest.editions.publish(an_edition_of(day))))
        await asyncio.gather(begin, publish, program.plan(day))
        await program.plan(day)
        begun.append(begin.result())
        assert publish.result()
        bundles = await digest.ledger.unsent_bundles(day)
        carried = [bundle.recipe.instalments for bundle in bundles if bundle.recipe.days[0] == day]
        assert carried == [((slug, 1),) if begin.result() else ()]
        await subscribed(digest, 100 + place, "LLM", cursor=day, next_due=None, paused=True)
    assert True in begun, "first comes the series"
    assert False in begun, "first comes the edition"


async def _after(seconds: float, doing: Coroutine[None, None, bool]) -> bool:
    await asyncio.sleep(seconds)
    return await doing


async def test_a_series_waits_for_an_edition_that_is_on_its_way_into_the_store(
    stores: tuple[SqlStore, SqlStore],
) -> None:
    """Nobody sees the edition yet, but it will be published before the series: its readers would not see that."""
    digest, command = stores
    written, may_end = threading.Event(), threading.Event()

    def publish(session: Session) -> None:
        session.add(edition_row(an_edition_of(DAY)))
        session.flush()
        written.set()
        may_end.wait(5)

    publishing = asyncio.ensure_future(digest.connections.write(publish))
    await asyncio.to_thread(written.wait, 5)
    beginning = asyncio.ensure_future(command.reports.begin(Series(SLUG, DAY, CHAPTERS)))
    early, _ = await asyncio.wait([beginning], timeout=0.2)
    assert early == set()
    may_end.set()
    await publishing
    assert not await beginning
    assert await command.reports.begun(SLUG) is None
