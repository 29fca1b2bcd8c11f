"""Rows 70 and 72: what is old, edited, forwarded, or written by no person."""

import asyncio
from datetime import timedelta

import pytest
from fakes import FakeClock
from integration.discord_platform.hall import Hall, core_desk, with_edition

FORWARDED = 1 << 14
CHANNEL_PINNED_MESSAGE = 6


async def test_row_70_what_was_said_before_an_outage_is_told_once_and_costs_no_work(hall: Hall) -> None:
    clock = FakeClock(hall.service.clock.now() + timedelta(minutes=11))
    desk, store = core_desk(clock)
    await with_edition(store)
    async with hall.serving(desk=desk, clock=clock):
        for words in ("/paper 1", "/paper 1", "1번 왜 빨라?"):
            hall.service.dm(hall.mina, words)
        own = hall.service.private(hall.mina)
        await hall.service.posted(own)
        hall.service.advance(3 * 60)
        hall.service.dm(hall.mina, "/paper 2")
        await hall.service.until(lambda: "2. " in hall.service.transcript(own))
        await asyncio.sleep(0.05)  # nobody else is answered meanwhile
        assert len([message for message in own.messages if message.author is hall.service.bot]) == 2


async def test_row_70_an_old_command_is_told_so_too(hall: Hall) -> None:
    clock = FakeClock(hall.service.clock.now() + timedelta(minutes=11))
    desk, store = core_desk(clock)
    await with_edition(store)
    async with hall.serving(desk=desk, clock=clock):
        await hall.service.slash(hall.mina, hall.channel, "digest").reply()
    assert "Qwen2" not in hall.service.transcript(hall.channel)


async def test_row_72_an_edited_message_is_not_heard_again(hall: Hall) -> None:
    async with hall.serving():
        asked = hall.service.mention(hall.jun, hall.channel, "/digest")
        await hall.service.posted(hall.channel)
        asked.content += " LLM"
        asked.edited = hall.service.clock.now()
        hall.service.core.tell("MESSAGE_UPDATE", asked)
        hall.service.mention(hall.jun, hall.channel, "/help")
        await hall.service.posted(hall.channel, 2)
    assert [heard.text for heard in hall.desk.heard] == ["/digest", "/help"]


async def test_row_72_a_forwarded_message_is_told_as_one(hall: Hall) -> None:
    async with hall.serving():
        hall.service.say(hall.jun, hall.service.private(hall.jun), "/forget", flags=FORWARDED)
        await hall.service.until(lambda: hall.desk.heard)
    assert [(heard.text, heard.origin) for heard in hall.desk.heard] == [("/forget", "forwarded")]


@pytest.mark.parametrize("by", ["bot", "webhook", "the service"])
async def test_row_72_what_no_person_wrote_is_not_heard(hall: Hall, by: str) -> None:
    other = hall.service.person("Other")
    other.bot = by == "bot"
    hall.service.join(hall.guild, other)
    async with hall.serving():
        more = {"webhook": {"from_hook": True}, "the service": {"kind": CHANNEL_PINNED_MESSAGE}}.get(by, {})
        hall.service.say(other, hall.channel, f"{hall.service.bot.mention} /digest", **more)
        hall.service.mention(hall.jun, hall.channel, "/help")
        await hall.service.posted(hall.channel)
    assert [heard.text for heard in hall.desk.heard] == ["/help"]
