"""What `jogan deliveries` does once its arguments are read: rows, the story of one, rows that are sent again."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import typer

from adapters.cli import show
from adapters.cli.tell_delivery import story
from adapters.clock import SystemClock
from adapters.config import Config
from adapters.wiring.renderers import chat_named, renderers
from adapters.wiring.store import store
from bot.delivery.outlook import outlook
from bot.domain.delivery import STATES, SUPERSEDED, Entry, State
from bot.errors import OperatorMistake
from bot.ports.ledger import Ledger

RETRIED: frozenset[State] = frozenset({"dead", "parked", "expired"})
AT_ONCE = 100_000
"""Rows of a state that one command sends again."""


class NoSuchRow(OperatorMistake):
    """A number that no row of the ledger has."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are listed; empty means all."""

    states: tuple[State, ...]
    chat: str
    posting: str
    most: int


def states_of(named: Sequence[str]) -> tuple[State, ...]:
    """States by name; wrong usage otherwise."""
    unknown = next((name for name in named if name not in STATES), None)
    if unknown is not None:
        raise typer.BadParameter(f"{unknown!r} is no state. There are: {', '.join(STATES)}.")
    return tuple(state for state in STATES if state in named)


async def show_rows(config: Config, wanted: Wanted, *, as_json: bool) -> int:
    """Print the rows; raises UnknownChat."""
    async with store(config) as kept:
        address = (await chat_named(wanted.chat, kept, renderers())).address if wanted.chat else None
        rows = await kept.ledger.entries(
            states=wanted.states, address=address, posting=wanted.posting, most=wanted.most
        )
    if as_json:
        show.document([as_document(row) for row in rows])
        return 0
    for row in rows:
        show.line(_line(row))
    if not rows:
        narrowed = wanted.states or wanted.chat or wanted.posting
        show.line("No such deliveries." if narrowed else "No deliveries yet: nothing was due to any chat.")
    elif len(rows) == wanted.most:
        show.remark(f"The newest {wanted.most} are shown; --most shows more.")
    return 0


async def tell_row(config: Config, number: int, *, as_json: bool) -> int:
    """Print the story of a row; raises NoSuchRow."""
    now = SystemClock().now()
    async with store(config) as kept:
        row = await _row(kept.ledger, number)
        lanes = await kept.ledger.lanes(counted=False)
    lane = next((each for each in lanes if each.lane == row.lane), None)
    coming, told = outlook(row, lane, now), story(row, lane, now)
    if as_json:
        show.document(as_document(row) | {"story": told, "next": coming.next, "next_at": written(coming.at)})
        return 0
    for line in told:
        show.line(line)
    return 0


async def send_again(
    config: Config, numbers: Sequence[int], states: Sequence[State], *, asks: bool, as_json: bool
) -> int:
    """Make rows ready again; the exit status. Raises NoSuchRow."""
    async with store(config) as kept:
        rows = [await _row(kept.ledger, number) for number in dict.fromkeys(numbers)]
        rows += await kept.ledger.entries(states=states, most=AT_ONCE) if states else ()
        chosen = [row for row in rows if _may_be_sent(row)]
        if states and chosen and asks and not _agreed(chosen):
            show.remark("Nothing was changed.")
            return 1
        done = await kept.ledger.retry([row.number for row in chosen], SystemClock().now())
    if as_json:
        show.document({"retried": done})
        return 0
    for row in rows:
        if row.state in RETRIED and not _may_be_sent(row):
            show.remark(f"jogan: {row.number} went with a newer posting: it would come twice.")
        elif row.state not in RETRIED:
            show.remark(f"jogan: {row.number} is {row.state}: only dead, parked and expired rows can be sent again.")
    if not rows:
        show.line(f"Nothing is {' or '.join(states)}.")
        return 0
    sent = "The running service sends them within a minute, where the chat still gets posts." if done else ""
    show.line(f"{done} of {len(rows)} wait to be sent again. {sent}".rstrip())
    return 0 if done else 1


def _may_be_sent(row: Entry) -> bool:
    return row.state in RETRIED and (row.state, row.reason) != ("expired", SUPERSEDED)


def _agreed(rows: Sequence[Entry]) -> bool:
    parked = sum(row.state == "parked" for row in rows)
    may_be = f", {parked} of which may be there already" if parked else ""
    counted = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    if not sys.stdin.isatty():
        raise typer.BadParameter(f"{counted} would be sent again{may_be}. Add --yes.")
    return typer.confirm(f"Send {counted} again{may_be}?", err=True)


async def _row(ledger: Ledger, number: int) -> Entry:
    row = await ledger.entry(number)
    if row is None:
        raise NoSuchRow(f"There is no delivery {number}; `jogan deliveries` lists them with their numbers.")
    return row


def as_document(row: Entry) -> dict[str, Any]:
    """A row with its fixed keys, and some more."""
    return {
        "number": row.number,
        "posting": row.posting,
        "edition": row.edition.isoformat(),
        "chat": row.address.id,
        "platform": row.address.platform,
        "chat_number": row.chat,
        "lane": row.lane,
        "part": row.part,
        "parts": row.parts,
        "state": row.state,
        "attempts": row.attempts,
        "unclean": row.unclean,
        "not_before": written(row.not_before),
        "message_id": row.message_id or None,
        "reason": row.reason or None,
        "planned_at": written(row.planned_at),
        "settled_at": written(row.settled_at),
    }


def written(at: datetime | None) -> str | None:
    """An instant as JSON has it, in UTC."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if at else None


def _line(row: Entry) -> str:
    where = f"{row.address.platform}:{row.address.id}"
    at = row.settled_at or row.not_before or row.planned_at
    reason = f"  {row.reason}" if row.reason else ""
    part = f"{row.part}/{row.parts}"
    return f"{row.number:>8}  {row.posting:<18} {part:>5}  {where:<28} {row.state:<8} {at:%Y-%m-%d %H:%M}{reason}"
