"""Scripts of answers: limits with and without a scope, refusals, pages, silence, resets, delays."""

import asyncio
import time

import aiohttp
import discord
import pytest
from responders.discord_service.faults import WORDINGS
from responders.discord_service.running import Bare, running
from responders.discord_service.scripts import DEAF, OK, RESET_AFTER, RESET_BEFORE, SILENCE, broken, limited, refused
from responders.discord_service.service import DiscordService

MESSAGES = ("POST", "/channels/{channel_id}/messages")


@pytest.mark.parametrize("scope", ["user", "shared", "global", None])
async def test_a_limit_is_waited_out_by_the_library(service: DiscordService, place, scope: str | None) -> None:
    service.script(*MESSAGES, [limited(0.05, scope)])
    async with running(service, client := Bare()):
        began = time.monotonic()
        await client.get_partial_messageable(place.channel.id).send("x")
        assert time.monotonic() - began >= 0.05
    assert len(place.channel.messages) == 1


async def test_a_long_limit_and_a_ban_are_raised(service: DiscordService, place) -> None:
    service.script(*MESSAGES, [limited(36_000), limited(1, via=False)])
    async with running(service, client := Bare()):
        with pytest.raises(discord.RateLimited):
            await client.get_partial_messageable(place.channel.id).send("x")
        with pytest.raises(discord.HTTPException, match="1015") as raised:
            await client.get_partial_messageable(place.channel.id).send("x")
        assert raised.value.status == 429


@pytest.mark.parametrize(
    "code", sorted(code for code, (status, _) in WORDINGS.items() if status in (400, 403, 404, 413))
)
async def test_every_refusal_in_its_wording(service: DiscordService, place, code: int) -> None:
    service.script(*MESSAGES, [refused(code)])
    status, wording = WORDINGS[code]
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {service.token}"}) as session:
        url = f"{service.api_url}/channels/{place.channel.id}/messages"
        async with session.post(url, json={"content": "x", "allowed_mentions": {"parse": []}}) as answer:
            assert (answer.status, await answer.json()) == (status, {"message": wording, "code": code})
            assert answer.headers["Content-Type"] == "application/json"


async def test_one_channel_only_and_in_turn(service: DiscordService, place) -> None:
    other = service.text(place.guild, "other")
    service.script(*MESSAGES, [refused(50013), OK, refused(50001)], channel=place.channel)
    async with running(service, client := Bare()):
        await client.get_partial_messageable(other.id).send("x")
        here = client.get_partial_messageable(place.channel.id)
        codes = []
        for _ in range(4):
            try:
                await here.send("x")
                codes.append(0)
            except discord.Forbidden as error:
                codes.append(error.code)
    assert codes == [50013, 0, 50001, 0]


async def post(service: DiscordService, channel_id: int, timeout: float = 1.0) -> object:  # noqa: ASYNC109
    """One message without the library, which would try again: its status, or the kind of failure."""
    url = f"{service.api_url}/channels/{channel_id}/messages"
    patience = aiohttp.ClientTimeout(total=timeout)
    headers = {"Authorization": f"Bot {service.token}"}
    async with aiohttp.ClientSession(headers=headers, timeout=patience) as session:
        try:
            async with session.post(url, json={"content": "x", "allowed_mentions": {"parse": []}}) as answer:
                return answer.status
        except (aiohttp.ClientError, OSError) as error:
            return type(error)


@pytest.mark.parametrize(
    ("answer", "seen", "stored"),
    [
        (broken(502), 502, 0),
        (broken(504, stored=True), 504, 1),
        (refused(110000).though_stored(), 500, 1),
        (RESET_BEFORE, aiohttp.ClientOSError, 0),
        (RESET_AFTER, aiohttp.ClientOSError, 1),
        (SILENCE, TimeoutError, 1),
        (DEAF, TimeoutError, 0),
        (OK.after(0.05), 200, 1),
    ],
)
async def test_what_is_seen_and_what_is_stored(service: DiscordService, place, answer, seen, stored) -> None:
    service.script(*MESSAGES, [answer])
    got = await post(service, place.channel.id, 0.2)
    assert got == seen or (isinstance(got, type) and isinstance(seen, type) and issubclass(got, seen))
    assert len(place.channel.messages) == stored
    assert await post(service, place.channel.id) == 200


async def test_a_bucket_of_each_channel(service: DiscordService, place) -> None:
    other = service.text(place.guild, "other")
    service.bucket(*MESSAGES, 2, 0.3)
    assert [await post(service, place.channel.id) for _ in range(3)] == [200, 200, 429]
    assert await post(service, other.id) == 200
    async with running(service, client := Bare()):
        began = time.monotonic()
        await asyncio.gather(*(client.get_partial_messageable(other.id).send("x") for _ in range(3)))
        assert time.monotonic() - began > 0.2
    assert len(other.messages) == 4
    assert len(place.channel.messages) == 2


async def test_a_page_of_errors_reaches_the_library(service: DiscordService, place) -> None:
    service.script(*MESSAGES, [broken(503)])
    async with running(service, client := Bare()):
        with pytest.raises(discord.DiscordServerError, match="Bad Gateway"):
            await client.get_partial_messageable(place.channel.id).send("x")
