"""Discord: the platform as the program knows it. Opens the connection, hears, renders, sends. Holds no rule itself."""

import logging
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from adapters.platforms.discord import places
from adapters.platforms.discord.connection import Connection
from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.inbound.interactions import Interactions
from adapters.platforms.discord.inbound.membership import MembershipEvents
from adapters.platforms.discord.inbound.messages import Messages
from adapters.platforms.discord.inbound.office import Office
from adapters.platforms.discord.inbound.registering import register
from adapters.platforms.discord.outbound import render
from adapters.platforms.discord.outbound.forum import Forum
from adapters.platforms.discord.outbound.mark import marked
from adapters.platforms.discord.outbound.pictures import Pictures
from adapters.platforms.discord.outbound.search import Search
from adapters.platforms.discord.outbound.sending import REPEATABLE, Sending
from adapters.platforms.discord.outbound.threads import Threads
from adapters.platforms.discord.outbound.view import ActionButton, ActionMenu
from adapters.platforms.discord.settings import DiscordSettings
from adapters.platforms.discord.starts import Starts
from adapters.platforms.discord.tasks import Tasks
from bot.chat.desk import Desk
from bot.delivery.pacer import Pacer
from bot.delivery.share import Share
from bot.document.blocks import Document
from bot.domain.chat import Address, ChatKind
from bot.errors import JoganError, NotThere, Refused
from bot.events import event
from bot.ports.clock import Clock
from bot.ports.platform import Place, Rendered

log = logging.getLogger(__name__)


class Discord:
    """Fulfils bot.ports.platform.Platform and Posts. Entered, it can send; `serve` hears too."""

    name = places.PLATFORM
    repeatable: float = REPEATABLE

    def __init__(self, settings: DiscordSettings, desk: Desk, clock: Clock) -> None:
        self._settings = settings
        self._connection = Connection(settings, Starts(settings.state, clock))
        self._tasks = Tasks()
        self._places = places.Places(self._connection, clock)
        self._threads = Threads(self._connection, self._places)
        self._desk = desk
        share = Share(Pacer(settings.replies, chat_gap=0.0), self._paused)
        self._sending = Sending(self._connection, Pictures(settings.archive), share, settings.patience)
        self._forum = Forum(self._connection, self._sending, clock)
        self._search = Search(self._connection, self._places, self._threads, self._forum, clock, settings.patience)
        self._office = Office(
            settings, self._connection, desk, clock, self._sending, self._threads, self._places, self._tasks
        )

    async def __aenter__(self) -> Self:
        """Log in. Raises OperatorMistake for a refused token, Temporary where the service cannot be reached."""
        await self._connection.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._tasks.end(self._settings.patience)
        await self._connection.close()

    @property
    def lane(self) -> str:
        """`discord:` and the bot's id, once it is entered."""
        return self._office.lane

    async def _paused(self, seconds: float, reason: str) -> None:
        await self._desk.paused(self.lane, seconds, reason)

    async def serve(self) -> None:
        """Hear and answer until cancelled."""
        client = self._connection.client
        client.add_dynamic_items(ActionButton, ActionMenu)
        for listener in (Messages(self._office), Interactions(self._office), MembershipEvents(self._office)):
            for name in dir(listener):
                if name.startswith("on_"):
                    client.event(getattr(listener, name))
        await register(self._connection)
        await self._connection.run()

    def fits(self, document: Document, kind: ChatKind) -> bool:
        """Whether a document is one message in such a chat."""
        return render.fits(document, kind)

    def render(self, document: Document, kind: ChatKind) -> tuple[Rendered, ...]:
        """The messages of a document."""
        return render.render(document, kind)

    async def send(
        self,
        address: Address,
        kind: ChatKind,
        message: Rendered,
        *,
        key: str,
        silent: bool = False,
        bare: bool = False,
        mark: str = "",
    ) -> str:
        """One message; its id, with its channel before it where that is not the chat's own (`111/222`)."""
        message = marked(message, mark)
        home = places.number(address)
        if kind == "forum":
            return await self._forum.post(home, message, key=key, silent=silent, bare=bare)
        try:
            sent = await self._sending.post(home, message, key=key, silent=silent, bare=bare)
        except Refused as refusal:
            if refusal.off != "closed":
                raise
            return await self._around(home, refusal, message, key=key, silent=silent, bare=bare)
        if kind == "channel":
            self._tasks.start(self._publish(home, int(sent)), "publishing")
        return sent

    async def arrived(
        self, address: Address, kind: ChatKind, message: Rendered, *, key: str, since: datetime
    ) -> str | None:
        """The id of a message that was sent with this key at `since` or later, as `send` gives it; None: not there."""
        return await self._search.arrived(places.number(address), kind, message, key=key, since=since)

    async def _around(self, thread: int, refusal: Refused, message: Rendered, **more: Any) -> str:
        """A thread that takes nothing: opened again where we may, else the channel above it."""
        if await self._threads.reopened(thread):
            return await self._sending.post(thread, message, **more)
        above = await self._threads.above(thread)
        if above is None:
            raise refusal
        try:
            return places.placed(above, await self._sending.post(above, message, **more), thread)
        except Refused:
            raise refusal from None

    async def _publish(self, channel: int, message: int) -> None:
        """Send an announcement on to those who follow; the post itself stands whatever comes of it."""
        try:
            with translated(at_once=True):
                partial = self._connection.client.get_partial_messageable(channel).get_partial_message(message)
                await partial.publish()
        except JoganError as failure:
            fields = event("trouble", platform=self.name, place=str(channel))
            log.warning("A post was not sent on to followers: %s", failure, extra=fields)

    async def edit(self, address: Address, kind: ChatKind, message_id: str, message: Rendered) -> None:
        """Change a message that was sent."""
        channel, number = places.found_at(address, message_id)
        try:
            await self._sending.change(channel, number, message)
        except Refused as refusal:
            if refusal.off != "closed":
                raise
            if not await self._threads.reopened(channel):
                raise NotThere(str(refusal)) from None
            await self._sending.change(channel, number, message)

    async def tell(self, person: str, document: Document) -> None:
        """Say something to a person in their private conversation with us."""
        await self._office.tell(person, document)

    async def find(self, name: str) -> Place | None:
        """The place of an id, a mention or a link."""
        return await self._places.find(name)

    async def is_administrator(self, place: Address, person: str) -> bool:
        """Whether a person may manage a channel or its server."""
        return await self._places.is_administrator(place, person)
