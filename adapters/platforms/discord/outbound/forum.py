"""A forum gets a post for each category, with the tag of its name where there is one.

A post carries no nonce. Its title is its identity: before one is made it is searched for, so that it is there once.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

import discord

from adapters.platforms.discord.connection import Connection, reaching
from adapters.platforms.discord.faults import PictureRefused, translated
from adapters.platforms.discord.outbound.form import LONGEST_NAME, Post, loaded
from adapters.platforms.discord.outbound.sending import MISSING, Sending, plain_contents
from adapters.platforms.discord.outbound.view import view_of
from adapters.platforms.discord.places import placed
from bot.domain.category import folded
from bot.domain.nine import NINE
from bot.errors import Refused
from bot.ports.clock import Clock
from bot.ports.platform import Rendered

SEARCHED = 50
"""Posts in the archive that are looked through, newest first."""
UNNAMED = Post("jogan", "", begins=True)


class Forum:
    """Posts of a forum channel, by its id."""

    def __init__(self, connection: Connection, sending: Sending, clock: Clock) -> None:
        self._connection, self._sending, self._clock = connection, sending, clock

    async def post(self, forum: int, message: Rendered, *, key: str, silent: bool, bare: bool) -> str:
        """The post, or the next message of it; gives `thread/message`."""
        form = loaded(message.body)
        post = form.post or UNNAMED
        name = _named(post, form.day, self._clock.now().date())
        channel = await self._channel(forum)
        thread = await self._found(channel, name)
        if thread is not None and not post.begins:
            sent = await self._sending.post(thread, message, key=key, silent=silent, bare=bare)
            return placed(thread, sent, forum)
        if thread is None:
            thread = await self._made(channel, name, post, message, bare)
        return placed(thread, str(thread), forum)

    async def thread(self, forum: int, message: Rendered, sent_on: date) -> tuple[int | None, bool]:
        """The post of a message that was sent on a day, where it is there; and whether the message begins it."""
        form = loaded(message.body)
        post = form.post or UNNAMED
        with reaching():
            return await self._found(await self._channel(forum), _named(post, form.day, sent_on)), post.begins

    async def _channel(self, forum: int) -> discord.ForumChannel:
        with translated(at_once=True):
            found = await self._connection.client.fetch_channel(forum)
        if not isinstance(found, discord.ForumChannel):
            raise Refused("gone", "the channel is no forum any more")
        return found

    async def _found(self, forum: discord.ForumChannel, name: str) -> int | None:
        """Our post of this title, also from the archive."""
        own = self._connection.own_id
        with translated(at_once=True):
            for thread in await self._active(forum):
                if thread.name == name and thread.owner_id == own:
                    return thread.id
            async for thread in forum.archived_threads(limit=SEARCHED):
                if thread.name == name and thread.owner_id == own:
                    return thread.id
        return None

    async def _active(self, forum: discord.ForumChannel) -> list[discord.Thread]:
        return [thread for thread in await forum.guild.active_threads() if thread.parent_id == forum.id]

    async def _made(self, forum: discord.ForumChannel, name: str, post: Post, message: Rendered, bare: bool) -> int:
        tags = matching(forum.available_tags, post.category, wanted=forum.flags.require_tag)
        if bare:
            return await self._create(forum, name, tags, content=plain_contents(message.plain)[0], suppress_embeds=True)
        file = self._sending.picture(forum.id, message)
        form = loaded(message.body)
        try:
            view = view_of(form, file.filename if file else None)
            return await self._create(forum, name, tags, view=view, file=file or MISSING)
        except (PictureRefused, Refused) as refusal:
            if file is None or (isinstance(refusal, Refused) and refusal.off != "no_rights"):
                raise
        return await self._create(forum, name, tags, view=view_of(form))

    async def _create(self, forum: discord.ForumChannel, name: str, tags: list[Any], **content: Any) -> int:
        async with self._sending.posting():
            made = await forum.create_thread(name=name, applied_tags=tags, **content)
        return made.thread.id


def _named(post: Post, day: date | None, today: date) -> str:
    """A post without a day of its own, such as a notice, has today's: every title is there once."""
    return post.name if day is not None else f"{post.name[: LONGEST_NAME - 13]} · {today.isoformat()}"


def matching(tags: Iterable[discord.ForumTag], category: str, *, wanted: bool = False) -> list[discord.ForumTag]:
    """The tag with one of a category's names, in any language; where none has and one is `wanted`, the first."""
    known = NINE.named(category)
    names = {folded(category), *(folded(name) for name in (known.names.values() if known else ()))}
    free = [tag for tag in tags if not tag.moderated]
    named = [tag for tag in free if folded(tag.name) in names]
    return named[:1] or (free[:1] if wanted else [])
