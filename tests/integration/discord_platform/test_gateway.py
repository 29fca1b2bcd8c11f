"""The connection: logging in, registering, connecting again, shards, what happens in servers; no secret anywhere."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route
from integration.discord_platform.hall import Hall, said
from patience import COMES
from responders.discord_service.scripts import refused
from responders.discord_service.sessions import PRIVILEGED

from bot.delivery.membership import Back, Joined, Left, Notice
from bot.document.blocks import Document, Paragraph, text
from bot.errors import OperatorMistake, Temporary

COMMANDS = ("PUT", "/applications/{application_id}/commands")


async def test_it_has_its_lane_and_gives_back_what_it_set(hall: Hall) -> None:
    before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
    async with hall.sending() as platform:
        assert platform.lane == f"discord:{hall.service.bot.id}"
        assert hall.service.api_url == Route.BASE
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)


async def test_two_bots_in_one_process_close_in_any_order(hall: Hall) -> None:
    before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)
    one, other = hall.made(), hall.made()
    await one.__aenter__()
    await other.__aenter__()
    await one.__aexit__(None, None, None)
    await other.tell(str(hall.mina.id), said("still here").document)
    await other.__aexit__(None, None, None)
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY)


async def test_it_can_be_entered_again(hall: Hall) -> None:
    platform = hall.made()
    for _ in range(2):
        async with platform:
            await platform.tell(str(hall.mina.id), said("hello").document)


async def test_a_refused_token_is_the_operators_to_change(hall: Hall) -> None:
    before = Route.BASE
    platform = hall.made()
    wrong = type(platform)(replace(platform._settings, token="MTEx.Wrong0.token"), hall.desk, platform._office.clock)
    with pytest.raises(OperatorMistake) as raised:
        await wrong.__aenter__()
    assert "JOGAN_DISCORD_TOKEN" in str(raised.value)
    assert "MTEx" not in f"{raised.value!r}{raised.value.__cause__}{wrong._settings!r}"
    assert before == Route.BASE


async def test_a_service_that_cannot_be_reached_is_tried_later(hall: Hall) -> None:
    with pytest.raises(Temporary):
        async with hall.sending(api_url="http://127.0.0.1:9/api/v10"):
            pass


async def test_commands_are_registered_once_and_a_restart_costs_nothing(hall: Hall) -> None:
    for _ in range(2):
        async with hall.serving():
            await hall.service.registered()
    assert len(hall.service.called(*COMMANDS)) == 1


async def test_commands_that_cannot_be_registered_keep_nobody_from_talking(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    hall.service.script(*COMMANDS, [refused(50001)])
    async with hall.serving():
        await spoken(hall, 1)
    assert "Commands could not be registered" in caplog.text


async def test_no_privileged_intent_is_asked_for(hall: Hall) -> None:
    async with hall.serving():
        pass
    (identify,) = hall.service.identifies
    assert not any(identify.intents >> bit & 1 for bit in PRIVILEGED)


async def test_row_21_a_session_is_not_started_where_few_are_left(hall: Hall) -> None:
    hall.service.gateway.starts = 19
    async with hall.sending() as platform:
        with pytest.raises(Temporary) as raised:
            async with asyncio.timeout(COMES):
                await platform.serve()
    assert "19 of 1000" in str(raised.value)
    assert raised.value.retry_after
    assert hall.service.identifies == []


async def spoken(hall: Hall, count: int) -> None:
    hall.service.mention(hall.jun, hall.channel, "hello")
    await hall.service.posted(hall.channel, count)


@pytest.mark.slow  # the library waits five seconds before it identifies anew
@pytest.mark.parametrize(
    "fault",
    [
        lambda service: service.reconnect(),
        lambda service: service.invalidate_session(resumable=True),
        lambda service: service.invalidate_session(resumable=False),
    ],
    ids=["reconnect", "op 9, resumable", "op 9"],
)
async def test_row_68_a_lost_session_goes_on_and_nothing_is_answered_twice(
    hall: Hall, fault: Callable[[object], None]
) -> None:
    async with hall.serving():
        await spoken(hall, 1)
        before = [*hall.service.gateway.live]
        wires = [session.wire for session in before]
        fault(hall.service)
        await hall.service.until(
            lambda: any(session.wire not in wires for session in hall.service.gateway.live), timeout=COMES
        )
        await spoken(hall, 2)
        await hall.service.slash(hall.mina, hall.channel, "help").reply()
    assert [heard.text for heard in hall.desk.heard] == ["hello", "hello", "/help"]


@pytest.mark.parametrize("code", [4004, 4014, 4013])
async def test_what_the_gateway_refuses_for_good_ends_it_in_one_line(hall: Hall, code: int) -> None:
    hall.service.gateway.refuse_with = code
    async with hall.sending() as platform:
        with pytest.raises(OperatorMistake) as raised:
            await platform.serve()
    assert "\n" not in str(raised.value)


@pytest.mark.slow  # the library waits five seconds between two shards
async def test_it_connects_in_shards_when_told_to(hall: Hall) -> None:
    async with hall.serving(sessions=2, shards=2):
        await spoken(hall, 1)
    assert {(one.shard, one.shards) for one in hall.service.identifies} == {(0, 2), (1, 2)}


@pytest.mark.slow  # the same
async def test_it_takes_as_many_shards_as_the_service_proposes(hall: Hall) -> None:
    hall.service.gateway.shards = 2
    async with hall.serving(sessions=2, shards="auto"):
        pass
    assert len(hall.service.identifies) == 2


async def test_being_added_tells_who_answers_for_the_server(hall: Hall) -> None:
    new = hall.service.guild("New", hall.mina, locale="ko", present=False)
    first = hall.service.text(new, "lobby")
    async with hall.serving():
        hall.desk.notices = (Notice(str(hall.mina.id), Document((Paragraph(text("added")),))),)
        hall.service.add_bot(new, hall.mina, "send_messages")
        await hall.service.posted(hall.service.private(hall.mina))
    joined = next(event for event in hall.desk.events if isinstance(event, Joined))
    assert (joined.address, joined.kind, joined.by, joined.language_hint) == (
        hall.address(first),
        "group",
        str(hall.mina.id),
        "ko",
    )


async def test_being_put_out_switches_every_channel_off_and_an_outage_none(hall: Hall) -> None:
    other = hall.service.text(hall.guild, "other")
    async with hall.serving():
        hall.service.outage(hall.guild)
        hall.service.outage_ends(hall.guild)
        hall.service.delete(other)
        await hall.service.until(lambda: hall.desk.events)
        assert hall.desk.events == [Left(hall.address(other), "gone", title="Lab #other")]
        hall.service.kick_bot(hall.guild)
        await hall.service.until(lambda: len(hall.desk.events) > 1)
    assert Left(hall.address(hall.channel), "removed", title="Lab #general") in hall.desk.events


async def test_the_right_to_write_lost_and_given_back(hall: Hall) -> None:
    async with hall.serving():
        hall.service.rename(hall.channel, "renamed")
        hall.service.deny(hall.channel, hall.service.bot, "send_messages")
        await hall.service.until(lambda: hall.desk.events)
        hall.service.allow(hall.channel, hall.service.bot, "send_messages")
        await hall.service.until(lambda: len(hall.desk.events) > 1)
    address = hall.address(hall.channel)
    assert hall.desk.events == [Left(address, "no_rights", title="Lab #renamed"), Back(address, "Lab #renamed")]


async def test_a_thread_that_is_deleted_or_locked(hall: Hall) -> None:
    hall.service.deny(hall.channel, hall.service.bot, "manage_threads")
    locked = hall.service.thread(hall.channel, "locked", hall.jun)
    deleted = hall.service.thread(hall.channel, "deleted", hall.jun)
    async with hall.serving():
        hall.service.archive(deleted)
        hall.service.lock(locked)
        hall.service.delete(deleted)
        await hall.service.until(lambda: len(hall.desk.events) >= 2)
    assert hall.desk.events == [Left(hall.address(locked), "closed"), Left(hall.address(deleted), "gone")]


async def test_what_is_under_way_is_finished_when_it_ends(hall: Hall) -> None:
    async def slow(incoming):  # type: ignore[no-untyped-def]
        await asyncio.sleep(0.2)
        yield said("finished")

    hall.desk.script = slow
    async with hall.serving():
        hall.service.mention(hall.jun, hall.channel, "hello")
        await hall.service.until(lambda: hall.desk.heard)
    assert "finished" in hall.service.transcript(hall.channel)


async def test_no_secret_in_logs_or_payloads(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    async with hall.serving() as platform:
        await spoken(hall, 1)
        asked = hall.service.slash(hall.mina, hall.channel, "help")
        await asked.reply()
        assert hall.service.token not in repr(platform._settings)
    assert hall.service.token not in caplog.text
    assert asked.token not in caplog.text
    assert not any(hall.service.token in payload for payload in hall.service.payloads)
