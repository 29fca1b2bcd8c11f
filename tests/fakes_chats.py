"""In-memory twins of what the store keeps about chats: settings, what messages show, updates that were heard."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from fakes_changes import FakeChanges
from fakes_checks import check_keys, check_text
from fakes_payments import FakePayments
from fakes_talk import TalkMemory

from bot.domain.chat import Address, Chat
from bot.domain.delivery import State
from bot.domain.paper import check_aware
from bot.domain.shown import About
from bot.ports.changes import By
from bot.ports.ledger import Planned
from bot.ports.payments import payer_of
from bot.ports.store import ChatCounts, Forgotten, ShownMessage


@dataclass
class FakeRow:
    """A row of the ledger. `not_before` where it waits to be sent again, or to be looked at."""

    number: int
    lane: str
    chat: int
    posting: str
    part: int
    parts: int
    day: date
    bundle: int
    since: date | None
    planned_at: datetime
    state: State = "ready"
    attempts: int = 0
    unclean: int = 0
    fence: int = 0
    not_before: datetime | None = None
    claimed_at: datetime | None = None
    settled_at: datetime | None = None
    message_id: str = ""
    reason: str = ""


@dataclass
class ChatMemory:
    """What the parts share: where a chat moves or is forgotten, so are its messages, its talk and its payments."""

    chats: dict[Address, Chat] = field(default_factory=dict)
    messages: dict[tuple[Address, str], ShownMessage] = field(default_factory=dict)
    heard: dict[tuple[str, str], datetime] = field(default_factory=dict)
    rows: dict[int, FakeRow] = field(default_factory=dict)
    talk: TalkMemory = field(default_factory=TalkMemory)
    payments: FakePayments = field(default_factory=FakePayments)
    changes: FakeChanges = field(default_factory=FakeChanges)
    _numbers: dict[Address, int] = field(default_factory=dict)
    _last_row: int = 0
    _last_chat: int = 0

    def number(self, address: Address) -> int:
        """The number of a chat that is kept: it stays the same when the chat moves."""
        if address not in self._numbers:
            self._last_chat += 1
            self._numbers[address] = self._last_chat
        return self._numbers[address]

    def numbered(self, number: int) -> Chat:
        """The chat of a number."""
        return next(self.chats[address] for address, of in self._numbers.items() if of == number)

    def add_row(self, lane: str, planned: Planned, part: int, now: datetime) -> None:
        """One more row of the ledger."""
        assert planned.day is not None
        assert planned.bundle is not None
        self._last_row += 1
        self.rows[self._last_row] = FakeRow(
            number=self._last_row,
            lane=lane,
            chat=planned.chat,
            posting=planned.posting,
            part=part,
            parts=planned.parts,
            day=planned.day,
            bundle=planned.bundle,
            since=planned.since,
            planned_at=now,
        )

    def erase(self, address: Address) -> int:
        """Forget a chat's number and its rows; how many rows."""
        gone = self._numbers.pop(address, None)
        rows = [number for number, row in self.rows.items() if row.chat == gone]
        for number in rows:
            del self.rows[number]
        return len(rows)

    def renumber(self, old: Address, new: Address) -> None:
        """A chat has another address: its number goes with it."""
        number = self.number(old)
        del self._numbers[old]
        self._numbers[new] = number

    def hand_over(self, loser: Address, winner: Address) -> None:
        """Rows of postings that the chat that stays does not have go to it; the loser's others end."""
        gone, stays = self.number(loser), self.number(winner)
        own = {row.posting for row in self.rows.values() if row.chat == stays}
        for row in self.rows.values():
            if row.chat == gone and row.posting not in own:
                row.chat = stays
        self.erase(loser)


def _is_within(address: Address, place: Address) -> bool:
    return address.platform == place.platform and (address.id == place.id or address.id.startswith(f"{place.id}/"))


class FakeChats:
    """bot.ports.store.Chats in memory."""

    def __init__(self, memory: ChatMemory) -> None:
        self._memory = memory

    async def get(self, address: Address) -> Chat | None:
        return self._memory.chats.get(address)

    async def put(self, chat: Chat, by: By | None = None) -> int | None:
        if chat.next_due is not None:
            check_aware(chat.next_due)
        check_text(chat)
        check_keys(chat.address.platform, chat.address.id, chat.language, chat.timezone, chat.owner, chat.last_report)
        kept = self._memory.chats.get(chat.address)
        days = [day for day in (chat.cursor, kept and kept.cursor) if day is not None]
        self._memory.number(chat.address)
        number = by and self._memory.changes.write_down(kept or by.began, chat, by)
        self._memory.chats[chat.address] = replace(chat, cursor=max(days, default=None))
        return number

    async def forget(self, place: Address) -> Forgotten:
        talk, chats = self._memory.talk, self._memory.chats
        talked = {*talk.conversations, *(each.address for each in talk.answers.values())}
        changed = {each.address for each in self._memory.changes.rows.values()}
        known = {*chats, *talked, *changed, *(address for address, _ in self._memory.messages)}
        ours = {message for address, message in self._memory.messages if address == place}
        written = self._memory.messages.items()
        threads = {address for (address, _), one in written if one.kind == "thread" and address.id in ours}
        threads = {address for address in threads if address.platform == place.platform}
        counts = Counter(self._forget(place), topics=0)
        for topic in sorted(known - {place}, key=lambda each: each.id):
            if _is_within(topic, place) or topic in threads:
                gone = self._forget(topic)
                counts["topics"] += gone.pop("chats")
                counts.update(gone)
        return Forgotten(counts)

    def _forget(self, address: Address) -> dict[str, int]:
        chat = self._memory.chats.pop(address, None)
        person = {address.id, chat.owner} if chat and chat.kind == "private" else {address.id}
        for other in list(self._memory.chats.values()):
            if other.address.platform == address.platform and other.owner in person:
                self._memory.chats[other.address] = replace(other, owner="")
        shown = [key for key in self._memory.messages if key[0] == address]
        for key in shown:
            del self._memory.messages[key]
        rows = self._memory.erase(address)
        changes = self._memory.changes.forget(address, person - {""})
        counts = {"chats": 1 if chat else 0, "messages": len(shown), "deliveries": rows, "changes": changes}
        talk = self._memory.talk.forget(address, person - {""})
        return {**counts, **talk, **self._memory.payments.forget(payer_of(address))}

    async def within(self, place: Address) -> tuple[Chat, ...]:
        found = (chat for chat in self._memory.chats.values() if _is_within(chat.address, place))
        return tuple(sorted(found, key=lambda chat: chat.address.id))

    async def move(self, old: Address, new: Address) -> bool:
        check_keys(new.platform, new.id)
        if old == new:
            return False
        chats = [chat for chat in self._memory.chats.values() if _is_within(chat.address, old)]
        for key in [key for key in self._memory.messages if _is_within(key[0], old)]:
            del self._memory.messages[key]
        talk = self._memory.talk
        talked = {*talk.conversations, *(each.address for each in talk.answers.values())}
        talk.move({place: _moved(place, old, new) for place in talked if _is_within(place, old)})
        self._memory.payments.move(payer_of(old), payer_of(new))
        for chat in chats:
            self._move_chat(chat, _moved(chat.address, old, new))
        return bool(chats)

    def _move_chat(self, chat: Chat, target: Address) -> None:
        del self._memory.chats[chat.address]
        there = self._memory.chats.get(target)
        if there is None:
            self._memory.renumber(chat.address, target)
        elif there.subscribed and not chat.subscribed:
            self._memory.hand_over(chat.address, target)
            self._memory.changes.forget(chat.address, set())
            return
        else:
            self._memory.changes.forget(target, set())
            self._memory.hand_over(target, chat.address)
            self._memory.renumber(chat.address, target)
        self._memory.changes.move(chat.address, target)
        self._memory.chats[target] = replace(chat, address=target)

    async def counts(self) -> ChatCounts:
        chats = self._memory.chats.values()
        on = [chat for chat in chats if not chat.off]
        return ChatCounts(
            known=len(chats),
            subscribed=sum(chat.subscribed and not chat.paused for chat in on),
            paused=sum(chat.paused for chat in on),
            off=len(chats) - len(on),
        )


def _moved(address: Address, old: Address, new: Address) -> Address:
    return Address(new.platform, new.id + address.id.removeprefix(old.id))


class FakeMessages:
    """bot.ports.store.Messages in memory."""

    def __init__(self, memory: ChatMemory) -> None:
        self._memory = memory

    async def add(self, shown: Sequence[ShownMessage]) -> None:
        for each in shown:
            check_aware(each.sent_at)
            check_text(each.about)
            check_keys(each.address.platform, each.address.id, each.message)
        self._memory.messages.update({(each.address, each.message): each for each in shown})

    async def at(self, address: Address, message: str) -> About | None:
        shown = self._memory.messages.get((address, message))
        return shown.about if shown else None

    async def showing(self, day: date, number: int) -> tuple[ShownMessage, ...]:
        found = [shown for shown in self._memory.messages.values() if _shows(shown.about, day, number)]
        return tuple(sorted(found, key=_age))

    async def of(self, address: Address) -> tuple[ShownMessage, ...]:
        return tuple(sorted((one for one in self._memory.messages.values() if one.address == address), key=_age))

    async def fronts(self, day: date) -> tuple[ShownMessage, ...]:
        about = ((shown, shown.about) for shown in self._memory.messages.values())
        found = [
            shown
            for shown, of in about
            if of.day == day and not (of.papers or of.report or any(listed for _, listed in of.older))
        ]
        return tuple(sorted(found, key=_age))

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [key for key, shown in self._memory.messages.items() if shown.sent_at < before]
        for key in old:
            del self._memory.messages[key]
        return len(old)


def _shows(about: About, day: date, number: int) -> bool:
    if about.report:
        return False
    return any(day == of and number in papers for of, papers in ((about.day, about.papers), *about.older))


def _age(shown: ShownMessage) -> tuple[datetime, str, str, int, str]:
    return shown.sent_at, shown.address.platform, shown.address.id, shown.part, shown.message


class FakeHeard:
    """bot.ports.store.Heard in memory."""

    def __init__(self, memory: ChatMemory) -> None:
        self._memory = memory

    async def first(self, lane: str, update: str, at: datetime) -> bool:
        check_aware(at)
        check_keys(lane, update)
        is_new = (lane, update) not in self._memory.heard
        self._memory.heard.setdefault((lane, update), at)
        return is_new

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [key for key, at in self._memory.heard.items() if at < before]
        for key in old:
            del self._memory.heard[key]
        return len(old)
