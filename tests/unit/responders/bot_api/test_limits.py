"""The published limits, by the library."""

import pytest
from responders.bot_api.api import BotApi
from responders.bot_api.pictures import drawn
from telegram import Bot, BotCommand, BotCommandScopeChat, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, NetworkError


def keys(*rows: int, data: str = "x") -> InlineKeyboardMarkup:
    """A keyboard with rows of that many buttons."""
    return InlineKeyboardMarkup([[InlineKeyboardButton("b", callback_data=data)] * count for count in rows])


@pytest.mark.parametrize("unit", ["x", "가", "🐱"])
async def test_text_is_measured_after_parsing_in_utf16(api: BotApi, bot: Bot, unit: str) -> None:
    ann, most = api.person("Ann", started=True), 4096 // (2 if unit == "🐱" else 1)
    sent = await bot.send_message(ann.id, f"<b>{unit * most}</b>", parse_mode="HTML")
    assert sent.text == unit * most
    with api.expecting("message is too long"), pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(ann.id, unit * (most + 1))


@pytest.mark.parametrize("text", [" ", "\n\n", "<b> </b>"])
async def test_blank_text(api: BotApi, bot: Bot, text: str) -> None:
    ann = api.person("Ann", started=True)
    with api.expecting("message text is empty"), pytest.raises(BadRequest):
        await bot.send_message(ann.id, text, parse_mode="HTML")


async def test_raw_text_ends_at_32_kib(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    link = '<a href="https://arxiv.org/abs/{}">x</a>'
    await bot.send_message(ann.id, link.format("1" * 32_000), parse_mode="HTML")
    with api.expecting("text is too long"), pytest.raises(BadRequest):
        await bot.send_message(ann.id, link.format("1" * 32_769), parse_mode="HTML")


async def test_entities_beyond_a_hundred_are_dropped_and_told(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    await bot.send_message(ann.id, "<b>x</b> " * 100, parse_mode="HTML")
    with api.expecting("101 entities"):
        sent = await bot.send_message(ann.id, "<b>x</b> " * 101, parse_mode="HTML")
    assert len(sent.entities) == 100


async def test_entities_that_the_service_finds_count(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    with api.expecting("102 entities"):
        await bot.send_message(ann.id, "<b>x</b> " * 100 + "@everybody #tag", parse_mode="HTML")


async def test_broken_markup(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    wording = 'Can\'t parse entities: unsupported start tag "x" at byte offset 5'
    with api.expecting("can't parse entities"), pytest.raises(BadRequest, match=wording):
        await bot.send_message(ann.id, "12345<x>", parse_mode="HTML")


@pytest.mark.parametrize("data", ["", "x" * 65, "가" * 22])
async def test_callback_data(api: BotApi, bot: Bot, data: str) -> None:
    ann = api.person("Ann", started=True)
    await bot.send_message(ann.id, "x", reply_markup=keys(1, data="x" * 64))
    with api.expecting("BUTTON_DATA_INVALID"), pytest.raises(BadRequest):
        await bot.send_message(ann.id, "x", reply_markup=keys(1, data=data))


async def test_too_many_buttons(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    await bot.send_message(ann.id, "x", reply_markup=keys(*[8] * 12))
    with api.expecting("reply markup is too long"), pytest.raises(BadRequest):
        await bot.send_message(ann.id, "x", reply_markup=keys(*[8] * 13))
    with api.expecting("beyond 8 are cut"):
        sent = await bot.send_message(ann.id, "x", reply_markup=keys(9))
    assert sent.reply_markup is not None
    assert len(sent.reply_markup.inline_keyboard[0]) == 8


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://localhost", "no address"])
async def test_addresses_of_buttons(api: BotApi, bot: Bot, url: str) -> None:
    ann = api.person("Ann", started=True)
    with api.expecting("Wrong HTTP URL"), pytest.raises(BadRequest):
        await bot.send_message(ann.id, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("b", url=url)]]))


async def test_a_button_that_does_nothing(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    with api.expecting("Text buttons are unallowed"), pytest.raises(BadRequest):
        await bot.send_message(ann.id, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("b")]]))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
async def test_a_photo_with_a_caption(api: BotApi, bot: Bot, kind: str) -> None:
    ann = api.person("Ann", started=True)
    sent = await bot.send_photo(ann.id, drawn(40, 20, kind), caption=f"<b>{'x' * 1024}</b>", parse_mode="HTML")
    assert (sent.photo[-1].width, sent.photo[-1].height, len(sent.caption or "")) == (40, 20, 1024)
    again = await bot.send_photo(ann.id, sent.photo[-1].file_id)
    assert again.photo[-1].width == 40
    loaded = await (await bot.get_file(sent.photo[-1].file_id)).download_as_bytearray()
    assert bytes(loaded) == api.chat(ann).messages[0].picture == drawn(40, 20, kind)
    with api.expecting("caption is too long"), pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_photo(ann.id, drawn(), caption="x" * 1025)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (drawn(400, 400)[:-40], "IMAGE_PROCESS_FAILED"),
        (drawn(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (drawn(21, 1), "PHOTO_INVALID_DIMENSIONS"),
        (drawn() + b"\0" * (10 * 1024 * 1024), "file is too big"),
    ],
    ids=["text", "cut", "wide", "thin", "big"],
)
async def test_photos_that_are_refused(api: BotApi, bot: Bot, data: bytes, words: str) -> None:
    ann = api.person("Ann", started=True)
    with api.expecting(words), pytest.raises(BadRequest):
        await bot.send_photo(ann.id, data)


async def test_a_document_with_a_caption(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    sent = await bot.send_document(
        ann.id, b"# page", caption=f"<b>{'x' * 1024}</b>", parse_mode="HTML", filename="a.md"
    )
    assert sent.document
    assert (sent.document.file_name, sent.document.file_size, len(sent.caption or "")) == ("a.md", 6, 1024)
    assert api.chat(ann).messages[0].picture == b"# page"
    with api.expecting("caption is too long"), pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(ann.id, b"# page", caption="x" * 1025)


@pytest.mark.parametrize(
    ("document", "words"),
    [(b"", "file must be non-empty"), (bytes(50_000_001), "Request Entity Too Large"), ("known", "wrong remote file")],
    ids=["empty", "big", "unknown"],
)
async def test_documents_that_are_refused(api: BotApi, bot: Bot, document: bytes | str, words: str) -> None:
    ann = api.person("Ann", started=True)
    with api.expecting(words), pytest.raises(NetworkError):  # of which BadRequest is one
        await bot.send_document(ann.id, document)
    assert api.chat(ann).messages == []


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ([BotCommand("Start", "x")], "BOT_COMMAND_INVALID"),
        ([BotCommand("x" * 33, "x")], "BOT_COMMAND_INVALID"),
        ([BotCommand("한글", "x")], "BOT_COMMAND_INVALID"),
        ([BotCommand("x", "")], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([BotCommand("x", "y" * 257)], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([BotCommand(f"x{n}", "y") for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_that_are_refused(api: BotApi, bot: Bot, commands: list[BotCommand], words: str) -> None:
    with api.expecting(words), pytest.raises(BadRequest):
        await bot.set_my_commands(commands)


async def test_commands_per_scope_and_language(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    await bot.set_my_commands([BotCommand("start", "Begin")])
    await bot.set_my_commands([BotCommand("start", "시작")], language_code="ko")
    await bot.set_my_commands([BotCommand("help", "Help")], BotCommandScopeChat(ann.id))
    assert [one.description for one in await bot.get_my_commands()] == ["Begin"]
    assert [one.description for one in await bot.get_my_commands(language_code="ko")] == ["시작"]
    assert api.service.commands["chat", ann.id, None, ""] == [{"command": "help", "description": "Help"}]
    await bot.delete_my_commands()
    assert await bot.get_my_commands() == ()
    with api.expecting("BOT_LANG_CODE_INVALID"), pytest.raises(BadRequest):
        await bot.set_my_commands([BotCommand("start", "x")], language_code="korean")


async def test_the_profile(api: BotApi, bot: Bot) -> None:
    await bot.set_my_description("papers")
    await bot.set_my_short_description("조간", language_code="ko")
    assert (await bot.get_my_description(language_code="ko")).description == "papers"
    assert (await bot.get_my_short_description("ko")).short_description == "조간"
    with api.expecting("BOT_ABOUT_INVALID"), pytest.raises(BadRequest):
        await bot.set_my_short_description("x" * 121)
    await bot.set_my_name("Jogan")
    assert (await bot.get_my_name()).name == "Jogan"
