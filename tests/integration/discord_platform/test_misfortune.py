"""Unlucky moments: the gateway that lets nobody in, answers that break off, closed private conversations, odd forms."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from integration.discord_platform.hall import Hall, a_page, said
from responders.discord_service.scripts import OK, RESET_AFTER, broken, limited, refused

from bot.chat.message import Incoming, Said, Working
from bot.delivery.membership import Left, Notice
from bot.document.blocks import Break, Document, Paragraph, text
from bot.domain.shown import About
from bot.errors import Temporary

MESSAGES = ("POST", "/channels/{channel_id}/messages")
CALLBACK = ("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
FOLLOWUP = ("POST", "/webhooks/{webhook_id}/{webhook_token}")
PRIVATE = ("POST", "/users/@me/channels")


@asynccontextmanager
async def answering(status: int, page: str = "", kind: str = "text/html") -> AsyncIterator[str]:
    """A server that answers everything so; its address without a scheme."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text=page, content_type=kind)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def three(*_: object, **reply: bool) -> Said:
    """An answer of three messages, each about a paper of its own."""
    first, *others = [About(a_page().about.day, (number,)) for number in (1, 2, 3)]  # type: ignore[union-attr]
    blocks = [Paragraph(text("one"))]
    for word, about in zip(("two", "three"), others, strict=True):
        blocks += [Break(about), Paragraph(text(word))]  # type: ignore[list-item]
    return said(*blocks, about=first, **reply)


async def in_three(incoming: Incoming) -> AsyncIterator[Said]:
    yield three()


@pytest.mark.parametrize("status", [403, 404, 502])
@pytest.mark.parametrize("shards", [None, 1])
async def test_a_gateway_that_lets_nobody_in_is_one_line(
    hall: Hall, caplog: pytest.LogCaptureFixture, status: int, shards: int | None
) -> None:
    async with answering(status) as address:
        hall.service.gateway.url = f"ws://{address}"
        async with hall.sending(shards=shards, gateway_url=f"ws://{address}") as platform:
            serving = asyncio.create_task(platform.serve())
            await hall.service.until(lambda: serving.done() or f"WSServerHandshakeError {status}" in caplog.text)
            serving.cancel()
            (ended,) = await asyncio.gather(serving, return_exceptions=True)
    assert isinstance(ended, Temporary | asyncio.CancelledError)
    assert not any(record.exc_info for record in caplog.records)
    assert hall.service.token not in caplog.text


@pytest.mark.parametrize(("status", "page"), [(200, "<html>log in to the hotel</html>"), (502, "<html></html>")])
async def test_a_page_of_something_before_the_service_is_one_line(hall: Hall, status: int, page: str) -> None:
    async with answering(status, page) as address:
        with pytest.raises(Temporary):
            async with hall.sending(api_url=f"http://{address}/api/v10"):
                pass


async def test_a_connection_reset_at_the_start_is_tried_later(hall: Hall) -> None:
    hall.service.script("GET", "/users/@me", [RESET_AFTER] * 4)
    with pytest.raises(Temporary):
        async with hall.sending():
            pass


async def test_closed_private_conversations_switch_no_channel_off(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def overdue(incoming: Incoming) -> AsyncIterator[Said]:
        hall.service.advance(4)
        yield said("for you alone", ephemeral=True)

    hall.desk.script = overdue
    hall.service.script(*PRIVATE, [refused(50007)])
    async with hall.serving():
        hall.service.slash(hall.jun, hall.channel, "digest")
        await hall.service.until(lambda: "could not be delivered" in caplog.text)
    assert hall.desk.refusals == []
    assert hall.channel.messages == []


async def test_an_answer_that_breaks_off_is_not_sent_again(hall: Hall) -> None:
    hall.desk.script = in_three
    async with hall.serving():
        hall.service.script(*FOLLOWUP, [OK, refused(10015)])
        hall.service.slash(hall.jun, hall.channel, "digest")
        await hall.service.posted(hall.channel, 3)
    assert [hall.service.transcript(hall.channel).count(word) for word in ("one", "two", "three")] == [1, 1, 1]
    assert len(hall.desk.remembered) == 3


async def test_what_arrived_of_an_answer_is_known_though_the_rest_is_lost(hall: Hall) -> None:
    hall.desk.script = in_three
    async with hall.serving():
        hall.service.script(*FOLLOWUP, [OK, RESET_AFTER])
        hall.service.slash(hall.jun, hall.channel, "digest")
        await hall.service.until(lambda: len(hall.desk.remembered) == 2)
        hall.service.script(*MESSAGES, [OK, RESET_AFTER])
        hall.service.mention(hall.jun, hall.channel, "digest")
        await hall.service.until(lambda: len(hall.desk.remembered) == 3)
    assert [hall.service.transcript(hall.channel).count(word) for word in ("one", "two", "three")] == [2, 2, 1]


@pytest.mark.parametrize("failure", [broken(502), RESET_AFTER, limited(40)], ids=["502", "reset", "429"])
async def test_a_deferral_that_fails_loses_no_answer(hall: Hall, failure: object) -> None:
    async def slow(incoming: Incoming) -> AsyncIterator[Said]:
        yield Working("reading")
        yield said("all the same")

    hall.desk.script = slow
    async with hall.serving():
        hall.service.script(*CALLBACK, [failure])  # type: ignore[list-item]
        hall.service.slash(hall.jun, hall.channel, "digest")
        await hall.service.posted(hall.channel)
    assert "all the same" in hall.service.transcript(hall.channel)


async def test_a_sign_of_typing_that_fails_loses_no_answer(hall: Hall) -> None:
    async def slow(incoming: Incoming) -> AsyncIterator[Said]:
        yield Working("reading")
        yield said("all the same")

    hall.desk.script = slow
    async with hall.serving():
        hall.service.script("POST", "/channels/{channel_id}/typing", [refused(50013)])
        hall.service.mention(hall.jun, hall.channel, "digest")
        await hall.service.posted(hall.channel)
    assert "all the same" in hall.service.transcript(hall.channel)


async def test_an_owner_who_cannot_be_told_keeps_no_channel_on(hall: Hall) -> None:
    other = hall.service.text(hall.guild, "other")
    hall.desk.notices = (Notice(str(hall.mina.id), Document((Paragraph(text("put out")),))),)
    async with hall.serving():
        hall.service.script(*PRIVATE, [limited(40), limited(40)])
        hall.service.kick_bot(hall.guild)
        await hall.service.until(lambda: len([one for one in hall.desk.events if isinstance(one, Left)]) == 2)
    assert {event.address for event in hall.desk.events} == {hall.address(hall.channel), hall.address(other)}


async def test_a_menu_of_very_many_papers_offers_what_fits(hall: Hall) -> None:
    async with hall.serving() as platform:
        post = await hall.post(platform, a_page(1))
        hall.desk.remembered[str(hall.channel.id), str(post.id)] = About(a_page().about.day, tuple(range(1, 700)))  # type: ignore[union-attr]
        reply = await hall.service.context_menu(hall.jun, post, "Ask about this paper").reply()
    assert reply.components
