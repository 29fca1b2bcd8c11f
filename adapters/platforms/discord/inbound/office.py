"""What everything that hears shares: the desk, and the ways of answering."""

import logging
from dataclasses import dataclass

import discord

from adapters.platforms.discord.connection import Connection
from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.outbound.render import render
from adapters.platforms.discord.outbound.sending import Sending
from adapters.platforms.discord.outbound.threads import Threads
from adapters.platforms.discord.places import Places, address
from adapters.platforms.discord.settings import DiscordSettings
from adapters.platforms.discord.tasks import Tasks
from bot.chat.desk import Desk
from bot.delivery.membership import Notice
from bot.document.blocks import Document
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About
from bot.errors import JoganError, Moved, Refused
from bot.ports.clock import Clock
from bot.ports.platform import Rendered

log = logging.getLogger(__name__)
Sent = list[tuple[str, About | None]]


@dataclass(frozen=True, slots=True)
class Office:
    """One for a connection."""

    settings: DiscordSettings
    connection: Connection
    desk: Desk
    clock: Clock
    sending: Sending
    threads: Threads
    places: Places
    tasks: Tasks

    @property
    def lane(self) -> str:
        """This bot's lane."""
        return f"discord:{self.connection.own_id}"

    async def private(self, person: int) -> int:
        """The id of the private conversation with a person."""
        with translated():
            return (await self.connection.client.create_dm(discord.Object(person))).id

    async def tell(self, person: str, document: Document) -> None:
        """Say something to a person privately; raises as sending does."""
        try:
            channel = await self.private(int(person))
        except ValueError:
            raise Refused("gone", f"no person is named {person!r}") from None
        await self.say(channel, render(document, "private"))

    async def say(
        self,
        channel: int,
        messages: tuple[Rendered, ...],
        reply_to: discord.Message | None = None,
        sent: Sent | None = None,
    ) -> Sent:
        """Messages in a row in a channel; the first answers a message, where one is given.

        `sent` gets those that arrived, also where a later one does not.
        """
        sent = [] if sent is None else sent
        for message in messages:
            number = await self.sending.say(channel, message, reply_to if message is messages[0] else None)
            sent.append((number, message.about))
        return sent

    async def remember(self, channel: int, kind: ChatKind, sent: Sent) -> None:
        """What our messages show."""
        await self.desk.remember(address(channel), kind, sent)

    async def undelivered(self, place: Address, failure: JoganError) -> None:
        """A reply did not arrive: what that says about its place is kept, and whoever must know is told."""
        if isinstance(failure, Refused | Moved):
            await self.tell_all(await self.desk.refused(place, failure))
            return
        raise failure

    async def tell_all(self, notices: tuple[Notice, ...]) -> None:
        """People who cannot be told are not: that keeps back nothing else that happened."""
        for notice in notices:
            try:
                await self.tell(notice.person, notice.document)
            except JoganError as failure:
                log.info("A notice could not be delivered: %s", failure)
