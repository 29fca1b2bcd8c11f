"""Edits, deletions and answers to pressed buttons, by the library."""

from datetime import timedelta

import pytest
from responders.bot_api.api import BotApi
from responders.bot_api.pictures import drawn
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.error import BadRequest, Forbidden

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]])


async def test_an_edit_changes_what_is_seen(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    sent = await bot.send_message(ann.id, "one", reply_markup=KEYS)
    api.clock.advance(timedelta(minutes=1))
    await bot.edit_message_text("<b>two</b>", ann.id, sent.message_id, parse_mode="HTML", reply_markup=KEYS)
    (seen,) = api.chat(ann).messages
    assert (seen.text, seen.edits, seen.get("edit_date") - seen.get("date")) == ("two", 1, 60)
    assert [one["type"] for one in seen.entities] == ["bold"]
    await bot.edit_message_reply_markup(ann.id, sent.message_id)
    assert (seen.buttons, seen.text) == ([], "two")


@pytest.mark.parametrize("markup", [None, KEYS])
async def test_not_modified(api: BotApi, bot: Bot, markup: InlineKeyboardMarkup | None) -> None:
    ann = api.person("Ann", started=True)
    sent = await bot.send_message(ann.id, "one", reply_markup=markup)
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await bot.edit_message_text("one", ann.id, sent.message_id, reply_markup=markup)
    await bot.edit_message_text("one", ann.id, sent.message_id, reply_markup=None if markup else KEYS)


async def test_link_previews_are_kept(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    options = LinkPreviewOptions(url="https://arxiv.org/abs/1", prefer_small_media=True)
    sent = await bot.send_message(ann.id, "x", link_preview_options=options)
    assert sent.link_preview_options == options
    await bot.edit_message_text("x", ann.id, sent.message_id)
    assert "link_preview_options" not in api.last(ann).json


async def _refused(api: BotApi, bot: Bot, case: str, sent: Message, photo: Message) -> None:
    chat = sent.chat_id
    if case == "gone":
        await bot.delete_message(chat, sent.message_id)
        await bot.edit_message_text("x", chat, sent.message_id)
    if case == "not ours":
        await bot.edit_message_text("x", chat, 1)
    if case == "no text":
        await bot.edit_message_text("x", chat, photo.message_id)
    if case == "no caption":
        await bot.edit_message_caption(chat, sent.message_id, caption="x")
    if case == "deleted twice":
        await bot.delete_message(chat, sent.message_id)
        await bot.delete_message(chat, sent.message_id)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("gone", "Message to edit not found"),
        ("not ours", "Message can't be edited"),
        ("no text", "There is no text in the message to edit"),
        ("no caption", "There is no caption in the message to edit"),
        ("deleted twice", "Message to delete not found"),
    ],
)
async def test_what_cannot_be_edited(api: BotApi, bot: Bot, case: str, words: str) -> None:
    ann = api.person("Ann")
    api.say(ann, ann, "hello")
    sent, photo = await bot.send_message(ann.id, "x"), await bot.send_photo(ann.id, drawn())
    with pytest.raises(BadRequest, match=words):
        await _refused(api, bot, case, sent, photo)


async def test_a_caption_is_edited(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    photo = await bot.send_photo(ann.id, drawn(), caption="one")
    await bot.edit_message_caption(ann.id, photo.message_id, caption="<i>two</i>", parse_mode="HTML")
    assert (api.last(ann).text, api.last(ann).entities[0]["type"]) == ("two", "italic")


async def test_others_messages_are_deleted_by_right_only(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    room = api.supergroup("Papers", owner)
    api.add_bot(room, owner)
    said = api.say(owner, room, "/hello")
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await bot.delete_message(room.id, said.id)
    api.promote_bot(room, owner)
    await bot.delete_message(room.id, said.id)
    assert said.deleted
    api.kick_bot(room, owner)
    with pytest.raises(Forbidden, match="kicked"):
        await bot.delete_message(room.id, said.id)


async def test_a_button_is_answered_once_and_in_time(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    await bot.send_message(ann.id, "x", reply_markup=KEYS)
    press = api.press(ann, api.last(ann), "Go")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert (query.data, query.from_user.id, query.message and query.message.message_id) == ("go", ann.id, 1)
    await query.answer("done", show_alert=True)
    assert (press.answered, press.text, press.show_alert) == (True, "done", True)
    with api.expecting("query is too old"), pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
    late = api.press(ann, api.last(ann), "go")
    api.clock.advance(timedelta(seconds=31))
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late.id)
    with api.expecting("MESSAGE_TOO_LONG"), pytest.raises(BadRequest):
        await bot.answer_callback_query(api.press(ann, api.last(ann), "go").id, "x" * 201)


async def test_a_link_button_opens_or_starts(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann", started=True)
    rows = [
        [InlineKeyboardButton("Paper", url="https://arxiv.org/abs/1")],
        [InlineKeyboardButton("Ask", url="https://t.me/jogan_bot?start=p7")],
    ]
    await bot.send_message(ann.id, "x", reply_markup=InlineKeyboardMarkup(rows))
    assert api.press(ann, api.last(ann), "Paper").opened == "https://arxiv.org/abs/1"
    api.press(ann, api.last(ann), "Ask")
    assert [one.message and one.message.text for one in await bot.get_updates()] == ["/start p7"]
    with pytest.raises(AssertionError, match="no button 'Nothing'"):
        api.press(ann, api.last(ann), "Nothing")
