"""Row 1: what a ledger is not sure of is looked for: by nonce, by what it says, by a post's title; doubt is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import pytest
from integration.discord_platform.hall import DAY, Hall, ServiceClock
from integration.discord_platform.test_forums import EDITION
from patience import COMES
from responders.discord_service.scripts import RESET_AFTER, RESET_BEFORE, SILENCE, Answer, broken, limited
from responders.discord_service.world import Channel

from adapters.platforms.discord.discord import Discord
from bot.document.blocks import Button, Buttons, Document, Heading, Paragraph, text
from bot.domain.chat import ChatKind
from bot.domain.shown import About
from bot.errors import Refused, Temporary, Unsure
from bot.ports.platform import Rendered

SEND = ("POST", "/channels/{channel_id}/messages")
HISTORY = ("GET", "/channels/{channel_id}/messages")
MARK = "It may be here already."
LATER = 31.0
"""Seconds after which nothing comes late any more."""
HASTY = 1.0
"""Seconds of patience where silence is to be met."""


def rendered(platform: Discord, words: str = "What is *new* in 3. <b>", *, buttons: bool = True) -> Rendered:
    rows = (Buttons(((Button("1 details", "/paper 1"),),)),) if buttons else ()
    document = Document((Heading(text("LLM")), Paragraph(text(words)), *rows), About(DAY))
    return platform.render(document, "group")[0]


class Desk:
    """One search of a ledger: from when on, in which channel."""

    def __init__(self, hall: Hall, platform: Discord, channel: Channel | None = None, kind: ChatKind = "group") -> None:
        self.hall, self.platform, self.kind = hall, platform, kind
        self.address = hall.address(channel or hall.channel)
        self.began = ServiceClock(hall.service).now()

    async def send(self, message: Rendered, key: str = "k", **more: object) -> str:
        return await self.platform.send(self.address, self.kind, message, key=key, **more)  # type: ignore[arg-type]

    async def found(self, message: Rendered, key: str = "k", since: datetime | None = None) -> str | None:
        since = since or self.began
        return await self.platform.arrived(self.address, self.kind, message, key=key, since=since)


@pytest.fixture(params=[True, False], ids=["with nonces", "without nonces"])
def either(request: pytest.FixtureRequest, hall: Hall) -> Hall:
    """Whether the service shows nonces when it is read is nowhere promised."""
    hall.service.core.shows_nonces = request.param
    return hall


@asynccontextmanager
async def looking(hall: Hall, patience: float = COMES) -> AsyncIterator[Desk]:
    async with hall.sending(patience=patience) as platform:
        yield Desk(hall, platform)


@pytest.mark.parametrize("answer", [SILENCE, RESET_AFTER, broken(502, stored=True), RESET_BEFORE, broken(502)])
async def test_row_1_what_arrived_is_found_and_what_did_not_is_not(either: Hall, answer: Answer) -> None:
    either.service.script(*SEND, [answer])
    began = ServiceClock(either.service).now()
    async with looking(either, HASTY if answer is SILENCE else COMES) as desk:
        message = rendered(desk.platform)
        with pytest.raises(Unsure):
            await desk.send(message)
    either.service.advance(LATER)
    there = str(either.channel.last().id) if answer.stored else None
    async with looking(either) as desk:
        assert await desk.found(message, since=began) == there


@pytest.mark.parametrize("more", [{}, {"mark": MARK}, {"bare": True}, {"bare": True, "mark": MARK}])
async def test_every_form_of_a_message_is_found(either: Hall, more: dict[str, object]) -> None:
    async with looking(either) as desk:
        message, other = rendered(desk.platform), rendered(desk.platform, "something else")
        await desk.send(other, "other")
        number = await desk.send(message, **more)
        either.service.advance(LATER)
        assert await desk.found(message) == number
        assert await desk.found(rendered(desk.platform, "never sent"), "none") is None


async def test_other_buttons_are_another_message(hall: Hall) -> None:
    hall.service.core.shows_nonces = False
    async with looking(hall) as desk:
        await desk.send(rendered(desk.platform))
        hall.service.advance(LATER)
        assert await desk.found(rendered(desk.platform, buttons=False)) is None


async def test_a_nonce_decides_where_it_is_shown(hall: Hall) -> None:
    async with looking(hall) as desk:
        await desk.send(rendered(desk.platform), "another key")
        hall.service.advance(LATER)
        assert await desk.found(rendered(desk.platform)) is None


async def test_what_others_wrote_and_what_was_there_before_is_not_it(either: Hall) -> None:
    async with looking(either) as desk:
        plain = rendered(desk.platform, buttons=False)
        await desk.send(plain)
        either.service.advance(120)
        later = ServiceClock(either.service).now()
        either.service.say(either.jun, either.channel, plain.plain)
        either.service.advance(LATER)
        assert await desk.found(plain, since=later) is None


async def test_row_7_a_request_may_still_be_carried_out_for_a_while(hall: Hall) -> None:
    async with looking(hall) as desk:
        with pytest.raises(Temporary) as raised:
            await desk.found(rendered(desk.platform))
        assert 25 < (raised.value.retry_after or 0) <= 30
        assert not raised.value.everywhere


async def test_who_may_not_read_back_knows_nothing(hall: Hall) -> None:
    hall.service.deny(hall.channel, hall.service.bot, "read_message_history")
    async with looking(hall) as desk:
        await desk.send(rendered(desk.platform))
        hall.service.advance(LATER)
        with pytest.raises(Unsure):
            await desk.found(rendered(desk.platform))


async def test_a_part_of_a_plain_message_is_doubt(either: Hall) -> None:
    async with looking(either) as desk:
        long = rendered(desk.platform, "한국어 문장입니다. " * 250, buttons=False)
        first = await desk.send(long, bare=True)
        assert len(either.channel.messages) > 1
        either.service.advance(LATER)
        assert await desk.found(long) == first
        either.service.delete_message(either.channel.last())
        with pytest.raises(Unsure):
            await desk.found(long)


async def test_too_much_to_look_through_is_doubt(hall: Hall) -> None:
    async with looking(hall) as desk:
        for _ in range(300):
            hall.service.say(hall.jun, hall.channel, "chatter")
        hall.service.advance(LATER)
        with pytest.raises(Unsure):
            await desk.found(rendered(desk.platform))
        hall.service.delete_message(hall.channel.last())
        assert await desk.found(rendered(desk.platform)) is None


@pytest.mark.parametrize("answer", [broken(502), limited(2 * COMES), RESET_BEFORE, SILENCE])
async def test_row_8_reading_that_fails_is_tried_again(hall: Hall, answer: Answer) -> None:
    hall.service.script(*HISTORY, [answer] * 6)
    async with looking(hall, patience=0.5) as desk:
        with pytest.raises(Temporary):
            await asyncio.wait_for(desk.found(rendered(desk.platform)), COMES)


async def test_row_30_a_channel_that_is_gone_is_refused(hall: Hall) -> None:
    async with looking(hall) as desk:
        hall.service.delete(hall.channel)
        with pytest.raises(Refused) as raised:
            await desk.found(rendered(desk.platform))
        assert raised.value.off == "gone"


async def test_a_private_conversation_is_read_back(either: Hall) -> None:
    channel = either.service.private(either.mina)
    async with either.sending() as platform:
        desk = Desk(either, platform, channel, "private")
        either.service.advance(LATER)
        assert await desk.found(rendered(platform)) is None
        number = await desk.send(rendered(platform))
        assert await desk.found(rendered(platform)) == number


async def test_a_forums_posts_are_found_by_title_and_what_follows_by_what_it_says(either: Hall) -> None:
    forum = either.service.forum(either.guild, "papers")
    async with either.sending() as platform:
        desk = Desk(either, platform, forum, "forum")
        messages = platform.render(EDITION, "forum")
        either.service.advance(LATER)
        assert [await desk.found(one, f"k{part}") for part, one in enumerate(messages)] == [None] * len(messages)
        sent = [await desk.send(one, f"k{part}") for part, one in enumerate(messages)]
        assert [await desk.found(one, f"k{part}") for part, one in enumerate(messages)] == sent


async def test_a_notice_in_a_forum_is_found_the_day_after(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers")
    async with hall.sending() as platform:
        desk = Desk(hall, platform, forum, "forum")
        (notice,) = platform.render(Document((Paragraph(text("No papers today.")),)), "forum")
        number = await desk.send(notice)
        hall.service.advance(86_400)
        assert await desk.found(notice) == number


async def test_row_29_what_a_closed_thread_gave_to_its_channel_is_found_there(either: Hall) -> None:
    thread = either.service.thread(either.channel, "questions", either.jun)
    either.service.lock(thread)
    async with either.sending() as platform:
        desk = Desk(either, platform, thread, "thread")
        either.service.advance(LATER)
        number = await desk.send(rendered(platform))
        assert number.startswith(f"{either.channel.id}/")
        assert await desk.found(rendered(platform)) == number


async def test_a_retry_within_the_window_makes_no_second_message(hall: Hall) -> None:
    async with looking(hall) as desk:
        message = rendered(desk.platform)
        first = await desk.send(message)
        hall.service.advance(Discord.repeatable)
        assert await desk.send(message, mark=MARK) == first
        hall.service.advance(120)
        assert await desk.send(message) != first
