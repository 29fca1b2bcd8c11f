"""/status, what operators see in it, and /forget."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import a_chat, a_day_without, a_source_report
from talking import HERE, NOW, Conversation, an_edition_of_four, buttons

from bot.chat.router import Router
from bot.domain.chat import Address
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.ports.store import ShownMessage
from bot.settings import ChatDefaults


async def test_status_of_a_chat_and_of_the_newest_edition() -> None:
    failed = a_source_report("arxiv", found=0, error="429 from export.arxiv.org")
    edition = replace(an_edition_of_four(), sources=(a_source_report(found=4), failed))
    talk = Conversation([edition])
    said = await talk.say("/status")
    assert "Nothing will be posted here" in said
    assert "Newest edition: Tue 16 July 2024, 4 papers." in said
    assert "Hugging Face: 4 papers" in said
    assert "arXiv: could not be read" in said
    assert "429 from export.arxiv.org" in said
    await talk.say("/subscribe LLM")
    said = await talk.say("/status")
    assert "Next post: Wed 17 July, 09:00 (UTC)." in said
    assert "The next post begins after the edition of Tue 16 July 2024." in said
    await talk.say("/pause")
    assert "Posts are paused" in await talk.say("/status")


async def test_status_of_an_empty_store() -> None:
    assert "There is no edition yet." in await Conversation([]).say("/status")


def an_operators(editions: Sequence[Edition] = (), **incoming: object) -> Conversation:
    """A private chat of an operator; the router knows the operator and a namesake on another platform."""
    talk = Conversation([*editions, an_edition_of_four()], sender="7", **incoming)
    operators = frozenset({"terminal:7", "elsewhere:8"})
    talk.router = Router(talk.store, talk.clock, NINE, ChatDefaults(), operators=operators)
    return talk


async def test_operators_see_days_and_chats() -> None:
    without = a_day_without(date(2024, 7, 14), "sources_failed")
    talk = an_operators(
        [without, an_edition_of_four(date(2024, 7, 9), 20001), an_edition_of_four(date(2024, 7, 11), 20101)]
    )
    await talk.store.chats.put(a_chat("1", categories=("LLM",)))
    await talk.store.chats.put(a_chat("2", categories=("LLM",), paused=True))
    await talk.store.chats.put(a_chat("3", categories=("LLM",), off="removed"))
    said = await talk.say("/status")
    assert "Chats: 3 known, 1 get posts, 1 paused, 1 switched off." in said
    assert "- Tue 16 July 2024: 4 papers" in said
    assert "- Sun 14 July 2024: No edition: the sources could not be read" in said
    assert "11 July 2024" in said
    assert "9 July 2024" not in said.replace("19 July", "")
    assert "16 July 2024" in await an_operators(language_hint="ko").say("/status", language_hint="en")


@pytest.mark.parametrize(
    "stranger",
    [
        {"sender": "8"},
        {"sender": ""},
        {"kind": "group", "is_administrator": True},
        {"address": Address("elsewhere", "x")},
        {"sender": "terminal:7"},
    ],
)
async def test_nobody_else_learns_that_there_is_more(stranger: dict[str, Any]) -> None:
    talk = an_operators(**stranger) if "sender" not in stranger else an_operators()
    said = await talk.say("/status", **stranger)
    assert "Chats:" not in said
    assert _without_address(said) == _without_address(await Conversation().say("/status"))


def _without_address(said: str) -> list[str]:
    return [line for line in said.splitlines() if line and not line.startswith("For the operator:")]


async def test_an_operator_of_an_empty_store() -> None:
    talk = an_operators()
    talk._editions = ()
    assert "Chats: 0 known" in await talk.say("/status")


async def test_forget_counts_what_messages_showed() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    about = About(date(2024, 7, 16), (1,))
    await talk.store.messages.add([ShownMessage(HERE, "private", str(n), about, 1, 1, NOW) for n in (1, 2)])
    assert "what 2 messages here showed" in await talk.say("/forget")
    assert await talk.store.messages.at(HERE, "1") is None


@pytest.mark.parametrize("known", [True, False])
async def test_forget_leaves_no_trace_of_a_person_whose_chat_has_another_id_than_they(known: bool) -> None:
    talk = Conversation(sender="7")
    if known:
        await talk.say("/subscribe LLM")
    group = a_chat("group", kind="group", owner="7", categories=("LLM",))
    await talk.store.chats.put(group)
    await talk.store.chats.put(a_chat("7", categories=("LLM",)))
    assert "Erased:" in await talk.say("/forget")
    assert await talk.store.chats.get(group.address) == replace(group, owner="")
    assert await talk.store.chats.get(Address("terminal", "7")) is None
    assert await talk.store.chats.get(HERE) is None


async def test_forget_in_a_group_leaves_the_chat_of_whoever_says_it() -> None:
    talk = Conversation(kind="group", sender="7", is_administrator=True)
    own = a_chat("7", categories=("LLM",), owner="7")
    await talk.store.chats.put(own)
    await talk.say("/forget")
    assert await talk.store.chats.get(own.address) == own


async def test_forget_promises_no_end_to_a_place_that_the_service_names_itself() -> None:
    talk = Conversation(kind="group", is_administrator=True)
    await talk.store.chats.put(a_chat("reader", kind="group", everything=True, from_file=True))
    assert "when it starts again, posts begin again" in await talk.say("/forget")
    await talk.say("/subscribe LLM")
    assert "when it starts again" not in await talk.say("/forget")


@pytest.mark.parametrize(
    ("language", "erased", "nothing"),
    [("en", "Erased:", "nothing to erase"), ("ko", "삭제했습니다:", "삭제할 것이 없습니다")],
)
async def test_forget_erases_and_says_what(language: str, erased: str, nothing: str) -> None:
    talk = Conversation(language_hint=language)
    await talk.say("/subscribe LLM")
    said = await talk.say("/forget")
    assert erased in said
    assert "/start" in said
    assert await talk.store.chats.get(HERE) is None
    assert nothing in await talk.say("/forget")
    assert await talk.store.chats.get(HERE) is None


@pytest.mark.parametrize(
    ("language", "word", "said"),
    [("en", "forget", "Nothing has been erased so far."), ("ko", "삭제", "아직은 아무것도")],
)
async def test_a_bare_word_erases_nothing(language: str, word: str, said: str) -> None:
    talk = Conversation(language_hint=language)
    await talk.say("/subscribe LLM")
    reply = await talk.reply(word)
    assert said in talk.shown
    assert list(buttons(reply).values()) == ["/forget"]
    assert (await talk.chat()).categories == ("LLM",)
    await talk.say("/forget")
    assert await talk.store.chats.get(HERE) is None


@pytest.mark.parametrize(
    ("incoming", "told"),
    [
        ({"sender": HERE.id}, "this chat is terminal:reader."),
        ({"sender": "77"}, "this chat is terminal:reader, you are terminal:77."),
        ({"kind": "group", "sender": "77", "is_administrator": True}, "this chat is terminal:reader."),
        ({"kind": "group", "sender": "77"}, None),
        ({"sender": "77", "posts": False}, None),
    ],
)
async def test_status_names_what_an_operators_settings_need(incoming: dict[str, Any], told: str | None) -> None:
    said = await Conversation().say("/status", **incoming)
    assert ("For the operator:" in said) == bool(told)
    assert told is None or told in said
