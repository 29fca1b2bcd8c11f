"""Row 35: the service itself counts what is sent to it; no emoji, syllable or link is cut between two messages."""

import pytest
import regex
from integration.discord_platform.hall import Hall
from responders.discord_service.seen import read_message

from bot.document.blocks import Document, Paragraph, Span, text

LINK = "https://arxiv.org/abs/2407.10671"
FAMILY, FLAG, SYLLABLE = "👩‍👩‍👧‍👦", "🇰🇷", "\u1112\u1161\u11ab"
"""One letter each to a reader: of seven code points, of two, and a Hangul syllable of three."""


async def arrived(hall: Hall, document: Document) -> list[object]:
    """What readers see of a document that was posted, message by message."""
    async with hall.sending() as platform:
        for number, message in enumerate(platform.render(document, "group")):
            await platform.send(hall.address(hall.channel), "group", message, key=str(number))
    return [read_message(one.content, one.embeds, one.components) for one in hall.channel.messages]


@pytest.mark.parametrize("letter", [FAMILY, FLAG, SYLLABLE, "e\u0301", "👍🏽"])
async def test_row_35_no_emoji_or_syllable_is_cut(hall: Hall, letter: str) -> None:
    seen = await arrived(hall, Document((Paragraph(text("a" + letter * 3_000)),)))
    shown = [regex.findall(r"\X", one.text) for one in seen]  # type: ignore[attr-defined]
    assert len(shown) > 1
    assert [each for one in shown for each in one if not each.isspace()] == ["a", *[letter] * 3_000]


@pytest.mark.parametrize("before", range(3_900, 4_010, 11))
async def test_row_35_a_link_at_the_border_of_a_message_is_in_one_piece(hall: Hall, before: int) -> None:
    words = ("word " * 1_000)[:before].strip() + " "
    seen = await arrived(hall, Document((Paragraph((Span(words), Span("the title of a paper", link=LINK))),)))
    links = [link for one in seen for link in one.links]  # type: ignore[attr-defined]
    assert [(link.text, link.url) for link in links] == [("the title of a paper", LINK)]
