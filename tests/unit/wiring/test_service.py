"""The service over bots of its own: they die and are started again alone, are refused, find their chats, stop."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from builders import a_chat
from fakes_posts import FakePosts
from patience import COMES, rounds

from adapters.config import read
from adapters.wiring.lanes import Lanes
from adapters.wiring.platforms import Bot
from adapters.wiring.program import Program, program
from adapters.wiring.service import LONGER, Service
from bot.chat.desk import Desk
from bot.delivery.named_chats import NamedChat
from bot.domain.chat import Address
from bot.domain.conversation import Conversation
from bot.errors import BadSetting, Temporary
from bot.ports.clock import Clock
from bot.ports.platform import Place

DAYS = Path(__file__).parents[3] / "adapters" / "sources" / "recorded" / "days"
LAB = Address("telegram", "-100123")


class Connection(FakePosts):
    """A bot that hears until it is cancelled; `on_entry` and `on_serving` are what it dies of before, in turn."""

    def __init__(self, name: str = "telegram") -> None:
        super().__init__(name)
        self.on_entry: list[BaseException] = []
        self.on_serving: list[BaseException | None] = []
        self.entered = self.left = self.served = 0

    async def __aenter__(self) -> Self:
        self.entered += 1
        if self.on_entry:
            raise self.on_entry.pop(0)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.left += 1

    async def serve(self) -> None:
        self.served += 1
        if self.on_serving:
            fault = self.on_serving.pop(0)
            if fault is not None:
                raise fault
            return
        await asyncio.Event().wait()


def bot_of(connection: Connection) -> Bot:
    def make(desk: Desk, clock: Clock) -> Connection:
        return connection

    return Bot(connection.name, make, lane=connection.lane)


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Program]:
    config = read({"JOGAN_DATA_DIR": str(tmp_path), "JOGAN_SOURCES": f"recorded:{DAYS}"}, tmp_path)
    async with program(config) as made:
        yield made


class Duties:
    """What adapters.wiring.duties.Duties is asked for: how it was used, and what it does when it is told to stop."""

    def __init__(self, at_the_end: Callable[[], None] = lambda: None) -> None:
        self.at_the_end = at_the_end
        self.lanes = 0
        self.reach: list[tuple[object, ...]] = []
        """What was said of how bots could be connected, in turn."""

    def start(self) -> list[asyncio.Task[None]]:
        return []

    async def connected(self) -> None:
        self.lanes += 1

    async def reached(self, lane: str) -> None:
        self.reach.append((lane, "connected"))

    async def unreached(self, lane: str, seconds: float, reason: str) -> None:
        self.reach.append((lane, seconds, reason))

    async def stop(self, seconds: float) -> None:
        self.at_the_end()


def a_service(
    running: Program,
    *connections: Connection,
    named: tuple[NamedChat, ...] = (),
    duties: Duties | None = None,
    hears: bool = True,
) -> Service:
    bots = [bot_of(each) for each in connections]
    lanes = Lanes(running.store.ledger, bots)
    return Service(running, bots, named, lanes, duties or Duties(), hears=hears, pauses=(0.0,))  # type: ignore[arg-type] # what a service asks of its duties


@asynccontextmanager
async def served(running: Program, *connections: Connection, named: tuple[NamedChat, ...] = ()) -> AsyncIterator[None]:
    """The service around the block; stopped after it."""
    stop = asyncio.Event()
    task = asyncio.create_task(a_service(running, *connections, named=named).run(stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(COMES):
        while not true():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.005)


async def test_row_67_a_bot_that_cannot_be_connected_is_an_outage_of_its_lane_until_it_can(running: Program) -> None:
    one, duties, stop = Connection(), Duties(), asyncio.Event()
    one.on_entry = [Temporary("no route to host"), RuntimeError("a bug"), Temporary("bad gateway")]
    task = asyncio.create_task(a_service(running, one, duties=duties).run(stop))
    await until(lambda: one.served == 1)
    stop.set()
    await task
    assert duties.reach == [
        (one.lane, 0.0, "no route to host"),
        (one.lane, 0.0, "bad gateway"),
        (one.lane, "connected"),
    ]


async def test_row_66_a_bot_that_dies_is_made_anew_and_the_other_goes_on(
    running: Program, caplog: pytest.LogCaptureFixture
) -> None:
    one, other = Connection(), Connection("discord")
    one.on_entry = [Temporary("cannot be reached")]
    one.on_serving = [RuntimeError("a bug"), None]
    with caplog.at_level(logging.INFO):
        async with served(running, one, other):
            await until(lambda: one.served == 3 and other.served == 1)
            assert set(running.posts) == {"telegram", "discord"}
            assert other.entered == 1
    assert (one.entered, one.left, other.left) == (4, 3, 1)
    assert running.posts == {}
    assert "telegram bot: cannot be reached" in caplog.messages
    assert "telegram bot: telegram:1 stopped hearing" in caplog.messages
    assert caplog.messages[-1] == "Stopped"


async def test_a_bot_whose_token_is_wrong_is_told_once_and_the_other_goes_on(
    running: Program, caplog: pytest.LogCaptureFixture
) -> None:
    wrong, other = Connection(), Connection("discord")
    wrong.on_entry = [BadSetting("JOGAN_TELEGRAM_TOKEN", "***", "another")]
    async with served(running, wrong, other):
        await until(lambda: wrong.entered == 1 and other.served == 1)
        await asyncio.sleep(0.02)
    assert wrong.entered == 1
    assert [message for message in caplog.messages if "JOGAN_TELEGRAM_TOKEN" in message] == [
        "JOGAN_TELEGRAM_TOKEN='***' cannot be used: expected another."
    ]


@pytest.mark.parametrize("hears", [True, False])
async def test_who_was_being_answered_when_the_process_before_was_killed_is_told(running: Program, hears: bool) -> None:
    """By the bot that hears, once it is sure that no other process is about to answer."""
    soon, connection, stop = replace(running, longest_answer=-LONGER), Connection(), asyncio.Event()
    asked = running.clock.now() - timedelta(minutes=1)
    await running.store.chats.put(a_chat(LAB.id, LAB.platform, kind="group"))
    await running.store.conversations.put(Conversation(LAB, asked_at=asked), asked)
    task = asyncio.create_task(a_service(soon, connection, hears=hears).run(stop))
    await until(lambda: bool(connection.sent) if hears else connection.entered == 1)
    await rounds()
    stop.set()
    await task
    assert [address for address, _ in connection.sent] == ([LAB] if hears else [])
    assert ((await running.store.conversations.get(LAB)).asked_at is None) is hears


async def test_nobody_is_told_before_the_longest_answer_would_have_come(running: Program) -> None:
    connection = Connection()
    asked = running.clock.now()
    await running.store.chats.put(a_chat(LAB.id, LAB.platform, kind="group"))
    await running.store.conversations.put(Conversation(LAB, asked_at=asked), asked)
    async with served(running, connection):
        await until(lambda: connection.served == 1)
        await rounds()
    assert connection.sent == []
    assert (await running.store.conversations.get(LAB)).asked_at == asked
    assert running.longest_answer == 20.0


async def test_no_bot_that_can_run_is_a_mistake_of_the_operator(running: Program) -> None:
    wrong = Connection()
    wrong.on_entry = [BadSetting("JOGAN_TELEGRAM_TOKEN", "***", "another")]
    with pytest.raises(BadSetting):
        await a_service(running, wrong).run(asyncio.Event())


async def test_several_bots_of_a_platform_each_hear_and_the_first_one_posts(running: Program) -> None:
    first, second = Connection(), Connection()
    async with served(running, first, second):
        await until(lambda: first.served == second.served == 1)
        assert running.posts["telegram"] is first


async def test_a_bot_has_a_number_where_its_platform_has_several(
    running: Program, caplog: pytest.LogCaptureFixture
) -> None:
    first, second, other = Connection(), Connection(), Connection("discord")
    second.on_entry = [Temporary("cannot be reached")]
    other.on_entry = [Temporary("cannot be reached")]
    async with served(running, first, second, other):
        await until(lambda: second.served == other.served == 1)
    assert "telegram bot 2: cannot be reached" in caplog.messages
    assert "discord bot: cannot be reached" in caplog.messages


async def test_named_chats_are_kept_and_told_and_their_platform_must_have_a_bot(
    running: Program, caplog: pytest.LogCaptureFixture
) -> None:
    one = Connection()
    one.open("@lab", Place(LAB, "channel", "The lab"))
    named = tuple(NamedChat(*each) for each in (("telegram", "@lab"), ("telegram", "@gone"), ("discord", "1" * 19)))
    with caplog.at_level(logging.INFO):
        async with served(running, one, named=named):
            await until(lambda: any("@gone" in message for message in caplog.messages))
    chat = await running.store.chats.get(LAB)
    assert chat is not None
    assert chat.everything
    assert 'telegram:@lab ("The lab") gets posts from now on' in caplog.messages
    assert "1 named chats are of discord, which has no token: JOGAN_DISCORD_TOKEN" in caplog.messages


async def test_row_4_a_bot_hears_no_more_and_stays_connected_until_what_is_on_the_wire_is_finished(
    running: Program,
) -> None:
    one, seen = Connection(), []
    stop, duties = asyncio.Event(), Duties(lambda: seen.append((one.served, one.left, sorted(service.lanes))))
    service = a_service(running, one, duties=duties)
    task = asyncio.create_task(service.run(stop))
    await until(lambda: one.served == 1)
    stop.set()
    await task
    assert seen == [(1, 0, ["telegram:1"])]
    assert (one.left, service.lanes, duties.lanes) == (1, {}, 1)


async def test_a_process_that_only_works_hears_nobody_and_posts(running: Program) -> None:
    one, stop, duties = Connection(), asyncio.Event(), Duties()
    service = a_service(running, one, duties=duties, hears=False)
    task = asyncio.create_task(service.run(stop))
    await until(lambda: duties.lanes == 1)
    assert list(service.lanes) == ["telegram:1"]
    stop.set()
    await task
    assert (one.served, one.left) == (0, 1)


async def test_a_bot_that_waits_to_be_started_again_keeps_nobody_from_stopping(running: Program) -> None:
    one, stop = Connection(), asyncio.Event()
    one.on_entry = [Temporary("cannot be reached", 3600.0)]
    task = asyncio.create_task(a_service(running, one).run(stop))
    await until(lambda: one.entered == 1)
    await asyncio.sleep(0.02)
    stop.set()
    async with asyncio.timeout(COMES):
        await task
