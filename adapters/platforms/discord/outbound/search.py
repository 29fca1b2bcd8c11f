"""Whether a message of ours is in its channel: by its nonce, where the service shows it, else by what it says.

Reads only, by REST. Says that nothing is there only where we may read back, have read all, and nothing can come late.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import discord

from adapters.platforms.discord.connection import Connection, reaching
from adapters.platforms.discord.outbound.form import loaded
from adapters.platforms.discord.outbound.forum import Forum
from adapters.platforms.discord.outbound.sending import nonce, plain_contents
from adapters.platforms.discord.outbound.threads import Threads
from adapters.platforms.discord.outbound.view import view_of
from adapters.platforms.discord.places import Places, placed
from bot.domain.chat import ChatKind
from bot.errors import Temporary, Unsure
from bot.ports.clock import Clock
from bot.ports.platform import Rendered

SKEW = timedelta(seconds=30)
"""How far our clock may be before the service's."""
SETTLED_AFTER = timedelta(seconds=30)
"""A request that left may be carried out this late; before that, nothing is certainly not there."""
MOST_READ = 300
"""Messages that are read, from the attempt on; ours is among the first of them."""
TEXT_DISPLAY = 10

Shape = tuple[tuple[str, ...], tuple[str, ...]]
"""The texts of a message, and the ids of what can be pressed in it."""


class Search:
    """Looks for messages that a ledger is not sure of."""

    def __init__(
        self, connection: Connection, places: Places, threads: Threads, forum: Forum, clock: Clock, patience: float
    ) -> None:
        self._connection, self._places, self._threads = connection, places, threads
        self._forum, self._clock, self._patience = forum, clock, patience

    async def arrived(self, home: int, kind: ChatKind, message: Rendered, *, key: str, since: datetime) -> str | None:
        """See bot.ports.platform.Posts.arrived."""
        found = await self._looked(home, kind, message, _Wanted(message, key), since)
        if found is None and (left := SETTLED_AFTER - (self._clock.now() - since)) > timedelta():
            raise Temporary("it may still come", left.total_seconds())
        return found

    async def _looked(
        self, home: int, kind: ChatKind, message: Rendered, wanted: "_Wanted", since: datetime
    ) -> str | None:
        if kind != "forum":
            found = await self._in(home, wanted, since)
            above = await self._threads.above(home) if found is None and kind == "thread" else None
            if above is None:
                return found
            # a thread that took nothing gave its message to the channel above it
            found = await self._in(above, wanted, since)
            return found and placed(above, found, home)
        thread, begins = await self._forum.thread(home, message, since.date())
        if thread is None or begins:
            return placed(thread, str(thread), home) if thread else None
        found = await self._in(thread, wanted, since)
        return found and placed(thread, found, home)

    async def _in(self, channel: int, wanted: "_Wanted", since: datetime) -> str | None:
        read, parts = 0, dict[int, str]()
        async for one in self._since(channel, since - SKEW):
            read += 1
            part = wanted.part(one) if one.author.id == self._connection.own_id else None
            if part is not None:
                parts.setdefault(part, str(one.id))
        if parts.get(WHOLE):
            return parts[WHOLE]
        if len(parts) == len(wanted.contents):
            return parts[0]
        if parts or read >= MOST_READ:
            raise Unsure("only a part of it is there" if parts else "too much was written there since")
        if not read:
            await self._check_sight(channel)
        return None

    async def _check_sight(self, channel: int) -> None:
        """Nothing at all is also what is shown to whoever may not read back."""
        with reaching():
            reads_back = await self._places.reads_back(channel)
        if not reads_back:
            raise Unsure("the bot may not read there what was written before")

    async def _since(self, channel: int, moment: datetime) -> AsyncIterator[discord.Message]:
        with reaching():
            async with asyncio.timeout(self._patience):
                target = self._connection.client.get_partial_messageable(channel)
                found = [one async for one in target.history(limit=MOST_READ, after=moment, oldest_first=True)]
        for one in found:
            yield one


WHOLE = -1
"""The part of a message in its full form; the plain form's are numbered from 0."""


class _Wanted:
    """One message as it may be found: in its full form, or in its plain one."""

    def __init__(self, message: Rendered, key: str) -> None:
        self.contents = [_words(content) for content in plain_contents(message.plain)]
        view: Any = view_of(loaded(message.body))
        self._shape = shape(view.to_components())
        self._nonces = {nonce(key, part): part for part in range(len(self.contents))}

    def part(self, one: discord.Message) -> int | None:
        """Which part of it a message is; None where it is another's."""
        if one.nonce is not None:
            part = self._nonces.get(str(one.nonce))
            return part if part is None or one.content else WHOLE
        if one.content:
            return self._plain_part(_words(one.content))
        texts, ids = shape([each.to_dict() for each in one.components])
        # a line above it may say that it was here already
        is_it = (texts, ids) == self._shape or (texts[1:], ids) == self._shape
        return WHOLE if is_it and (texts or ids) else None

    def _plain_part(self, words: str) -> int | None:
        """The first may have the line above it."""
        if words.endswith(f" {self.contents[0]}"):
            return 0
        return self.contents.index(words) if words in self.contents else None


def shape(components: Any) -> Shape:
    """What is compared of a message's components."""
    every = list(_walked(components))
    texts = tuple(_words(str(one.get("content", ""))) for one in every if one.get("type") == TEXT_DISPLAY)
    return texts, tuple(str(one["custom_id"]) for one in every if one.get("custom_id"))


def _walked(components: Any) -> Iterator[Mapping[str, Any]]:
    for one in components:
        yield one
        yield from _walked(one.get("components", ()))


def _words(text: str) -> str:
    """The service takes white space away where it likes."""
    return " ".join(text.split())
