"""How an answer comes: at once, as a draft or an edited message first, over the chat, in place, as one rich message."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from datetime import date

import pytest
from integration.telegram.living import Script, hearing, said, until
from responders.bot_api import wordings
from responders.bot_api.answers import Accept, Failure, Reset
from responders.bot_api.api import BotApi
from responders.bot_api.service import Press
from responders.bot_api.wordings import Wording
from talking import NOW

from adapters.platforms.telegram.outbound import progress
from adapters.platforms.telegram.outbound.answers import sections
from bot.chat.message import Incoming, Reply, Said, Working
from bot.delivery.membership import Notice
from bot.document.blocks import Block, Break, Button, Buttons, Document, Fold, Items, Paragraph, Picture, text
from bot.domain.chat import Address
from bot.domain.shown import About
from bot.errors import BadPayload, Moved, Refused

ABOUT = About(date(2024, 7, 16), (3,))
KEY = Buttons(((Button("3 details", "/paper 3"),),))
LONG = tuple(Paragraph(text(f"{n}. " + "긴 문장입니다. " * 60)) for n in range(12))


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


def answering(*replies: Reply | Sequence[Said], press: Said | None = None) -> Script:
    """Answers `press` to presses, and to messages one after the other what is given."""
    waiting = list(replies)

    async def script(incoming: Incoming) -> AsyncIterator[Said]:
        if incoming.pressed:
            assert press is not None
            yield press
            return
        told = waiting.pop(0)
        for one in [told] if isinstance(told, Reply) else told:
            yield one

    return script


def reply(*blocks: Block, about: About | None = None, **more: bool) -> Reply:
    return Reply(Document(blocks, about), **more)


def slowly(*working: Working, last: Reply, pause: float = 0.05) -> Script:
    """Works a while before it answers."""

    async def script(incoming: Incoming) -> AsyncIterator[Said]:
        for one in working:
            yield one
            await asyncio.sleep(pause)
        yield last

    return script


HASTY = 0.02
"""Seconds after which signs of work are shown here."""


async def test_work_is_a_draft_in_a_private_chat(api: BotApi) -> None:
    script = slowly(Working("reading", 1, 3), Working("reading", 2, 3), Working("writing"), last=said("done"))
    async with hearing(api, script, HASTY):
        ann = api.person("Ann")
        api.say(ann, ann, "/report")
        await until(lambda: api.chat(ann).from_bot)
        drafts = [call["text"] for call in api.calls_of("sendMessageDraft")]
        assert drafts
        assert set(drafts) <= {"reading 1/3", "reading 2/3", "writing"}
        assert [message.text for message in api.chat(ann).from_bot] == ["done"]
        assert all(call["draft_id"] for call in api.calls_of("sendMessageDraft"))


@pytest.mark.parametrize("private", [True, False])
async def test_elsewhere_one_message_becomes_the_answer(api: BotApi, private: bool) -> None:
    script = slowly(Working("reading", 1, 3), Working("reading", 2, 3), last=reply(*LONG[:1], KEY, about=ABOUT))
    async with hearing(api, script, HASTY) as (_, desk):
        ann = api.person("Ann")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        if private:
            api.script("sendMessageDraft", [wordings.NO_METHOD])
        room = api.chat(ann) if private else group
        asked = api.say(ann, room, "/report")
        await until(lambda: desk.remembered)
        (message,) = room.from_bot
        assert message.text.startswith("0. 긴 문장입니다.")
        assert message.edits
        assert message.buttons
        assert message.reply_to == asked.id
        assert desk.remembered == [(Address("telegram", str(room.id)), str(message.id), ABOUT)]


async def test_a_sign_of_work_goes_where_the_answer_is_a_picture(api: BotApi) -> None:
    script = slowly(Working("drawing"), last=reply(Picture("a.png", "alt"), Paragraph(text("done"))))
    async with hearing(api, script, HASTY) as (_, desk):
        ann = api.person("Ann")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        api.say(ann, group, "/digest")
        await until(lambda: desk.remembered)
        assert [message.text for message in group.from_bot] == ["done"]


async def test_an_answer_that_comes_at_once_shows_no_work(api: BotApi) -> None:
    async with hearing(api, answering([Working("a"), Working("b"), said("done")])):
        ann = api.person("Ann")
        api.say(ann, ann, "/x")
        await until(lambda: api.chat(ann).from_bot)
        assert api.calls_of("sendMessageDraft") == []


async def test_signs_of_work_keep_their_pace() -> None:
    shown: list[tuple[float, Working | None]] = []
    loop = asyncio.get_running_loop()
    begun = loop.time()

    async def show(working: Working | None) -> None:
        shown.append((loop.time() - begun, working))

    async def works() -> AsyncIterator[Said]:
        for number in range(50):
            yield Working("x", number, 50)
            await asyncio.sleep(0.02)
        yield said("done")

    assert await progress.heard_out(works(), show, patience=0.1) == said("done")
    moments = [moment for moment, _ in shown]
    assert 2 <= len(moments) <= 4
    assert moments[0] >= 0.1
    assert moments[1] - moments[0] >= 0.1 * progress.PACE


async def test_verified_sentences_are_drafted_as_they_come(api: BotApi) -> None:
    so_far = Document((Paragraph(text("It is <b>sparse</b>.")),))
    script = slowly(Working("checking", 1, 2, so_far), last=said("done"))
    async with hearing(api, script, HASTY):
        ann = api.person("Ann")
        api.say(ann, ann, "/ask 3 why?")
        await until(lambda: api.chat(ann).from_bot)
        drafts = [call.parameters for call in api.calls_of("sendMessageDraft")]
    assert drafts
    assert drafts[-1]["parse_mode"] == "HTML"
    assert drafts[-1]["text"] == "It is &lt;b&gt;sparse&lt;/b&gt;.\n\nchecking 1/2"


async def test_what_is_verified_so_far_is_changed_in_place_where_others_read(api: BotApi) -> None:
    so_far = Document((Paragraph(text("It is sparse.")),))
    script = slowly(Working("reading"), Working("checking", so_far=so_far), last=said("It is sparse, and small."))
    async with hearing(api, script, HASTY):
        ann = api.person("Ann")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        api.say(ann, group, "/ask 3 why?")
        await until(lambda: group.from_bot and group.from_bot[0].text == "It is sparse, and small.")
        said_before = [call.parameters["text"] for call in api.calls_of("editMessageText")]
    assert len(group.from_bot) == 1
    assert any("It is sparse." in words for words in said_before)


async def test_a_long_answer_keeps_nothing_else_of_its_chat_waiting(api: BotApi) -> None:
    gate = asyncio.Event()

    async def script(incoming: Incoming) -> AsyncIterator[Said]:
        if incoming.text.startswith("/ask"):
            yield Working("reading", apart=True)
            await gate.wait()
        yield said(f"heard {incoming.text}")

    async with hearing(api, script) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/ask 3 why?")
        api.say(ann, ann, "/pause")
        await until(lambda: api.chat(ann).from_bot)
        assert api.last(ann).text == "heard /pause"
        gate.set()
        await until(lambda: len(api.chat(ann).from_bot) == 2)
        assert [one.text for one in desk.heard] == ["/ask 3 why?", "/pause"]


async def test_who_is_not_answered_is_shown_nothing() -> None:
    async def nothing() -> AsyncIterator[Said]:
        return
        yield

    async def never(_: Working | None) -> None:
        raise AssertionError

    assert await progress.heard_out(nothing(), never, patience=1) is None


async def pressed(api: BotApi, press: Reply, *, group: bool = False, more: bool = False) -> tuple[Press, list[str]]:
    """A message with a button, its press answered by `press`; the press, and what is in the chat then."""
    async with hearing(api, answering(reply(Paragraph(text("page")), KEY, about=ABOUT), press=press)):
        ann = api.person("Ann")
        room = api.supergroup("Lab", ann) if group else api.chat(ann)
        if group:
            api.add_bot(room, ann)
        api.say(ann, room, "/settings")
        await until(lambda: room.from_bot)
        found = api.press(ann, api.last(room), "3 details")
        await until(lambda: found.answered)
        edited = ("editMessageText",) if not more else ()
        await until(lambda: found.text or len(room.from_bot) > 1 or any(map(api.calls_of, edited)) or _same(api))
        return found, [message.text for message in room.from_bot]


def _same(api: BotApi) -> bool:
    return any("not modified" in refusal.description for refusal in api.refused)


async def test_a_mistake_after_a_press_is_said_over_the_chat(api: BotApi) -> None:
    press, shown = await pressed(api, said("Only administrators may.", mistake=True, ephemeral=True), group=True)
    assert (press.text, press.show_alert, shown) == ("Only administrators may.", True, ["page"])


@pytest.mark.parametrize(
    "mistake", [said("long " * 60, mistake=True), reply(Paragraph(text("or this?")), KEY, mistake=True)]
)
async def test_a_mistake_that_is_long_or_offers_something_is_a_message(api: BotApi, mistake: Reply) -> None:
    press, shown = await pressed(api, mistake)
    assert (press.text, len(shown)) == (None, 2)


async def test_a_page_that_replaces_changes_the_pressed_message(api: BotApi) -> None:
    _, shown = await pressed(api, reply(Paragraph(text("changed")), KEY, about=ABOUT, replaces=True))
    assert shown == ["changed"]
    again = await pressed(api, reply(Paragraph(text("page")), KEY, about=ABOUT, replaces=True))
    assert again[1] == ["page"]


@pytest.mark.parametrize("how", ["long", "gone"])
async def test_a_page_that_cannot_replace_is_a_new_message(api: BotApi, how: str) -> None:
    if how == "gone":
        api.script("editMessageText", [wordings.NO_EDIT_TARGET])
    blocks = LONG if how == "long" else (Paragraph(text("changed")),)
    _, shown = await pressed(api, reply(*blocks, about=ABOUT, replaces=True), more=True)
    assert len(shown) > 1


@pytest.mark.parametrize(
    "answers", [[Wording(429, "Too Many Requests", "", (("retry_after", 0.05),))], [Failure(502, accepted=True)]]
)
async def test_a_change_that_may_have_failed_is_made_again(api: BotApi, answers: list[Wording | Failure]) -> None:
    api.script("editMessageText", answers)
    _, shown = await pressed(api, reply(Paragraph(text("changed")), about=ABOUT, replaces=True))
    assert shown == ["changed"]


async def test_a_change_that_is_refused_for_long_is_a_new_message(api: BotApi) -> None:
    api.script("editMessageText", [wordings.too_many(3_600)])
    _, shown = await pressed(api, reply(Paragraph(text("changed")), about=ABOUT, replaces=True), more=True)
    assert shown == ["page", "changed"]


async def test_a_press_that_is_too_old_to_be_answered_is_still_heard(api: BotApi) -> None:
    api.script("answerCallbackQuery", [wordings.QUERY_TOO_OLD])
    async with hearing(api, answering(reply(Paragraph(text("page")), KEY), press=said("card"))):
        ann = api.person("Ann")
        api.say(ann, ann, "/x")
        await until(lambda: api.chat(ann).from_bot)
        api.press(ann, api.last(ann), "3 details")
        await until(lambda: api.last(ann).text == "card")


async def test_a_long_section_is_one_rich_message_with_all_its_buttons(api: BotApi) -> None:
    document = (*LONG, Fold(text("More"), (Items((text("fact"),)),)), KEY)
    async with hearing(api, answering(reply(*document, about=ABOUT))) as (_, desk):
        ann = api.person("Ann")
        api.say(ann, ann, "/digest")
        await until(lambda: desk.remembered)
        (message,) = api.chat(ann).from_bot
        assert message.buttons == [[{"text": "3 details", "callback_data": "240716/paper 3"}]]
        (call,) = api.calls_of("sendRichMessage")
        assert "<details><summary>More</summary>" in call["rich_message"]["html"]
        assert call["rich_message"]["skip_entity_detection"] is True
        assert desk.remembered == [(Address("telegram", str(ann.id)), str(message.id), ABOUT)]


async def test_a_service_without_rich_messages_is_asked_once_and_gets_parts() -> None:
    async with BotApi(now=lambda: NOW, rich=False) as api, hearing(api, answering(*[reply(*LONG)] * 2)):
        ann = api.person("Ann")
        for count in (1, 2):
            api.say(ann, ann, "/digest")
            await until(lambda done=count: len(api.chat(ann).from_bot) >= 2 * done)
        assert len([refusal for refusal in api.refused if refusal.method == "sendRichMessage"]) == 1


async def test_a_rich_message_that_is_not_read_is_sent_in_parts(api: BotApi) -> None:
    api.script("sendRichMessage", [wordings.CANT_PARSE])
    async with hearing(api, answering(reply(*LONG))):
        ann = api.person("Ann")
        api.say(ann, ann, "/digest")
        await until(lambda: len(api.chat(ann).from_bot) >= 2)


async def test_each_section_is_a_message_and_only_the_first_replies(api: BotApi) -> None:
    blocks = (Break(), Paragraph(text("one")), Break(ABOUT), Break(ABOUT), Paragraph(text("two")), Break())
    assert [section.about for section in sections(Document(blocks))] == [None, ABOUT]
    async with hearing(api, answering(reply(*blocks))) as (_, desk):
        ann = api.person("Ann")
        group = api.supergroup("Lab", ann)
        api.add_bot(group, ann)
        asked = api.say(ann, group, "/digest")
        await until(lambda: desk.remembered)
        assert [(message.text, message.reply_to) for message in group.from_bot] == [("one", asked.id), ("two", None)]
        assert [about for _, _, about in desk.remembered] == [None, ABOUT]


async def test_row_38_an_answer_whose_markup_is_refused_is_said_plainly(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    api.script("sendMessage", [wordings.CANT_PARSE])
    async with hearing(api, answering(reply(Paragraph(text("a & b")), KEY))):
        ann = api.person("Ann")
        api.say(ann, ann, "/x")
        await until(lambda: api.chat(ann).from_bot)
        assert (api.last(ann).text, api.last(ann).buttons) == ("a & b", [])
        assert [record.levelno for record in caplog.records] == [logging.ERROR]


async def test_row_15_a_short_pause_is_waited_for_and_a_long_one_is_not(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    def flood(seconds: float) -> Wording:
        return Wording(429, "Too Many Requests", "", (("retry_after", seconds),))

    api.script("sendMessage", [flood(0.05), Accept(), wordings.too_many(36_000)])
    async with hearing(api, answering(said("one"), said("two"), said("three"))) as (telegram, desk):
        ann = api.person("Ann")
        for words in ("/a", "/b", "/c"):
            api.say(ann, ann, words)
        await until(lambda: caplog.text.count("could not be delivered") == 2)
        assert [message.text for message in api.chat(ann).from_bot] == ["one"]
        assert len(api.refused) == 2  # nothing more is asked of a service that wants hours
        assert [(lane, seconds) for lane, seconds, _ in desk.pauses] == [(telegram.lane, 0.05), (telegram.lane, 36_000)]
        assert "36000" in caplog.text


@pytest.mark.parametrize(
    ("refusal", "off"),
    [(wordings.BLOCKED, "blocked"), (wordings.KICKED_SUPERGROUP, "removed"), (wordings.NO_RIGHTS, "no_rights")],
)
async def test_rows_25_26_a_refused_answer_switches_its_chat_off_and_somebody_is_told(
    api: BotApi, refusal: Wording, off: str
) -> None:
    async with hearing(api) as (_, desk):
        ann, bob = api.person("Ann"), api.person("Bob", started=True)
        desk.notices = (
            Notice(str(bob.id), Document((Paragraph(text("told")),))),
            Notice("nobody", Document((Paragraph(text("x")),))),
            Notice("424242", Document((Paragraph(text("x")),))),
        )
        api.script("sendMessage", [refusal], chat=ann)
        api.say(ann, ann, "/x")
        await until(lambda: api.chat(bob).from_bot)
        ((address, told),) = desk.refusals
        assert address == Address("telegram", str(ann.id))
        assert isinstance(told, Refused)
        assert told.off == off


async def test_row_27_an_answer_follows_its_group_once(api: BotApi) -> None:
    gate = asyncio.Event()

    async def waits(incoming: Incoming) -> AsyncIterator[Said]:
        await gate.wait()
        yield said("here")

    async with hearing(api, waits) as (_, desk):
        ann = api.person("Ann")
        group = api.group("Lab", ann)
        api.add_bot(group, ann)
        api.say(ann, group, "/digest")
        await until(lambda: desk.heard)
        new = api.migrate(group)
        gate.set()
        await until(lambda: new.from_bot)
        assert [message.text for message in new.from_bot] == ["here"]
        ((_, moved),) = desk.refusals
        assert isinstance(moved, Moved)


@pytest.mark.parametrize("answer", [Failure(502), Reset()])
async def test_an_answer_of_which_nobody_knows_is_not_sent_twice(
    api: BotApi, answer: Failure | Reset, caplog: pytest.LogCaptureFixture
) -> None:
    api.script("sendMessage", [answer])
    async with hearing(api):
        ann = api.person("Ann")
        api.say(ann, ann, "/x")
        await until(lambda: "could not be delivered" in caplog.text)
        api.say(ann, ann, "/y")
        await until(lambda: api.chat(ann).from_bot)
        assert [message.text for message in api.chat(ann).from_bot] == ["heard /y"]
        assert api.token not in caplog.text


async def test_row_66_a_fault_in_one_answer_stops_no_other(api: BotApi, caplog: pytest.LogCaptureFixture) -> None:
    async def breaks(incoming: Incoming) -> AsyncIterator[Said]:
        if incoming.text == "/boom":
            raise RuntimeError("a fault of ours")
        if incoming.text == "/ours":
            raise BadPayload("a payload")
        yield said("fine")

    async with hearing(api, breaks):
        ann = api.person("Ann")
        for words in ("/boom", "/ours", "/fine"):
            api.say(ann, ann, words)
        await until(lambda: api.chat(ann).from_bot)
        assert "An answer failed" in caplog.text
        assert api.token not in caplog.text
