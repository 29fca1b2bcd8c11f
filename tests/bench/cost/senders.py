"""The process that is measured: sends COUNT messages in one of several ways, and prints what it cost.

Run: `python senders.py WAY URL COUNT FOLDER`; one JSON line on standard output. CPU is this process's, threads too.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from fakes_alerts import Bell

WINDOW = 8
"""Calls on the wire at a time, the same for all."""
UNLIMITED = {"rate": 5_000.0, "chat_gap": 0.0, "window_most": WINDOW}
FREE = {"chat_gap": 0.1}
PAID = {"rate": 1_000.0, "window_most": 200}
FEW = 200
"""Messages at the free tier's pace: nine seconds."""


@contextmanager
def measured(found: dict[str, float]) -> Iterator[None]:
    """Seconds of CPU and of the clock on the wall."""
    cpu, wall = time.process_time(), time.perf_counter()
    yield
    found |= {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


async def page() -> Any:
    """A real page as it is kept for sending."""
    from kill.pages import telegram_page

    return await telegram_page()


async def by_the_library(request: Any, url: str, count: int) -> dict[str, float]:
    """The bare library over one of its ways, nothing kept anywhere."""
    from kill.services import TELEGRAM_TOKEN
    from telegram import Bot

    from adapters.platforms.telegram.outbound.body import read
    from adapters.platforms.telegram.outbound.send import markup

    body, found = read((await page()).body), dict[str, float]()
    keys = markup(body)
    async with Bot(TELEGRAM_TOKEN, base_url=f"{url}/bot", request=request) as bot:

        async def send(number: int) -> None:
            await bot.send_message(1_000_000 + number, body.html, parse_mode="HTML", reply_markup=keys)

        await in_a_window(send, 100)
        with measured(found):
            await in_a_window(send, count)
    return found | {"sent": count}


async def in_a_window(send: Callable[[int], Awaitable[None]], count: int) -> None:
    """All of them, so many at a time."""
    numbers = iter(range(count))

    async def take() -> None:
        for number in numbers:
            await send(number)

    await asyncio.gather(*(take() for _ in range(WINDOW)))


async def httpx(url: str, count: int, folder: Path) -> dict[str, float]:
    """The rival: the library as it is installed."""
    from telegram.request import HTTPXRequest

    return await by_the_library(HTTPXRequest(connection_pool_size=WINDOW), url, count)


async def aiohttp(url: str, count: int, folder: Path) -> dict[str, float]:
    """The library over our way, without a store."""
    from kill.services import TELEGRAM_TOKEN

    from adapters.platforms.telegram.request import Request

    return await by_the_library(Request(TELEGRAM_TOKEN), url, count)


async def telegram(url: str, count: int, folder: Path) -> dict[str, float]:
    """Ours: every message claimed, sent and settled in a SQLite file, durably."""
    return await paced(url, count, folder, UNLIMITED)


async def discord(url: str, count: int, folder: Path) -> dict[str, float]:
    """The same on Discord."""
    from kill.services import DISCORD_TOKEN

    from adapters.clock import SystemClock
    from adapters.platforms.discord.discord import Discord
    from adapters.platforms.discord.settings import DiscordSettings

    bot: Any = Discord(DiscordSettings(DISCORD_TOKEN, f"{url}/api/v10"), cast("Any", None), SystemClock())
    return await by_the_postman(bot, count, folder, UNLIMITED)


async def free(url: str, count: int, folder: Path) -> dict[str, float]:
    """Ours at the free tier's pace: hardly two messages share a commit."""
    return await paced(url, min(count, FEW), folder, FREE)


async def paid(url: str, count: int, folder: Path) -> dict[str, float]:
    """Ours at the paid tier's pace, as far as one core gets."""
    return await paced(url, count, folder, PAID)


async def paced(url: str, count: int, folder: Path, rate: dict[str, Any]) -> dict[str, float]:
    """Telegram at a rate."""
    from kill.services import TELEGRAM_TOKEN

    from adapters.clock import SystemClock
    from adapters.platforms.telegram.settings import TelegramSettings
    from adapters.platforms.telegram.telegram import Telegram

    bot: Any = Telegram(TelegramSettings(TELEGRAM_TOKEN, url), cast("Any", None), SystemClock())
    return await by_the_postman(bot, count, folder, rate)


async def by_the_postman(bot: Any, count: int, folder: Path, rate: dict[str, Any]) -> dict[str, float]:
    """Plan for enough chats, then measure the draining of the lane."""
    from kill.town import CUT, Town, found

    from adapters.archive.markdown.folder import MarkdownArchive
    from adapters.charts.categories import PillowCharts
    from adapters.clock import SystemClock
    from adapters.store.opening import open_store
    from bot.delivery.plan import Planner
    from bot.delivery.service import Delivering
    from bot.domain.nine import NINE
    from bot.settings import LaneSettings

    address, clock, figures = f"sqlite:///{folder / 'jogan.db'}", SystemClock(), dict[str, float]()
    await found(address, Town(count // 2, (bot.name,), wanted=(("LLM",),)))
    store = await open_store(address)
    async with bot:
        lanes = {bot.lane: bot}
        await store.ledger.adopt(bot.lane, bot.name, ())
        archive = MarkdownArchive(folder / "archive")
        planner = Planner(store.ledger, store, NINE, CUT, clock, lanes, PillowCharts(), archive)
        rows = (await planner.plan_due(clock.now())).rows
        settings = LaneSettings(**rate)
        delivering = Delivering(
            store.ledger, lanes, clock, owner="bench", alerts=Bell().alerts(clock), settings=lambda _: settings
        )
        with measured(figures):
            left = await delivering.drain(bot.lane, lambda: False)
        while left is not None:
            await asyncio.sleep(left)
            left = await delivering.drain(bot.lane, lambda: False)
    await store.close()
    return figures | {"sent": rows}


if __name__ == "__main__":
    way, where, number, place = sys.argv[1:]
    print(json.dumps(asyncio.run(globals()[way](where, int(number), Path(place)))))
