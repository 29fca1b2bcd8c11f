"""`jogan run` as a process: builds the closed day, posts it to chats that are due, and stops in order."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from responders.bot_api.answers import Accept
from responders.bot_api.api import BotApi
from responders.discord_service.service import DiscordService
from service_process import DAYS, Running, command, of_discord, of_telegram, run

from adapters.store.opening import open_store
from bot.domain.chat import Address, Chat, ChatKind
from bot.domain.edition import last_closed

pytestmark = [pytest.mark.timeout(90), pytest.mark.slow]  # processes that start, post and end take seconds
NAMED = "@the_lab"


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: datetime.now(UTC)) as api:
        yield api


@pytest.fixture
async def discord() -> AsyncIterator[DiscordService]:
    async with DiscordService(datetime.now(UTC)) as service:
        yield service


@pytest.fixture
def closed(tmp_path: Path) -> date:
    """The newest closed day, which has the papers of the shipped one."""
    day = last_closed(datetime.now(UTC), time(23))
    (tmp_path / "days").mkdir()
    shutil.copy(DAYS / "2024-07-16.json", tmp_path / "days" / f"{day}.json")
    return day


def settings(folder: Path, *platforms: dict[str, str]) -> dict[str, str]:
    found = {"JOGAN_SOURCES": f"recorded:{folder / 'days'}"}
    for platform in platforms:
        found |= platform
    return found


def a_due_chat(platform: str, number: int, owner: int, kind: ChatKind = "channel") -> Chat:
    """A chat that has been due for a second, of whoever added us."""
    return Chat(
        Address(platform, str(number)), kind, "en", "UTC", time(9), categories=("LLM",),
        next_due=datetime.now(UTC) - timedelta(seconds=1), owner=str(owner),
    )  # fmt: skip


async def keep(url: str, *chats: Chat) -> None:
    store = await open_store(url)
    for chat in chats:
        await store.chats.put(chat)
    await store.close()


def database(folder: Path) -> str:
    return f"sqlite:///{folder / 'data' / 'jogan.db'}"


def summaries(running: Running) -> list[str]:
    return [line for line in running.log.splitlines() if "edition:" in line and " posted to " in line]


async def test_the_closed_day_is_built_and_posted_to_whoever_is_due(
    telegram: BotApi, discord: DiscordService, tmp_path: Path, closed: date
) -> None:
    ann, mina = telegram.person("Ann", language="en"), discord.person("Mina", "en-US")
    room = telegram.channel("The lab", ann)
    telegram.add_bot(room, ann)
    guild = discord.guild("Lab")
    discord.join(guild, mina)
    channel = discord.text(guild, "papers")
    await keep(database(tmp_path), a_due_chat("telegram", room.id, ann.id), a_due_chat("discord", channel.id, mina.id))
    async with run(tmp_path, **settings(tmp_path, of_telegram(telegram), of_discord(discord))) as running:
        await running.until(lambda: len(summaries(running)) == 2)
        assert await running.stop() == 0, running.log
    assert f"The edition of {closed} is there: 16 papers" in running.log
    for lane in ("telegram:", "discord:"):
        (line,) = [line for line in summaries(running) if lane in line]
        assert f"edition:{closed} posted to 1 chat" in line
        assert json.loads(line)["refused"] == {}
    assert len(telegram.chat(room).from_bot) >= 2
    assert await discord.posted(channel, 2)
    assert "Traceback" not in running.log
    listed = await command(tmp_path, "deliveries", "list")
    assert {line.split()[4] for line in listed[1].splitlines()} == {"sent"}


async def test_row_4_what_is_on_the_wire_is_finished_before_it_stops(
    telegram: BotApi, tmp_path: Path, closed: date
) -> None:
    people = [telegram.person(f"P{number}", language="en") for number in range(3)]
    for person in people:
        telegram.start(person)
    telegram.script("sendMessage", [Accept(4.0)] * 3)
    telegram.script("sendPhoto", [Accept(4.0)] * 3)
    await keep(database(tmp_path), *(a_due_chat("telegram", person.id, person.id, "private") for person in people))
    async with run(tmp_path, "--role", "worker", **settings(tmp_path, of_telegram(telegram))) as running:
        whole = telegram.scripts.left
        await running.until(lambda: telegram.scripts.left < whole)
        began = asyncio.get_running_loop().time()
        assert await running.stop() == 0, running.log
        assert asyncio.get_running_loop().time() - began < 10
    assert "Traceback" not in running.log
    store = await open_store(database(tmp_path))
    rows = await store.ledger.entries()
    await store.close()
    assert {row.state for row in rows} <= {"sent", "ready"}
    assert any(row.state == "sent" for row in rows)
    assert not any(row.unclean for row in rows)


async def test_row_10_a_second_process_leaves_the_lane_to_the_first_and_says_so(
    telegram: BotApi, tmp_path: Path, closed: date
) -> None:
    people = [telegram.person(f"P{number}", language="en") for number in range(16)]
    for person in people:
        telegram.start(person)
    telegram.script("sendPhoto", [Accept(4.0)] * 32)
    telegram.script("sendMessage", [Accept(4.0)] * 32)
    await keep(database(tmp_path), *(a_due_chat("telegram", person.id, person.id, "private") for person in people))
    given = settings(tmp_path, of_telegram(telegram))
    async with run(tmp_path, "--role", "worker", **given) as first:
        await first.until(lambda: "messages to send" in first.log)
        async with run(tmp_path, "--role", "worker", **given) as second:
            await second.until(lambda: "is posted to by another process" in second.log)
            assert await second.stop() == 0, second.log
        assert await first.stop() == 0, first.log
    assert summaries(second) == []
    assert len(summaries(first)) == 1
    for person in people:
        texts = [message.text or message.caption for message in telegram.chat(person).from_bot]
        assert len(texts) == len(set(texts))


async def test_on_postgresql_one_process_answers_and_another_posts_and_a_third_takes_over(
    telegram: BotApi, tmp_path: Path, closed: date, postgres_url: str
) -> None:
    """FAULTS 10 as it is deployed: the worker that posts is killed and never restarted."""
    people = [telegram.person(f"P{number}", language="en") for number in range(16)]
    url = postgres_url.replace("+psycopg", "")
    await keep(url, *(a_due_chat("telegram", person.id, person.id, "private") for person in people))
    given = settings(tmp_path, of_telegram(telegram)) | {"JOGAN_DATABASE_URL": url}
    async with run(tmp_path, "--role", "bot", **given) as hearing:
        await hearing.until(lambda: "Started telegram" in hearing.log)
        for person in people:
            telegram.start(person)
        await hearing.until(lambda: len(telegram.calls_of("sendMessage")) == len(people))
        telegram.script("sendPhoto", [Accept(3.0)] * 16)
        telegram.script("sendMessage", [Accept(3.0)] * 16)
        async with run(tmp_path, "--role", "worker", **given) as first:
            await first.until(lambda: "messages to send" in first.log)
            async with run(tmp_path, "--role", "worker", **given) as second:
                await second.until(lambda: "Started telegram" in second.log)
                first.process.kill()
                began = asyncio.get_running_loop().time()
                await second.until(lambda: "taken over from" in second.log, 30)
                assert asyncio.get_running_loop().time() - began < 30
                await second.until(lambda: bool(summaries(second)), 40)
                assert await second.stop() == 0, second.log
        assert await hearing.stop() == 0, hearing.log
    assert "Traceback" not in first.log + second.log + hearing.log
    assert summaries(hearing) == []
    store = await open_store(url)
    rows = await store.ledger.entries()
    await store.close()
    assert {row.state for row in rows} == {"sent"}
    assert len(rows) == 2 * len(people)
