"""/settings and every setting, /status, /forget."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from unicodedata import east_asian_width

import pytest
from talking import HERE, NOW, Conversation, buttons

from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.settings import ChatDefaults


async def subscribed(**incoming: str) -> Conversation:
    talk = Conversation(**incoming)
    await talk.say("/subscribe LLM")
    return talk


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("/time 07:30", "post_time", time(7, 30)),
        ("/time 오후 9시", "post_time", time(21)),
        ("/timezone Asia/Seoul", "timezone", "Asia/Seoul"),
        ("/timezone seoul", "timezone", "Asia/Seoul"),
        ("/days mon-fri", "days", (0, 1, 2, 3, 4)),
        ("/days 평일", "days", (0, 1, 2, 3, 4)),
        ("/weekly on", "weekly", True),
        ("/length full", "length", "full"),
        ("/notices 켜기", "notices", True),
        ("/mute on", "muted", True),
        ("/무음 켜기", "muted", True),
        ("조용히 보내 줘", "muted", True),
        ("/language 한국어", "language", "ko"),
        ("/pause", "paused", True),
    ],
)
async def test_a_setting_is_kept(line: str, field: str, value: object) -> None:
    talk = await subscribed()
    before = await talk.chat()
    await talk.say(line)
    after = await talk.chat()
    assert getattr(after, field) == value
    assert replace(after, **{field: getattr(before, field)}, next_due=before.next_due) == before


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Days: Thursday, Friday.\nOne post a week, on Thursday, with everything since the last one."),
        ("ko", "조간을 보내는 요일: 목요일, 금요일\n일주일에 한 번, 목요일에 그동안 나온 조간을 모아 보냅니다."),
    ],
)
async def test_days_of_a_chat_with_one_post_a_week_say_on_which_it_comes(language: str, told: str) -> None:
    talk = await subscribed(language_hint=language)
    await talk.say("/weekly on")
    assert told in await talk.say("/days thu-fri")


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        (["/time 07:30"], datetime(2024, 7, 17, 7, 30, tzinfo=UTC)),
        (["/time 02:00"], datetime(2024, 7, 18, 2, tzinfo=UTC)),
        (["/timezone Asia/Seoul"], datetime(2024, 7, 18, 0, tzinfo=UTC)),
        (["/timezone New York"], datetime(2024, 7, 17, 13, tzinfo=UTC)),
        (["/days sat"], datetime(2024, 7, 20, 9, tzinfo=UTC)),
        (["/weekly on"], datetime(2024, 7, 22, 9, tzinfo=UTC)),
        (["/weekly on", "/weekly off"], datetime(2024, 7, 17, 9, tzinfo=UTC)),
        (["/pause"], None),
        (["/pause", "/time 07:30"], None),
        (["/pause", "/resume"], datetime(2024, 7, 17, 9, tzinfo=UTC)),
        (["/unsubscribe LLM", "/time 07:30"], None),
    ],
)
async def test_the_next_post_moves_with_the_settings_and_is_never_in_the_past(
    lines: list[str], due: datetime | None
) -> None:
    talk = await subscribed()
    for line in lines:
        await talk.say(line)
    assert (await talk.chat()).next_due == due
    assert due is None or due > NOW


@pytest.mark.parametrize(
    ("line", "sentence", "action"),
    [
        ("/time soon", "is not a time I know", None),
        ("/timezone UTC+9", "Did you mean Asia/Seoul?", "/timezone Asia/Seoul"),
        ("/timezone Asia/Seul", "Did you mean Asia/Seoul", "/timezone Asia/Seoul"),
        ("/days someday", "names no days", None),
        ("/weekly maybe", "does not take “maybe”", "/weekly off"),
        ("/length medium", "does not take “medium”", "/length full"),
        ("/notices perhaps", "does not take “perhaps”", "/notices on"),
        ("/mute loud", "does not take “loud”", "/mute off"),
        ("/language french", "“french” is not a language I write", "/language en"),
    ],
)
async def test_a_wrong_value_changes_nothing_and_says_what_to_do(line: str, sentence: str, action: str | None) -> None:
    talk = await subscribed()
    before = await talk.chat()
    reply = await talk.reply(line)
    assert sentence in talk.shown
    assert action is None or action in buttons(reply).values()
    assert await talk.chat() == before


@pytest.mark.parametrize(
    ("line", "shows"),
    [
        ("/time", "/time 18:00"),
        ("/timezone", "/timezone Asia/Seoul"),
        ("/days", "/days mon-fri"),
        ("/weekly", "/weekly on"),
        ("/length", "/length full"),
        ("/notices", "/notices on"),
        ("/mute", "/mute on"),
        ("/language", "/language ko"),
        ("시간", "/time 18:00"),
    ],
)
async def test_a_setting_without_a_value_shows_what_there_is_and_what_can_be_chosen(line: str, shows: str) -> None:
    talk = await subscribed()
    before = await talk.chat()
    reply = await talk.reply(line)
    assert not reply.mistake
    assert "# Settings" in talk.shown
    assert shows in talk.shown
    assert await talk.chat() == before


async def test_what_we_offer_ourselves_is_never_an_error() -> None:
    talk = await subscribed()
    offered = buttons(await talk.reply("/subscribe rl"))
    assert offered["Change the time"] == "/time"
    for action in offered.values():
        assert not (await talk.reply(action, pressed=True)).mistake


@pytest.mark.parametrize("line", ["/pause", "/resume"])
async def test_where_nothing_is_subscribed_nothing_is_promised(line: str) -> None:
    talk = Conversation()
    for said in (await talk.say(line), await talk.say(line, pressed=True)):
        assert "Nothing is subscribed yet." in said
        assert not re.search("[Pp]aused\\.|meanwhile|missed|on again", said)
    assert "Pause" not in buttons(await talk.reply("/settings"))
    await talk.say("/subscribe LLM")
    assert "Pause" in buttons(await talk.reply("/settings"))


async def test_what_was_paused_is_resumed_though_nothing_is_subscribed_any_more() -> None:
    talk = await subscribed()
    for line in ("/pause", "/unsubscribe all", "/resume", "/subscribe LLM"):
        said = await talk.say(line)
    assert "Next post:" in said


async def test_the_ways_to_stop_are_those_that_are_left() -> None:
    talk = await subscribed()
    assert list(buttons(await talk.reply("/stop")).values()) == ["/pause", "/unsubscribe all", "/forget"]
    await talk.say("/pause")
    assert list(buttons(await talk.reply("/stop")).values()) == ["/unsubscribe all", "/forget"]
    await talk.say("/unsubscribe all")
    assert list(buttons(await talk.reply("/stop")).values()) == ["/forget"]


@pytest.mark.parametrize("language", ["en", "ko"])
async def test_labels_are_short_enough_for_a_telephone(language: str) -> None:
    """Columns of a label: a platform puts long ones in rows of their own, where about forty are seen."""
    talk = Conversation(language_hint=language)
    lines = ("/start", "/settings", "/categories", "/subscribe all", "/subscriptions", "/stop", "/status", "/digest")
    for line in (*lines, *(category.key for category in NINE)):
        for label, action in buttons(await talk.reply(line)).items():
            assert sum(2 if east_asian_width(sign) in "WF" else 1 for sign in label) <= 40, label
            assert len(action.encode()) <= 57, action


async def test_language_answers_in_the_new_language_and_stays() -> None:
    talk = await subscribed()
    assert "이제 한국어로 안내합니다." in await talk.say("/language ko")
    assert "받는 분야" in await talk.say("/subscriptions")
    assert "This chat is in English now." in await talk.say("/language english")


async def test_a_language_that_editions_are_not_written_in_is_not_offered() -> None:
    talk = Conversation(defaults=ChatDefaults(language="en", languages=("en",)), language_hint="ko")
    assert "is not a language I write" in await talk.say("/language ko")
    assert not any(action.startswith("/language") for action in buttons(await talk.reply("/settings")).values())


async def test_the_settings_page_shows_every_setting_and_offers_what_it_is_not() -> None:
    talk = await subscribed()
    said = await talk.say("/settings")
    for value in ("Categories: LLM", "Time: 09:00", "Time zone: UTC", "Days: every day", "Length: brief", "Posts: on"):
        assert value in said
    offered = set(buttons(await talk.reply("/settings")).values())
    assert {"/time 07:00", "/days mon-fri", "/weekly on", "/length full", "/notices on", "/language ko"} <= offered
    assert not {"/time 09:00", "/days daily", "/resume"} & offered
    for line in ("/time 7", "/days mon-fri", "/weekly on", "/length full", "/notices on", "/mute on", "/pause"):
        await talk.say(line)
    offered = set(buttons(await talk.reply("/settings")).values())
    assert {"/time 09:00", "/days daily", "/weekly off", "/length brief", "/notices off", "/resume"} <= offered
    assert "/mute off" in offered
    assert not {"/time 07:00", "/days mon-fri", "/pause"} & offered


async def test_the_settings_page_has_at_most_twelve_buttons_and_none_for_sounds_where_nothing_is_posted() -> None:
    talk = await subscribed()
    for line in ("/settings", "/time 12:34", "/days sat", "/language ko"):
        reply = await talk.reply(line, pressed=line != "/settings")
        assert len([action for action in buttons(reply).values() if action not in ("/digest", "/help")]) <= 12
    assert "/mute on" in buttons(await talk.reply("/settings")).values()
    reply = await talk.reply("/settings", posts=False)
    assert not {"/mute on", "/pause"} & set(buttons(reply).values())
    assert "무음" not in talk.shown[talk.shown.rindex("설정") :]


async def test_full_length_opens_folds() -> None:
    talk = await subscribed()
    assert not (await talk.reply("/digest")).unfolded
    await talk.say("/length full")
    assert (await talk.reply("/digest")).unfolded


async def test_pause_and_resume_twice() -> None:
    talk = await subscribed()
    assert "were not paused" in await talk.say("/resume")
    assert "Paused." in await talk.say("/pause")
    assert "paused already" in await talk.say("/pause")
    cursor = (await talk.chat()).cursor
    assert "Posts are on again" in await talk.say("/resume")
    assert (await talk.chat()).cursor == cursor == date(2024, 7, 16)


STOPPING = (
    "/stop",
    "stop",
    "Stop!",
    "how do I stop",
    "How can I unsubscribe?",
    "unsubscribe me",
    "please stop sending me this",
)


@pytest.mark.parametrize("line", [*STOPPING, "그만", "그만 받을래요", "그만두려면?", "탈퇴"])
async def test_the_ways_to_stop(line: str) -> None:
    for language in ("en", "ko"):
        talk = Conversation(language_hint=language)
        await talk.say("/subscribe LLM")
        assert list(buttons(await talk.reply(line)).values()) == ["/pause", "/unsubscribe all", "/forget"]
        assert (await talk.chat()).subscribed
    assert list(buttons(await talk.reply(line, posts=False)).values()) == ["/unsubscribe all", "/forget"]


@pytest.mark.parametrize(
    "line", ["stop words in language models", "unsubscribe", "unsubscribe LLM", "how do transformers work"]
)
async def test_other_lines_with_these_words_mean_something_else(line: str) -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM, rl")
    assert "Ways to stop" not in await talk.say(line)


@pytest.mark.parametrize(
    "line",
    [
        *("/time 07:00", "/timezone Asia/Seoul", "/days mon-fri", "/weekly on", "/length full", "/notices on"),
        *("/mute on", "/pause", "/resume"),
    ],
)
async def test_a_pressed_setting_shows_the_page_again(line: str) -> None:
    talk = await subscribed()
    pressed = await talk.reply(line, pressed=True)
    assert pressed.replaces
    page = set(buttons(await talk.reply("/settings")).values())
    undo = {action for action in buttons(pressed).values() if action.startswith("/undo ")}
    assert len(undo) == (line != "/resume")
    assert set(buttons(pressed).values()) == page - ({"/categories"} if undo else set()) | undo
    assert buttons(await talk.reply(line)).keys() & {"All settings"}


async def test_only_a_press_replaces_and_never_a_message_that_shows_papers() -> None:
    talk = await subscribed()
    for line in ("/weekly on", "/subscribe rl", "/settings"):
        assert not (await talk.reply(line)).replaces
        assert not (await talk.reply(line, pressed=True, reply_to=About(date(2024, 7, 16)))).replaces
    assert not (await talk.reply("/settings", pressed=True)).replaces


async def test_a_pressed_language_leads_on_in_it() -> None:
    offered = buttons(await Conversation().reply("/language ko", pressed=True))
    assert {"최근 조간", "도움말", "짧게"} & offered.keys() == {"최근 조간", "도움말"}
    assert "/time 07:00" in offered.values()


async def test_reading_settings_keeps_nothing_about_a_new_chat() -> None:
    talk = Conversation()
    for line in (
        "/help",
        "/settings",
        "/status",
        "/categories",
        "/subscriptions",
        "/unsubscribe",
        "hello",
        "/nonsense",
    ):
        await talk.say(line)
    assert await talk.store.chats.get(HERE) is None


@pytest.mark.parametrize(
    ("language", "paused", "undone"),
    [("en", "Paused: on. ", "Paused: on → off"), ("ko", "일시 중지를 켰습니다. ", "일시 중지: 켬 → 끔")],
)
async def test_a_pause_where_nothing_is_posted_is_told_and_undone(language: str, paused: str, undone: str) -> None:
    talk = Conversation(language_hint=language, posts=False)
    await talk.say("/subscribe LLM")
    assert paused in await talk.say("/pause")
    assert paused not in await talk.say("/pause")
    assert undone in await talk.say("/undo")
