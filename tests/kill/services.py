"""The two services as the kill harness and the benches need them: they take what is sent and write down every arrival.

Lean on purpose (a thousand calls a second beside the program on two cores); the strict ones hold what may be sent.
"""

import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from email.parser import BytesParser
from typing import Any
from urllib.parse import parse_qs

from kill.wire import Answer, Request

Json = dict[str, Any]
TELEGRAM_TOKEN = "123456789:AAcanary-Tg7QmZk3xWv9LrPb2YdHs8NfJc4Eu"
DISCORD_TOKEN = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.GCanar.yCANARYcanaryCANARYcanaryCANARYcanary00"
BOT = 1_100_000_000_000_000_001
NONCE_LIVES = 120.0
PENALTY = 1.0
EPOCH = 1_420_070_400.0
DATE = "2024-07-17T00:00:00.000000+00:00"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One request that would put a message somewhere. `message` is its id there; empty where it was refused."""

    at: float
    platform: str
    chat: str
    content: str
    message: str
    fresh: bool = True
    """False where the service knew it already and gave the first message again."""


@dataclass
class Limits:
    """Refuses as a strict service does: so many in any second over all, to a private chat, and in a minute to a group.

    0 is no limit. Who sends too much over all gets nothing through for a second; else a refusal names the time until
    the oldest one that counts is out of its window.
    """

    overall: int = 0
    private: int = 0
    group: int = 0
    taken: dict[str, deque[float]] = field(default_factory=dict)
    closed: float = 0.0

    def wait(self, chat: str, now: float) -> float:
        """Seconds to wait; 0 where it is taken, which is then counted."""
        if now < self.closed:
            return self.closed - now
        rules = [("", self.overall, 1.0)]
        rules += [(chat, self.group, 60.0)] if chat.startswith("-") else [(chat, self.private, 1.0)]
        for scope, most, window in rules:
            times = self.taken.setdefault(scope, deque())
            while times and times[0] <= now - window:
                times.popleft()
            if most and len(times) >= most:
                self.closed = self.closed if scope else now + PENALTY
                return times[0] + window - now if scope else PENALTY
        for scope, most, _ in rules:
            if most:
                self.taken[scope].append(now)
        return 0.0


@dataclass
class Book:
    """What a service wrote down, and how it answers: `latency` seconds, `limits`, `pause` until a monotonic second."""

    latency: Callable[[], float] = lambda: 0.0
    limits: Limits = field(default_factory=Limits)
    arrivals: list[Arrival] = field(default_factory=list)
    refused: list[tuple[float, str]] = field(default_factory=list)
    paused_until: float = 0.0
    last: int = 0

    def number(self) -> int:
        """The next message's."""
        self.last += 1
        return self.last

    def refusal(self, chat: str, now: float) -> float:
        """Seconds that a sender is told to wait; 0 where it is taken."""
        rest = max(self.limits.wait(chat, now), self.paused_until - now)
        if rest > 0:
            self.refused.append((now, chat))
        return max(rest, 0.0)


class TelegramService:
    """The Bot API: getMe, sending, updates, and a polite yes to all else. A poll takes `polls` seconds."""

    def __init__(self, book: Book | None = None, polls: float = 0.05) -> None:
        self.book = book or Book()
        self.polls = polls
        self.updates: list[Json] = []

    def say(self, person: int, text: str) -> None:
        """Somebody writes in private; heard at the next poll."""
        who = {"id": person, "first_name": "Ann"}
        told = {"message_id": len(self.updates) + 1, "date": int(time.time()), "text": text}
        told |= {"chat": who | {"type": "private"}, "from": who | {"is_bot": False, "language_code": "en"}}
        if text.startswith("/"):
            told["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
        self.updates.append({"update_id": len(self.updates) + 1, "message": told})

    def handle(self, request: Request) -> Answer:
        """One call."""
        method = request.path.rpartition("/")[2].lower()
        if method in ("sendmessage", "sendphoto"):
            return self._sent(form(request.body))
        if method == "getme":
            return _ok({"id": 123456789, "is_bot": True, "first_name": "jogan", "username": "jogan_bot"})
        if method == "getupdates":
            offset = int(form(request.body).get("offset", 0))
            return Answer(lambda: {"ok": True, "result": self.updates[max(0, offset - 1) :]}, delay=self.polls)
        return _ok(True)

    def _sent(self, values: dict[str, str]) -> Answer:
        now, chat = time.monotonic(), values["chat_id"]
        rest, content = self.book.refusal(chat, now), values.get("text", values.get("caption", ""))
        if rest:
            self.book.arrivals.append(Arrival(now, "telegram", chat, content, ""))
            told = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {_up(rest)}"}
            return Answer(told | {"parameters": {"retry_after": _up(rest)}}, 429)
        number = self.book.number()
        self.book.arrivals.append(Arrival(now, "telegram", chat, content, str(number)))
        kind = "private" if not chat.startswith("-") else "supergroup"
        where = {"id": int(chat), "type": kind, "title": "x", "first_name": "x"}
        told = {"message_id": number, "date": 1721174400, "chat": where, "text": content}
        return _ok(told, self.book.latency())


class DiscordService:
    """Discord's REST: login, messages with their nonces, a channel's history. No gateway."""

    def __init__(self, book: Book | None = None) -> None:
        self.book = book or Book()
        self.nonces: dict[tuple[str, str], tuple[float, Json]] = {}
        self.history: dict[str, list[Json]] = {}

    def handle(self, request: Request) -> Answer:
        """One call."""
        steps = request.path.strip("/").split("/")
        if request.path.endswith("/users/@me"):
            return Answer(ME)
        if request.path.endswith("/applications/@me"):
            return Answer(APPLICATION)
        if steps[-1] == "messages" and request.method == "POST":
            return self._sent(steps[-2], _payload(request.body))
        if steps[-1] == "messages":
            return Answer(self._read(steps[-2], parse_qs(request.query)), headers=_bucket(steps[-2]))
        if steps[-2:-1] == ["channels"]:  # asked for where nothing was found in it
            return Answer({"id": steps[-1], "type": 1, "recipients": [ME]})
        return Answer({"message": "404: Not Found", "code": 0}, 404)

    def _sent(self, channel: str, body: Json) -> Answer:
        now, content = time.monotonic(), seen(body)
        rest = self.book.refusal(channel, now)
        if rest:
            self.book.arrivals.append(Arrival(now, "discord", channel, content, ""))
            told = {"message": "You are being rate limited.", "retry_after": rest, "global": False}
            return Answer(told, 429, (("Via", "1.1 google"), ("Retry-After", str(_up(rest))), *_bucket(channel)))
        known = self._known(channel, body, now)
        message = known or self._kept(channel, body, now)
        self.book.arrivals.append(Arrival(now, "discord", channel, content, message["id"], known is None))
        return Answer(message, headers=_bucket(channel), delay=self.book.latency())

    def _known(self, channel: str, body: Json, now: float) -> Json | None:
        if not body.get("enforce_nonce"):
            return None
        at, message = self.nonces.get((channel, str(body["nonce"])), (float("-inf"), None))
        return message if now - at < NONCE_LIVES else None

    def _kept(self, channel: str, body: Json, now: float) -> Json:
        number = (int((time.time() - EPOCH) * 1000) << 22) + self.book.number()
        message = {"id": str(number), "channel_id": channel} | _message(body)
        self.history.setdefault(channel, []).append(message)
        if body.get("enforce_nonce"):
            self.nonces[channel, str(body["nonce"])] = (now, message)
        return message

    def _read(self, channel: str, query: dict[str, list[str]]) -> list[Json]:
        found = [dict(each) for each in self.history.get(channel, ())]
        after, before = (int(query.get(name, [default])[0]) for name, default in (("after", "0"), ("before", "9" * 20)))
        found = [each for each in found if after < int(each["id"]) < before]
        limit = int(query.get("limit", ["50"])[0])
        return list(reversed(found[:limit] if after else found[-limit:]))


def form(body: bytes) -> dict[str, str]:
    """The fields of JSON or of a form, of parts too; files are left out."""
    if body.startswith(b"{"):
        return {str(name): str(value) for name, value in json.loads(body).items()}
    if not body.startswith(b"--"):
        return {name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()}
    boundary = body[2 : body.index(b"\r\n")]
    head = b"Content-Type: multipart/form-data; boundary=" + boundary + b"\r\n\r\n"
    found = {}
    for part in BytesParser().parsebytes(head + body).get_payload():
        assert not isinstance(part, str)
        name, content = part.get_param("name", header="content-disposition"), part.get_payload(decode=True)
        if not part.get_filename() and isinstance(content, bytes):
            found[str(name)] = content.decode()
    return found


def _payload(body: bytes) -> Json:
    told: Json = json.loads(form(body)["payload_json"] if body.startswith(b"--") else body)
    return told


def seen(body: Json) -> str:
    """All texts of a message, top to bottom."""
    texts = [str(body.get("content") or "")]

    def walk(parts: list[Json]) -> None:
        for part in parts:
            texts.append(str(part.get("content") or ""))
            walk(part.get("components") or [])

    walk(body.get("components") or [])
    return "\n".join(filter(None, texts))


def _message(body: Json) -> Json:
    told = {
        "content": body.get("content") or "",
        "components": body.get("components") or [],
        "flags": body.get("flags"),
    }
    fixed = {"author": ME, "timestamp": DATE, "edited_timestamp": None, "tts": False, "mention_everyone": False}
    empty: Json = {name: [] for name in ("mentions", "mention_roles", "attachments", "embeds")}
    return told | fixed | empty | {"pinned": False, "type": 0, "nonce": body.get("nonce")}


def _bucket(channel: str) -> tuple[tuple[str, str], ...]:
    told = {"Limit": "5", "Remaining": "4", "Reset-After": "1.0", "Reset": "1721174401.0", "Bucket": "abcd1234"}
    return tuple((f"X-RateLimit-{name}", value) for name, value in told.items())


def _ok(result: object, delay: float = 0.0) -> Answer:
    return Answer({"ok": True, "result": result}, delay=delay)


def _up(seconds: float) -> int:
    return max(1, int(seconds) + 1)


ME: Json = {
    "id": str(BOT), "username": "jogan", "discriminator": "0001", "global_name": None, "avatar": None, "bot": True,
    "flags": 0, "public_flags": 0, "verified": True, "mfa_enabled": False, "locale": "en-US", "email": None,
}  # fmt: skip
APPLICATION: Json = {
    "id": str(BOT), "name": "jogan", "icon": None, "description": "", "summary": "", "type": None, "bot_public": True,
    "bot_require_code_grant": False, "verify_key": "0" * 64, "flags": 0, "owner": ME, "team": None, "hook": True,
    "redirect_uris": [], "interactions_endpoint_url": None, "role_connections_verification_url": None,
    "approximate_guild_count": 1, "approximate_user_install_count": 0, "explicit_content_filter": 0,
}  # fmt: skip
