"""What a person sees, as plain text."""

from responders.bot_api.api import BotApi
from responders.bot_api.detection import detected
from responders.bot_api.pictures import drawn
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

SEEN = """\
── Ann
/digest

── jogan (↩ 1, edited)
🗞 조간
│ plain
┊ folded
┊ twice
after
[1 details] [Ask ↗]
[All]

── jogan
(picture 40×20)
a caption

── jogan
(file a.md)
a page

── Ann (forwarded)
from elsewhere
"""


async def test_a_private_chat(api: BotApi, bot: Bot) -> None:
    ann = api.person("Ann")
    said = api.say(ann, ann, "/digest")
    sent = await bot.send_message(ann.id, "soon", reply_parameters=ReplyParameters(said.id))
    rows = [
        [
            InlineKeyboardButton("1 details", callback_data="d:1"),
            InlineKeyboardButton("Ask", url="https://t.me/jogan_bot?start=p1"),
        ],
        [InlineKeyboardButton("All", callback_data="a")],
    ]
    await bot.edit_message_text(
        "🗞 <b>조간</b>\n<blockquote>plain</blockquote>\n<blockquote expandable>folded\ntwice</blockquote>\nafter",
        ann.id,
        sent.message_id,
        parse_mode="HTML",
        reply_markup=InlineKeyboardMarkup(rows),
    )
    await bot.send_photo(ann.id, drawn(40, 20), caption="a caption")
    await bot.send_document(ann.id, b"# page", caption="a page", filename="a.md")
    gone = await bot.send_message(ann.id, "gone")
    await bot.delete_message(ann.id, gone.message_id)
    api.say(ann, ann, "from elsewhere", forwarded=ann)
    assert api.transcript(ann) == SEEN


async def test_rooms(api: BotApi, bot: Bot) -> None:
    owner = api.person("Owner")
    room, channel = api.supergroup("Papers", owner, forum=True), api.channel("News", owner)
    api.add_bot(room, owner)
    api.add_bot(channel, owner)
    topic = api.topic(room, "LLM", owner)
    await bot.send_message(room.id, "x", message_thread_id=topic.id)
    await bot.send_message(channel.id, "y")
    assert api.transcript(room) == (
        f"── Owner\n(joined)\n\n── Owner (topic {topic.id})\n(made a topic)\n\n── jogan (topic {topic.id})\nx\n"
    )
    assert api.transcript(channel) == "── News\ny\n"


def test_what_the_service_makes_clickable() -> None:
    text = "see arxiv.org/abs/1, https://a.b/c. mail a@b.io ask @name /start #tag $BTC $5 3/4 a/b 1.5 @x"
    assert [(one["type"], text[one["offset"] : one["offset"] + one["length"]]) for one in detected(text, [])] == [
        ("url", "arxiv.org/abs/1"),
        ("url", "https://a.b/c"),
        ("email", "a@b.io"),
        ("mention", "@name"),
        ("bot_command", "/start"),
        ("hashtag", "#tag"),
        ("cashtag", "$BTC"),
    ]


def test_nothing_is_found_in_links_and_code() -> None:
    for kind in ("code", "pre", "text_link"):
        given = [{"type": kind, "offset": 0, "length": 9}]
        assert detected("arxiv.org", given) == given
