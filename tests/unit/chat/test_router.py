"""The chat's way in and out: who is heard, in which language, and that every mistake is one reply."""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

import pytest
from builders import a_chat
from fakes_posts import FakePosts
from patience import COMES
from talking import HERE, Conversation, buttons

from adapters.platforms.terminal.plain import plain_lines
from bot.chat.handlers.table import HANDLERS
from bot.chat.message import Incoming, Reply, Saying, Working
from bot.chat.router import Router, heeded
from bot.chat.turn import Handler, Turn
from bot.document.blocks import Paragraph, text
from bot.domain.chat import Address, ChatKind
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.errors import UnknownPaper
from bot.ports.platform import Place
from bot.settings import ChatDefaults


def incoming(text: str = "/digest", kind: ChatKind = "private", **changes: Any) -> Incoming:
    return Incoming(HERE, kind, text, **{"own_name": "jogan_bot", **changes})


@pytest.mark.parametrize(
    ("message", "heard"),
    [
        (incoming(), True),
        (incoming("hello"), True),
        (incoming(origin="edited"), False),
        (incoming("hello", origin="edited"), False),
        (incoming(origin="forwarded"), False),
        (incoming("https://arxiv.org/abs/2407.10671", origin="forwarded"), True),
        (incoming("/digest@other_bot"), False),
        (incoming("/digest@jogan_bot"), True),
        (incoming(kind="group"), True),
        (incoming("/zzyzx", kind="group"), False),
        (incoming("/usr/bin is full", kind="group"), False),
        (incoming("/zzyzx", kind="channel"), False),
        (incoming("/zzyzx@jogan_bot", kind="group"), True),
        (incoming("/zzyzx", kind="group", addressed=True), True),
        (incoming("/zzyzx"), True),
        (incoming("/subcribe LLM", kind="group"), True),
        (incoming("hello", "group"), False),
        (incoming("hello", "group", addressed=True), True),
        (incoming("why?", "group", reply_to=About(date(2024, 7, 16))), True),
        (incoming("a post in a channel", "channel"), False),
        (incoming("/subscribe LLM", "channel"), True),
        (incoming("hello", "thread"), False),
    ],
)
def test_who_is_heard(message: Incoming, heard: bool) -> None:
    assert heeded(message) is heard


async def test_what_is_not_said_to_us_gets_no_reply_and_changes_nothing() -> None:
    talk = Conversation(own_name="jogan_bot")
    assert await talk.hear("/subscribe@other_bot LLM") == []
    assert await talk.hear("/subscribe LLM", origin="edited") == []
    assert await talk.hear("/subscribe LLM", origin="forwarded") == []
    assert await talk.store.chats.get(HERE) is None


@pytest.mark.parametrize(
    "line", ["unsubscribe all", "subscribe Multimodal", "그만 보내", "영어로 해줘", "pause", "settings"]
)
async def test_what_somebody_else_wrote_asks_for_nothing_when_it_is_forwarded(line: str) -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    before = await talk.chat()
    assert (await talk.reply(line, origin="forwarded")).mistake
    assert await talk.chat() == before


async def test_a_paper_that_is_forwarded_is_shown() -> None:
    assert "Qwen2" in await Conversation().say("look: https://arxiv.org/abs/2407.10671", origin="forwarded")


@pytest.mark.parametrize(("kind", "writes"), [("group", True), ("thread", True), ("channel", False)])
async def test_whoever_cannot_write_is_not_told_to(kind: ChatKind, writes: bool) -> None:
    said = await Conversation(kind=kind).say("/pause", pressed=True)
    assert "Only administrators can use /pause here." in said
    assert ("/digest" in said) is writes


async def slow(turn: Turn) -> Saying:
    """A handler that takes its time."""
    yield Working("reading", 1, 2)
    yield Working("reading", 2, 2)
    if turn.command.rest == "nothing":
        raise UnknownPaper("nothing")
    yield turn.reply(Paragraph(text("done")))


class Slowly(Router):
    """A router two of whose commands take their time."""

    handlers: ClassVar[Mapping[str, Handler]] = {**HANDLERS, "status": slow, "settings": slow}


@pytest.mark.parametrize(("rest", "end"), [("", "done"), ("nothing", "No paper was found"), ("@lab", "This is about")])
async def test_signs_of_work_pass_through_until_the_one_reply(rest: str, end: str) -> None:
    posts = FakePosts(name="terminal")
    posts.open("@lab", Place(Address("terminal", "lab"), "group", "The Lab"), "7")
    talk = Conversation(sender="7")
    talk.router = Slowly(talk.store, talk.clock, NINE, ChatDefaults(), posts={"terminal": posts})
    *working, reply = await talk.hear(f"/settings {rest}")
    assert working == [Working("reading", 1, 2), Working("reading", 2, 2)]
    assert isinstance(reply, Reply)
    assert end in plain_lines(reply.document)


async def test_whoever_stops_listening_keeps_nobody_waiting() -> None:
    talk = Conversation()
    talk.router = Slowly(talk.store, talk.clock, NINE, ChatDefaults())
    saying = talk.router.answer(replace(talk.shape, text="/status"))
    assert isinstance(await anext(saying), Working)
    await saying.aclose()
    async with asyncio.timeout(COMES):
        assert "nothing to erase" in await talk.say("/forget")


@pytest.mark.parametrize(("hint", "word"), [("en-US", "Settings"), ("ko", "설정"), ("fr", "설정"), (None, "설정")])
async def test_the_language_comes_from_the_hint_then_the_default(hint: str | None, word: str) -> None:
    assert word in await Conversation(language_hint=hint).say("/settings")


async def test_the_chats_own_language_wins() -> None:
    talk = Conversation(language_hint="en")
    await talk.store.chats.put(a_chat("reader", language="ko"))
    assert "없습니다" in await talk.say("/nonsense")
    assert "설정" in await talk.say("/settings")


@pytest.mark.parametrize("kind", ["group", "channel", "thread"])
async def test_members_read_and_only_administrators_change(kind: ChatKind) -> None:
    talk = Conversation(kind=kind)
    for line in ("/subscribe LLM", "/pause", "/language ko", "/time 07:30", "/forget", "/unsubscribe LLM"):
        refused = await talk.say(line)
        assert "Only administrators" in refused
        assert line.split()[0] in refused
    assert await talk.store.chats.get(talk.shape.address) is None
    assert "Qwen2" in await talk.say("/digest")
    assert "Qwen2" in await talk.say("/paper 1")
    assert "Subscribed: LLM" in await talk.say("/subscribe LLM", is_administrator=True)
    assert "Settings" in await talk.say("/settings")


async def test_unknown_commands_keep_their_arguments_in_the_suggestion() -> None:
    reply = await Conversation().reply("/subcribe LLM, rl")
    assert reply.ephemeral
    assert "/subscribe LLM, rl" in buttons(reply).values()


async def test_a_category_with_a_typo_is_corrected_in_its_whole_line() -> None:
    reply = await Conversation().reply("/subscribe LLM, compter vision")
    assert next(iter(buttons(reply).values())) == "/subscribe Computer Vision"  # LLM is subscribed already
    reply = await Conversation().reply("/digest compter vision 7/16")
    assert next(iter(buttons(reply).values())) == "/digest Computer Vision 7/16"
    reply = await Conversation().reply("subscribe compter vision")
    assert next(iter(buttons(reply).values())) == "/subscribe Computer Vision"


class BrokenStore:
    """A store whose disk is gone."""

    def __getattr__(self, name: str) -> Any:
        raise OSError("disk")


@pytest.mark.parametrize(("hint", "said"), [("en", "Something went wrong"), ("ko", "문제가 생겼습니다")])
async def test_a_fault_is_one_line_for_the_person_and_a_trace_for_the_log(
    hint: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    talk = Conversation(language_hint=hint)
    talk.router = Router(BrokenStore(), talk.clock, NINE, ChatDefaults())  # type: ignore[arg-type]  # breaks its port
    with caplog.at_level(logging.ERROR):
        answered = await talk.say("/digest my private words")
    assert said in answered
    assert answered.count("\n") == 1
    assert "disk" in caplog.text
    assert "my private words" not in caplog.text


async def test_two_chats_know_nothing_of_each_other() -> None:
    talk = Conversation()
    await talk.say("/subscribe LLM")
    assert "Nothing is subscribed" in await talk.say("/subscriptions", address=Address("terminal", "other"))
    assert "Nothing is subscribed" in await talk.say("/subscriptions", address=Address("telegram", "reader"))


@pytest.mark.parametrize(
    "line", ["", " ", "/", "🦆", "\x00", "\ud800", "a" * 100_000, "/digest " + "9" * 5000, "/paper \x1b[2J"]
)
async def test_any_input_gets_one_reply(line: str) -> None:
    said = await Conversation().hear(line)
    assert len(said) == 1


async def test_a_message_is_read_only_so_far() -> None:
    assert "Subscribed: LLM." in await Conversation().say("/subscribe LLM" + " " * 5000 + "banana")
