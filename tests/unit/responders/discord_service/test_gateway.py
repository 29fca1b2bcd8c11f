"""The gateway: identify and resume, what is refused, what is lost and sent again, guilds that go."""

import asyncio
import json
from typing import Any

import aiohttp
import discord
import pytest
from responders.discord_service.running import Bare, plain_intents, running
from responders.discord_service.service import DiscordService


async def test_a_lost_socket_is_resumed_and_nothing_is_missed(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        service.mention(place.jun, place.channel, "one")
        await service.until(lambda: len(client.heard) == 1)
        service.close_gateway(4000)
        await service.until(lambda: not service.gateway.live)
        service.mention(place.jun, place.channel, "two")
        await service.until(lambda: len(client.heard) == 2)
    assert [one.resumed for one in service.gateway.sessions] == [1]
    assert len(service.identifies) == 1
    assert "RESUMED" in client.events


async def test_a_request_to_reconnect(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        await client.wait_until_ready()
        service.reconnect()
        await service.until(lambda: service.gateway.sessions[0].resumed == 1)
    assert len(service.identifies) == 1


async def test_an_invalid_session_is_begun_anew(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        await client.wait_until_ready()
        service.invalidate_session()
        await service.until(lambda: len(service.identifies) == 2)
        service.mention(place.jun, place.channel, "after")
        await service.until(lambda: client.heard)
    assert client.heard[-1].content.endswith("after")


async def test_events_come_once_more(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        service.mention(place.jun, place.channel, "one")
        await service.until(lambda: client.heard)
        service.replay(1)
        await service.until(lambda: len(client.heard) == 2)
    assert client.heard[0].id == client.heard[1].id


@pytest.mark.parametrize("name", ["message_content", "members", "presences"])
async def test_privileged_intents_are_rejected(service: DiscordService, name: str) -> None:
    service.expect_rejected("privileged intents")
    intents = plain_intents()
    setattr(intents, name, True)
    client = Bare(intents=intents)
    with service.addressed(), pytest.raises(discord.PrivilegedIntentsRequired):
        await client.start(service.token)
    await client.close()
    assert len(service.rejected) == 1


@pytest.mark.parametrize("code", [4004, 4011, 4013, 4014])
async def test_close_codes_that_end_it(service: DiscordService, code: int) -> None:
    service.gateway.refuse_with = code
    client = Bare()
    with service.addressed(), pytest.raises((discord.ConnectionClosed, discord.PrivilegedIntentsRequired)):
        await client.start(service.token)
    await client.close()


class Sharded(discord.AutoShardedClient):
    """Many shards, without the pause between two of them."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Nothing to wait for."""


async def test_shards_hear_of_their_guilds(service: DiscordService) -> None:
    service.gateway.shards = 2
    guilds = [service.guild(f"G{number}") for number in range(4)]
    for number, guild in enumerate(guilds):
        # the shard is chosen by the id above its 22 lowest bits
        assert guild.id
        service.world.guilds.pop(guild.id)
        guild.id = guild.everyone.id = (number + 1) << 22
        service.world.guilds[guild.id] = guild
    intents = plain_intents()
    client = Sharded(intents=intents, guild_ready_timeout=0.02, shard_ids=[0, 1], shard_count=2)
    before = discord.http.Route.BASE
    async with running(service, client, sessions=1):
        await client.wait_until_ready()
        assert {guild.id: guild.shard_id for guild in client.guilds} == {
            guild.id: (guild.id >> 22) % 2 for guild in guilds
        }
    assert sorted(one.shard for one in service.identifies) == [0, 1]
    for session in service.gateway.sessions:
        heard = [int(frame["d"]["id"]) for frame in session.sent if frame["t"] == "GUILD_CREATE"]
        assert heard == [guild.id for guild in guilds if (guild.id >> 22) % 2 == session.shard]
    assert before == discord.http.Route.BASE


async def test_guilds_that_go_and_come(service: DiscordService, place) -> None:
    client = Bare()
    told: list[str] = []
    for name in ("join", "remove", "unavailable", "available"):

        async def note(guild: discord.Guild, name: str = name) -> None:
            told.append(name)

        setattr(client, f"on_guild_{name}", note)
    async with running(service, client):
        await client.wait_until_ready()
        told.clear()
        service.outage(place.guild)
        await service.until(lambda: told == ["unavailable"])
        with pytest.raises(discord.DiscordServerError):
            await client.get_partial_messageable(place.channel.id).send("x")
        service.outage_ends(place.guild)
        await service.until(lambda: told == ["unavailable", "available"])
        service.kick_bot(place.guild)
        await service.until(lambda: told[-1] == "remove")
        service.add_bot(place.guild, place.mina)
        await service.until(lambda: told[-1] == "join")
        with pytest.raises(AssertionError, match="manages the guild"):
            service.add_bot(place.guild, place.jun)


async def test_heartbeats_are_answered(service: DiscordService) -> None:
    service.gateway.beat = 30
    async with running(service, client := Bare()):
        await service.until(lambda: service.gateway.heartbeats >= 3)
        assert client.latency < 1


async def test_starts_are_counted_and_end(service: DiscordService) -> None:
    service.gateway.starts = 1
    async with running(service, client := Bare()):
        _, url, limit = await client.http.get_bot_gateway()
        assert url == service.gateway_url
        assert limit["remaining"] == 0
        assert limit["total"] == 1000


class Wire:
    """A socket without the library, to see what the gateway says to a client that asks otherwise."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def hear(self) -> Any:
        """The next frame, or the code it was closed with."""
        message = await self.socket.receive(timeout=1)
        return json.loads(message.data) if message.type is aiohttp.WSMsgType.TEXT else self.socket.close_code


async def talk(service: DiscordService, *frames: Any, query: str = "v=10&encoding=json") -> list[Any]:
    """What is answered to these frames after hello, until the socket is closed or nothing more comes."""
    heard = []
    async with aiohttp.ClientSession() as session, session.ws_connect(f"{service.gateway_url}?{query}") as socket:
        wire = Wire(socket)
        hello = await wire.hear()
        if isinstance(hello, int):
            return [hello]
        assert hello["op"] == 10
        for frame in frames:
            await socket.send_json(frame)
        while not socket.closed:
            try:
                heard.append(await asyncio.wait_for(wire.hear(), 0.1))
            except TimeoutError:
                break
    return [one["op"] if isinstance(one, dict) else one for one in heard]


async def test_without_compression_and_with_wrong_frames(service: DiscordService) -> None:
    identify = {"op": 2, "d": {"token": service.token, "intents": 1, "properties": {}}}
    assert await talk(service, {"op": 1, "d": None}, identify) == [11, 0]
    assert await talk(service, identify, identify) == [0, 4005]
    assert await talk(service, {"op": 3, "d": {}}) == [4003]
    assert await talk(service, identify, {"op": 99, "d": {}}) == [0, 4001]
    assert await talk(service, {"op": 2, "d": {**identify["d"], "token": "x"}}) == [4004]
    assert await talk(service, {"op": 2, "d": {**identify["d"], "shard": [2, 2]}}) == [4010]
    assert await talk(service, {"op": 6, "d": {"token": service.token, "session_id": "x", "seq": 0}}) == [9]
    assert await talk(service, query="v=9&encoding=json") == [4012]
    service.gateway.shards = 2
    assert await talk(service, identify) == [4011]
    service.gateway.shards, service.gateway.starts = 1, 0
    assert await talk(service, identify) == [9]


async def test_events_are_only_for_who_intends_them(service: DiscordService, place) -> None:
    intents = discord.Intents.none()
    intents.guilds = True
    async with running(service, client := Bare(intents=intents)):
        service.mention(place.jun, place.channel, "unheard")
        service.rename(place.channel, "renamed")
        await service.until(lambda: "CHANNEL_UPDATE" in client.events)
    assert "MESSAGE_CREATE" not in client.events


async def test_no_token_is_in_what_was_received(service: DiscordService, place) -> None:
    async with running(service, client := Bare()):
        await client.get_partial_messageable(place.channel.id).send("hello")
    assert any("hello" in payload for payload in service.payloads)
    assert not any(service.token in payload for payload in service.payloads)
