"""Interactions: acknowledged in time, shown to whom they concern, late as normal messages, without state of ours."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from integration.discord_platform.hall import DAY, Hall, a_page, said
from responders.discord_service.interaction import DEFERRED, DEFERRED_UPDATE
from responders.discord_service.scripts import OK, refused
from responders.discord_service.seen import read_message
from responders.discord_service.world import EPHEMERAL, Message

from bot.chat.message import Incoming, Said, Suggestion, Working
from bot.document.blocks import Button, Buttons, Document
from bot.domain.chat import Address
from bot.domain.shown import About


def shown(message: Message) -> str:
    return read_message(message.content, message.embeds, message.components).text


async def test_row_33_a_slow_answer_is_acknowledged_within_three_seconds(hall: Hall) -> None:
    async def slow(incoming: Incoming) -> AsyncIterator[Said]:
        await asyncio.sleep(1.6)
        yield said("done")

    hall.desk.script = slow
    async with hall.serving():
        asked = hall.service.slash(hall.mina, hall.channel, "digest")
        assert await asked.acknowledged() == DEFERRED
        assert (asked.acknowledged_after or 9) < 3
        assert shown(await asked.reply()) == "done"


async def test_work_is_shown_as_edits_of_the_deferred_answer(hall: Hall) -> None:
    go_on = asyncio.Event()

    async def working(incoming: Incoming) -> AsyncIterator[Said]:
        yield Working("reading *it*", 1, 2)
        yield Working("reading *it*", 2, 2)  # too soon after the first to be shown
        await go_on.wait()
        yield said("done")

    hall.desk.script = working
    async with hall.serving():
        asked = hall.service.slash(hall.mina, hall.channel, "digest")
        first = await asked.reply()
        assert shown(first) == "reading *it* 1/2"
        go_on.set()
        await hall.service.until(lambda: shown(first) == "done")
    assert len(hall.channel.messages) == 1


async def test_row_33_after_fifteen_minutes_it_is_a_normal_message(hall: Hall) -> None:
    async def late(incoming: Incoming) -> AsyncIterator[Said]:
        yield Working("reading")
        hall.service.advance(15 * 60)
        yield said("late answer")

    hall.desk.script = late
    async with hall.serving():
        hall.service.slash(hall.jun, hall.channel, "digest")
        await hall.service.until(lambda: "late answer" in hall.service.transcript(hall.channel))
        message = hall.channel.last()
    assert not message.from_hook
    assert (str(hall.channel.id), str(message.id)) in hall.desk.remembered


async def test_row_33_an_interaction_that_was_heard_too_late(hall: Hall) -> None:
    async def overdue(incoming: Incoming) -> AsyncIterator[Said]:
        hall.service.advance(4)
        yield said("answer", ephemeral="hidden" in incoming.text)

    hall.desk.script = overdue
    async with hall.serving():
        hall.service.slash(hall.jun, hall.channel, "digest")
        assert shown(await hall.service.posted(hall.channel)) == "answer"
        hall.service.slash(hall.mina, hall.channel, "digest", {"category": "hidden"})
        own = hall.service.private(hall.mina)
        assert shown(await hall.service.posted(own)) == "answer"
    assert len(hall.channel.messages) == 1


async def test_mistakes_and_settings_are_for_the_asker_alone(hall: Hall) -> None:
    async def answer(incoming: Incoming) -> AsyncIterator[Said]:
        yield said("x", mistake="help" in incoming.text, ephemeral="settings" in incoming.text)

    hall.desk.script = answer
    async with hall.serving():
        for name, hidden in (("help", True), ("settings", True), ("digest", False)):
            reply = await hall.service.slash(hall.mina, hall.channel, name).reply()
            assert bool(reply.flags & EPHEMERAL) is hidden
            assert (reply.seen_by is hall.mina) is hidden


@pytest.mark.parametrize(("command", "hidden"), [("digest", True), ("settings", False)])
async def test_whom_it_concerns_may_turn_out_after_the_deferral(hall: Hall, command: str, hidden: bool) -> None:
    async def answer(incoming: Incoming) -> AsyncIterator[Said]:
        yield Working("reading")
        yield said("for whom", ephemeral=hidden)

    hall.desk.script = answer
    async with hall.serving():
        asked = hall.service.slash(hall.mina, hall.channel, command)
        reply = await asked.followup()
    assert shown(reply) == "for whom"
    assert bool(reply.flags & EPHEMERAL) is hidden


async def test_a_private_conversation_hides_nothing(hall: Hall) -> None:
    hall.desk.script = lambda incoming: _mistake()
    async with hall.serving():
        reply = await hall.service.slash(hall.jun, hall.service.private(hall.jun), "help").reply()
    assert not reply.flags & EPHEMERAL
    assert hall.desk.heard[0].kind == "private"


async def _mistake() -> AsyncIterator[Said]:
    yield said("not understood", mistake=True)


async def test_a_pressed_button_is_answered_to_who_pressed_it(hall: Hall) -> None:
    async with hall.serving() as platform:
        post = await hall.post(platform, a_page())
        pressed = hall.service.press(hall.jun, post, "1 details")
        reply = await pressed.reply()
    assert reply.flags & EPHEMERAL
    assert len(hall.channel.messages) == 1


async def test_a_reply_that_replaces_becomes_the_pressed_message(hall: Hall) -> None:
    async def settings(incoming: Incoming) -> AsyncIterator[Said]:
        if incoming.pressed:
            yield Working("saving") if "slow" in incoming.text else said("saved", replaces=True)
        else:
            yield said("page", Buttons(((Button("weekly", "/weekly on"),),)), ephemeral=True)

    hall.desk.script = settings
    async with hall.serving():
        page = await hall.service.slash(hall.mina, hall.channel, "settings").reply()
        await hall.service.press(hall.mina, page, "weekly").reply()
        await hall.service.until(lambda: shown(page) == "saved")
    assert hall.channel.messages == []


async def test_a_slow_button_still_replaces(hall: Hall) -> None:
    async def slow(incoming: Incoming) -> AsyncIterator[Said]:
        if incoming.pressed:
            await asyncio.sleep(1.6)
        yield said("after" if incoming.pressed else "before", Buttons(((Button("go", "/weekly on"),),)), replaces=True)

    hall.desk.script = slow
    async with hall.serving():
        page = await hall.service.slash(hall.mina, hall.channel, "digest").reply()
        pressed = hall.service.press(hall.mina, page, "go")
        assert await pressed.acknowledged() == DEFERRED_UPDATE
        await hall.service.until(lambda: shown(page) == "after")


async def test_buttons_and_menus_work_after_a_restart_of_everything(hall: Hall) -> None:
    async with hall.serving() as platform:
        few = await hall.post(platform, a_page(3))
        many = await hall.post(platform, a_page(9))
    async with hall.serving():
        await hall.service.press(hall.jun, few, "2 details").reply()
        await hall.service.choose(hall.jun, many, "details", ["/paper 7"]).reply()
    assert [(heard.text, heard.reply_to) for heard in hall.desk.heard] == [
        ("/paper 2", About(DAY)),
        ("/paper 7", About(DAY)),
    ]


async def test_an_answer_in_several_messages(hall: Hall) -> None:
    hall.desk.script = _long
    async with hall.serving():
        asked = hall.service.slash(hall.jun, hall.channel, "digest")
        await asked.followup(2)
    texts = [shown(message) for message in asked.messages]
    assert "".join("".join(texts).split()) == "word" * 2400
    assert [bool(message.flags & EPHEMERAL) for message in asked.messages] == [False] * 3
    assert len(hall.desk.remembered) == 3


async def _long(incoming: Incoming) -> AsyncIterator[Said]:
    yield said("word " * 2400, about=About(DAY, (1,)))


async def test_what_is_typed_is_completed(hall: Hall) -> None:
    hall.desk.offered = tuple(Suggestion(f"분야 {number}" + "x" * 200, f"v{number}") for number in range(40))
    async with hall.serving():
        choices = await hall.service.autocomplete(hall.jun, hall.channel, "digest", "category", "컴퓨").options()
        await hall.service.autocomplete(hall.mina, hall.channel, "timezone", "zone", "Seo").options()
    assert len(choices) == 25
    assert choices[0]["value"] == "v0"
    assert hall.desk.typed == [("category", "컴퓨", "/digest"), ("zone", "Seo", "/timezone")]


async def test_completion_that_takes_too_long_offers_nothing(hall: Hall) -> None:
    async def stuck(option: str, typed: str, incoming: Incoming) -> tuple[Suggestion, ...]:
        raise TimeoutError

    hall.desk.suggest = stuck  # type: ignore[method-assign]
    async with hall.serving():
        assert await hall.service.autocomplete(hall.jun, hall.channel, "digest", "category", "x").options() == []


async def test_members_are_not_administrators_and_managers_of_a_channel_are(hall: Hall) -> None:
    hall.service.allow(hall.channel, hall.jun, "manage_channels")
    other = hall.service.text(hall.guild, "other")
    async with hall.serving():
        await hall.service.slash(hall.jun, other, "digest").reply()
        await hall.service.slash(hall.jun, hall.channel, "digest").reply()
        await hall.service.slash(hall.guild.owner, other, "digest").reply()
    assert [heard.is_administrator for heard in hall.desk.heard] == [False, True, True]


async def test_where_we_are_no_member_the_chat_is_the_persons_own(hall: Hall) -> None:
    reader = hall.service.person("Reader", installed=True)
    elsewhere = hall.service.guild("Elsewhere", present=False)
    hall.service.join(elsewhere, reader)
    foreign = hall.service.text(elsewhere, "foreign")
    group = hall.service.group(reader, hall.jun)
    async with hall.serving():
        for place in (foreign, group):
            reply = await hall.service.slash(reader, place, "digest").reply()
            assert reply.flags & EPHEMERAL
    own = Address("discord", str(hall.service.private(reader).id))
    assert {(heard.address, heard.kind) for heard in hall.desk.heard} == {(own, "private")}
    assert hall.desk.remembered == {}


async def test_a_long_answer_where_we_are_no_member_goes_on_privately(hall: Hall) -> None:
    reader = hall.service.person("Reader", installed=True)
    elsewhere = hall.service.guild("Elsewhere", present=False)
    hall.service.join(elsewhere, reader)
    foreign = hall.service.text(elsewhere, "foreign")

    async def long(incoming: Incoming) -> AsyncIterator[Said]:
        yield said("word " * 8000)

    hall.desk.script = long
    async with hall.serving():
        asked = hall.service.slash(reader, foreign, "digest")
        own = hall.service.private(reader)
        await hall.service.posted(own, 4)
    assert len(asked.messages) == 6


async def test_a_replayed_interaction_is_answered_once(hall: Hall) -> None:
    async with hall.serving():
        await hall.service.slash(hall.mina, hall.channel, "digest").reply()
        hall.service.replay(3)
        await hall.service.slash(hall.mina, hall.channel, "help").reply()
    assert [heard.text for heard in hall.desk.heard] == ["/digest", "/help"]


async def test_a_fault_of_ours_harms_nobody_else(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    async def broken(incoming: Incoming) -> AsyncIterator[Said]:
        if "help" in incoming.text:
            raise RuntimeError("broken")
        yield said("fine")

    hall.desk.script = broken
    async with hall.serving():
        hall.service.slash(hall.mina, hall.channel, "help")
        reply = await hall.service.slash(hall.mina, hall.channel, "digest").reply()
    assert shown(reply) == "fine"
    assert "command failed" in caplog.text


async def test_buttons_of_others_and_of_old_are_left_alone(hall: Hall) -> None:
    document = Document((*a_page().blocks,))
    async with hall.serving() as platform:
        post = await hall.post(platform, document)
        await hall.service.press(hall.jun, post, "1 details").reply()
    assert hall.desk.heard[0].reply_to is None


async def test_row_38_a_reply_whose_form_is_refused_comes_plainly(hall: Hall) -> None:
    async def working(incoming: Incoming) -> AsyncIterator[Said]:
        yield Working("reading")
        yield said("**done**", about=About(DAY, (1,)))

    hall.desk.script = working
    async with hall.serving():
        original = ("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original")
        hall.service.script(*original, [OK, refused(50035)])
        hall.service.script("POST", "/channels/{channel_id}/messages", [refused(50035), OK] * 2)
        hall.service.slash(hall.mina, hall.channel, "digest")
        await hall.service.until(lambda: "**done**" in hall.service.transcript(hall.channel))
        hall.service.mention(hall.jun, hall.channel, "hello")
        await hall.service.posted(hall.channel, 2)
    first, _, second = hall.channel.messages
    assert (shown(first), shown(second)) == ("**done**", "**done**")
    assert not first.components
    assert not second.components


async def test_nothing_of_what_was_answered_is_kept_in_this_process(hall: Hall) -> None:
    async with hall.serving() as platform:
        post = await hall.post(platform, a_page(9))
        for _ in range(3):
            await hall.service.choose(hall.jun, post, "details", ["/paper 7"]).reply()
            await hall.service.slash(hall.jun, hall.channel, "ask", {"paper": "3"}).form()
        views = platform._connection.client._connection._view_store
        assert not views._views
        assert not views._synced_message_views
        assert not views._modals
        assert not [task for task in asyncio.all_tasks() if "timeout" in str(task.get_coro())]


async def test_a_member_reads_an_edition_alone_from_the_first_sign_on(hall: Hall) -> None:
    async def slow(incoming: Incoming) -> AsyncIterator[Said]:
        yield Working("reading")
        yield said("an edition", ephemeral=not incoming.is_administrator)

    hall.desk.script = slow
    async with hall.serving():
        for person, alone in ((hall.jun, True), (hall.mina, False)):
            asked = hall.service.slash(person, hall.channel, "digest")
            await hall.service.until(lambda asked=asked: asked.shown and shown(asked.shown) == "an edition")  # type: ignore[misc]
            assert bool((await asked.reply()).flags & EPHEMERAL) is alone
    assert hall.service.called("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/@original") == []
