"""What `jogan post --preview` does once its arguments are read: one chat's post, message by message."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from adapters.cli import show
from adapters.clock import SystemClock
from adapters.config import Config
from adapters.wiring.categories import categories
from adapters.wiring.renderers import chat_named, renderers
from adapters.wiring.store import store
from bot.delivery.preview import Now, Preview, preview
from bot.document.safe import safe
from bot.domain.chat import Chat
from bot.errors import OffReason
from bot.ports.platform import Rendered

OFF: dict[OffReason, str] = {
    "blocked": "the person blocked the bot; /start there lets it write again",
    "removed": "the bot was put out; adding it again lets it write",
    "no_rights": "the bot may not write there; give it the right to",
    "gone": "the chat is gone",
    "closed": "the topic or thread is closed; opening it again lets the bot write",
}


async def preview_post(config: Config, name: str, day: date | None, *, as_json: bool) -> int:
    """Print the messages, or why there are none; raises UnknownChat."""
    async with store(config) as kept:
        platforms = renderers()
        chat = await chat_named(name, kept, platforms)
        at = Now(SystemClock().now(), config.cut)
        found = await preview(kept, categories(config), chat, platforms[chat.address.platform], at, day)
    if as_json:
        show.document(_as_json(found, day))
    elif found.nothing:
        show.line(f"Nothing: {_why(found, day)}.")
    else:
        for line in _lines(found):
            show.line(line)
    return 0


def _why(found: Preview, day: date | None) -> str:
    chat = found.chat
    latest = found.edition.day.isoformat() if found.edition else ""
    reasons = {
        "off": f"the chat is switched off: {OFF[chat.off] if chat.off else ''}",
        "paused": "posts are paused there (/resume starts them again)",
        "not_subscribed": "nothing is subscribed there (/subscribe LLM, or /subscribe all)",
        "no_edition": f"there is no edition of {day}"
        if day
        else "there is no edition yet (`jogan edition` builds one)",
        "none_chosen": "none of its categories has a paper in what came since its last post",
        "had_it": f"it had the newest edition, that of {latest} (--date {latest} shows it again)",
    }
    return reasons[found.nothing] if found.nothing else ""


def _lines(found: Preview) -> Iterator[str]:
    """Each message below a line that says which it is, with its buttons in brackets."""
    for part, message in enumerate(found.messages, 1):
        photo = f" · photo {message.picture}" if message.picture else ""
        yield f"--- message {part} of {len(found.messages)}{photo}"
        yield safe(message.plain)
        labels = tuple(_labels(_read(message)))
        if labels:
            yield " ".join(f"[{safe(label)}]" for label in labels)
        yield ""


def _labels(body: Any) -> Iterator[str]:
    """The words of everything that can be pressed, in the body's order: a `label`, or words beside a command line."""
    if isinstance(body, dict):
        own = body.get("label")
        yield from (own,) if isinstance(own, str) else (one for value in body.values() for one in _labels(value))
    elif isinstance(body, list):
        pressed = len(body) == 2 and isinstance(body[0], str) and isinstance(body[1], str) and body[1].startswith("/")
        yield from (body[0],) if pressed else (one for each in body for one in _labels(each))


def _as_json(found: Preview, day: date | None) -> dict[str, Any]:
    chat: Chat = found.chat
    return {
        "chat": chat.address.id,
        "platform": chat.address.platform,
        "kind": chat.kind,
        "edition": found.edition.day.isoformat() if found.edition else None,
        "nothing": found.nothing,
        "reason": _why(found, day) or None,
        "messages": [
            {"part": part, "of": len(found.messages), "picture": message.picture, "plain": message.plain,
             "body": _read(message)}
            for part, message in enumerate(found.messages, 1)
        ],
    }  # fmt: skip


def _read(message: Rendered) -> Any:
    """The body as the JSON that it is."""
    return json.loads(message.body)
