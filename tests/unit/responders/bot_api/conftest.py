"""A responder and the real library talking to it."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from responders.bot_api.api import BotApi
from telegram import Bot


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A responder that must be clean in the end."""
    async with BotApi() as opened:
        yield opened


@pytest.fixture
async def bot(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """The library's bot, unmodified; its pauses are timedeltas, as it asks for in a warning."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot") as made:
        api.calls.clear()
        yield made


@pytest.fixture
def raw() -> Callable[..., Awaitable[tuple[int, dict[str, Any]]]]:
    """A request as a plain form: the status and the JSON of the answer."""

    async def post(api: BotApi, method: str, **data: Any) -> tuple[int, dict[str, Any]]:
        form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in data.items()}
        address = f"{api.url}/bot{api.token}/{method}"
        async with aiohttp.ClientSession() as session, session.post(address, data=form) as sent:
            return sent.status, await sent.json()

    return post
