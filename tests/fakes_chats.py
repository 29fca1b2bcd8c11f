"""In-memory twins of what the store keeps about chats: settings, what messages show, updates that were heard."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from fakes_checks import check_keys, check_text

from bot.domain.chat import Address, Chat
from bot.domain.paper import check_aware
from bot.domain.shown import About
from bot.ports.store import ChatCounts, Forgotten, ShownMessage


@dataclass
class ChatMemory:
    """What the parts share: where a chat moves or is forgotten, so are its messages."""

    chats: dict[Address, Chat] = field(default_factory=dict)
    messages: dict[tuple[Address, str], ShownMessage] = field(default_factory=dict)
    heard: dict[tuple[str, str], datetime] = field(default_factory=dict)


def _is_within(address: Address, place: Address) -> bool:
    return address.platform == place.platform and (address.id == place.id or address.id.startswith(f"{place.id}/"))


class FakeChats:
    """bot.ports.store.Chats in memory."""

    def __init__(self, memory: ChatMemory) -> None:
        self._memory = memory

    async def get(self, address: Address) -> Chat | None:
        return self._memory.chats.get(address)

    async def put(self, chat: Chat) -> None:
        if chat.next_due is not None:
            check_aware(chat.next_due)
        check_text(chat)
        check_keys(chat.address.platform, chat.address.id, chat.language, chat.timezone, chat.owner)
        self._memory.chats[chat.address] = chat

    async def forget(self, address: Address) -> Forgotten:
        chat = self._memory.chats.pop(address, None)
        person = {address.id, chat.owner} if chat and chat.kind == "private" else {address.id}
        for other in list(self._memory.chats.values()):
            if other.address.platform == address.platform and other.owner in person:
                self._memory.chats[other.address] = replace(other, owner="")
        shown = [key for key in self._memory.messages if key[0] == address]
        for key in shown:
            del self._memory.messages[key]
        return Forgotten({"chats": 1 if chat else 0, "messages": len(shown)})

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
        for chat in chats:
            self._move_chat(chat, _moved(chat.address, old, new))
        return bool(chats)

    def _move_chat(self, chat: Chat, target: Address) -> None:
        del self._memory.chats[chat.address]
        there = self._memory.chats.get(target)
        if there is None or chat.subscribed or not there.subscribed:
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
        found = [
            shown for shown in self._memory.messages.values() if shown.about.day == day and number in shown.about.papers
        ]
        return tuple(sorted(found, key=_age))

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [key for key, shown in self._memory.messages.items() if shown.sent_at < before]
        for key in old:
            del self._memory.messages[key]
        return len(old)


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
