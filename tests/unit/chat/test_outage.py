"""What was written while we were away: no work, one notice a chat, none to groups that did not speak to us."""

from datetime import timedelta
from typing import Any

import pytest
from builders import a_chat
from talking import HERE, NOW, Conversation

from bot.chat.message import Incoming
from bot.chat.outage import MOST_CHATS, OLDEST, Outage
from bot.domain.chat import Address, ChatKind

LONG_AGO = NOW - timedelta(hours=2)


async def test_row_70_five_hundred_old_messages_get_one_notice_and_no_work() -> None:
    talk = Conversation()
    said = [one for number in range(500) for one in await talk.hear(f"/paper {number}", sent_at=LONG_AGO)]
    assert len(said) == 1
    assert await talk.store.chats.get(HERE) is None


async def test_row_70_nothing_old_is_carried_out() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    before = await talk.chat()
    for line in ("/forget", "/pause", "/time 07:30", "/subscribe nlp"):
        for pressed in (False, True):
            await talk.hear(line, sent_at=LONG_AGO, pressed=pressed)
    assert await talk.chat() == before


@pytest.mark.parametrize(
    ("age", "answered"), [(OLDEST, True), (OLDEST + timedelta(seconds=1), False), (-timedelta(hours=1), True)]
)
async def test_row_70_ten_minutes_are_the_border(age: timedelta, answered: bool) -> None:
    said = await Conversation().say("/help", sent_at=NOW - age)
    assert ("What you can write" in said) is answered
    assert ("I was away" in said) is not answered


@pytest.mark.parametrize(("language", "words"), [("ko", "자리를 비운 동안"), ("en", "I was away")])
async def test_it_is_said_in_the_chats_language(language: str, words: str) -> None:
    talk = Conversation(language_hint="ko" if language == "en" else "en")
    await talk.store.chats.put(a_chat("reader", language=language))
    assert words in await talk.say("/help", sent_at=LONG_AGO)
    assert words in await Conversation(language_hint=language).say("/help", sent_at=LONG_AGO)


async def test_the_next_outage_is_told_again() -> None:
    talk = Conversation()
    assert await talk.hear("/help", sent_at=LONG_AGO)
    assert not await talk.hear("/help", sent_at=NOW - timedelta(minutes=11))
    talk.clock.advance(timedelta(days=1))
    assert await talk.hear("/help", sent_at=NOW + timedelta(hours=1))
    assert not await talk.hear("/help", sent_at=NOW + timedelta(hours=2))


@pytest.mark.parametrize("kind", ["group", "channel", "thread"])
@pytest.mark.parametrize(("incoming", "told"), [({}, 0), ({"addressed": True}, 1), ({"pressed": True}, 0)])
async def test_groups_are_told_only_where_we_were_spoken_to(kind: ChatKind, incoming: Any, told: int) -> None:
    talk = Conversation(kind=kind)
    assert len(await talk.hear("/digest", sent_at=LONG_AGO, **incoming)) == told


async def test_what_was_not_said_to_us_is_not_told() -> None:
    talk = Conversation(own_name="jogan_bot")
    assert await talk.hear("/help@other_bot", sent_at=LONG_AGO) == []
    assert await talk.hear("/help", sent_at=LONG_AGO, origin="edited") == []


def test_no_more_chats_are_remembered_than_fit() -> None:
    outage = Outage()
    for number in range(MOST_CHATS + 5):
        assert outage.tells(Incoming(Address("telegram", str(number)), "private", "", sent_at=LONG_AGO), NOW)
    assert len(outage._told) == MOST_CHATS
    last = Incoming(Address("telegram", str(MOST_CHATS)), "private", "", sent_at=LONG_AGO)
    assert not outage.tells(last, NOW)
