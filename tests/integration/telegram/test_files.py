"""An answer with a file: a document with its words under it; where it is not taken, the words and where it is."""

from collections.abc import AsyncIterator

import pytest
from fakes import FakeClock
from fakes_outputs import MemoryArchive
from integration.telegram.living import OwnDesk, Script, hearing, serving, settings, until
from reports_told import MADE, NEURIPS, a_report_of_fourteen
from responders.bot_api import wordings
from responders.bot_api.answers import Accept, Failure, Reset, Silence
from responders.bot_api.api import BotApi
from responders.bot_api.wordings import Wording
from responders.bot_api.world import Person, Room
from talking import NOW, Conversation

from adapters.platforms.telegram.addresses import Spot
from adapters.platforms.telegram.outbound.documents import LARGEST, NOTHING, send_file
from adapters.platforms.telegram.telegram import Telegram
from bot.chat.desk import Desk
from bot.chat.message import File, Incoming, Reply, Said, Working
from bot.document.blocks import Block, Button, Buttons, Document, Paragraph, foreign, text
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.errors import Unsure
from bot.settings import ChatDefaults

ABOUT = About(MADE, report=NEURIPS)
NAME, PLACE = f"{NEURIPS}.ko.md", f"{NEURIPS}/report.ko.md"
PAGE = "# 학회 보고서 <b>&amp;\n".encode()
KEY = Buttons(((Button("Contents", f"/report {NEURIPS}"),),))
LINE = f"The file could not be sent here. The operator has it as {PLACE}; its chapters can be read here."


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


def filed(*blocks: Block, content: bytes = PAGE) -> Reply:
    words = blocks or (Paragraph((foreign("The whole report: <NeurIPS> & more"),)), KEY)
    return Reply(Document(words, ABOUT), language="en", file=File(NAME, PLACE, content))


def answering(reply: Reply, *working: Said) -> Script:
    async def script(incoming: Incoming) -> AsyncIterator[Said]:
        for one in (*working, reply):
            yield one

    return script


def a_group(api: BotApi, *, forum: bool = False) -> tuple[Person, Room]:
    ann = api.person("Ann")
    group = api.supergroup("Lab", ann, forum=forum)
    api.add_bot(group, ann)
    return ann, group


async def test_the_words_stand_under_the_file(api: BotApi) -> None:
    async with hearing(api, answering(filed())) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/report file")
        await until(lambda: desk.remembered)
        (message,) = api.chat(ann).from_bot
        assert (message.get("document")["file_name"], message.picture) == (NAME, PAGE)
        assert message.text == "The whole report: <NeurIPS> & more"
        assert [button["text"] for row in message.buttons for button in row] == ["Contents"]
        assert [(id_, about) for _, id_, about in desk.remembered] == [(str(message.id), ABOUT)]
        api.say(ann, ann, "12번 왜 빨라?", reply_to=message)
        await until(lambda: len(desk.heard) == 2)
        assert desk.heard[1].reply_to == ABOUT
        api.press(ann, message, "Contents")
        await until(lambda: len(desk.heard) == 3)
        assert desk.heard[2].text == f"/report {NEURIPS}"


async def test_in_a_topic_it_answers_who_asked(api: BotApi) -> None:
    async with hearing(api, answering(filed())):
        ann, group = a_group(api, forum=True)
        topic = api.topic(group, "AI", ann)
        asked = api.say(ann, group, "/report file", thread=topic.id)
        await until(lambda: group.from_bot)
        (message,) = group.from_bot
        assert (message.thread, message.reply_to, message.picture) == (topic.id, asked.id, PAGE)


async def test_a_topic_that_is_closed_meanwhile_gives_it_to_the_group(api: BotApi) -> None:
    async with hearing(api, answering(filed())):
        ann, group = a_group(api, forum=True)
        topic = api.topic(group, "AI", ann)
        group.topics[topic.id].closed = True
        api.say(ann, group, "/report file", thread=topic.id)
        await until(lambda: group.from_bot)
        (message,) = group.from_bot
        assert (message.thread, message.picture) == (None, PAGE)


async def test_a_pressed_button_is_answered_and_its_message_stays(api: BotApi) -> None:
    async with hearing(api, answering(filed())) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/report file")
        await until(lambda: desk.remembered)
        press = api.press(ann, api.last(ann), "Contents")
        await until(lambda: len(desk.remembered) == 2)
        assert press.answered
        assert [bool(message.get("document")) for message in api.chat(ann).from_bot] == [True, True]


async def test_a_sign_of_work_goes_where_the_file_comes(api: BotApi) -> None:
    async with hearing(api, answering(filed(), Working("making the page")), patience=0.0) as (_, desk):
        ann, group = a_group(api)
        api.script("sendDocument", [Accept(0.05)])
        api.say(ann, group, "/report file")
        await until(lambda: desk.remembered)
        await until(lambda: len(group.from_bot) == 1)
        assert group.from_bot[0].picture == PAGE


async def test_words_too_long_for_a_caption_come_first(api: BotApi) -> None:
    words = "긴 문장입니다. " * 140
    async with hearing(api, answering(filed(Paragraph(text(words)), KEY))) as (_, desk):
        ann, group = a_group(api)
        asked = api.say(ann, group, "/report file")
        await until(lambda: desk.remembered)
        told, file = group.from_bot
        assert told.text == words.strip()
        assert (told.reply_to, told.buttons != []) == (asked.id, True)
        assert (file.text, file.picture) == ("", PAGE)
        assert [about for _, _, about in desk.remembered] == [ABOUT, ABOUT]


REFUSALS = (wordings.NO_DOCUMENT_RIGHT, wordings.DOCUMENTS_FORBIDDEN, wordings.TOO_LARGE)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: one.text)
async def test_a_file_that_is_refused_leaves_the_words_and_where_it_is(api: BotApi, refusal: Wording) -> None:
    async with hearing(api, answering(filed())) as (_, desk):
        ann, group = a_group(api)
        api.script("sendDocument", [refusal])
        asked = api.say(ann, group, "/report file")
        await until(lambda: desk.remembered)
        (message,) = group.from_bot
        assert message.text == f"The whole report: <NeurIPS> & more\n\n{LINE}"
        assert message.buttons
        assert message.reply_to == asked.id
        assert [about for _, _, about in desk.remembered] == [ABOUT]
        assert desk.refusals == [], "the place takes words as before"


async def test_a_group_that_takes_no_files_gets_the_words(api: BotApi) -> None:
    async with hearing(api, answering(filed(), Working("making the page")), patience=0.0) as (_, desk):
        ann, group = a_group(api)
        group.permissions = {"text", "photos"}
        api.say(ann, group, "/report file")
        await until(lambda: desk.remembered)
        assert [message.text.endswith(LINE) for message in group.from_bot] == [True]
        assert desk.refusals == []


@pytest.mark.parametrize("content", [b"", bytes(LARGEST + 1)], ids=["empty", "too large"])
async def test_what_the_service_would_not_take_is_not_sent(api: BotApi, content: bytes) -> None:
    async with hearing(api, answering(filed(content=content))):
        ann = api.person("Ann")
        api.say(ann, ann, "/report file")
        await until(lambda: api.chat(ann).from_bot)
        assert api.last(ann).text.endswith(LINE)
        assert api.calls_of("sendDocument") == []


async def test_after_long_words_only_the_line_says_where_it_is(api: BotApi) -> None:
    words = "긴 문장입니다. " * 140
    async with hearing(api, answering(filed(Paragraph(text(words)), KEY, content=b""))) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/report file")
        await until(lambda: desk.remembered)
        assert [message.text for message in api.chat(ann).from_bot] == [words.strip(), LINE]


async def test_markup_that_is_refused_leaves_plain_words_under_the_file(api: BotApi) -> None:
    async with hearing(api, answering(filed())):
        ann = api.person("Ann")
        api.script("sendDocument", [wordings.CANT_PARSE])
        api.say(ann, ann, "/report file")
        await until(lambda: api.chat(ann).from_bot)
        message = api.last(ann)
        assert (message.text, message.picture) == ("The whole report: <NeurIPS> & more", PAGE)
        assert message.buttons == []


async def test_a_pause_that_is_asked_for_is_kept(api: BotApi) -> None:
    async with hearing(api, answering(filed())) as (_, desk):
        ann = api.person("Ann")
        api.script("sendDocument", [wordings.too_many(1)])
        api.say(ann, ann, "/report file")
        await until(lambda: api.chat(ann).from_bot)
        assert api.last(ann).picture == PAGE
        assert [seconds for _, seconds, _ in desk.pauses] == [1.0]


@pytest.mark.parametrize("fault", [Reset(), Failure(502)], ids=["reset", "502"])
async def test_a_file_that_perhaps_arrived_is_not_sent_again(
    api: BotApi, fault: Reset | Failure, caplog: pytest.LogCaptureFixture
) -> None:
    async with hearing(api, answering(filed())) as (_, desk):
        ann = api.person("Ann")
        api.script("sendDocument", [fault])
        api.say(ann, ann, "/report file")
        await until(lambda: "could not be delivered" in caplog.text)
        assert len(api.calls_of("sendDocument")) <= 1
        assert [message for message in api.chat(ann).from_bot if not message.get("document")] == []
        assert desk.refusals == []


async def test_a_file_is_not_on_its_way_for_ever(api: BotApi) -> None:
    async with Telegram(settings(api), OwnDesk(), FakeClock(NOW)) as telegram:
        ann = api.person("Ann", started=True)
        api.script("sendDocument", [Silence()])
        with pytest.raises(Unsure):
            await send_file(telegram._bot, Spot(ann.id), File(NAME, PLACE, PAGE), NOTHING, within=0.05)


async def test_who_blocked_us_is_told_to_the_core(api: BotApi) -> None:
    async with hearing(api, answering(filed())) as (_, desk):
        ann = api.person("Ann")
        api.script("sendDocument", [wordings.BLOCKED])
        api.say(ann, ann, "/report file")
        await until(lambda: desk.refusals)
        assert desk.refusals[0][1].args


async def test_the_whole_core_sends_the_page_of_the_report(api: BotApi) -> None:
    archive, report = MemoryArchive(), a_report_of_fourteen()
    talk = Conversation(reports=[report], archive=archive)
    await talk.store.reports.put(report)
    desk, clock = Desk(talk.router, talk.store, talk.clock, ChatDefaults()), FakeClock(NOW)
    async with serving(Telegram(settings(api), desk, clock)):
        ann = api.person("Ann", language="ko")
        api.say(ann, ann, f"/report {NEURIPS} file")
        await until(lambda: api.chat(ann).from_bot)
        message = api.last(ann)
        assert (message.get("document")["file_name"], message.text) == (NAME, f"보고서 전체 파일: {report.title}")
        assert message.picture == await archive.report_page(report, NINE, "ko")
        assert not archive.files, "it is read from nowhere"
