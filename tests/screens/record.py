"""The posts that the screens show: the shipped day, sent by the real libraries to the services on the loopback.

What is kept is each request as it arrived, so that a screen shows what is sent and nothing else.
"""

import json
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from fakes import FakeClock, FakeStore
from golden_day import build
from responders.bot_api.api import BotApi
from responders.discord_service.running import idle
from responders.discord_service.service import DiscordService

from adapters.platforms.discord.discord import Discord
from adapters.platforms.discord.settings import DiscordSettings
from adapters.platforms.telegram.settings import TelegramSettings
from adapters.platforms.telegram.telegram import Telegram
from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.document.edition import post
from bot.domain.chat import Address, ChatKind
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.ports.platform import Posts
from bot.settings import ChatDefaults

HERE = Path(__file__).parent
SHOWN = ("Computer Vision",)
"""One category, so that a screen is not longer than a README."""
DAY = date(2024, 7, 16)
Requests = list[Mapping[str, Any]]


async def telegram_requests(language: str = "ko") -> Requests:
    """The requests of one post to a private chat."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder)
        edition = (await build(archive)).edition
        async with BotApi() as api:
            reader = api.person("Mina", language="ko", started=True)
            async with Telegram(TelegramSettings(api.token, api.url, archive), _desk(), FakeClock()) as telegram:
                await _send(telegram, edition, Address("telegram", str(reader.id)), "private", language)
            sent = [call for call in api.calls if call.method.startswith("send")]
            return [{"method": call.method, "parameters": _without_ids(call.parameters)} for call in sent]


async def discord_requests(language: str = "en") -> Requests:
    """The requests of one post to a channel."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder)
        edition = (await build(archive)).edition
        async with DiscordService() as service:
            channel = service.text(service.guild("Lab"), "papers")
            settings = DiscordSettings(service.token, service.api_url, service.gateway_url, archive)
            async with Discord(settings, _desk(), FakeClock()) as discord:
                await _send(discord, edition, Address("discord", str(channel.id)), "group", language)
            await idle()
            sent = [call for call in service.calls if call.method == "POST" and call.template.endswith("/messages")]
            return [{"template": call.template, "body": dict(call.body)} for call in sent]


def _desk() -> Desk:
    store, clock, defaults = FakeStore(), FakeClock(), ChatDefaults()
    return Desk(Router(store, clock, NINE, defaults), store, clock, defaults)


async def _send(posts: Posts, edition: Edition, address: Address, kind: ChatKind, language: str) -> None:
    shown = post(edition, NINE, chosen=SHOWN, language=language, fits=lambda document: posts.fits(document, kind))
    for number, message in enumerate(posts.render(shown, kind)):
        await posts.send(address, kind, message, key=f"screen-{number}")


def _without_ids(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """What a chat's number or a boundary changes from run to run is not part of a screen."""
    return {name: value for name, value in parameters.items() if name != "chat_id"}


def kept(name: str) -> Path:
    """Where a platform's requests are kept."""
    return HERE / f"{name}.json"


def written(requests: Requests) -> str:
    """Requests as they are kept."""
    return json.dumps(requests, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
