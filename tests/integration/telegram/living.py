"""A Telegram that serves against the responder: with a desk of the test's own, or with the whole core behind it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from fakes import FakeClock, FakeStore
from patience import COMES
from responders.bot_api.api import BotApi
from talking import NOW, an_edition_of_four

from adapters.platforms.telegram.settings import TelegramSettings, Webhook
from adapters.platforms.telegram.telegram import Telegram
from bot.chat.desk import Desk
from bot.chat.message import Incoming, Reply, Said
from bot.chat.router import Router
from bot.delivery.membership import Event, Notice
from bot.document.blocks import Button, Buttons, Document, Paragraph, text
from bot.domain.chat import Address, ChatKind
from bot.domain.nine import NINE
from bot.domain.shown import About
from bot.errors import Moved, Refused
from bot.settings import ChatDefaults


def said(*words: str, **reply: Any) -> Reply:
    """A reply of plain paragraphs."""
    return Reply(Document(tuple(Paragraph(text(one)) for one in words)), **reply)


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
    remembered: list[tuple[Address, str, About | None]] = field(default_factory=list)
    notices: tuple[Notice, ...] = ()
    updates: set[tuple[str, str]] = field(default_factory=set)
    pauses: list[tuple[str, float, str]] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)

    async def answer(self, incoming: Incoming) -> AsyncIterator[Said]:
        self.heard.append(incoming)
        async for one in self.script(incoming):
            yield one

    async def first(self, lane: str, update: str) -> bool:
        fresh = (lane, update) not in self.updates
        self.updates.add((lane, update))
        return fresh

    async def shows(self, address: Address, message: str) -> About | None:
        return next((about for at, id_, about in self.remembered if (at, id_) == (address, message)), None)

    async def remember(self, address: Address, kind: ChatKind, sent: Sequence[tuple[str, About | None]]) -> None:
        self.remembered += [(address, message, about) for message, about in sent]

    async def happened(self, event: Event) -> tuple[Notice, ...]:
        self.events.append(event)
        return self.notices

    async def refused(self, address: Address, refusal: Refused | Moved) -> tuple[Notice, ...]:
        self.refusals.append((address, refusal))
        return self.notices

    async def paused(self, lane: str, seconds: float, reason: str) -> None:
        self.pauses.append((lane, seconds, reason))

    async def met_another(self, lane: str, reason: str) -> None:
        self.others.append((lane, reason))


def at(id_: int, thread: int | None = None) -> Address:
    """A place's address."""
    return Address("telegram", f"{id_}/{thread}" if thread else str(id_))


async def shows_a_paper(incoming: Incoming) -> AsyncIterator[Said]:
    """A message that is about a paper, with a button; plain words for /help."""
    if incoming.text == "/help":
        yield said("no paper")
        return
    buttons = Buttons(((Button("3 details", "/paper 3"),),))
    yield Reply(Document((Paragraph(text("post")), buttons), About(date(2024, 7, 16), (3,))))


def settings(
    api: BotApi, archive: Path | None = None, webhook: Webhook | None = None, patience: float = COMES, **more: float
) -> TelegramSettings:
    """Of the responder, with short waits."""
    return TelegramSettings(
        api.token,
        api.url,
        archive,
        webhook,
        poll_seconds=1,
        pause=0.05,
        patience=patience,
        replies=more.get("replies", 500.0),
    )


@asynccontextmanager
async def serving(telegram: Telegram) -> AsyncIterator[Telegram]:
    """Connected and hearing."""
    async with telegram:
        task = asyncio.create_task(telegram.serve(), name="serve")
        try:
            yield telegram
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def hearing(
    api: BotApi, script: Script = echo, patience: float = COMES
) -> AsyncIterator[tuple[Telegram, OwnDesk]]:
    """With a desk of the test's own."""
    desk = OwnDesk(script)
    async with serving(Telegram(settings(api, patience=patience), desk, FakeClock(NOW))) as telegram:
        yield telegram, desk


@dataclass
class House:
    """The whole core with one edition in its memory."""

    telegram: Telegram
    store: FakeStore
    clock: FakeClock
    desk: Desk


@asynccontextmanager
async def housed(api: BotApi, archive: Path | None = None) -> AsyncIterator[House]:
    """With the whole core behind it."""
    store, clock, defaults = FakeStore(), FakeClock(NOW), ChatDefaults()
    await store.editions.publish(an_edition_of_four())
    posts: dict[str, Any] = {}
    router = Router(store, clock, NINE, defaults, posts=posts)
    desk = Desk(router, store, clock, defaults)
    telegram = Telegram(settings(api, archive), desk, clock)
    posts["telegram"] = telegram
    async with serving(telegram):
        yield House(telegram, store, clock, desk)


async def until_so(asks: Callable[[], Awaitable[bool]], seconds: float = COMES) -> None:
    """Wait until the answer to a question is yes."""
    async with asyncio.timeout(seconds):
        while not await asks():  # noqa: ASYNC110 - what happens in the store sets no event
            await asyncio.sleep(0.005)


async def until(done: Callable[[], Any], seconds: float = COMES) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(seconds):
        while not done():  # noqa: ASYNC110 - what happens in the responder sets no event
            await asyncio.sleep(0.005)
