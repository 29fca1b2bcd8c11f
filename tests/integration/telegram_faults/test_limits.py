"""Rows 34 to 36: the service itself counts what is sent to it; nothing is refused, cut, lost or said twice."""

from collections.abc import AsyncIterator

import pytest
import regex
from fakes import FakeClock
from integration.telegram.living import OwnDesk, settings
from responders.bot_api.api import BotApi
from talking import NOW

from adapters.platforms.telegram.telegram import Telegram
from bot.document.blocks import Document, Heading, Items, Paragraph, Span, text
from bot.document.plain import plain
from bot.domain.chat import Address

LINK = "https://arxiv.org/abs/2407.10671"
FAMILY, FLAG, SYLLABLE = "👩‍👩‍👧‍👦", "🇰🇷", "\u1112\u1161\u11ab"
"""One letter each to a reader: of seven code points, of two, and a Hangul syllable of three."""


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A service that fails the test for a request that it would refuse."""
    async with BotApi(now=lambda: NOW) as api:
        yield api


async def arrived(api: BotApi, document: Document) -> list[object]:
    """A document sent to a person: its messages as they are in the chat."""
    ann = api.person("Ann", started=True)
    async with Telegram(settings(api), OwnDesk(), FakeClock(NOW)) as telegram:
        for number, message in enumerate(telegram.render(document, "private")):
            await telegram.send(Address("telegram", str(ann.id)), "private", message, key=str(number))
    return list(api.chat(ann).from_bot)


def letters(words: str) -> list[str]:
    """What readers take for one letter each, but spaces and ends of lines."""
    return [letter for letter in regex.findall(r"\X", words) if not letter.isspace()]


async def test_row_34_a_text_of_nothing_but_emoji_is_within_the_limit(api: BotApi) -> None:
    messages = await arrived(api, Document((Paragraph(text("🧪" * 10_000)),)))
    texts = [message.text for message in messages]  # type: ignore[attr-defined]
    assert "".join(texts) == "🧪" * 10_000
    assert max(len(one.encode("utf-16-le")) // 2 for one in texts) <= 4096
    assert len(texts) <= 6


@pytest.mark.parametrize("letter", [FAMILY, FLAG, SYLLABLE, "e\u0301", "👍🏽"])
async def test_row_35_no_tag_link_emoji_or_syllable_is_cut(api: BotApi, letter: str) -> None:
    items = tuple((Span(f"<{letter * 40}>", link=f"{LINK}v{number}"), Span(" & one line")) for number in range(80))
    document = Document((Heading(text("Links")), Items(items), Paragraph((Span(letter * 3_000, bold=True),))))
    messages = await arrived(api, document)
    texts = [message.text for message in messages]  # type: ignore[attr-defined]
    assert [each for one in texts for each in letters(one)] == letters(plain(document))
    links = [entity for message in messages for entity in message.entities if "url" in entity]  # type: ignore[attr-defined]
    assert [entity["url"] for entity in links] == [f"{LINK}v{number}" for number in range(80)]
    units = len(f"<{letter * 40}>".encode("utf-16-le")) // 2
    assert {entity["length"] for entity in links} == {units}


@pytest.mark.parametrize("before", range(4_060, 4_100, 7))
async def test_row_35_a_link_at_the_border_of_a_message_is_in_one_piece(api: BotApi, before: int) -> None:
    words = ("word " * 1_000)[:before].strip() + " "
    messages = await arrived(api, Document((Paragraph((Span(words), Span("the title of a paper", link=LINK))),)))
    links = [entity for message in messages for entity in message.entities if "url" in entity]  # type: ignore[attr-defined]
    assert [entity["length"] for entity in links] == [len("the title of a paper")]
