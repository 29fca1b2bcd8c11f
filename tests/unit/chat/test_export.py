"""/export: everything that is kept about a chat, as a file; of a place nothing about its people."""

import json
from typing import Any

from builders import a_chat, a_message
from exports import AT, an_answer
from fakes_talk import TalkMemory
from talking import HERE, Conversation

from bot.domain.chat import Address
from bot.domain.conversation import Conversation as Talk
from bot.domain.conversation import Exchange
from bot.ports.llm import Usage
from bot.ports.payments import Limits


async def exported(talk: Conversation, **incoming: Any) -> tuple[str, dict[str, Any]]:
    """The sentence, and what the file holds."""
    reply = await talk.reply("/export", **incoming)
    assert reply.file is not None
    assert (reply.file.name, reply.file.place) == ("jogan-2024-07-17.json", "")
    said = await talk.say("/export", **incoming)
    return said, json.loads(reply.file.content)


async def lived_in(**incoming: Any) -> Conversation:
    """A chat with rows of every kind."""
    talk = Conversation(**{"sender": "7", "is_administrator": True, **incoming})
    await talk.say("/subscribe LLM")
    await talk.say("/time 07:30")
    store = talk.store
    await store.messages.add([a_message("5", address=HERE)])
    await store.answers.add(an_answer("7", "why so fast?", HERE))
    await store.answers.add(an_answer("8", "somebody else's question", HERE))
    await store.answers.add(an_answer("7", "asked in a group", Address("terminal", "group")))
    await store.answers.add(an_answer("9", "not here", Address("terminal", "group")))
    await store.conversations.put(Talk(HERE, (Exchange(("arxiv:2407.10671",), "and how large?", "large", AT),)), AT)
    number = await store.payments.reserve(AT.date(), "terminal:reader", 10, Limits(100))
    assert number is not None
    await store.payments.settle(number, Usage(3, 4), None, AT)
    return talk


async def test_a_private_chat_has_everything_of_its_own() -> None:
    said, whole = await exported(await lived_in())
    assert "What is kept about this chat, as a JSON file" in said
    (chat,) = whole["chats"]
    assert (chat["settings"]["categories"], chat["settings"]["post_time"]) == (["LLM"], "07:30:00")
    assert [(row["setting"], row["person"]) for row in chat["changes"]] == [("post_time", "7"), ("subscriptions", "7")]
    assert [row["message"] for row in chat["messages"]] == ["5"]
    assert chat["spendings"] == [{"day": "2024-07-17", "calls": 1, "tokens": 7}]
    assert whole["conversation"]["exchanges"][0]["question"] == "and how large?"
    asked = [row["answer"]["question"] for row in whole["answers"]]
    assert asked == ["why so fast?", "somebody else's question", "asked in a group"]


async def test_of_a_group_nothing_says_who_asked_what() -> None:
    talk = await lived_in(kind="group")
    await talk.store.chats.put(a_chat("reader/4", "terminal", kind="thread", owner="8"))
    said, whole = await exported(talk)
    assert "What single members asked, and who they are, is not in it" in said
    assert [chat["settings"]["address"]["id"] for chat in whole["chats"]] == ["reader", "reader/4"]
    assert {chat["settings"]["owner"] for chat in whole["chats"]} == {""}
    assert {row["person"] for chat in whole["chats"] for row in chat["changes"]} == {""}
    assert "question" not in json.dumps(whole)
    assert not {"answers", "conversation"} & whole.keys()


async def test_what_is_forgotten_is_not_exported() -> None:
    talk = await lived_in()
    await talk.say("/forget")
    reply = await talk.reply("/export")
    assert reply.file is None
    assert "nothing to export" in talk.shown


def test_what_is_kept_of_talk_is_what_an_export_shows() -> None:
    """A new kind of talk must be exported too."""
    assert set(TalkMemory().__dict__) == {"answers", "conversations", "last"}
