"""Another place managed from a private chat: `/settings @lab`, `/subscribe -1001234567890 LLM`.

Whoever asks is an administrator there, or nothing is read or changed. The answer goes on managing the place: every
command in it names the place, so that a press or a copied line never changes the private chat by mistake.
"""

import re
from dataclasses import dataclass, replace

from bot.chat import mistakes
from bot.chat.arguments.places import place_in
from bot.chat.commands import MANAGING, Command, is_command
from bot.chat.message import Incoming, Reply, Saying
from bot.chat.turn import Alone, Handler, Place, Turn
from bot.delivery.membership import named, told_title
from bot.document.blocks import Block, Button, Buttons, Document, Heading, Items, Paragraph, Span, Text, text
from bot.domain.chat import Chat
from bot.errors import (
    NotAMember,
    NotItsAdministrator,
    OnlyInPrivate,
    Permanent,
    PlaceSilent,
    Refused,
    Temporary,
    UnknownPlace,
    Unsure,
    UserMistake,
)
from bot.ports.platform import Place as Found
from bot.ports.platform import Posts

LONGEST_ACTION = 64
"""Bytes of a button's line that every platform takes."""
LONGEST_NAME = 200
"""What is looked for; links have up to seventy characters."""
_COMMAND = re.compile(rf"(?<![\w/@])/(?:{'|'.join(sorted(MANAGING, key=len, reverse=True))})(?![\w/])(?! @)")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The place that a command names, and the command without it."""

    name: str
    command: Command


def elsewhere(command: Command, incoming: Incoming) -> Elsewhere | None:
    """What a command says about another place; raises OnlyInPrivate. Our own name names none."""
    found = place_in(command.rest) if command.name in MANAGING else None
    if found is None or _is_own(found[0], incoming):
        return None
    if incoming.kind != "private":
        raise OnlyInPrivate(command.name)
    name, rest = found
    return Elsewhere(name, replace(command, rest=rest))


def without_own_name(command: Command, incoming: Incoming) -> Command:
    """`/settings @jogan_bot` is `/settings`."""
    found = place_in(command.rest) if command.name in MANAGING else None
    return replace(command, rest=found[1]) if found and _is_own(found[0], incoming) else command


def _is_own(name: str, incoming: Incoming) -> bool:
    own = incoming.own_name.removeprefix("@").casefold()
    return bool(own) and name.removeprefix("@").casefold() == own


async def manage(turn: Turn, handler: Handler, asked: Elsewhere, alone: Alone) -> Saying:
    """The handler's answer about the other place; raises UserMistake where that place is not theirs to manage."""
    place = await _administered(turn, asked.name[:LONGEST_NAME])
    async with alone(place.address):
        there = await _there(turn, asked.command, place)
        try:
            async for said in handler(there):
                yield _about(said, there) if isinstance(said, Reply) else said
        except UserMistake as mistake:
            reply = mistakes.reply_to(mistake, there.incoming, turn.language, turn.house.categories)
            yield _about(reply, there)


async def _administered(turn: Turn, name: str) -> Found:
    """The place, where the person may manage it."""
    posts = turn.house.posts.get(turn.incoming.address.platform)
    if posts is None or not turn.incoming.sender:
        raise UnknownPlace(name)
    try:
        return await _asked(posts, name, turn.incoming.sender)
    except Refused:
        raise NotAMember(name) from None
    except (Temporary, Unsure):
        raise PlaceSilent(name) from None
    except Permanent:
        raise UnknownPlace(name) from None


async def _asked(posts: Posts, name: str, person: str) -> Found:
    place = await posts.find(_as_platforms_name(name))
    if place is None or place.kind == "private":
        raise UnknownPlace(name)
    if not await posts.is_administrator(place.address, person):
        raise NotItsAdministrator(name)
    return place


def _as_platforms_name(name: str) -> str:
    """An id without what stands around it; a name as it is written."""
    bare = name.removeprefix("@").removeprefix("<#").removesuffix(">")
    return bare if bare.lstrip("-").replace("/", "").isdecimal() else name


async def _there(turn: Turn, command: Command, found: Found) -> Turn:
    """The turn, as if it were said in the other place by an administrator; words stay in the person's language."""
    kept = await turn.house.store.chats.get(found.address)
    defaults = turn.house.defaults
    new = Chat(found.address, found.kind, turn.language, defaults.timezone, defaults.post_time)
    incoming = replace(
        turn.incoming,
        address=found.address,
        kind=found.kind,
        text=f"{'/' if is_command(turn.incoming.text) else ''}{command.name} {command.rest}".rstrip(),
        is_administrator=True,
        reply_to=None,
    )
    place = Place(
        told_title(found.title, turn.words.places), named(found.address), turn.language, writable=not found.refusal
    )
    return replace(turn, incoming=incoming, command=command, chat=kept or new, known=kept is not None, place=place)


def _about(reply: Reply, turn: Turn) -> Reply:
    """The reply under a line that says which place it is about, with the place's name in every command."""
    assert turn.place
    name = turn.place.name
    words = turn.words.places
    first = Paragraph(text(words.managed(turn.place.title, name)))
    silent = [] if turn.place.writable or turn.chat.off else [Paragraph(text(words.off.of("no_rights")))]
    blocks = (first, *(_named(block, name) for block in (*silent, *reply.document.blocks)))
    return replace(reply, document=Document(blocks, reply.document.about))


def _named(block: Block, name: str) -> Block:
    match block:
        case Paragraph() | Heading():
            return replace(block, text=_named_text(block.text, name))
        case Items():
            return replace(block, items=tuple(_named_text(item, name) for item in block.items))
        case Buttons():
            rows = (tuple(_named_button(button, name) for button in row) for row in block.rows)
            fitting = (tuple(button for button in row if len(button.action.encode()) <= LONGEST_ACTION) for row in rows)
            return Buttons(tuple(row for row in fitting if row))
        case _:
            return block


def _named_button(button: Button, name: str) -> Button:
    label = _with_name(button.label, name) if button.label == button.action else button.label
    return replace(button, label=label, action=_with_name(button.action, name))


def _with_name(words: str, name: str) -> str:
    return _COMMAND.sub(lambda found: f"{found[0]} {name}", words)


def _named_text(said: Text, name: str) -> Text:
    return tuple(piece for span in said for piece in _pieces(span, name))


def _pieces(span: Span, name: str) -> Text:
    """A span with the place in its commands: without a slash, as every platform sends it, and as code, to be copied."""
    pieces: list[Span] = []
    end = 0
    for found in _COMMAND.finditer(span.text):
        pieces += [replace(span, text=span.text[end : found.start()])] if found.start() > end else []
        pieces.append(replace(span, text=f"{found[0].removeprefix('/')} {name}", code=True))
        end = found.end()
    return (*pieces, replace(span, text=span.text[end:])) if end < len(span.text) or not pieces else tuple(pieces)
