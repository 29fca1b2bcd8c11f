"""bot.ports.store.Answers and Conversations in memory, and what becomes of them with their chats."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from fakes_checks import check_keys, check_text

from bot.domain.chat import Address
from bot.domain.conversation import Conversation
from bot.domain.paper import check_aware
from bot.ports.store import AnswerState, KeptAnswer

DOUBTED = frozenset({"reported", "withdrawn"})


@dataclass
class TalkMemory:
    """What was asked and talked about; shared with the chats, which forget and move it."""

    answers: dict[int, KeptAnswer] = field(default_factory=dict)
    conversations: dict[Address, tuple[Conversation, datetime]] = field(default_factory=dict)
    last: int = 0

    def forget(self, address: Address, persons: Collection[str]) -> dict[str, int]:
        """Erase a chat's talk, and its person's answers everywhere with the conversations of those chats."""
        theirs = [kept for kept in self.answers.values() if kept.address.platform == address.platform]
        asked = {kept.address for kept in theirs if kept.person in persons}
        gone = [kept.number for kept in theirs if kept.address == address or kept.person in persons]
        talked = [place for place in self.conversations if place == address or place in asked]
        for place in talked:
            del self.conversations[place]
        for number in gone:
            del self.answers[number]
        return {"conversations": len(talked), "answers": len(gone)}

    def move(self, places: Mapping[Address, Address]) -> None:
        """Places have other addresses now; of two conversations the one that was kept last stays."""
        for number, kept in self.answers.items():
            if kept.address in places:
                self.answers[number] = replace(kept, address=places[kept.address], message="")
        for old, new in places.items():
            moved = self.conversations.pop(old, None)
            there = self.conversations.get(new)
            if moved and not (there and there[1] > moved[1]):
                self.conversations[new] = replace(moved[0], address=new), moved[1]


class FakeAnswers:
    """bot.ports.store.Answers in memory."""

    def __init__(self, memory: TalkMemory) -> None:
        self._memory = memory

    async def add(self, answer: KeptAnswer) -> int:
        check_aware(answer.at)
        check_text(answer)
        check_keys(answer.address.platform, answer.address.id, answer.person, answer.message, answer.answer.language)
        self._memory.last += 1
        self._memory.answers[self._memory.last] = replace(answer, number=self._memory.last)
        return self._memory.last

    async def get(self, number: int) -> KeptAnswer | None:
        return self._memory.answers.get(number)

    async def same(self, key: str, language: str, since: datetime) -> KeptAnswer | None:
        check_aware(since)
        same = [kept for kept in self._memory.answers.values() if (kept.key, kept.answer.language) == (key, language)]
        if any(kept.state in DOUBTED for kept in same):
            return None
        lasting = [kept for kept in same if kept.lasting and kept.at >= since]
        return max(lasting, key=lambda kept: (kept.at, kept.number), default=None)

    async def mark(self, number: int, state: AnswerState, remark: str = "") -> bool:
        kept = self._memory.answers.get(number)
        if kept is None:
            return False
        changed = replace(kept, state=state, remark=remark)
        check_text(changed)
        self._memory.answers[number] = changed
        return True

    async def sent(self, number: int, message: str) -> None:
        check_keys(message)
        if number in self._memory.answers:
            self._memory.answers[number] = replace(self._memory.answers[number], message=message)

    async def reported(self, most: int) -> tuple[KeptAnswer, ...]:
        waiting = sorted(number for number, kept in self._memory.answers.items() if kept.state == "reported")
        return tuple(self._memory.answers[number] for number in waiting[:most])

    async def count(self, address: Address, person: str, since: datetime) -> int:
        check_aware(since)
        kept = self._memory.answers.values()
        return sum((one.address, one.person) == (address, person) and one.at >= since for one in kept)

    async def drop(self, before: datetime, reported: datetime) -> int:
        check_aware(before)
        check_aware(reported)
        kept = self._memory.answers
        old = [number for number, one in kept.items() if one.at < (reported if one.state == "reported" else before)]
        for number in old:
            del kept[number]
        return len(old)


class FakeConversations:
    """bot.ports.store.Conversations in memory."""

    def __init__(self, memory: TalkMemory) -> None:
        self._memory = memory

    async def get(self, address: Address) -> Conversation:
        kept = self._memory.conversations.get(address)
        return kept[0] if kept else Conversation(address)

    async def put(self, conversation: Conversation, at: datetime) -> None:
        check_aware(at)
        for exchange in conversation.exchanges:
            check_aware(exchange.at)
        check_text(conversation)
        check_keys(conversation.address.platform, conversation.address.id)
        self._memory.conversations[conversation.address] = conversation, at

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [place for place, (_, at) in self._memory.conversations.items() if at < before]
        for place in old:
            del self._memory.conversations[place]
        return len(old)
