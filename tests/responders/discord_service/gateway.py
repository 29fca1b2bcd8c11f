"""The gateway: hello, identify, ready, heartbeats, resume, reconnect, invalid sessions, close codes.

It counts identifies, refuses privileged intents and sends each event only to the shard and the intents it is for.
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiohttp import WSMsgType, web
from responders.discord_service import payloads
from responders.discord_service.sessions import PRIVILEGED, Session, Wire
from responders.discord_service.times import Clock, Pulse
from responders.discord_service.world import Guild, World

Json = Any
HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS = 1, 2, 3, 4, 6, 8
RECONNECT, INVALID, HELLO, ACK = 7, 9, 10, 11
UNKNOWN_OP, NOT_DECODED, NOT_AUTHENTICATED, BAD_TOKEN, TWICE, BAD_SEQ, TOO_FAST = (
    4001,
    4002,
    4003,
    4004,
    4005,
    4007,
    4008,
)
BAD_SHARD, SHARDS_NEEDED, DISALLOWED_INTENTS = 4010, 4011, 4014
PER_MINUTE = 120


@dataclass(frozen=True)
class Identify:
    """One identify as it came; `at` in the clock's seconds."""

    at: float
    intents: int
    shard: int
    shards: int
    accepted: bool


class Gateway:
    """Serves sockets. `starts`: sessions that may still be started today; `beat`: the heartbeat's interval in ms;
    `end_with`: every session is closed so as soon as it begins."""

    def __init__(self, world: World, clock: Clock, pulse: Pulse, token: str, reject: Callable[[str], None]) -> None:
        self.world, self.clock, self.pulse, self.token = world, clock, pulse, token
        self.reject = reject
        self.url = ""
        self.identifies: list[Identify] = []
        self.sessions: list[Session] = []
        self.heartbeats = 0
        self.starts_total = 1000
        self.starts = 1000
        self.shards = 1
        self.beat = 41_250
        self.refuse_with: int | None = None
        self.end_with: int | None = None
        self.acknowledge = True
        self.received: list[Json] = []

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """One socket, until either side closes it."""
        socket = web.WebSocketResponse(autoping=True, heartbeat=None, timeout=0.2)
        await socket.prepare(request)
        wire = Wire(socket, request.query.get("compress"))
        pump = asyncio.create_task(wire.pump(), name="gateway pump")
        try:
            if request.query.get("v") != "10" or request.query.get("encoding") != "json":
                wire.close(4012)
            wire.send({"op": HELLO, "d": {"heartbeat_interval": self.beat, "_trace": []}, "s": None, "t": None})
            if self.refuse_with is not None:
                wire.close(self.refuse_with)
            await self._listen(socket, wire)
        finally:
            self._lost(wire, socket.close_code)
            pump.cancel()
            with suppress(asyncio.CancelledError):
                await pump
        return socket

    async def _listen(self, socket: web.WebSocketResponse, wire: Wire) -> None:
        times: list[float] = []
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                wire.close(NOT_DECODED)
                return
            times = [at for at in times if at > self.clock.seconds() - 60] + [self.clock.seconds()]
            if len(times) > PER_MINUTE:
                wire.close(TOO_FAST)
                return
            self._hear(json.loads(message.data), wire)

    def _hear(self, frame: Json, wire: Wire) -> None:
        op, data = frame.get("op"), frame.get("d")
        self.received.append(
            frame | {"d": {**data, "token": "***"} if isinstance(data, dict) and "token" in data else data}
        )
        session = next((each for each in self.sessions if each.wire is wire), None)
        if op == HEARTBEAT:
            self.heartbeats += 1
            if self.acknowledge:
                wire.send({"op": ACK, "d": None, "s": None, "t": None})
        elif op == IDENTIFY:
            wire.close(TWICE) if session else self._identify(data, wire)
        elif op == RESUME:
            self._resume(data, wire)
        elif session is None:
            wire.close(NOT_AUTHENTICATED)
        elif op == MEMBERS:
            self._members(session, data)
        elif op not in (PRESENCE, VOICE):
            wire.close(UNKNOWN_OP)
        self.pulse.beat()

    def _identify(self, data: Json, wire: Wire) -> None:
        shard, shards = data.get("shard") or (0, 1)
        fault = self._fault(data, shard, shards)
        self.starts -= 1
        self.identifies.append(Identify(self.clock.seconds(), data["intents"], shard, shards, fault is None))
        if fault is not None:
            wire.close(fault)
            return
        if self.starts < 0:
            wire.send({"op": INVALID, "d": False, "s": None, "t": None})
            return
        if self.end_with is not None:
            wire.close(self.end_with)
            return
        session = Session(secrets.token_hex(16), data["intents"], shard, shards, wire)
        self.sessions.append(session)
        self._greet(session)

    def _fault(self, data: Json, shard: int, shards: int) -> int | None:
        if data.get("token") != self.token:
            return BAD_TOKEN
        if not 0 <= shard < shards:
            return BAD_SHARD
        if shards < self.shards:
            return SHARDS_NEEDED
        asked = [name for bit, name in PRIVILEGED.items() if data["intents"] >> bit & 1]
        if asked:
            self.reject(f"identify asks for privileged intents: {', '.join(asked)}")
            return DISALLOWED_INTENTS
        return None

    def _greet(self, session: Session) -> None:
        guilds = [guild for guild in self.world.guilds.values() if guild.present and session.serves(guild.id)]
        session.dispatch(
            "READY",
            {
                "v": 10,
                "user": payloads.me(self.world.bot),
                "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
                "session_id": session.id,
                "resume_gateway_url": self.url,
                "shard": [session.shard, session.shards],
                "application": {"id": str(self.world.application_id), "flags": 0},
                "private_channels": [],
                "user_settings": {},
                "_trace": [],
            },
        )
        for guild in guilds:
            if not guild.away:
                session.dispatch("GUILD_CREATE", payloads.guild(guild, self.world.bot))

    def _resume(self, data: Json, wire: Wire) -> None:
        if data.get("token") != self.token:
            wire.close(BAD_TOKEN)
            return
        session = next((each for each in self.sessions if each.id == data.get("session_id") and each.resumable), None)
        if session is None:
            wire.send({"op": INVALID, "d": False, "s": None, "t": None})
            return
        if data["seq"] > session.sequence:
            wire.close(BAD_SEQ)
            return
        session.wire = wire
        for frame in session.sent[data["seq"] :]:
            wire.send(frame)
        session.resumed += 1
        session.dispatch("RESUMED", {"_trace": []})

    def _members(self, session: Session, data: Json) -> None:
        guild = self.world.guilds.get(int(data["guild_id"]))
        if guild is None:
            return
        wanted = {int(each) for each in data.get("user_ids", ())}
        found = [payloads.member(each) for key, each in guild.members.items() if not wanted or key in wanted]
        chunk = {"guild_id": str(guild.id), "members": found, "chunk_index": 0, "chunk_count": 1, "not_found": []}
        session.dispatch("GUILD_MEMBERS_CHUNK", chunk | ({"nonce": data["nonce"]} if "nonce" in data else {}))

    def _lost(self, wire: Wire, code: int | None) -> None:
        for session in self.sessions:
            if session.wire is wire:
                session.wire = None
                # a client that says goodbye with one of these gives its session up
                if code in (1000, 1001) and not wire.closing:
                    session.resumable = False
        self.pulse.beat()

    @property
    def live(self) -> list[Session]:
        """The sessions that have a socket now."""
        return [session for session in self.sessions if session.wire is not None]

    def dispatch(self, event: str, data: Json, guild: Guild | None = None) -> None:
        """Send an event to every session it is for; a guild without the bot has none."""
        if guild is not None and not guild.present and event not in ("GUILD_DELETE", "INTERACTION_CREATE"):
            return
        key = guild.id if guild else None
        for session in self.sessions:
            if session.resumable and session.serves(key) and session.intends(event, key):
                session.dispatch(event, data)

    def replay(self, count: int) -> None:
        """Send the last dispatches once more, as they were."""
        for session in self.live:
            assert session.wire
            for frame in session.sent[-count:]:
                session.wire.send(frame)

    def close(self, code: int) -> None:
        """Close every socket with this code; the sessions can be resumed."""
        for session in self.live:
            assert session.wire
            session.wire.close(code)

    def reconnect(self) -> None:
        """Ask every client to reconnect and resume."""
        for session in self.live:
            assert session.wire
            session.wire.send({"op": RECONNECT, "d": None, "s": None, "t": None})

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every client that its session is invalid."""
        for session in self.live:
            assert session.wire
            session.resumable = resumable
            session.wire.send({"op": INVALID, "d": resumable, "s": None, "t": None})
