"""Threads: one for the questions about a paper, and threads that were put away."""

from typing import Final

import discord

from adapters.platforms.discord.connection import Connection
from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.outbound.form import LONGEST_NAME, shortened
from adapters.platforms.discord.places import Places
from bot.errors import BadMarkup, NotThere, Refused, Temporary

AUTO_ARCHIVE: Final = 1440
"""Minutes without a message after which a thread is put away; a message opens it again."""


class Threads:
    """Made, opened again, or given up for the channel above."""

    def __init__(self, connection: Connection, places: Places) -> None:
        self._connection, self._places = connection, places

    async def for_questions(self, channel: int, message: int, name: str) -> tuple[int, bool]:
        """The thread of a message, and whether it is new. Raises Refused where there can be none."""
        title = shortened(name, LONGEST_NAME)
        place = await self._places.channel(channel)
        if not isinstance(place, discord.TextChannel):
            raise Refused("closed", "this kind of channel has no threads")
        try:
            with translated():
                partial = place.get_partial_message(message)
                made = await partial.create_thread(name=title, auto_archive_duration=AUTO_ARCHIVE)
        except BadMarkup:
            # there is one already (a thread has the id of its message), or a message there can have none
            if await self._exists(message):
                return message, False
            raise Refused("closed", "no thread can be made there") from None
        except Temporary:
            raise Refused("closed", "no more threads can be made there") from None
        return made.id, True

    async def _exists(self, thread: int) -> bool:
        try:
            return isinstance(await self._places.channel(thread), discord.Thread)
        except (Refused, NotThere):
            return False

    async def reopened(self, thread: int) -> bool:
        """Take a thread out of the archive; False where we may not, or where it is locked."""
        try:
            with translated():
                found = await self._connection.client.fetch_channel(thread)
                if not isinstance(found, discord.Thread) or found.locked:
                    return False
                await found.edit(archived=False)
        except (Refused, NotThere, BadMarkup):
            return False
        return True

    async def above(self, thread: int) -> int | None:
        """The channel that a thread hangs below."""
        try:
            found = await self._places.channel(thread)
        except (Refused, NotThere):
            return None
        return found.parent_id if isinstance(found, discord.Thread) else None
