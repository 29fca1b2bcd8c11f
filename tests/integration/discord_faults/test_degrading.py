"""Rows 31, 39: what a place does not take is left out before it is refused; what cannot be seen is not sent."""

from pathlib import Path

import pytest
from integration.discord_platform.hall import DAY, Hall
from responders.discord_service.seen import read_message

from bot.document.blocks import Document, Heading, Items, Paragraph, Picture, Quotation, Span, text
from bot.domain.shown import About

LINK = "https://arxiv.org/abs/2407.10671"


async def test_row_31_a_picture_that_may_not_go_along_is_known_before_it_is_sent(hall: Hall) -> None:
    hall.service.deny(hall.channel, hall.service.bot, "attach_files")
    page = Document(
        (Heading(text("Front")), Picture("2024-07-16/categories.png", "LLM 5"), Paragraph(text("x"))), About(DAY)
    )
    elsewhere = hall.service.text(hall.guild, "elsewhere")
    async with hall.serving() as platform:
        message = await hall.post(platform, page)
        assert [file.filename for file in (await hall.post(platform, page, elsewhere)).attachments] == [
            "categories.png"
        ]
    assert (message.attachments, hall.service.invalid) == ([], [])


@pytest.mark.parametrize(
    "hostile",
    ["a\u202eb", "a\u2066b\u2069", "a\u200bb\ufeff", "a\x00\x1b[31mb", "e" + "\u0301" * 10_000, "\u2028a\u2029"],
)
async def test_row_39_what_a_message_shows_has_nothing_that_cannot_be_seen(hall: Hall, hostile: str) -> None:
    said = text(hostile)
    linked = Items(((Span(hostile, link=LINK),),), ("1",))
    document = Document((Heading(said), linked, Paragraph(said), Quotation(hostile, hostile)), About(DAY, (1,)))
    async with hall.sending() as platform:
        message = await hall.post(platform, document)
    shown = read_message(message.content, message.embeds, message.components).text
    assert not set(shown) & set("\u202e\u2066\u2069\u200b\ufeff\x00\x1b\u2028\u2029")
    assert shown.count("\u0301") <= 4 * 5


async def test_row_41_a_picture_outside_the_archive_is_never_read(hall: Hall, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    page = Document((Picture("../secret.png", "LLM 5"), Paragraph(text("x"))), About(DAY))
    hall.archive = tmp_path / "2024-07-16"
    async with hall.sending() as platform:
        message = await hall.post(platform, page)
    assert message.attachments == []


async def test_row_32_a_renamed_channel_is_the_same_place(hall: Hall) -> None:
    async with hall.sending() as platform:
        before = await platform.find(f"<#{hall.channel.id}>")
        hall.service.rename(hall.channel, "renamed")
        after = await platform.find(f"<#{hall.channel.id}>")
        assert before
        assert after
        await platform.send(
            before.address, "group", platform.render(Document((Paragraph(text("x")),)), "group")[0], key="k"
        )
    assert before.address == after.address == hall.address(hall.channel)
    assert (before.title, after.title) == ("#general", "#renamed")
    assert len(hall.channel.messages) == 1
