"""`jogan run` as a process, both services on the loopback: starts, answers, keeps named chats, stops in order."""

import asyncio
import os
import pty
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from responders.bot_api.api import TOKEN, BotApi
from responders.discord_service.service import DiscordService
from service_process import of_discord, of_telegram, run

from adapters.store.opening import open_store
from bot.domain.chat import Address

pytestmark = pytest.mark.timeout(60)
WRONG = "123456789:" + "wrongWRONG" * 4
REFUSED = "JOGAN_TELEGRAM_TOKEN='***' cannot be used"


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: datetime.now(UTC)) as api:
        yield api


@pytest.fixture
async def discord() -> AsyncIterator[DiscordService]:
    async with DiscordService(datetime.now(UTC)) as service:
        yield service


async def test_both_platforms_are_answered_from_one_process_which_stops_in_order(
    telegram: BotApi, discord: DiscordService, tmp_path: Path
) -> None:
    ann, mina = telegram.person("Ann", language="en"), discord.person("Mina", "en-US")
    room = telegram.channel("The lab", ann, username="the_lab")
    telegram.add_bot(room, ann)
    guild = discord.guild("Lab")
    discord.join(guild, mina)
    channel = discord.text(guild, "papers")
    settings = of_telegram(telegram) | of_discord(discord) | {"JOGAN_TELEGRAM_CHANNELS": "@the_lab=LLM;@nowhere=LLM"}
    async with run(tmp_path, **settings) as running:
        await discord.connected(timeout=15)
        await discord.registered(timeout=15)
        telegram.start(ann)
        slash = discord.slash(mina, channel, "categories")
        assert "LLM" in str(vars(await slash.reply()))
        await running.until(lambda: bool(telegram.calls_of("sendMessage", ann.id)))
        await running.until(lambda: "@nowhere is not there" in running.log)
        assert await running.stop() == 0, running.log
    assert "Started telegram:" in running.log
    assert "Started discord:" in running.log
    assert "Stopped" in running.log
    assert "Traceback" not in running.log
    assert TOKEN not in running.log
    assert discord.token not in running.log
    kept = await open_store(f"sqlite:///{tmp_path / 'data' / 'jogan.db'}")
    chat = await kept.chats.get(Address("telegram", str(room.id)))
    await kept.close()
    assert chat is not None
    assert (chat.categories, chat.from_file, chat.kind) == (("LLM",), True, "channel")


async def test_a_wrong_token_is_one_line_and_the_other_platform_goes_on(
    telegram: BotApi, discord: DiscordService, tmp_path: Path
) -> None:
    async with run(tmp_path, **of_telegram(telegram, WRONG), **of_discord(discord)) as running:
        await discord.connected(timeout=15)
        await running.until(lambda: REFUSED in running.log)
        mina = discord.person("Mina", "en-US")
        guild = discord.guild("Lab")
        discord.join(guild, mina)
        channel = discord.text(guild, "papers")
        await discord.slash(mina, channel, "help").reply()
        assert await running.stop(signal.SIGINT) == 0, running.log
    assert running.log.count(REFUSED) == 1
    assert WRONG not in running.log
    assert "Traceback" not in running.log


@asynccontextmanager
async def silent_source() -> AsyncIterator[dict[str, str]]:
    """Settings of a source that takes questions and never answers."""
    heard: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(lambda _, writer: heard.append(writer), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield {"JOGAN_SOURCES": "huggingface", "JOGAN_HUGGINGFACE_URL": f"http://127.0.0.1:{port}"}
    finally:
        server.close()
        for writer in heard:
            writer.close()


async def test_only_wrong_tokens_are_a_failure_of_one_line(telegram: BotApi, tmp_path: Path) -> None:
    async with (
        silent_source() as source,  # one that answers would have its own line about days without papers
        run(tmp_path, JOGAN_LOG="warning", **source, **of_telegram(telegram, WRONG)) as running,
    ):
        assert await asyncio.wait_for(running.process.wait(), 20) == 1
    (line,) = running.log.splitlines()
    assert line.startswith("jogan: JOGAN_TELEGRAM_TOKEN")
    assert "@BotFather" in line
    assert WRONG not in line


async def test_row_67_a_platform_that_is_not_there_is_tried_again_and_the_other_goes_on(
    telegram: BotApi, tmp_path: Path
) -> None:
    away = {"JOGAN_DISCORD_TOKEN": "MTEwMDAwMDAwMDAwMDAwMDAwMQ.GAbCde." + "AbCdEfGh_-" * 4,
            "JOGAN_DISCORD_API_URL": "http://127.0.0.1:1/api/v10"}  # fmt: skip
    async with run(tmp_path, **of_telegram(telegram), **away) as running:
        await running.until(lambda: "begins again in" in running.log)
        ann = telegram.person("Ann", language="en")
        telegram.start(ann)
        await running.until(lambda: bool(telegram.calls_of("sendMessage", ann.id)))
        assert await running.stop() == 0, running.log
    assert "Traceback" not in running.log


async def test_an_answer_that_is_under_way_is_given_before_it_stops(telegram: BotApi, tmp_path: Path) -> None:
    from responders.bot_api.answers import Accept

    telegram.script("sendMessage", [Accept(1.0)])
    ann = telegram.person("Ann", language="en")
    async with run(tmp_path, **of_telegram(telegram)) as running:
        await running.until(lambda: "Started telegram:" in running.log)
        telegram.start(ann)
        await running.until(lambda: not telegram.scripts.left)
        assert await running.stop() == 0, running.log
    assert telegram.last(ann).by_bot


async def test_without_a_token_it_says_what_to_set_and_where_to_get_it(tmp_path: Path) -> None:
    async with run(tmp_path) as running:
        assert await asyncio.wait_for(running.process.wait(), 20) == 1
    (line,) = running.log.splitlines()
    assert line.startswith("jogan: no bot is set up: set JOGAN_TELEGRAM_TOKEN")
    assert "JOGAN_DISCORD_TOKEN" in line
    assert "@BotFather" in line


def test_on_a_terminal_with_nothing_set_it_says_the_two_next_steps(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"], cwd=tmp_path, stdin=theirs, capture_output=True, text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}, check=False, timeout=20,
    )  # fmt: skip
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 1
    assert [line.strip()[:2] for line in done.stderr.splitlines()] == ["Tw", "1.", "2.", "Wi"]
    assert "JOGAN_TELEGRAM_TOKEN" in done.stderr
    assert list(tmp_path.iterdir()) == []


async def test_a_worker_is_connected_and_hears_nobody(telegram: BotApi, tmp_path: Path) -> None:
    ann = telegram.person("Ann", language="en")
    async with run(tmp_path, "--role", "worker", **of_telegram(telegram)) as running:
        await running.until(lambda: "Started telegram:" in running.log)
        telegram.start(ann)
        await asyncio.sleep(0.5)
        assert await running.stop() == 0, running.log
    assert not [call for call in telegram.calls if call.method in ("getUpdates", "sendMessage")]


async def test_a_mistake_in_the_chats_file_is_one_line_before_anything_starts(telegram: BotApi, tmp_path: Path) -> None:
    (tmp_path / "chats.toml").write_text("[[chat]]\nplatform = 'irc'\nid = 1\n")
    settings = of_telegram(telegram) | {"JOGAN_CHATS_FILE": "chats.toml", "JOGAN_LOG": "warning"}
    async with run(tmp_path, **settings) as running:
        assert await asyncio.wait_for(running.process.wait(), 20) == 1
    assert (
        running.log == "jogan: chats.toml: chat 1 (1): platform = 'irc' cannot be used; expected telegram or discord\n"
    )
    assert not telegram.calls
