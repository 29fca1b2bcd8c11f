"""Metrics and health over HTTP: on the loopback, only where a port is named, and without a secret."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from answering import question
from fakes import FakeStore
from fakes_chats import ChatMemory, FakeChats
from loopback import a_free_port
from scraped import scraped

from adapters.config import Config, read
from adapters.supervise import Vitals
from adapters.wiring.health import watched
from adapters.wiring.program import Program, program
from bot.errors import BadSetting, Temporary
from bot.ports.store import ChatCounts

DAYS = Path(__file__).parents[3] / "adapters" / "sources" / "recorded" / "days"
TOKEN = "123456789:" + "AbCdEfGh_-" * 3 + "12345"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return read(
        {
            "JOGAN_DATA_DIR": str(tmp_path),
            "JOGAN_SOURCES": f"recorded:{DAYS}",
            "JOGAN_METRICS_PORT": str(a_free_port()),
            "JOGAN_TELEGRAM_TOKEN": TOKEN,
        },
        tmp_path,
    )


@pytest.fixture
async def running(config: Config) -> AsyncIterator[Program]:
    async with program(config) as made:
        yield made


async def asked(config: Config, path: str, method: str = "GET") -> tuple[int, str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", config.metrics_port)
    writer.write(f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    said = (await reader.read()).decode()
    writer.close()
    await writer.wait_closed()
    head, _, body = said.partition("\r\n\r\n")
    return int(head.split()[1]), body


async def test_a_process_is_looked_at_over_http(running: Program, config: Config) -> None:
    vitals = Vitals()
    async with watched(config, running, (), "me", vitals, dict):
        assert [each async for each in running.answers.answer(question())]
        status, text = await asked(config, "/metrics")
        found = scraped(text)
        assert status == 200
        assert found[("jogan_chats", "known")] == 0
        assert found[("jogan_questions_total", "no_model")] == 1
        assert found[("process_resident_memory_bytes",)] > 1_000_000
        assert found[("jogan_read_seconds",)] > 0
        assert (await asked(config, "/healthz"))[0] == 200
        vitals.died("telegram bot", f"https://api.telegram.org/bot{TOKEN}/getMe: 401")
        for path, expected in (("/healthz", 200), ("/readyz", 503)):
            status, text = await asked(config, path)
            assert status == expected
            assert "telegram bot" in text
            assert TOKEN not in text
        assert (await asked(config, "/"))[0] == 404
        assert (await asked(config, "/metrics", "POST"))[0] == 405
    with pytest.raises(OSError, match="Connect call failed"):
        await asked(config, "/healthz")


async def test_a_port_that_is_taken_is_told(running: Program, config: Config) -> None:
    async with watched(config, running, (), "me", Vitals(), dict):
        with pytest.raises(BadSetting, match="JOGAN_METRICS_PORT"):
            async with watched(config, running, (), "me", Vitals(), dict):
                pass


async def test_without_a_port_nothing_is_opened(running: Program, config: Config) -> None:
    async with watched(replace(config, metrics_port=None), running, (), "me", Vitals(), dict):
        with pytest.raises(OSError, match="Connect call failed"):
            await asked(config, "/healthz")


class Unread(FakeChats):
    """Cannot be counted."""

    async def counts(self) -> ChatCounts:
        raise Temporary("the disk is full")


async def test_metrics_that_cannot_be_read_are_refused_not_made_up(running: Program, config: Config) -> None:
    store = FakeStore()
    store.chats = Unread(ChatMemory())
    async with watched(config, replace(running, store=store), (), "me", Vitals(), dict):
        assert await asked(config, "/metrics") == (503, "the database cannot be read\n")
