"""What people with odd clients send: ids of buttons of no kind of ours, long forms, hostile titles, floods of emoji;
and the ends of connections: tokens taken away, programs stopped in the middle of an answer."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from integration.discord_platform.hall import DAY, Hall, a_page, core_desk, said, with_edition
from patience import COMES
from responders.discord_service.scripts import refused
from responders.discord_service.seen import read_message
from responders.discord_service.world import EPHEMERAL, Message

from adapters.platforms.discord.inbound.asking import submitted
from adapters.platforms.discord.outbound.actions import Pressed, asks, button_id, form_id
from adapters.platforms.discord.outbound.view import ActionButton
from adapters.platforms.discord.places import COUNTED_FOR, MOST_UNKNOWN
from bot.chat.message import Incoming, Said, Working
from bot.document.blocks import Button, Buttons, Document, Heading, Paragraph, text
from bot.domain.shown import About
from bot.errors import OperatorMistake, Temporary


def shown(message: Message) -> str:
    return read_message(message.content, message.embeds, message.components).text


async def test_forget_pressed_by_a_member_of_a_server_forgets_nothing(hall: Hall) -> None:
    desk, store = core_desk()
    await with_edition(store)
    async with hall.serving(desk=desk) as platform:
        await hall.service.slash(hall.mina, hall.channel, "subscribe", {"category": "LLM"}).reply()
        document = Document((Paragraph(text("x")), Buttons(((Button("erase", "/forget yes"),),))))
        (message,) = platform.render(document, "group")
        await platform.send(hall.address(hall.channel), "group", message, key="k")
        reply = await hall.service.press(hall.jun, await hall.service.posted(hall.channel, 2), "erase").reply()
    assert reply.flags & EPHEMERAL
    chat = await store.chats.get(hall.address(hall.channel))
    assert chat is not None
    assert chat.categories == ("LLM",)


@pytest.mark.parametrize(
    "custom", ["jogan:0:999999:/paper 3", "jogan:999::/paper 3\n/forget", "jogan:0::/" + "x" * 80, "jogan+0:240716"]
)
async def test_ids_that_were_never_ours_are_read_or_left(hall: Hall, custom: str) -> None:
    async with hall.serving() as platform:
        post = await hall.post(platform, a_page())
        post.components[0]["components"][-1]["components"][0]["custom_id"] = custom
        hall.service.press(hall.jun, post, custom)
        asked = hall.service.slash(hall.jun, hall.channel, "help")
        await asked.reply()
    assert "/help" in [one.text for one in hall.desk.heard]
    assert all(one.text.startswith("/") for one in hall.desk.heard)


def form_saying(value: str | None) -> dict[str, Any]:
    return {"custom_id": "jogan?::3", "components": [{"component": {"custom_id": "question", "value": value}}]}


@pytest.mark.parametrize(
    ("told", "line"),
    [
        ({}, None),
        ({"custom_id": "other?x"}, None),
        ({"custom_id": "jogan?240716::3"}, "/ask 3 "),
        ({"custom_id": "jogan?999999:" + "9" * 20 + ":3", "components": []}, "/ask 3 "),
        ({"custom_id": "jogan?::" + "9" * 80, "components": None}, "/ask " + "9" * 80 + " "),
        (form_saying(None), "/ask 3 "),
        (form_saying(" \n "), "/ask 3 "),
        (form_saying("x" * 4000), "/ask 3 " + "x" * 4000),
    ],
)
def test_forms_of_any_content_are_one_line(told: dict[str, Any], line: str | None) -> None:
    found = submitted(SimpleNamespace(data=told))  # type: ignore[arg-type]
    assert (found and found.line) == line


@pytest.mark.parametrize("action", ["/paper 3", "/settings @" + "1" * 19, "/" + "가" * 21])
def test_ids_fit_for_every_action_of_64_bytes(action: str) -> None:
    assert len(button_id(99, date(2024, 7, 16), action)) <= 100
    assert ActionButton("x", Pressed(action, DAY), 99).custom_id == button_id(99, DAY, action)
    assert len(form_id(DAY, "x" * 200, 2**63)) == 100
    assert asks("/ask " + "3 " * 40) is None


HOSTILE = ("@everyone <@1> " * 6, "😀" * 79, "\u202e\u200b" * 30, "`" * 70, "[x](https://evil.example)" * 3)


@pytest.mark.parametrize("title", HOSTILE)
async def test_a_thread_is_named_by_any_title(hall: Hall, title: str) -> None:
    async def answer(incoming: Incoming) -> AsyncIterator[Said]:
        yield said("because", about=About(DAY, (3,)), language="en")

    hall.desk.script = answer
    card = Document((Heading(text(f"3. {title}")), Paragraph(text("New."))), About(DAY, (3,)))
    async with hall.serving() as platform:
        post = await hall.post(platform, card)
        form = await hall.service.context_menu(hall.mina, post, "Ask about this paper").form()
        await hall.service.submit(hall.mina, form, {"question": "why"}).reply()
        thread = post.thread
        assert thread
        await hall.service.posted(thread, 2)
    assert 0 < len(thread.name.encode("utf-16-le")) // 2 <= 100
    assert "\u202e" not in thread.name


WORDS = ("😀" * 2000, "@everyone @here <@&1> help", "/digest " + "9" * 1900, "\u200b", "한" * 2000)


@pytest.mark.parametrize("words", WORDS)
async def test_private_messages_of_any_kind_are_answered(hall: Hall, words: str) -> None:
    desk, store = core_desk()
    await with_edition(store)
    async with hall.serving(desk=desk):
        hall.service.dm(hall.jun, words)
        await hall.service.posted(hall.service.private(hall.jun))
        hall.service.mention(hall.jun, hall.channel, words[:1900])
        await hall.service.posted(hall.channel)


async def test_two_presses_at_once_are_two_answers(hall: Hall) -> None:
    async with hall.serving() as platform:
        post = await hall.post(platform, a_page())
        pressed = [hall.service.press(who, post, "1 details") for who in (hall.jun, hall.jun, hall.mina)]
        replies = [await one.reply() for one in pressed]
    assert [shown(one) for one in replies] == ["heard /paper 1"] * 3


async def test_a_token_that_is_taken_away_ends_it_in_one_line(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    async with hall.sending() as platform:
        serving = asyncio.create_task(platform.serve())
        await hall.service.until(platform._connection.client.is_ready)
        hall.service.close_gateway(4004)
        with pytest.raises(OperatorMistake, match="JOGAN_DISCORD_TOKEN"):
            await asyncio.wait_for(serving, COMES)
    assert not any(record.exc_info for record in caplog.records)


async def test_being_put_out_between_hearing_and_answering_is_kept(hall: Hall) -> None:
    async def meanwhile(incoming: Incoming) -> AsyncIterator[Said]:
        yield said("too late")

    hall.desk.script = meanwhile
    hall.service.script("POST", "/channels/{channel_id}/messages", [refused(50001)] * 2)
    async with hall.serving():
        hall.service.mention(hall.jun, hall.channel, "hello")
        await hall.service.until(lambda: hall.desk.refusals)
    ((address, refusal),) = hall.desk.refusals
    assert address == hall.address(hall.channel)
    assert getattr(refusal, "off", None) == "no_rights"


async def test_an_answer_that_never_ends_is_stopped_with_the_program(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    stopped = asyncio.Event()

    async def endless(incoming: Incoming) -> AsyncIterator[Said]:
        try:
            while True:
                yield Working("reading")
                await asyncio.sleep(0.05)
        finally:
            stopped.set()

    hall.desk.script = endless
    async with hall.serving(patience=1.0):
        hall.service.slash(hall.mina, hall.channel, "digest")
        hall.service.mention(hall.jun, hall.channel, "hello")
        await hall.service.until(lambda: len(hall.desk.heard) == 2)
    assert stopped.is_set()
    assert not any(record.exc_info for record in caplog.records)


async def test_row_20_places_that_we_do_not_see_are_asked_for_within_bounds(hall: Hall) -> None:
    hidden = hall.service.text(hall.service.guild("Elsewhere", hall.jun, present=False), "general")
    async with hall.sending() as platform:
        for _ in range(MOST_UNKNOWN):
            assert await platform.find(str(hidden.id)) is None
        assert len(hall.service.invalid) == MOST_UNKNOWN
        with pytest.raises(Temporary):
            await platform.find(str(hidden.id))
        assert len(hall.service.invalid) == MOST_UNKNOWN
        hall.service.advance(COUNTED_FOR + 1)
        assert await platform.find(str(hall.channel.id))
