"""The service over bots of its own: they die and are started again alone, are refused, find their chats, stop."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from builders import an_edition
from fakes import FakeClock
from fakes_posts import FakePosts

from adapters.config import read
from adapters.wiring.first_edition import first_edition
from adapters.wiring.platforms import Bot
from adapters.wiring.program import Program, program
from adapters.wiring.service import Service
from bot.chat.desk import Desk
from bot.delivery.named_chats import NamedChat
from bot.domain.chat import Address
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

    @property
    def lane(self) -> str:
        return f"{self.name}:1"

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

    return Bot(connection.name, make)


@pytest.fixture
async def running(tmp_path: Path) -> AsyncIterator[Program]:
    config = read({"JOGAN_DATA_DIR": str(tmp_path), "JOGAN_SOURCES": f"recorded:{DAYS}"}, tmp_path)
    async with program(config) as made:
        yield made


@asynccontextmanager
async def served(running: Program, *connections: Connection, named: tuple[NamedChat, ...] = ()) -> AsyncIterator[None]:
    """The service around the block; stopped after it."""
    stop = asyncio.Event()
    service = Service(running, [bot_of(each) for each in connections], named, pauses=(0.0,))
    task = asyncio.create_task(service.run(stop))
    try:
        yield
    finally:
        stop.set()
        await task


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(2):
        while not true():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.005)


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


async def test_no_bot_that_can_run_is_a_mistake_of_the_operator(running: Program) -> None:
    wrong = Connection()
    wrong.on_entry = [BadSetting("JOGAN_TELEGRAM_TOKEN", "***", "another")]
    with pytest.raises(BadSetting):
        await Service(running, [bot_of(wrong)], ()).run(asyncio.Event())


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


async def test_days_without_papers_are_told_and_no_edition_is_made_up(
    running: Program, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await first_edition(running)
    assert len(caplog.messages) == 7, caplog.messages
    assert "has no edition: No new papers: nothing was listed for this day." in caplog.messages[1]
    assert "None of the last 5 days has an edition" in caplog.messages[-1]
    assert await running.store.editions.newest() is None


async def test_the_first_day_has_something_to_read(
    running: Program, caplog: pytest.LogCaptureFixture, clock: FakeClock
) -> None:
    with caplog.at_level(logging.INFO):
        await first_edition(replace(running, clock=clock))
    newest = await running.store.editions.newest()
    assert newest is not None
    assert newest.day == date(2024, 7, 16)
    assert "Building the first edition: summarise" in caplog.text
    assert caplog.messages[-1] == "The edition of 2024-07-16 is there: 16 papers"


async def test_over_a_weekend_the_day_before_is_read(running: Program, clock: FakeClock) -> None:
    clock.set(datetime(2024, 7, 19, tzinfo=UTC))
    await first_edition(replace(running, clock=clock))
    newest = await running.store.editions.newest()
    assert newest is not None
    assert newest.day == date(2024, 7, 16)


async def test_where_there_is_an_edition_nothing_is_built(running: Program, caplog: pytest.LogCaptureFixture) -> None:
    await running.store.editions.publish(an_edition())
    with caplog.at_level(logging.INFO):
        await first_edition(running)
    assert caplog.messages == []


async def test_sources_that_cannot_be_read_are_asked_again_later(tmp_path: Path) -> None:
    nobody = "http://127.0.0.1:1"
    settings = {"JOGAN_DATA_DIR": str(tmp_path), "JOGAN_SOURCES": f"recorded:{tmp_path / 'none'}"}
    async with program(read(settings | {"JOGAN_HUGGINGFACE_URL": nobody}, tmp_path)) as made:
        with pytest.raises(Temporary, match="the sources cannot be read"):
            await first_edition(made)
