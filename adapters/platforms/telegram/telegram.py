"""Telegram as a platform: hears people and answers them, and sends posts. Decides nothing about what is said."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self

from telegram import Bot, ChatFullInfo
from telegram.constants import ChatType
from telegram.error import InvalidToken

from adapters.platforms.telegram import menus
from adapters.platforms.telegram.addresses import NAME, Spot, address, spot, written
from adapters.platforms.telegram.asked import Desk, Own
from adapters.platforms.telegram.faults import ours
from adapters.platforms.telegram.inbound.membership import refusal
from adapters.platforms.telegram.inbound.message import Ears
from adapters.platforms.telegram.inbound.turns import Turns
from adapters.platforms.telegram.inbound.updates import Hearing
from adapters.platforms.telegram.inbound.who import Administrators
from adapters.platforms.telegram.outbound import render
from adapters.platforms.telegram.outbound.answers import Answers
from adapters.platforms.telegram.outbound.mark import marked
from adapters.platforms.telegram.outbound.paced import Paced
from adapters.platforms.telegram.outbound.prompt import Prompts
from adapters.platforms.telegram.outbound.send import Sender
from adapters.platforms.telegram.polling import Poller
from adapters.platforms.telegram.request import Polls, Request
from adapters.platforms.telegram.settings import TelegramSettings, refused_token
from adapters.platforms.telegram.webhook import Receiver
from bot.delivery.pacer import Pacer
from bot.delivery.share import Share
from bot.document.blocks import Document
from bot.domain.chat import Address, ChatKind
from bot.errors import NotThere, Permanent, Refused, Temporary, Unsure
from bot.ports.clock import Clock
from bot.ports.platform import Place, Rendered

CLOSING = 8.0
"""Seconds that answers under way have when the program ends: questions are over then, replies have their pace."""


class Telegram:
    """One bot: fulfils bot.ports.platform.Platform and Posts, inside `async with`."""

    name = NAME
    repeatable: float = 0.0

    def __init__(self, settings: TelegramSettings, desk: Desk, clock: Clock) -> None:
        self._settings, self._desk = settings, desk
        self._request = Request(settings.token)
        self._polls = Polls(settings.token)
        base = settings.api_url.rstrip("/").removesuffix("/bot")
        try:
            self._bot = Bot(
                settings.token,
                base_url=f"{base}/bot",
                base_file_url=f"{base}/file/bot",
                request=self._request,
                get_updates_request=self._polls,
            )
        except InvalidToken:
            raise refused_token() from None
        self._sender = Sender(self._bot, settings.archive)
        self._poster = Sender(self._bot, settings.archive, paid=settings.paid)
        self._share = Share(Pacer(settings.replies, chat_gap=0.0), self._paused)
        self._paced = Paced(self._sender, self._share)
        self._administrators = Administrators(self._bot, clock)
        self._open = AsyncExitStack()
        self._own = Own(0, "")
        self.lane = ""
        """`telegram:` and the bot's id, once entered."""

    def __repr__(self) -> str:
        return f"Telegram({self.lane or 'not connected'})"

    async def __aenter__(self) -> Self:
        """Connect; raises BadSetting for a wrong token and Temporary where the service cannot be reached."""
        async with AsyncExitStack() as opening:
            for request in (self._request, self._polls):
                await opening.enter_async_context(request)
            await self._who_we_are()
            self._open = opening.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def _who_we_are(self) -> None:
        try:
            with ours():
                try:
                    await self._bot.initialize()
                except InvalidToken as refused:
                    refused.message, refused.args = "refused", ()  # the library writes the token into it
                    raise refused_token() from None
        except Unsure as failure:
            raise Temporary(failure.reason) from None
        me = self._bot.bot
        self._own = Own(me.id, me.username or "")
        self.lane = self._own.lane

    async def serve(self) -> None:
        """Hear and answer until cancelled; what is under way then has a few seconds to end."""
        turns = Turns()
        ears = Ears(self._own, self._desk, self._administrators, self.fits)
        answers = Answers(self._bot, self._desk, self._paced, self._own, patience=self._settings.patience)
        prompts = Prompts(self._bot, self._desk, self._paced, self._settings.languages)
        hearing = Hearing(self.lane, ears, answers, prompts, turns)
        offering = asyncio.create_task(menus.offer(self._bot, self._settings.languages), name="menus")
        try:
            await self._heard(hearing)
        finally:
            offering.cancel()
            await asyncio.gather(offering, return_exceptions=True)
            await turns.finish(CLOSING)

    async def _heard(self, hearing: Hearing) -> None:
        settings = self._settings
        if settings.webhook is not None:
            await Receiver(self._bot, hearing.take, settings.webhook).run()
        else:
            seconds, pause = settings.poll_seconds, settings.pause
            poller = Poller(self._bot, self._polls, hearing.take, self._met_another, seconds=seconds, pause=pause)
            await poller.run()

    async def _paused(self, seconds: float, reason: str) -> None:
        await self._desk.paused(self.lane, seconds, reason)

    async def _met_another(self, reason: str) -> None:
        await self._desk.met_another(self.lane, reason)

    # --- posts

    def fits(self, document: Document, kind: ChatKind) -> bool:
        """Whether a document is one message."""
        return render.fits(document, kind, self._own.name)

    def render(self, document: Document, kind: ChatKind) -> tuple[Rendered, ...]:
        """The messages of a document, in order."""
        return render.render(document, kind, self._own.name)

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
        """Send one message; the service knows no idempotency, so `key` cannot be told to it."""
        try:
            return str(await self._poster.send(_spot(address), marked(message, mark), silent=silent, bare=bare))
        except Temporary as later:
            self._share.saw(later)
            raise

    async def arrived(
        self, address: Address, kind: ChatKind, message: Rendered, *, key: str, since: datetime
    ) -> str | None:
        """Raises Unsure: the service shows a bot nothing of what was written before."""
        raise Unsure("the service does not say what is in a chat")

    async def edit(self, address: Address, kind: ChatKind, message_id: str, message: Rendered) -> None:
        """Change a message that was sent."""
        if not message_id.isdecimal():
            raise NotThere(f"no message is named {message_id!r}")
        await self._sender.edit(_spot(address).chat, int(message_id), message)

    async def tell(self, person: str, document: Document) -> None:
        """Say something to a person in their private chat."""
        to = _spot(Address(NAME, person))
        for message in self.render(document, "private"):
            await self._paced.send(to, message)

    async def find(self, name: str) -> Place | None:
        """The group, channel or topic of a name or id: `@lab`, `t.me/lab`, `-1001234567890`, `-1001234567890/45`."""
        wanted = written(name)
        if wanted is None:
            return None
        try:
            with ours():
                chat = await self._bot.get_chat(wanted[0])
        except Permanent:
            return None
        place = _place(chat, wanted[1] if chat.is_forum else None)
        return place and replace(place, refusal=await self._refusal(chat))

    async def _refusal(self, chat: ChatFullInfo) -> str:
        """Why nothing may be posted in a place; empty where we may."""
        try:
            with ours():
                member = await self._bot.get_chat_member(chat.id, self._own.id)
        except Permanent as failure:
            return failure.reason
        return refusal(member, channel=chat.type == ChatType.CHANNEL)

    async def is_administrator(self, place: Address, person: str) -> bool:
        """Whether a person may change what a group or channel gets."""
        if not person.isdecimal():
            return False
        return await self._administrators.includes(_spot(place).chat, int(person))


def _spot(place: Address) -> Spot:
    """Where an address leads; one that is none of ours is a place that is gone."""
    try:
        return spot(place)
    except ValueError:
        raise Refused("gone", f"no chat is named {place.id!r}") from None


def _place(chat: ChatFullInfo, thread: int | None) -> Place | None:
    if chat.type == ChatType.PRIVATE:
        return None
    group: ChatKind = "thread" if thread else "group"
    kind: ChatKind = "channel" if chat.type == ChatType.CHANNEL else group
    return Place(address(chat.id, thread), kind, chat.title or "")
