"""The conversation over the router itself, without a platform: what every platform is held against.

`posts=False` is a place without posts, without messages that are kept, and without files: what a terminal is.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain, count
from typing import get_args

from fakes_posts import FakePosts
from golden.conversation.meaning import Came, Meaning, words
from golden.conversation.script import TITLES, Happens, Need, Press, ReplyTo, Say, Turn, Where, Who
from golden.conversation.wired import Wired, wired
from talking import NOW

from adapters.platforms.terminal.plain import plain_lines
from bot.chat.message import Incoming, Reply, Working
from bot.chat.without_file import without_file
from bot.delivery.membership import Joined, Left
from bot.document.blocks import Block, Break, Button, Buttons, Document, Fold, Heading, Items, Paragraph, Picture, Text
from bot.document.plain import plain_blocks
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About
from bot.ports.platform import Place

PLACES: dict[Where, Address] = {"group": Address("hall", "-1000000200"), "channel": Address("hall", "-1000000300")}


@dataclass(frozen=True)
class Message:
    """One message of ours, as a place shows it."""

    id: int
    blocks: tuple[Block, ...]
    about: About | None

    def buttons(self) -> list[Button]:
        return [button for block in self.blocks for button in _buttons(block)]


class InCore:
    """A platform without a wire: people, a group, a channel."""

    where = "in the core"
    channel = "@lab"
    names: Mapping[str, str] = {"@lab": "@{channel}", PLACES["channel"].id: "{channel}", PLACES["group"].id: "{group}"}

    def __init__(self, program: Wired, language: str, *, posts: bool) -> None:
        self._desk, self._language, self._posts = program.desk, language, posts
        self.has: frozenset[Need] = frozenset(get_args(Need)) if posts else frozenset()
        hall = FakePosts("hall")
        hall.open("@lab", Place(PLACES["channel"], "channel", TITLES["channel"]), "mina")
        hall.open("@reading", Place(PLACES["group"], "group", TITLES["group"]), "mina")
        program.posts["hall"] = hall
        self.shown: dict[Address, list[Message]] = {}
        self.pressed: Message | None = None
        self._ids = count(1)

    @classmethod
    @asynccontextmanager
    async def opened(cls, language: str = "en") -> AsyncIterator["InCore"]:
        """With nothing said yet."""
        yield cls(await wired(), language, posts=True)

    @classmethod
    @asynccontextmanager
    async def without_posts(cls, language: str = "en") -> AsyncIterator["InCore"]:
        """The same, where nothing is posted."""
        yield cls(await wired(), language, posts=False)

    async def take(self, turn: Turn) -> Came | None:
        """The answer to a turn; None where there is none."""
        if isinstance(turn.act, Happens):
            return await self._told(turn.who, turn.act)
        incoming = self._incoming(turn, turn.act)
        said = [one async for one in self._desk.answer(incoming) if not isinstance(one, Working)]
        assert len(said) <= 1
        if not said:
            return None
        reply = said[0]
        assert isinstance(reply, Reply)
        reply = reply if self._posts else without_file(reply)
        await self._show(incoming, reply)
        files = (reply.file.name,) if reply.file else ()
        shown = "".join([plain_lines(reply.document), *(f"(file {name})\n" for name in files)]).rstrip()
        return Came(shown, replace(_meaning(reply.document), files=files))

    async def _show(self, incoming: Incoming, reply: Reply) -> None:
        """Put the reply into the place, or into that of the message whose button was pressed."""
        replaced = self.pressed if reply.replaces and incoming.pressed else None
        said = self._keep(incoming.address, reply.document, replaced)
        if self._posts:
            await self._desk.remember(incoming.address, incoming.kind, [(str(one.id), one.about) for one in said])

    def _keep(self, address: Address, document: Document, replaced: Message | None = None) -> list[Message]:
        place = self.shown.setdefault(address, [])
        if replaced is not None:
            place.remove(replaced)
        ids = chain([replaced.id] if replaced else [], self._ids)
        said = [Message(next(ids), blocks, about) for blocks, about in messages(document)]
        place += said
        return said

    async def _told(self, who: Who, act: Happens) -> Came | None:
        """What whoever answers for the group is told privately."""
        group, title = PLACES["group"], TITLES["group"]
        joined, left = Joined(group, "group", who, title, self._language), Left(group, "removed", who, title)
        notices = await self._desk.happened(joined if act.what == "adds" else left)
        if not notices:
            return None
        (notice,) = notices
        self._keep(Address("hall", notice.person), notice.document)
        return Came(plain_lines(notice.document).rstrip(), _meaning(notice.document))

    def _incoming(self, turn: Turn, act: Say | Press | ReplyTo) -> Incoming:
        address = PLACES.get(turn.where) or Address("hall", turn.who)
        kind: ChatKind = "private" if turn.where == "private" else turn.where
        shape = Incoming(
            address,
            kind,
            "",
            sender="" if turn.who == "nobody" else turn.who,
            is_administrator=turn.who != "joon",
            language_hint="ko" if turn.who == "sora" else self._language,
            own_name="jogan_bot",
            posts=self._posts,
            sent_at=NOW,
            fits=_fits if self._posts else None,
        )
        return self._acted(shape, act)

    def _acted(self, shape: Incoming, act: Say | Press | ReplyTo) -> Incoming:
        shown = reversed(self.shown.get(shape.address, []))
        match act:
            case Say():
                sent = NOW - timedelta(hours=2) if act.old else NOW
                written = act.text.replace("{channel}", self.channel)
                return _changed(shape, written, origin=act.origin, sent_at=sent)
            case Press():
                message, button = next(
                    (message, button) for message in shown for button in message.buttons() if button.label == act.label
                )
                self.pressed = message
                return _changed(shape, button.action, pressed=True, reply_to=message.about)
            case ReplyTo():
                message = next(one for one in shown if one.about and act.showing in plain_lines(Document(one.blocks)))
                return _changed(shape, act.text, reply_to=message.about, addressed=True)


def messages(document: Document) -> list[tuple[tuple[Block, ...], About | None]]:
    """A document in its messages, each with what it shows."""
    found: list[tuple[tuple[Block, ...], About | None]] = [((), document.about)]
    for block in document.blocks:
        if isinstance(block, Break):
            found.append(((), block.about))
        else:
            found[-1] = ((*found[-1][0], block), found[-1][1])
    return found


def _fits(document: Document) -> bool:
    return len(plain_lines(document)) <= 4096


def _changed(shape: Incoming, text: str, **changes: object) -> Incoming:
    return replace(shape, text=text, **changes)  # type: ignore[arg-type]  # each is a field's own


def _buttons(block: Block) -> list[Button]:
    if isinstance(block, Fold):
        return [button for inner in block.blocks for button in _buttons(inner)]
    return [button for row in block.rows for button in row] if isinstance(block, Buttons) else []


def _meaning(document: Document) -> Meaning:
    said = [block for block in document.blocks if not isinstance(block, Buttons | Picture | Break)]
    return Meaning(
        words(plain_blocks(said)),
        tuple(link for block in said for link in _links(block)),
        sum(isinstance(block, Picture) for block in document.blocks),
        frozenset((button.label, button.action) for block in document.blocks for button in _buttons(block)),
    )


def _links(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield from _addresses(block.text)
        case Items():
            yield from (address for item in block.items for address in _addresses(item))
        case Fold():
            yield from _addresses(block.title)
            yield from (address for inner in block.blocks for address in _links(inner))


def _addresses(text: Text) -> list[str]:
    return [span.link for span in text if span.link]
