"""Every recorded day, and what is far too long, sent by the real libraries to services that hold every limit.

At the default length a chat gets the front page and one message for each category that has papers, no more.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

import pytest
from fakes import FakeClock, FakeStore
from responders.bot_api.api import BotApi
from responders.discord_service.running import idle
from responders.discord_service.seen import read_message
from responders.discord_service.service import DiscordService
from unit.document.recorded_days import days, edition

from adapters.platforms.discord.discord import Discord
from adapters.platforms.discord.settings import DiscordSettings
from adapters.platforms.telegram.settings import TelegramSettings
from adapters.platforms.telegram.telegram import Telegram
from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.document.blocks import Block, Buttons, Document, Heading, Items, Paragraph, Picture, Span, text
from bot.document.category_name import with_papers
from bot.document.edition import post
from bot.document.plain import plain
from bot.domain.chat import Address, ChatKind
from bot.domain.nine import NINE
from bot.ports.platform import Posts
from bot.settings import ChatDefaults

LINK = "https://arxiv.org/abs/2407.10671"
LENGTHY = "한국어와 English가 섞인 문장 하나를 👩‍🔬 계속 이어 씁니다. "
Place = tuple[Posts, Address, ChatKind, Callable[[], list[str]]]
"""A platform, a chat there, its kind, and the messages that a person sees in it."""


def _desk() -> Desk:
    store, clock, defaults = FakeStore(), FakeClock(), ChatDefaults()
    return Desk(Router(store, clock, NINE, defaults), store, clock, defaults)


@asynccontextmanager
async def _telegram() -> AsyncIterator[Place]:
    async with BotApi() as api:
        owner = api.person("Mina")
        channel = api.channel("The Lab", owner)
        api.add_bot(channel, owner)
        async with Telegram(TelegramSettings(api.token, api.url), _desk(), FakeClock()) as platform:
            seen = lambda: [str(message.text) for message in channel.from_bot]  # noqa: E731 - one line, used once
            yield platform, Address("telegram", str(channel.id)), "channel", seen


@asynccontextmanager
async def _discord() -> AsyncIterator[Place]:
    async with DiscordService() as service:
        channel = service.text(service.guild("Lab"), "papers")
        settings = DiscordSettings(service.token, service.api_url, service.gateway_url)
        async with Discord(settings, _desk(), FakeClock()) as platform:

            def seen() -> list[str]:
                return [read_message(one.content, one.embeds, one.components).text for one in channel.messages]

            yield platform, Address("discord", str(channel.id)), "group", seen
        await idle()


@pytest.fixture(params=[_telegram, _discord], ids=["telegram", "discord"])
async def place(request: pytest.FixtureRequest) -> AsyncIterator[Place]:
    async with request.param() as opened:
        yield opened


async def _sent(place: Place, document: Document, key: str) -> list[str]:
    """What a person sees of a document after it was sent; the service refuses whatever is beyond a limit."""
    platform, address, kind, seen = place
    before = len(seen())
    for number, message in enumerate(platform.render(document, kind)):
        await platform.send(address, kind, message, key=f"{key}-{number}")
    return seen()[before:]


@pytest.mark.slow  # 31 days, each several messages through a client and a server
@pytest.mark.timeout(120)
async def test_every_recorded_day_is_a_front_page_and_one_message_for_each_category(place: Place) -> None:
    platform, _, kind, _ = place
    for order, day in enumerate(days()):
        found, language = edition(day), ("ko", "en")[order % 2]
        shown = post(found, NINE, chosen=None, language=language, fits=lambda one: platform.fits(one, kind))
        messages = await _sent(place, shown, str(day))
        assert len(messages) == 1 + len(with_papers(found)), day


@pytest.mark.parametrize("day", [date(2024, 7, 16), max(days())], ids=str)
async def test_at_full_length_everything_arrives(place: Place, day: date) -> None:
    found = edition(day)
    joined = "\n".join(await _sent(place, post(found, NINE, chosen=None, language="en", length="full"), "full"))
    assert _letters(_words_of(post(found, NINE, chosen=None, language="en", length="full"))) == _letters(joined)


async def test_a_card_of_ten_thousand_characters_arrives_whole(place: Place) -> None:
    document = Document((Heading(text("1. A very long card")), Paragraph(text((LENGTHY * 400)[:10_000].strip()))))
    messages = await _sent(place, document, "long")
    assert len(messages) > 2
    assert _letters("".join(messages)) == _letters(plain(document))


async def test_a_report_of_two_hundred_links_arrives_whole(place: Place) -> None:
    items = tuple((Span(f"Paper number {n} ↗", link=f"{LINK}v{n}"), Span(" — one line.")) for n in range(1, 201))
    document = Document((Heading(text("Links")), Items(items, tuple(str(n) for n in range(1, 201)))))
    messages = await _sent(place, document, "links")
    assert _letters("".join(messages)) == _letters(plain(document))


def _words_of(document: Document) -> str:
    """What is read of a document: neither pictures nor buttons."""
    blocks: tuple[Block, ...] = tuple(block for block in document.blocks if not isinstance(block, Picture | Buttons))
    return plain(Document(blocks))


def _letters(words: str) -> str:
    """Without white space, which is where messages part."""
    return "".join(words.split())
