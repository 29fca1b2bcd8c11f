"""Who draws a chat's messages, without a token and without a connection; and which chat a person names."""

import json
from collections.abc import Mapping

from adapters.wiring.platforms import previews
from bot.delivery.made_again import Renders
from bot.document.blocks import Document
from bot.domain.chat import Address, Chat, ChatKind
from bot.errors import OperatorMistake
from bot.ports.platform import Rendered
from bot.ports.store import Store

TERMINAL = "terminal"


class UnknownChat(OperatorMistake):
    """No chat of that name is kept, or several are."""


class TerminalRenders:
    """The terminal has no messages: everything is one."""

    def fits(self, document: Document, kind: ChatKind) -> bool:
        """Always."""
        return True

    def render(self, document: Document, kind: ChatKind) -> tuple[Rendered, ...]:
        """The lines of a pipe."""
        from adapters.platforms.terminal.plain import plain_lines

        shown = plain_lines(document).rstrip("\n")
        return (Rendered(json.dumps({"text": shown}, ensure_ascii=False), shown, document.about),)


def renderers() -> Mapping[str, Renders]:
    """By the platform's part of an address."""
    return {**previews(), TERMINAL: TerminalRenders()}


async def chat_named(name: str, store: Store, platforms: Mapping[str, Renders]) -> Chat:
    """The chat that `platform:id`, an id of one platform only, or the store's number (`#12`, as in the log) names;
    raises UnknownChat with what to write."""
    if name.startswith("#"):
        name = await _numbered(name, store)
    platform, colon, local = name.partition(":")
    tried = [Address(platform, local)] if colon and platform in platforms else [Address(one, name) for one in platforms]
    found = [chat for address in tried if (chat := await store.chats.get(address)) is not None]
    if len(found) == 1:
        return found[0]
    if found:
        ways = " or ".join(f"{chat.address.platform}:{chat.address.id}" for chat in found)
        raise UnknownChat(f"{name} is a chat of several platforms: write {ways}.")
    example = f"{next(iter(platforms))}:-1001234567890"
    hint = " Names are not kept, only numbers; `jogan doctor` tells those of the chats that settings name."
    named = hint if "@" in (name[:1], local[:1]) else ""
    raise UnknownChat(f"No chat {name} is known here.{named} Write platform and number: {example}.")


async def _numbered(name: str, store: Store) -> str:
    number = name.removeprefix("#")
    address = await store.ledger.numbered(int(number)) if number.isdecimal() else None
    if address is None:
        raise UnknownChat(f"No chat has the number {name}; `jogan deliveries list --json` tells those of rows.")
    return f"{address.platform}:{address.id}"
