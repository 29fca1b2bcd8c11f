"""Chats whose time has come, and where their next posting starts from. Changes nothing; the planner may lock them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from itertools import islice
from typing import Any

from pydantic_core import from_json

from adapters.store.direct import Statements
from adapters.store.tables import UNBEGUN
from bot.domain.posting import Wants
from bot.ports.ledger import DueChat, Position

COLUMNS = (
    "id, next_due, cursor, lane, kind, language, length, categories, everything, notices, weekly, timezone, post_time, "
    "days"
)
DUE = f"""SELECT {COLUMNS} FROM chats WHERE lane = ? AND (next_due, id) > (?, ?) AND next_due <= ?
ORDER BY next_due, id LIMIT ?"""
AFTER = f"SELECT {COLUMNS} FROM chats WHERE id > ? AND next_due IS NOT NULL ORDER BY id LIMIT ?"
WAITING = f"SELECT chat, posting, since, day, state, unclean FROM deliveries WHERE chat {{ids}} AND {UNBEGUN}"
STARTED = f"SELECT DISTINCT chat, posting, day FROM deliveries WHERE chat {{ids}} AND (NOT ({UNBEGUN}) OR unclean > 0)"


@dataclass(slots=True)
class Unbegun:
    """A posting of which nothing was begun: the day it starts after; `alive` where a row of it is still ready."""

    since: date | None
    alive: bool = False


Postings = dict[int, dict[str, Unbegun]]
"""By chat and posting."""


class Reading:
    """Rows of chats as due chats; those that want the same share one value."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._wants: dict[tuple[Any, ...], Wants] = {}
        self._moments: dict[Any, datetime | None] = {}

    def chat(self, row: Sequence[Any], since: date | None) -> DueChat:
        """One due chat."""
        said = tuple(row[3:])
        if (wants := self._wants.get(said)) is None:
            wants = self._wants[said] = self._read(said)
        if (due := self._moments.get(row[1])) is None:
            due = self._moments[row[1]] = self._statements.moment(row[1])
        assert due is not None
        return DueChat(row[0], wants, due, since)

    def _read(self, row: tuple[Any, ...]) -> Wants:
        lane, kind, language, length, categories, everything, notices, weekly, timezone, post_time, days = row
        return Wants(
            lane=lane,
            kind=kind,
            language=language,
            length=length,
            chosen=None if everything else tuple(sorted(from_json(categories))),
            notices=bool(notices),
            weekly=bool(weekly),
            timezone=timezone,
            post_time=self._statements.time_of(post_time),
            days=tuple(from_json(days)),
        )


def found(
    statements: Statements, now: datetime, lanes: Collection[str], most: int, after: Position
) -> tuple[DueChat, ...]:
    """Chats whose time has come, longest due first."""
    rows = due_rows(statements, now, lanes, most, after)
    return due_chats(statements, rows, unbegun_postings(statements, rows)) if rows else ()


def due_rows(
    statements: Statements, now: datetime, lanes: Collection[str], most: int, after: Position, *, locked: bool = False
) -> list[Sequence[Any]]:
    """Rows of due chats behind a place, longest due first; `locked` ones are nobody else's until the commit."""
    question = f"{DUE} {{locked}}" if locked else DUE
    place = (statements.instant(after[0]), after[1], statements.instant(now))
    found = [statements.all(question, lane, *place, most) for lane in sorted(set(lanes))]
    return list(islice(merge(*found, key=_longest), most))


def _longest(row: Sequence[Any]) -> tuple[Any, int]:
    return row[1], row[0]


def due_chats(statements: Statements, rows: Sequence[Sequence[Any]], unbegun: Postings) -> tuple[DueChat, ...]:
    """Due chats with the day that their next posting starts after."""
    reading = Reading(statements)
    days = {kept: statements.day_of(kept) for kept in {row[2] for row in rows}}
    chats = []
    for row in rows:
        waiting = unbegun.get(row[0])
        chats.append(reading.chat(row, earliest(waiting) if waiting else days[row[2]]))
    return tuple(chats)


def earliest(unbegun: Mapping[str, Unbegun]) -> date | None:
    """The day that all of these postings start after: where one starts with the first edition, so do all."""
    days = [each.since for each in unbegun.values() if each.since is not None]
    return min(days) if len(days) == len(unbegun) else None


def unbegun_postings(statements: Statements, rows: Sequence[Sequence[Any]], *, locked: bool = False) -> Postings:
    """Postings that a plan may replace: no part of them was begun, and nothing newer took their place.

    What is older than the cursor and ready is sent again because an operator asked: it is nobody's to replace. Nor is
    what expired where another posting of the same editions was begun instead. `locked` rows are not claimed until the
    transaction ends.
    """
    cursors = {row[0]: row[2] for row in rows}
    found: Postings = {}
    question = f"{WAITING} {{kept}}" if locked else WAITING
    for chat, posting, since, day, state, unclean in statements.all(question, statements.ids(cursors)):
        newest = cursors[chat] is None or day >= cursors[chat]
        if (newest if state == "ready" else day == cursors[chat]) and not unclean:
            each = found.setdefault(chat, {}).setdefault(posting, Unbegun(statements.day_of(since)))
            each.alive |= state == "ready"
    if found:
        for chat, posting, day in statements.all(STARTED, statements.ids(found)):
            found[chat].pop(posting, None)
            if day == cursors[chat] and not posting.startswith("notice:"):
                found[chat] = {name: each for name, each in found[chat].items() if each.alive}
    return {chat: postings for chat, postings in found.items() if postings}


def chats_after(statements: Statements, after: int, most: int) -> tuple[DueChat, ...]:
    """Chats by number that are due at some time."""
    rows = statements.all(AFTER, after, most)
    return due_chats(statements, rows, {})
