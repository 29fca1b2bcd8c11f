"""/undo, the button under a change, the last changes on /settings."""

from datetime import timedelta
from typing import Any

import pytest
from builders import DAY, a_chat, an_edition
from hypothesis import given, settings
from hypothesis import strategies as st
from talking import HERE, NOW, Conversation, buttons

from bot.chat.router import Router
from bot.domain.change import SETTINGS, value_of
from bot.domain.chat import Address, Chat
from bot.domain.nine import NINE
from bot.settings import ChatDefaults

LINES = (
    *("/language ko", "/language en", "/time 07:30", "/time 21:00", "/timezone seoul", "/timezone Asia/Tokyo"),
    *("/days mon-fri", "/days sat", "/weekly on", "/weekly off", "/length full", "/length brief", "/notices on"),
    *("/notices off", "/mute on", "/mute off", "/subscribe LLM", "/subscribe cv, rl", "/subscribe all"),
    *("/unsubscribe LLM", "/unsubscribe all", "/pause", "/resume", "/start", "/digest", "/time nonsense"),
)


def states(chat: Chat) -> dict[str, object]:
    return {setting: value_of(chat, setting) for setting in SETTINGS}


async def changed(*lines: str, **incoming: Any) -> Conversation:
    talk = Conversation(**{"sender": "7", **incoming})
    for line in ("/start", *lines):
        await talk.say(line)
    return talk


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("/time 07:30",), "Time: 07:30 → 09:00"),
        (("/timezone seoul",), "Time zone: Asia/Seoul → UTC"),
        (("/days sat",), "Days: Saturday → every day"),
        (("/weekly on",), "Once a week: on → off"),
        (("/length full",), "Length: full → brief"),
        (("/notices on",), "A line on days without papers: on → off"),
        (("/mute on",), "Without a sound: on → off"),
        (("/subscribe LLM",), "Categories: LLM → none"),
        (("/subscribe all",), "Categories: everything → none"),
        (("/subscribe LLM", "/pause"), "Posts: paused → on"),
    ],
)
async def test_the_last_change_is_taken_back_and_told(lines: tuple[str, ...], said: str) -> None:
    talk = await changed(*lines[:-1])
    before = states(await talk.chat())
    await talk.say(lines[-1])
    assert states(await talk.chat()) != before
    assert f"Undone. {said}" in await talk.say("/undo")
    assert states(await talk.chat()) == before


async def test_a_language_is_taken_back_in_the_language_of_before() -> None:
    talk = await changed("/language ko")
    assert "Undone. Language: 한국어 → English" in await talk.say("/되돌리기")


async def test_again_the_one_before_until_nothing_is_left() -> None:
    talk = await changed("/weekly on", "/mute on")
    assert "Without a sound: on → off" in await talk.say("/undo")
    assert "Once a week: on → off" in await talk.say("/undo")
    assert "no change of settings to undo" in await talk.say("/undo")


async def test_the_button_takes_back_its_own_change_and_no_later_one() -> None:
    talk = await changed()
    first = buttons(await talk.reply("/weekly on"))["Undo"]
    await talk.say("/mute on")
    assert "another one came after it" in await talk.say(first, pressed=True)
    chat = await talk.chat()
    assert (chat.weekly, chat.muted) == (True, True)
    await talk.say("/undo")
    assert "Once a week: on → off" in await talk.say(first, pressed=True)
    assert "no change of settings" in await talk.say(first, pressed=True)


async def test_only_what_changed_something_offers_the_way_back() -> None:
    talk = await changed("/weekly on")
    for line in ("/weekly on", "/subscribe LLM", "/unsubscribe LLM"):
        assert ("Undo" in buttons(await talk.reply(line))) is (line != "/weekly on")
    assert "Undo" not in buttons(await talk.reply("/undo"))
    assert "Undo" not in buttons(await talk.reply("/settings"))


async def test_an_undone_end_of_all_subscriptions_loses_no_edition() -> None:
    talk = await changed("/subscribe LLM")
    cursor = (await talk.chat()).cursor
    talk.clock.advance(timedelta(days=2))
    await talk.say("/unsubscribe all")
    await talk.say("/undo")
    chat = await talk.chat()
    assert (chat.categories, chat.cursor) == (("LLM",), cursor)
    assert chat.next_due is not None
    assert chat.next_due > talk.clock.now()


@pytest.mark.parametrize(("after", "begins_anew"), [(timedelta(days=1), False), (timedelta(days=1, seconds=1), True)])
async def test_an_end_that_is_undone_after_a_day_is_a_new_beginning(after: timedelta, begins_anew: bool) -> None:
    talk = await changed("/subscribe LLM")
    await talk.say("/unsubscribe all")
    before, newest = (await talk.chat()).cursor, DAY + timedelta(days=3)
    await talk.store.editions.publish(an_edition(newest, papers=()))
    talk.clock.advance(after)
    await talk.say("/undo")
    chat = await talk.chat()
    assert chat.categories == ("LLM",)
    assert chat.cursor == (newest if begins_anew else before)


async def test_settings_show_the_last_changes_newest_first_and_who() -> None:
    talk = await changed("/weekly on", "/mute on")
    await talk.say("/undo")
    await talk.say("/length full", sender="8")
    said = await talk.say("/settings")
    rows = said[said.index("Last changes") :].splitlines()[1:4]
    moment = "Wed 17 July, 03:00 (UTC)"
    assert [row.removeprefix("- ") for row in rows] == [
        f"Length: brief → full · {moment}",
        f"Without a sound: on → off · {moment} · by you · undo",
        f"Without a sound: off → on · {moment} · by you · undone",
    ]


async def test_persons_are_named_to_operators_only() -> None:
    talk = await changed("/weekly on", sender="4711")
    assert "4711" not in await talk.say("/settings", sender="8")
    talk.router = Router(talk.store, talk.clock, NINE, ChatDefaults(), operators=frozenset({"terminal:8"}))
    assert "by 4711" in await talk.say("/settings", sender="8")


async def test_a_chat_without_changes_shows_none() -> None:
    assert "Last changes" not in await (await changed()).say("/settings")


async def test_in_a_group_a_member_takes_nothing_back() -> None:
    talk = await changed("/weekly on", kind="group", is_administrator=True)
    refused = await talk.say("/undo", is_administrator=False)
    assert "Only administrators can use" in refused
    assert (await talk.chat()).weekly


async def test_who_is_no_person_changes_too() -> None:
    talk = await changed("/weekly on", kind="channel", is_administrator=True, sender="")
    newest = await talk.store.changes.newest(HERE)
    assert newest is not None
    assert (newest.person, newest.at) == ("", NOW)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(st.sampled_from(LINES), max_size=12), undone=st.integers(0, 12))
async def test_all_changes_taken_back_are_the_first_state(lines: list[str], undone: int) -> None:
    """Whatever was changed and taken back between; the rows say each step."""
    talk = await changed()
    first = states(await talk.chat())
    for number, line in enumerate(lines):
        await talk.say(line)
        if number == undone:
            await talk.say("/undo")
    while (await talk.store.changes.newest(HERE)) is not None:
        await talk.say("/undo")
    assert states(await talk.chat()) == first
    rows = list(reversed(await talk.store.changes.last(HERE, 100)))
    known = dict(first)
    for row in rows:
        assert known[row.setting] == row.before
        known[row.setting] = row.after
    assert known == first


async def test_one_chat_takes_back_nothing_of_another() -> None:
    talk = await changed("/weekly on")
    other = a_chat("other", "terminal")
    await talk.store.chats.put(other)
    assert "no change of settings" in await talk.say("/undo", address=Address("terminal", "other"))
    assert (await talk.chat()).weekly
