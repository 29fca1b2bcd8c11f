"""What models cost, in SQL: conditional updates keep the limits, so that processes never pass one together.

It knows no model and no price, and estimates nothing.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from adapters.store.connections import Connections
from adapters.store.direct import Statements
from adapters.store.grouped import Grouped
from adapters.store.mapping import key
from bot.domain.paper import check_aware
from bot.errors import BadPayload
from bot.ports.llm import Usage
from bot.ports.payments import CHATS, EDITION, FORGOTTEN, KeptReply, Limits, Payer, Spent

EVERYBODY = ""
UNLIMITED = 2**62
MOST_TOKENS = 2**53
"""No service counts so many; sums of it fit a column for a thousand years."""
OPEN = (
    "INSERT INTO spendings (day, payer, calls, input, output, cached, reasoning, reserved)"
    " VALUES (?, ?, 0, 0, 0, 0, 0, 0) ON CONFLICT DO NOTHING"
)
RESERVE = (
    "UPDATE spendings SET reserved = reserved + ?, calls = calls + 1"
    " WHERE day = ? AND payer = ? AND input + output + reserved <= ?"
)
GIVE_BACK = "UPDATE spendings SET reserved = reserved - ?, calls = calls - 1 WHERE day = ? AND payer = ?"
NUMBERED = "INSERT INTO reservations (day, payer, tokens) VALUES (?, ?, ?) RETURNING id"
TAKE = "DELETE FROM reservations WHERE id = ? RETURNING day, payer, tokens"
SETTLE = (
    "UPDATE spendings SET reserved = reserved - ?, calls = calls - ?, input = input + ?, output = output + ?,"
    " cached = cached + ?, reasoning = reasoning + ? WHERE day = ? AND payer = ?"
)
KEEP = (
    "INSERT INTO replies (key, model, body, payer, input, output, cached, reasoning, kept_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (key) DO UPDATE SET model = excluded.model, body = excluded.body, payer = excluded.payer,"
    " input = excluded.input, output = excluded.output, cached = excluded.cached, reasoning = excluded.reasoning,"
    " kept_at = excluded.kept_at"
)
SPENT = (
    "SELECT payer, calls, input, output, cached, reasoning, reserved FROM spendings"
    " WHERE day = ? AND payer NOT IN (?, ?) AND calls > 0"
)
SPENT_BY = (
    "SELECT day, payer, calls, input, output, cached, reasoning, reserved FROM spendings"
    " WHERE payer = ? AND calls > 0 ORDER BY day"
)
REPLY = "SELECT key, model, body, input, output, cached, reasoning FROM replies WHERE key = ?"
DROP_REPLIES = "DELETE FROM replies WHERE key {texts}"
DROP_OLD = "DELETE FROM replies WHERE kept_at < ?"
DROP_RESERVATIONS = "DELETE FROM reservations WHERE day < ?"
DROP_DAYS = "DELETE FROM spendings WHERE day < ?"


class SqlPayments:
    """bot.ports.payments.Payments."""

    def __init__(self, connections: Connections) -> None:
        self._connections, self._grouped = connections, Grouped(connections)

    async def reserve(self, day: date, payer: Payer, tokens: int, limits: Limits) -> int | None:
        """Set tokens aside."""
        _check_payer(payer)
        _check_tokens(tokens)
        return await self._grouped.run(lambda run: _reserve(run, day, payer, tokens, limits))

    async def settle(self, reservation: int, usage: Usage, reply: KeptReply | None, at: datetime) -> None:
        """Put what was used in the reservation's place and keep the reply."""
        check_aware(at)
        _check_tokens(*_counts(usage))
        if reply is not None:
            _check_reply(reply)
        await self._grouped.run(lambda run: _settle(run, reservation, usage, reply, at))

    async def spent(self, day: date) -> tuple[Spent, ...]:
        """What each payer has used on a day."""
        rows = await self._connections.direct_read(lambda run: run.all(SPENT, run.day(day), EVERYBODY, CHATS))
        return tuple(sorted((_spent(*row) for row in rows), key=lambda spent: spent.payer))

    async def spent_by(self, payer: Payer) -> tuple[tuple[date, Spent], ...]:
        """What a payer has used, by day."""
        return await self._connections.direct_read(lambda run: _spent_by(run, payer))

    async def reply(self, key: str) -> KeptReply | None:
        """The reply to the same request."""
        row = await self._connections.direct_read(lambda run: run.one(REPLY, key))
        return _reply(*row) if row else None

    async def drop_replies(self, keys: Sequence[str]) -> int:
        """Forget replies that were found wrong."""
        return await self._connections.direct_write(lambda run: run.run(DROP_REPLIES, run.texts(keys)))

    async def drop(self, before: datetime) -> int:
        """Forget replies and days of before a moment."""
        check_aware(before)
        return await self._connections.direct_write(lambda run: _drop(run, before))


def _check_payer(payer: Payer) -> None:
    if key(payer) in (EVERYBODY, CHATS, FORGOTTEN):
        raise BadPayload(f"{payer!r} pays for nothing: a payer has a name of its own")


def _check_tokens(*counts: int) -> None:
    if not all(0 <= count < MOST_TOKENS for count in counts):
        raise BadPayload(f"tokens that cannot be kept: {counts}")


def _check_reply(reply: KeptReply) -> None:
    key(reply.key)
    key(reply.model)
    _check_tokens(*_counts(reply.usage))
    try:
        is_whole = b"\0" not in reply.body.encode()
    except UnicodeEncodeError as error:
        raise BadPayload("a reply cannot be kept: it is no Unicode text") from error
    if not is_whole:
        raise BadPayload("a reply cannot be kept: it has a NUL character")


def _counts(usage: Usage) -> tuple[int, int, int, int]:
    return usage.input, usage.output, usage.cached, usage.reasoning


def _reserve(run: Statements, day: date, payer: Payer, tokens: int, limits: Limits) -> int | None:
    """Everybody's row first, then that of all chats, then the payer's own."""
    on, passed = run.day(day), list[Payer]()
    for each, limit in _limited(payer, limits):
        if not _room(run, on, each, tokens, UNLIMITED if limit is None else limit):
            for before in passed:
                run.run(GIVE_BACK, tokens, on, before)
            return None
        passed.append(each)
    number: int = run.all(NUMBERED, on, payer, tokens)[0][0]
    return number


def _limited(payer: Payer, limits: Limits) -> list[tuple[Payer, int | None]]:
    """The rows that a call of a payer counts in, with their limits."""
    chats = [] if payer == EDITION else [(CHATS, limits.chats)]
    return [(EVERYBODY, limits.day), *chats, (payer, limits.payer)]


def _room(run: Statements, on: object, payer: Payer, tokens: int, limit: int) -> bool:
    run.run(OPEN, on, payer)
    return run.run(RESERVE, tokens, on, payer, min(limit, UNLIMITED) - tokens) == 1


def _settle(run: Statements, reservation: int, usage: Usage, reply: KeptReply | None, at: datetime) -> None:
    """What a chat was answered that was forgotten meanwhile is not kept."""
    taken = run.all(TAKE, reservation)
    if not taken:
        return
    day, payer, tokens = taken[0]
    for each, _ in _limited(payer, Limits(0)):
        run.run(SETTLE, tokens, int(not usage.total), *_counts(usage), day, each)
    if reply is not None and payer != FORGOTTEN:
        run.run(KEEP, reply.key, reply.model, reply.body, payer, *_counts(reply.usage), run.instant(at))


def _spent(payer: Payer, calls: int, *counts: int) -> Spent:
    return Spent(payer, calls, Usage(*counts[:4]), counts[4])


def _spent_by(run: Statements, payer: Payer) -> tuple[tuple[date, Spent], ...]:
    rows = ((run.day_of(day), _spent(*of)) for day, *of in run.all(SPENT_BY, payer))
    return tuple((day, spent) for day, spent in rows if day is not None)


def _reply(key: str, model: str, body: str, *counts: int) -> KeptReply:
    return KeptReply(key, model, body, Usage(*counts))


def _drop(run: Statements, before: datetime) -> int:
    day = run.day(before.astimezone(UTC).date())
    run.run(DROP_RESERVATIONS, day)
    for sums in (EVERYBODY, CHATS):
        run.run(f"{DROP_DAYS} AND payer = ?", day, sums)  # no payer's: uncounted
    return run.run(DROP_DAYS, day) + run.run(DROP_OLD, run.instant(before))
