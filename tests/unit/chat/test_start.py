"""/start and /help: the first page, links to a paper, and places where posts were off."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from builders import a_chat
from talking import Conversation, an_edition_of_four, buttons

from bot.domain.chat import ChatKind
from bot.errors import OffReason


@pytest.mark.parametrize("payload", ["p20240716-3", " p20240716-3 "])
async def test_a_link_to_a_paper_shows_it(payload: str) -> None:
    talk = Conversation([an_edition_of_four(), an_edition_of_four(date(2024, 7, 17), 20001)])
    reply = await talk.reply(f"/start {payload}")
    assert "Grasping Diverse Objects" in talk.shown
    assert reply.document.about
    assert (reply.document.about.day, reply.document.about.papers) == (date(2024, 7, 16), (3,))
    assert "Nothing is posted" not in talk.shown
    assert (await talk.chat()).last_read == date(2024, 7, 16)


@pytest.mark.parametrize(("link", "read"), [("q20240716", date(2024, 7, 16)), ("q20240101", None), ("q20249999", None)])
async def test_a_link_to_ask_about_a_post_says_how_and_numbers_are_of_its_edition(link: str, read: date | None) -> None:
    talk = Conversation()
    assert "Write the number of a paper and your question" in await talk.say(f"/start {link}")
    kept = await talk.store.chats.get(talk.shape.address)
    assert (kept.last_read if kept else None) == read


async def test_a_link_to_the_newest_edition_shows_it() -> None:
    reply = await (talk := Conversation()).reply("/start digest")
    assert "Qwen2 Technical Report" in talk.shown
    assert reply.document.about


@pytest.mark.parametrize(
    ("payload", "says"),
    [
        ("p20240716-99", "No paper was found"),
        ("p20230716-1", "There is no edition of"),
        ("p20249999-1", "No paper was found"),
        ("p2024-07-16-3", "the morning paper for AI research"),
        ("anything else", "the morning paper for AI research"),
        ("p20240716-3; /forget", "the morning paper for AI research"),
    ],
)
async def test_a_link_that_names_no_paper_leads_on(payload: str, says: str) -> None:
    said = await Conversation().say(f"/start {payload}")
    assert says in said
    assert "/" in said


@pytest.mark.parametrize("reason", ["blocked", "removed", "no_rights", "gone", "closed"])
async def test_row_25_start_brings_posts_back_and_says_so(reason: OffReason) -> None:
    for line in ("/start", "/resume"):
        talk = Conversation()
        await talk.store.chats.put(a_chat("reader", categories=("LLM",), off=reason))
        assert "They are on again." in await talk.say(line)
        chat = await talk.chat()
        assert (chat.off, chat.next_due) == (None, datetime(2024, 7, 18, 0, tzinfo=UTC))
        assert "on again" not in await talk.say(line)


@pytest.mark.parametrize(("may", "off"), [(True, None), (False, "no_rights")])
async def test_in_a_group_only_an_administrator_brings_posts_back(may: bool, off: OffReason | None) -> None:
    talk = Conversation(kind="group", is_administrator=may)
    await talk.store.chats.put(a_chat("reader", kind="group", categories=("LLM",), off="no_rights"))
    said = await talk.say("/start")
    assert (await talk.chat()).off == off
    assert ("on again" in said) is may
    assert ("I may not write" in said) is not may


async def test_row_25_a_link_brings_posts_back_too() -> None:
    talk = Conversation()
    await talk.store.chats.put(a_chat("reader", categories=("LLM",), off="blocked"))
    assert "Grasping Diverse Objects" in await talk.say("/start p20240716-3")
    chat = await talk.chat()
    assert chat.off is None
    assert chat.next_due


async def test_a_person_who_writes_has_let_us_back() -> None:
    talk = Conversation()
    await talk.store.chats.put(a_chat("reader", categories=("LLM",), off="blocked"))
    await talk.say("/subscribe nlp")
    assert (await talk.chat()).off is None


@pytest.mark.parametrize("line", ["/settings", "/status", "/subscriptions", "/categories"])
async def test_a_chat_that_is_off_says_why(line: str) -> None:
    talk = Conversation()
    await talk.store.chats.put(a_chat("reader", categories=("LLM",), off="blocked"))
    said = await talk.say(line)
    assert line == "/categories" or "because I was blocked" in said


@pytest.mark.parametrize(
    ("hint", "language"), [("en-GB", "en"), ("ko-KR", "ko"), ("de", "ko"), (None, "ko"), ("x" * 500, "ko")]
)
async def test_a_new_chat_speaks_the_hinted_language_or_the_default(hint: str | None, language: str) -> None:
    talk = Conversation(language_hint=hint)
    await talk.say("/start")
    assert (await talk.chat()).language == language


async def test_a_private_chat_belongs_to_its_person_and_a_group_to_who_set_it_up() -> None:
    talk = Conversation(sender="7")
    await talk.say("/start")
    assert (await talk.chat()).owner == "7"
    talk = Conversation(kind="group", sender="7", is_administrator=True)
    await talk.say("/start")
    assert (await talk.chat()).owner == ""
    await talk.say("/subscribe LLM")
    await talk.say("/time 07:30", sender="8")
    assert (await talk.chat()).owner == "7"


@pytest.mark.parametrize(
    ("kind", "posts", "says", "says_not"),
    [
        ("private", True, "settings @name", "only administrators"),
        ("private", True, "Just a number (3)", "reply to a message of mine"),
        ("private", False, "Just a number (3)", "settings @name"),
        ("group", True, "only administrators can change settings", "settings @name"),
        ("group", True, "and a question is answered, in a reply to a message of mine", "Just a number"),
        ("channel", True, "only administrators can change settings", "Just a number"),
        ("thread", True, "only administrators can change settings", "Just a number"),
    ],
)
async def test_help_fits_the_place(kind: ChatKind, posts: bool, says: str, says_not: str) -> None:
    said = await Conversation(kind=kind, posts=posts).say("/help")
    assert says in said
    assert says_not not in said


@pytest.mark.parametrize("language", ["en", "ko"])
async def test_what_help_says_of_managing_a_place_is_understood(language: str) -> None:
    """Where commands are chosen from a list, a line with a slash cannot be written: it goes without."""
    said = await Conversation(language_hint=language).say("/help")
    found = re.search(r"(?:settings|설정) @\w+", said)
    assert found
    assert "@" in await Conversation(language_hint=language).say(found[0])


async def test_who_may_not_choose_is_told_who_may() -> None:
    assert "only administrators" in await Conversation(kind="group").say("/start")
    assert "only administrators" not in await Conversation(kind="group", is_administrator=True).say("/start")
    assert "only administrators" not in await Conversation().say("/start")


@pytest.mark.parametrize("incoming", [{}, {"kind": "group", "is_administrator": True}])
async def test_a_category_on_the_first_page_is_a_switch(incoming: Any) -> None:
    talk = Conversation(**incoming)
    first = buttons(await talk.reply("/start"))
    assert first["➕ 🐱 LLM"] == "/subscribe LLM"
    pressed = await talk.reply(first["➕ 🐱 LLM"], pressed=True)
    assert pressed.replaces
    assert "Subscribed: LLM." in talk.shown
    assert "Next post: Wed 17 July, 09:00 (UTC)." in talk.shown
    assert buttons(pressed)["✅ 🐱 LLM"] == "/unsubscribe LLM"
    await talk.store.chats.put(replace(await talk.chat(), everything=True, categories=()))
    assert buttons(await talk.reply("/start"))["Stop everything"] == "/unsubscribe all"
