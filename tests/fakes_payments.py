"""In-memory twins of what the store keeps of writing: papers' texts, what models cost, replies that were paid for."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from fakes_checks import check_keys, check_text

from bot.domain.paper import PaperId, check_aware
from bot.domain.text import PaperText
from bot.errors import BadPayload
from bot.ports.llm import Usage
from bot.ports.payments import CHATS, EDITION, FORGOTTEN, KeptReply, Limits, Payer, Spent


class FakeTexts:
    """bot.ports.store.Texts in memory."""

    def __init__(self) -> None:
        self._kept: dict[PaperId, tuple[PaperText, datetime]] = {}

    async def put(self, text: PaperText, at: datetime) -> None:
        check_aware(at)
        if not text.is_whole:
            raise ValueError("only an abstract")
        check_keys(text.paper)
        check_text(text)
        self._kept[text.paper] = text, at

    async def get(self, paper: PaperId) -> PaperText | None:
        return self._kept[paper][0] if paper in self._kept else None

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [paper for paper, (_, at) in self._kept.items() if at < before]
        for paper in old:
            del self._kept[paper]
        return len(old)


def _check_tokens(*counts: int) -> None:
    if not all(0 <= count < 2**53 for count in counts):
        raise BadPayload("tokens that cannot be kept")


def _counts(usage: Usage) -> tuple[int, int, int, int]:
    return usage.input, usage.output, usage.cached, usage.reasoning


def _check_reply(reply: KeptReply) -> None:
    check_keys(reply.key, reply.model)
    _check_tokens(*_counts(reply.usage))
    try:
        "".join((reply.key, reply.model, reply.body)).encode()
    except UnicodeEncodeError as error:
        raise BadPayload("a reply that is no Unicode text") from error
    if "\0" in reply.body:
        raise BadPayload("a reply with a NUL character")


class FakePayments:
    """bot.ports.payments.Payments in memory. `reservations` are those that are not settled, by number."""

    def __init__(self) -> None:
        self.reservations: dict[int, tuple[date, Payer, int]] = {}
        self._days: dict[tuple[date, Payer], Spent] = {}
        self._used: dict[tuple[date, Payer], int] = {}
        self._replies: dict[str, tuple[KeptReply, datetime, Payer]] = {}
        self._last = 0

    async def reserve(self, day: date, payer: Payer, tokens: int, limits: Limits) -> int | None:
        check_keys(payer)
        if payer in ("", CHATS, FORGOTTEN):
            raise BadPayload("a payer has a name of its own")
        _check_tokens(tokens)
        own = self._days[day, payer].total if (day, payer) in self._days else 0
        counted = [(self._used.get((day, ""), 0), limits.day), (own, limits.payer)]
        if payer != EDITION:
            counted.append((self._used.get((day, CHATS), 0), limits.chats))
        if any(limit is not None and used + tokens > limit for used, limit in counted):
            return None
        self._last += 1
        self.reservations[self._last] = day, payer, tokens
        self._add(day, payer, 1, Usage(), tokens)
        return self._last

    def _add(self, day: date, payer: Payer, calls: int, usage: Usage, reserved: int) -> None:
        old = self._days.get((day, payer), Spent(payer, 0, Usage(), 0))
        counts = (a + b for a, b in zip(_counts(old.usage), _counts(usage), strict=True))
        new = replace(old, calls=old.calls + calls, usage=Usage(*counts), reserved=old.reserved + reserved)
        self._days[day, payer] = new
        for sum_ in ("",) if payer == EDITION else ("", CHATS):
            self._used[day, sum_] = self._used.get((day, sum_), 0) + new.total - old.total

    async def settle(self, reservation: int, usage: Usage, reply: KeptReply | None, at: datetime) -> None:
        check_aware(at)
        _check_tokens(*_counts(usage))
        if reply is not None:
            _check_reply(reply)
        if reservation not in self.reservations:
            return
        day, payer, tokens = self.reservations.pop(reservation)
        self._add(day, payer, 0 if usage.total else -1, usage, -tokens)
        if reply is not None:
            self._keep(reply, at, payer)

    def _keep(self, reply: KeptReply, at: datetime, payer: Payer) -> None:
        if payer != FORGOTTEN:
            self._replies[reply.key] = reply, at, payer

    def forget(self, payer: Payer) -> dict[str, int]:
        """Nobody knows any more who paid; how many replies and days there were."""
        replies = [key for key, (_, _, paid_by) in self._replies.items() if paid_by == payer]
        for key in replies:
            del self._replies[key]
        return {"replies": len(replies), "spendings": self._hand_over(payer, FORGOTTEN)}

    def move(self, old: Payer, new: Payer) -> None:
        """A place and its topics are other payers now."""
        for payer in {who for _, who in self._days if who == old or who.startswith(f"{old}/")}:
            moved = new + payer.removeprefix(old)
            self._hand_over(payer, moved)
            for key, (reply, at, paid_by) in self._replies.items():
                self._replies[key] = reply, at, moved if paid_by == payer else paid_by

    def _hand_over(self, old: Payer, new: Payer) -> int:
        for number, (day, payer, tokens) in self.reservations.items():
            self.reservations[number] = day, new if payer == old else payer, tokens
        days = [day for day, payer in self._days if payer == old]
        for day in days:
            spent = self._days[day, old]
            self._add(day, new, spent.calls, spent.usage, spent.reserved)
            self._add(day, old, -spent.calls, Usage(*(-count for count in _counts(spent.usage))), -spent.reserved)
            del self._days[day, old]
        return len(days)

    async def spent(self, day: date) -> tuple[Spent, ...]:
        found = [spent for (on, _), spent in self._days.items() if on == day and spent.calls]
        return tuple(sorted(found, key=lambda spent: spent.payer))

    async def spent_by(self, payer: Payer) -> tuple[tuple[date, Spent], ...]:
        return tuple(sorted((on, one) for (on, who), one in self._days.items() if who == payer and one.calls))

    async def reply(self, key: str) -> KeptReply | None:
        return self._replies[key][0] if key in self._replies else None

    async def drop_replies(self, keys: Sequence[str]) -> int:
        return sum(self._replies.pop(key, None) is not None for key in set(keys))

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        day = before.astimezone(UTC).date()
        replies = [key for key, (_, at, _) in self._replies.items() if at < before]
        days = [key for key in self._days if key[0] < day]
        for key in replies:
            del self._replies[key]
        for on, payer in days:
            del self._days[on, payer]
        self._used = {key: used for key, used in self._used.items() if key[0] >= day}
        self.reservations = {number: kept for number, kept in self.reservations.items() if kept[0] >= day}
        return len(replies) + len(days)
