"""In-memory twins of what the store keeps of questions: answers that were given, and conversations."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from fakes_checks import check_keys, check_text

from bot.domain.chat import Address
from bot.domain.conversation import Conversation
from bot.domain.paper import check_aware
from bot.errors import BadPayload
from bot.ports.store import AnswerState, KeptAnswer


@dataclass
class TalkMemory:
    """What both share: where a chat moves or is forgotten, so is what it talked about."""

    answers: dict[int, KeptAnswer] = field(default_factory=dict)
    conversations: dict[Address, tuple[Conversation, datetime]] = field(default_factory=dict)
    last: int = 0

    def forget(self, address: Address, persons: set[str]) -> dict[str, int]:
        """Erase a chat's talk, and what its person asked elsewhere; how many of each."""
        theirs = {each.address for each in self.answers.values() if _is_of(each, address.platform, persons)}
        talked = [place for place in ({address} | theirs) if self.conversations.pop(place, None)]
        answers = [
            number
            for number, each in self.answers.items()
            if each.address == address or _is_of(each, address.platform, persons)
        ]
        for number in answers:
            del self.answers[number]
        return {"conversations": len(talked), "answers": len(answers)}

    def move(self, places: dict[Address, Address]) -> None:
        """Each place has another address now."""
        for number, kept in self.answers.items():
            if kept.address in places:
                self.answers[number] = replace(kept, address=places[kept.address], message="")
        for old, new in places.items():
            if old not in self.conversations:
                continue
            conversation, at = self.conversations.pop(old)
            if new not in self.conversations or self.conversations[new][1] <= at:
                self.conversations[new] = replace(conversation, address=new), at


def _is_of(kept: KeptAnswer, platform: str, persons: set[str]) -> bool:
    return kept.address.platform == platform and kept.person in persons


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
        asked = [each for each in self._memory.answers.values() if (each.key, each.answer.language) == (key, language)]
        if any(each.state in ("reported", "withdrawn") for each in asked):
            return None
        found = [each for each in asked if each.lasting and each.at >= since]
        return max(found, key=lambda each: (each.at, each.number), default=None)

    async def to_same(self, key: str, language: str, state: AnswerState | None = None) -> tuple[KeptAnswer, ...]:
        found = [each for _, each in sorted(self._memory.answers.items()) if state in (None, each.state)]
        return tuple(each for each in found if (each.key, each.answer.language) == (key, language))

    async def mark(self, number: int, state: AnswerState, remark: str = "") -> bool:
        try:
            remark.encode()
        except UnicodeEncodeError as error:
            raise BadPayload("a remark that is no Unicode text") from error
        return self._change(number, state=state, remark=remark)

    async def sent(self, number: int, message: str) -> None:
        check_keys(message)
        self._change(number, message=message)

    def _change(self, number: int, **values: str) -> bool:
        kept = self._memory.answers.get(number)
        if kept:
            self._memory.answers[number] = replace(kept, **values)  # type: ignore[arg-type]  # by name
        return kept is not None

    async def reported(self, most: int) -> tuple[KeptAnswer, ...]:
        waiting = [each for _, each in sorted(self._memory.answers.items()) if each.state == "reported"]
        return tuple(waiting[:most])

    async def count(self, address: Address, person: str, since: datetime) -> int:
        check_aware(since)
        theirs = [one for one in self._memory.answers.values() if one.person == person and one.at >= since]
        return sum(
            one.address.platform == address.platform and (bool(person) or one.address == address) for one in theirs
        )

    async def asked(self, address: Address, person: str = "") -> tuple[KeptAnswer, ...]:
        persons = {person} - {""}
        found = (one for _, one in sorted(self._memory.answers.items()))
        return tuple(one for one in found if one.address == address or _is_of(one, address.platform, persons))

    async def drop(self, before: datetime, reported: datetime) -> int:
        check_aware(before)
        check_aware(reported)
        old = [
            number
            for number, each in self._memory.answers.items()
            if each.at < (reported if each.state == "reported" else before)
        ]
        for number in old:
            del self._memory.answers[number]
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
        if conversation.asked_at is not None:
            check_aware(conversation.asked_at)
        check_text(conversation)
        check_keys(conversation.address.platform, conversation.address.id)
        self._memory.conversations[conversation.address] = conversation, at

    async def unanswered(self, platform: str, since: datetime) -> tuple[Conversation, ...]:
        check_aware(since)
        kept = self._memory.conversations.values()
        theirs = [each for each, at in kept if each.address.platform == platform and at >= since]
        return tuple(sorted((each for each in theirs if each.asked_at), key=lambda each: each.address.id))

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [address for address, (_, at) in self._memory.conversations.items() if at < before]
        for address in old:
            del self._memory.conversations[address]
        return len(old)
