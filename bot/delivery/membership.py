"""What happens to us in a place: added, put out, let back, moved. Posts stop and go on with it, and owners are told.

Nothing is said in a group or channel that did not ask: whoever answers for it is told privately.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from bot.delivery.audience import tell_off
from bot.delivery.due import due_after
from bot.document.blocks import Block, Button, Buttons, Document, Paragraph, Span, text
from bot.domain.chat import Address, Chat, ChatKind
from bot.errors import Moved, OffReason, Refused
from bot.ports.clock import Clock
from bot.ports.store import Store
from bot.settings import ChatDefaults
from bot.wording import speak
from bot.wording.shapes.chat_places import PlaceWords

OUT = ("blocked", "removed", "gone")
"""Where nothing can be managed any more."""
LONGEST_TITLE = 80
"""Characters of a place's own title that are said; a title is what its owner wrote, and may be anything."""


@dataclass(frozen=True, slots=True)
class Joined:
    """We were added to a place by a person (`by`, where known); `language_hint` is that person's locale.

    `lane` is the bot that was added.
    """

    address: Address
    kind: ChatKind
    by: str = ""
    title: str = ""
    language_hint: str | None = None
    lane: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """Nothing can be sent to a place any more: blocked, put out, or without the right to write; by whom, if known."""

    address: Address
    reason: OffReason
    by: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """We may write in a place again: unblocked, or the right was given back."""

    address: Address
    title: str = ""


@dataclass(frozen=True, slots=True)
class MovedTo:
    """A place has another address now; platforms tell it twice, and in any order with the rest."""

    old: Address
    new: Address


Event = Joined | Left | Back | MovedTo


@dataclass(frozen=True, slots=True)
class Notice:
    """What a person is to be told privately (`bot.ports.platform.Posts.tell`)."""

    person: str
    document: Document


Alone = Callable[[Address], AbstractAsyncContextManager[object]]
"""Keeps a chat to oneself while it is read, changed and kept."""


class Membership:
    """Every method may be called again with the same, and changes nothing then."""

    def __init__(self, store: Store, clock: Clock, defaults: ChatDefaults, alone: Alone) -> None:
        self._store, self._clock, self._defaults, self._alone = store, clock, defaults, alone

    async def happened(self, event: Event) -> tuple[Notice, ...]:
        """Changes what is kept; gives what people are to be told."""
        match event:
            case Joined():
                return await self._joined(event)
            case Left():
                return await self._left(event)
            case Back():
                return await self._back(event)
            case MovedTo():
                await self._moved(event)
                return ()

    async def refused(self, address: Address, refusal: Refused | Moved) -> tuple[Notice, ...]:
        """A message could not be delivered for good: the same as if the platform had told so."""
        if isinstance(refusal, Moved):
            return await self.happened(MovedTo(address, Address(address.platform, refusal.to)))
        return await self.happened(Left(address, refusal.off))

    async def _joined(self, event: Joined) -> tuple[Notice, ...]:
        """A private person is kept only when they write; a group or channel is remembered with who added us."""
        if event.kind == "private":
            return await self._back(Back(event.address))
        async with self._alone(event.address):
            kept = await self._store.chats.get(event.address)
            chat = kept or self._new(event)
            told = replace(chat, owner=event.by or chat.owner, lane=event.lane or chat.lane)
            if kept is None or kept.off:
                await self._store.chats.put(self._on(told))
            elif kept != told:
                await self._store.chats.put(told)  # its next post stays where it is, also one that is due now
        await self._on_again(event.address)
        if not event.by or (kept and not kept.off):
            return ()
        words = await self._words_for(event.address.platform, event.by, chat.language)
        said = words.back if chat.subscribed else words.joined
        return (_notice(event.by, said(told_title(event.title, words)), event.address, words),)

    def _new(self, event: Joined) -> Chat:
        language = self._defaults.spoken(event.language_hint)
        return Chat(event.address, event.kind, language, self._defaults.timezone, self._defaults.post_time)

    async def _left(self, event: Left) -> tuple[Notice, ...]:
        stopped = [
            changed
            for found in await self._store.chats.within(event.address)
            if (changed := await self._switch_off(found.address, event.reason))
        ]
        told = next((chat for chat in stopped if chat.owner and chat.kind != "private" and chat.subscribed), None)
        if told is None:
            return ()
        words = await self._words_for(event.address.platform, told.owner, told.language)
        again = f"start {named(event.address)}"
        said = words.left(told_title(event.title, words), words.off.of(event.reason, again))
        if event.reason in OUT:
            return (Notice(told.owner, Document((Paragraph(text(said)),))),)
        return (_notice(told.owner, said, event.address, words, again),)

    async def _switch_off(self, address: Address, reason: OffReason) -> Chat | None:
        """The chat, where it was on until now."""
        async with self._alone(address):
            chat = await self._store.chats.get(address)
            if chat is None or chat.off == reason:
                return None
            await self._store.chats.put(replace(chat, off=reason, next_due=None))
            await tell_off(self._store.ledger, address, reason)
            return None if chat.off else chat

    async def _back(self, event: Back) -> tuple[Notice, ...]:
        again = [chat for chat in await self._on_again(event.address) if chat.subscribed]
        chat = next(iter(again), None)
        if chat is None:
            return ()
        if chat.kind == "private":
            words = speak.chat(chat.language).places
            person = chat.owner or chat.address.id
            return (Notice(person, Document((Paragraph(text(words.here_again)),))),)
        if not chat.owner:
            return ()
        words = await self._words_for(event.address.platform, chat.owner, chat.language)
        return (_notice(chat.owner, words.back(told_title(event.title, words)), event.address, words),)

    async def _on_again(self, place: Address) -> list[Chat]:
        """The chats of a place that were off until now."""
        again = []
        for found in await self._store.chats.within(place):
            async with self._alone(found.address):
                chat = await self._store.chats.get(found.address)
                if chat and chat.off:
                    await self._store.chats.put(self._on(chat))
                    again.append(chat)
        return again

    def _on(self, chat: Chat) -> Chat:
        return switched_on(chat, self._clock.now())

    async def _moved(self, event: MovedTo) -> None:
        """Where a place moved to we are: it goes on, also where the old place told first that we had left it."""
        if event.old == event.new:
            return
        first, second = sorted((event.old, event.new), key=lambda address: address.id)  # two ways at once never wait
        async with self._alone(first), self._alone(second):
            moved = await self._store.chats.move(event.old, event.new)
        if moved:
            await self._on_again(event.new)

    async def _words_for(self, platform: str, person: str, otherwise: str) -> PlaceWords:
        """In the person's own language where they have a private chat with us."""
        own = await self._store.chats.get(Address(platform, person))
        return speak.chat(own.language if own else otherwise).places


def switched_on(chat: Chat, now: datetime) -> Chat:
    """The chat with posts that come again at its next time."""
    on = replace(chat, off=None)
    return replace(on, next_due=due_after(on, now))


def named(address: Address) -> str:
    """A place's name as a command takes it: `@-1001234567890`."""
    return f"@{address.id}"


def told_title(title: str, words: PlaceWords) -> str:
    """A title in one line of decent length."""
    told = " ".join(title.split()) or words.untitled
    return told if len(told) <= LONGEST_TITLE else f"{told[: LONGEST_TITLE - 1]}…"


def _notice(person: str, said: str, address: Address, words: PlaceWords, command: str = "") -> Notice:
    """With the ways to the place's settings; a command in it is code: as a link of its own it would lose the place."""
    before, found, after = said.partition(command) if command else (said, "", "")
    spans = (Span(before), Span(found, code=True), Span(after)) if found else text(said)
    buttons = (
        Button(words.choose, f"/categories {named(address)}"),
        Button(words.manage, f"/settings {named(address)}"),
    )
    blocks: tuple[Block, ...] = (Paragraph(spans), Buttons((buttons,)))
    return Notice(person, Document(blocks))
