"""An answer with a file: an attachment that the message shows; where it is not taken, the words and where it is."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fakes_outputs import MemoryArchive
from integration.discord_platform.hall import Hall
from reports_told import MADE, NEURIPS, a_report_of_fourteen
from responders.discord_service.interaction import Interaction
from responders.discord_service.scripts import OK, refused
from responders.discord_service.seen import read_message
from responders.discord_service.world import EPHEMERAL, Channel, Message
from talking import Conversation

from bot.chat.desk import Desk
from bot.chat.message import File, Incoming, Reply, Said, Working
from bot.document.blocks import Block, Button, Buttons, Document, Paragraph, foreign, text
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.settings import ChatDefaults

ABOUT = About(MADE, report=NEURIPS)
NAME, PLACE = f"{NEURIPS}.ko.md", f"{NEURIPS}/report.ko.md"
PAGE = "# 학회 보고서 @everyone\n".encode()
KEY = Buttons(((Button("Contents", f"/report {NEURIPS}"),),))
WORDS = "The whole report: @everyone & more"
LINE = f"The file could not be sent here. The operator has it as {PLACE}; its chapters can be read here."
CALLBACK = ("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
ORIGINAL = ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")
SEND = ("POST", "/channels/{channel_id}/messages")


def filed(*blocks: Block, content: bytes = PAGE, **more: Any) -> Reply:
    words = blocks or (Paragraph((foreign(WORDS),)), KEY)
    return Reply(Document(words, ABOUT), language="en", file=File(NAME, PLACE, content), **more)


def answers(hall: Hall, reply: Reply, *working: Said) -> None:
    async def script(incoming: Incoming) -> AsyncIterator[Said]:
        for one in (*working, reply):
            yield one

    hall.desk.script = script


def shown(message: Message) -> str:
    return read_message(message.content, message.embeds, message.components).text


def asked(hall: Hall, channel: Channel | None = None) -> Interaction:
    return hall.service.slash(hall.mina, channel or hall.channel, "report", {"report": f"{NEURIPS} file"})


def is_the_file(message: Message) -> bool:
    return [(file.filename, file.data) for file in message.attachments] == [(NAME, PAGE)]


async def test_the_answer_to_a_command_shows_the_file_above_its_buttons(hall: Hall) -> None:
    answers(hall, filed())
    async with hall.serving():
        message = await asked(hall).reply()
        transcript = hall.service.transcript(hall.channel)
    assert is_the_file(message)
    assert not message.flags & EPHEMERAL
    assert transcript.endswith(f"{WORDS}\n<file {NAME}>\n[Contents]\n")
    assert [one["type"] for one in message.components[0]["components"]] == [10, 13, 14, 1]
    assert hall.desk.remembered == {(str(hall.channel.id), str(message.id)): ABOUT}


async def test_it_is_for_the_asker_alone_where_it_was_asked_so(hall: Hall) -> None:
    answers(hall, filed(ephemeral=True))
    async with hall.serving():
        message = await asked(hall).reply()
        assert is_the_file(message)
        assert message.flags & EPHEMERAL
        assert hall.service.transcript(hall.channel) == ""


async def test_after_a_sign_of_work_it_takes_its_place(hall: Hall) -> None:
    answers(hall, filed(), Working("making the page"))
    async with hall.serving():
        asked(hall)
        await hall.service.until(lambda: hall.desk.remembered)
    (message,) = hall.channel.messages
    assert is_the_file(message)
    assert shown(message) == WORDS


async def test_a_pressed_button_gets_it_and_its_message_stays(hall: Hall) -> None:
    answers(hall, filed())
    async with hall.serving() as platform:
        post = await hall.post(platform, Document((Paragraph(text("post")), KEY)))
        message = await hall.service.press(hall.jun, post, "Contents").reply()
    assert is_the_file(message)
    assert message.flags & EPHEMERAL
    assert shown(post) == "post"


@pytest.mark.parametrize("private", [True, False])
async def test_a_message_is_answered_with_it(hall: Hall, private: bool) -> None:
    answers(hall, filed())
    async with hall.serving():
        people = hall.service
        said = people.dm(hall.mina, "파일") if private else people.mention(hall.mina, hall.channel, "파일")
        message = await hall.service.posted(said.channel)
        await hall.service.until(lambda: hall.desk.remembered)
    assert is_the_file(message)
    assert message.reference is said
    assert shown(message) == WORDS


async def test_words_of_several_messages_come_first(hall: Hall) -> None:
    long = Paragraph(text("긴 문장입니다. " * 700))
    answers(hall, filed(long, KEY))
    async with hall.serving():
        asked(hall)
        await hall.service.until(lambda: len(hall.desk.remembered) == 3)
    *words, last = hall.channel.messages
    assert "".join(map(shown, words)).count("긴 문장입니다.") == 700
    assert [message.attachments for message in words] == [[], []]
    assert is_the_file(last)
    assert set(hall.desk.remembered.values()) == {ABOUT}


@pytest.mark.parametrize(("content", "told"), [(PAGE, ""), (b"", LINE)], ids=["taken", "not taken"])
async def test_words_that_fill_a_message_have_the_file_or_the_line_after_them(
    hall: Hall, content: bytes, told: str
) -> None:
    answers(hall, filed(Paragraph(text("x" * 3_990)), content=content))
    async with hall.serving():
        asked(hall)
        await hall.service.until(lambda: len(hall.desk.remembered) == 2)
    words, last = hall.channel.messages
    assert shown(words) == "x" * 3_990
    assert shown(last) == told
    assert is_the_file(last) is (content == PAGE)


async def test_without_the_right_to_attach_the_words_say_where_it_is(hall: Hall) -> None:
    answers(hall, filed())
    hall.service.deny(hall.channel, hall.service.bot, "attach_files")
    async with hall.serving():
        message = await asked(hall).reply()
        hall.service.mention(hall.jun, hall.channel, "파일")
        other = await hall.service.posted(hall.channel, 2)
    for one in (message, other):
        assert shown(one) == f"{WORDS}\n\n{LINE}"
        assert one.attachments == []
    assert hall.service.transcript(hall.channel).count("[Contents]") == 2
    assert hall.service.invalid == [], "nobody is asked for what is known"
    assert hall.desk.refusals == []


@pytest.mark.parametrize("code", [40005, 50013])
async def test_where_it_is_refused_the_words_say_where_it_is(hall: Hall, code: int) -> None:
    answers(hall, filed())
    hall.service.script(*CALLBACK, [refused(code)])
    hall.service.script(*SEND, [refused(code)])
    async with hall.serving():
        message = await asked(hall).reply()
        hall.service.mention(hall.jun, hall.channel, "파일")
        other = await hall.service.posted(hall.channel, 2)
    assert [shown(one).endswith(LINE) for one in (message, other)] == [True, True]
    assert len(hall.channel.messages) == 3, "nothing was said twice"
    assert hall.desk.refusals == []


async def test_a_sign_of_work_becomes_the_words_where_it_is_refused(hall: Hall) -> None:
    answers(hall, filed(), Working("making the page"))
    hall.service.script(*ORIGINAL, [OK, refused(40005)])
    async with hall.serving():
        asked(hall)
        await hall.service.until(lambda: hall.desk.remembered)
    (message,) = hall.channel.messages
    assert shown(message).endswith(LINE)


@pytest.mark.parametrize("content", [b"", bytes(10 * 1024 * 1024 + 1)], ids=["empty", "too large"])
async def test_what_the_service_would_not_take_is_not_sent(hall: Hall, content: bytes) -> None:
    answers(hall, filed(content=content))
    async with hall.serving():
        message = await asked(hall).reply()
    assert shown(message).endswith(LINE)
    assert all(not call.files for call in hall.service.calls)


async def test_the_whole_core_sends_the_page_of_the_report(hall: Hall) -> None:
    archive, report = MemoryArchive(), a_report_of_fourteen()
    talk = Conversation(archive=archive)
    await talk.store.reports.put(report)
    hall.desk = Desk(talk.router, talk.store, talk.clock, ChatDefaults())  # type: ignore[assignment]
    async with hall.serving():
        message = await asked(hall).reply()
    (file,) = message.attachments
    assert (file.filename, file.data) == (NAME, await archive.report_page(report, NINE, "ko"))
    assert shown(message) == f"보고서 전체 파일: {report.title}"
    assert not archive.files, "it is read from nowhere"
