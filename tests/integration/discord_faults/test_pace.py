"""A bot's pace on Discord: buckets are heeded, the same refusal never comes twice in a row, and pauses are told on."""

import asyncio

import pytest
from integration.discord_platform.hall import DAY, Hall, OwnDesk
from responders.discord_service.scripts import limited

from adapters.platforms.discord.discord import Discord
from bot.document.blocks import Document, Heading, Paragraph, text
from bot.domain.shown import About
from bot.errors import Temporary

SEND = ("POST", "/channels/{channel_id}/messages")


async def tries(hall: Hall, platform: Discord, key: str) -> list[str]:
    """What came of each try of one post that waits as it is told."""
    (message,) = platform.render(Document((Heading(text("LLM")), Paragraph(text(key))), About(DAY)), "group")
    came: list[str] = []
    while "sent" not in came:
        try:
            await platform.send(hall.address(hall.channel), "group", message, key=key)
            came.append("sent")
        except Temporary as later:
            came.append("everywhere" if later.everywhere else "refused")
            await asyncio.sleep(later.retry_after or 0)
    return came


@pytest.mark.parametrize("scope", ["user", "shared"])
async def test_row_19_the_same_refusal_never_comes_twice_in_a_row(hall: Hall, scope: str) -> None:
    async with hall.sending() as platform:
        for part in range(4):
            hall.service.script(*SEND, [limited(0.02, scope)] if part % 2 else [])
            assert await tries(hall, platform, f"k{part}") == (["refused"] if part % 2 else []) + ["sent"]
    assert len(hall.channel.messages) == 4


async def test_row_19_posts_beside_each_other_learn_of_their_bucket_once(hall: Hall) -> None:
    hall.service.bucket(*SEND, 2, 0.2)
    async with hall.sending() as platform:
        came = await asyncio.gather(*(tries(hall, platform, f"k{part}") for part in range(6)))
    assert len(hall.channel.messages) == 6
    assert all(one.count("refused") <= 1 for one in came)


async def test_row_15_an_answers_global_429_is_told_to_the_lane(hall: Hall) -> None:
    hall.service.script(*SEND, [limited(3_600, "global")])
    async with hall.serving() as platform:
        hall.service.mention(hall.jun, hall.channel, "hello")
        await hall.service.until(lambda: hall.desk.pauses)
        hall.service.mention(hall.jun, hall.channel, "again")
        await hall.service.until(lambda: len(hall.desk.heard) == 2)
        await asyncio.sleep(0.05)
        assert [(lane, round(seconds)) for lane, seconds, _ in hall.desk.pauses] == [(platform.lane, 3_600)]
    assert len(hall.service.invalid) == 1
    assert hall.channel.messages[-1].author is hall.jun


async def test_row_15_a_posts_global_429_holds_back_answers_and_is_the_ledgers_to_tell(hall: Hall) -> None:
    hall.service.script(*SEND, [limited(0.6, "global")])
    async with hall.serving() as platform:
        (message,) = platform.render(Document((Paragraph(text("post")),)), "group")
        with pytest.raises(Temporary):
            await platform.send(hall.address(hall.channel), "group", message, key="k")
        began = hall.service.clock.seconds()
        hall.service.mention(hall.jun, hall.channel, "hello")
        await hall.service.posted(hall.channel)
        assert hall.service.clock.seconds() - began >= 0.55
    assert hall.desk.pauses == []


async def test_who_only_posts_hears_nothing_and_needs_no_gateway(hall: Hall) -> None:
    forum = hall.service.forum(hall.guild, "papers")
    async with hall.sending(desk := OwnDesk(), gateway_url="ws://127.0.0.1:9/nobody") as platform:
        document = Document((Heading(text("LLM")), Paragraph(text("new"))), About(DAY))
        for place, kind in ((hall.channel, "group"), (forum, "forum")):
            (message,) = platform.render(document, kind)  # type: ignore[arg-type]
            since = hall.service.clock.now()
            number = await platform.send(hall.address(place), kind, message, key="k")  # type: ignore[arg-type]
            assert await platform.arrived(hall.address(place), kind, message, key="k", since=since) == number  # type: ignore[arg-type]
            await platform.edit(hall.address(place), kind, number, message)  # type: ignore[arg-type]
        assert await platform.find(str(forum.id))
        assert await platform.is_administrator(hall.address(hall.channel), str(hall.mina.id))
        await platform.tell(str(hall.mina.id), document)
        hall.service.mention(hall.jun, hall.channel, "hello")
    assert hall.service.identifies == []
    assert desk.heard == []
