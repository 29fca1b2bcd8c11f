"""Discord serving against the service on the loopback: with a desk of the test's own, or with the whole core behind."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from fakes import FakeClock, FakeStore
from patience import COMES
from responders.discord_service.running import idle
from responders.discord_service.service import DiscordService
from responders.discord_service.world import Channel, Guild, Message, User
from talking import an_edition_of_four

from adapters.platforms.discord.discord import Discord
from adapters.platforms.discord.settings import DiscordSettings
from bot.chat.desk import Desk
from bot.chat.message import Incoming, Reply, Said, Suggestion
from bot.chat.router import Router
from bot.delivery.membership import Event, Notice
from bot.document.blocks import Block, Button, Buttons, Document, Heading, Paragraph, text
from bot.domain.chat import Address, ChatKind
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.errors import Moved, Refused
from bot.ports.clock import Clock
from bot.settings import ChatDefaults

DAY = date(2024, 7, 16)


class ServiceClock:
    """Our clock, going with the service's."""

    def __init__(self, service: DiscordService) -> None:
        self._service = service

    def now(self) -> datetime:
        return self._service.clock.now().astimezone(UTC)


def said(*blocks: str | Block, about: About | None = None, **reply: Any) -> Reply:
    """A reply of plain paragraphs and other blocks."""
    made = tuple(Paragraph(text(one)) if isinstance(one, str) else one for one in blocks)
    return Reply(Document(made, about), **reply)


def a_page(count: int = 3, day: date = DAY, *more: Button) -> Document:
    """A category's page with a button for each paper, and more of them in a row of their own."""
    buttons = tuple(Button(f"{number} details", f"/paper {number}") for number in range(1, count + 1))
    rows = tuple(buttons[start : start + 5] for start in range(0, count, 5))
    about = About(day, tuple(range(1, count + 1)), "LLM")
    return Document(
        (Heading(text("LLM")), Paragraph(text("What is new.")), Buttons((*rows, *((more,) if more else ())))), about
    )


def a_card(number: int = 3, day: date = DAY) -> Document:
    """A paper's card."""
    return Document(
        (Heading(text(f"{number}. Grasping [Diverse] Objects")), Paragraph(text("New."))), About(day, (number,))
    )


Script = Callable[[Incoming], AsyncIterator[Said]]


async def echo(incoming: Incoming) -> AsyncIterator[Said]:
    """Says what was heard."""
    yield said(f"heard {incoming.text}")


@dataclass
class OwnDesk:
    """A desk that notes down what it hears and answers as the test says."""

    script: Script = echo
    heard: list[Incoming] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    refusals: list[tuple[Address, Refused | Moved]] = field(default_factory=list)
    remembered: dict[tuple[str, str], About | None] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    updates: set[tuple[str, str]] = field(default_factory=set)
    pauses: list[tuple[str, float, str]] = field(default_factory=list)
    offered: tuple[Suggestion, ...] = ()
    typed: list[tuple[str, str, str]] = field(default_factory=list)

    async def answer(self, incoming: Incoming) -> AsyncIterator[Said]:
        self.heard.append(incoming)
        async for one in self.script(incoming):
            yield one

    async def first(self, lane: str, update: str) -> bool:
        fresh = (lane, update) not in self.updates
        self.updates.add((lane, update))
        return fresh

    async def shows(self, address: Address, message: str) -> About | None:
        return self.remembered.get((address.id, message))

    async def remember(self, address: Address, kind: ChatKind, sent: Sequence[tuple[str, About | None]]) -> None:
        self.remembered |= {(address.id, message): about for message, about in sent}

    async def happened(self, event: Event) -> tuple[Notice, ...]:
        self.events.append(event)
        return self.notices

    async def refused(self, address: Address, refusal: Refused | Moved) -> tuple[Notice, ...]:
        self.refusals.append((address, refusal))
        return self.notices

    async def paused(self, lane: str, seconds: float, reason: str) -> None:
        self.pauses.append((lane, seconds, reason))

    async def suggest(self, option: str, typed: str, incoming: Incoming) -> tuple[Suggestion, ...]:
        self.typed.append((option, typed, incoming.text))
        return self.offered


@dataclass
class Hall:
    """A guild, Lab, with #general; Mina may manage it, Jun may not."""

    service: DiscordService
    guild: Guild
    channel: Channel
    mina: User
    jun: User
    desk: OwnDesk = field(default_factory=OwnDesk)
    archive: Path | None = None

    def address(self, channel: Channel) -> Address:
        return Address("discord", str(channel.id))

    def made(self, desk: Any = None, clock: Clock | None = None, **more: Any) -> Discord:
        service = self.service
        chosen = {"api_url": service.api_url, "gateway_url": service.gateway_url, "archive": self.archive}
        settings = DiscordSettings(
            service.token,
            **{"patience": COMES, "login_patience": COMES, "ready_after": 0.02, "replies": 500.0, **chosen, **more},
        )
        return Discord(settings, desk or self.desk, clock or ServiceClock(service))

    @asynccontextmanager
    async def sending(self, desk: Any = None, **more: Any) -> AsyncIterator[Discord]:
        """Logged in, without a gateway: what a worker is."""
        async with self.made(desk, **more) as opened:
            yield opened
        await idle()

    @asynccontextmanager
    async def serving(self, sessions: int = 1, **more: Any) -> AsyncIterator[Discord]:
        """Hearing and answering."""
        async with self.made(**more) as opened:
            task = asyncio.create_task(opened.serve(), name="serving")
            try:
                # the library starts no two sessions within five seconds
                patience = COMES + 6.0 * (sessions - 1)
                await self.service.until(lambda: task.done() or len(self.service.gateway.live) >= sessions, patience)
                if task.done():
                    await task
                await self.service.until(opened._connection.client.is_ready, what="ready")
                yield opened
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
        await idle()

    async def post(self, platform: Discord, document: Document, channel: Channel | None = None) -> Message:
        """A post of ours, remembered as the deliveries do."""
        place = channel or self.channel
        for message in platform.render(document, "group"):
            number = await platform.send(self.address(place), "group", message, key=f"k{len(place.messages)}")
            await self.desk.remember(self.address(place), "group", [(number, message.about)])
        return place.last()


def core_desk(clock: Clock | None = None) -> tuple[Desk, FakeStore]:
    """The whole core over the in-memory store, with an edition of four papers to be published."""
    store, now = FakeStore(), clock or FakeClock()
    defaults = ChatDefaults(language="en")
    return Desk(Router(store, now, NINE, defaults), store, now, defaults), store


async def with_edition(store: FakeStore) -> None:
    """Publish it."""
    await store.editions.publish(an_edition_of_four(DAY))
