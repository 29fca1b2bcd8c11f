"""The process that is measured: sends the same page COUNT times in one of several ways, and prints what it cost.

Run: `python senders.py WAY URL COUNT FOLDER`; one JSON line on standard output. CPU is this process's alone, threads too.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WINDOW = 8
"""Calls on the wire at a time, the same for all."""


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
