"""What became of deliveries and what happens to them next, read off the ledger's rows. Pure: asks and changes nothing.

For the chat that waits, for operators, and for the log; each says it in its own words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from typing import Literal

from bot.domain.delivery import Entry, State
from bot.ports.ledger import LaneState

Next = Literal["arrived", "replaced", "soon", "later", "unreached", "paused", "asked", "held", "refused"]
"""It is there; it gave way; its turn comes; it is tried again at a time; its platform is not reached; its bot may not
send until then; whether it is there is being found out; an operator decides; it will not be sent."""
WORST: tuple[Next, ...] = ("refused", "held", "asked", "paused", "unreached", "later", "soon", "replaced", "arrived")
"""What a posting is told by, where its parts fared differently."""
_BY_STATE: Mapping[State, Next] = {
    "ready": "soon",
    "sending": "soon",
    "unsure": "asked",
    "sent": "arrived",
    "dead": "refused",
    "parked": "held",
    "expired": "replaced",
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is next, and when: the time it arrived or ended, or before which nothing happens; None: no time is set.

    `since` when its platform is not reached.
    """

    next: Next
    at: datetime | None = None
    reason: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One posting of a chat: how many of its parts arrived, and the outlook of the part that matters most."""

    posting: str
    edition: date
    arrived: int
    parts: int
    outlook: Outlook


def outlook(entry: Entry, lane: LaneState | None, now: datetime) -> Outlook:
    """What happens to a row next; `lane` is the state of its lane, where that is known."""
    coming = _BY_STATE[entry.state]
    if coming not in ("soon", "asked"):
        return Outlook(coming, entry.settled_at, entry.reason)
    held_up = _held_up(lane, now) if lane and entry.state != "sending" else None
    moments = (entry.not_before, held_up.at if held_up else None)
    waits = max((each for each in moments if each and each > now), default=None)
    if coming == "soon" and held_up:
        return replace(held_up, at=waits)
    return Outlook("later" if waits and coming == "soon" else coming, waits, entry.reason)


def _held_up(lane: LaneState, now: datetime) -> Outlook | None:
    """What holds back all that waits in a lane."""
    if lane.paused_until and lane.paused_until > now:
        return Outlook("paused", lane.paused_until, lane.reason)
    if lane.outage:
        return Outlook("unreached", lane.outage.again_at, lane.outage.reason, lane.outage.since)
    return None


def postings(entries: Iterable[Entry], lanes: Sequence[LaneState], now: datetime) -> tuple[Told, ...]:
    """The postings of one chat, newest first, as `Ledger.entries` gives its rows; a row that it cut off is missed."""
    by_name = {lane.lane: lane for lane in lanes}
    newest_first = sorted(entries, key=lambda entry: (entry.planned_at, entry.posting, entry.part), reverse=True)
    return tuple(_told(list(rows), by_name, now) for _, rows in groupby(newest_first, key=lambda entry: entry.posting))


def _told(rows: Sequence[Entry], lanes: Mapping[str, LaneState], now: datetime) -> Told:
    found = [outlook(row, lanes.get(row.lane), now) for row in rows]
    worst = min(found, key=lambda each: WORST.index(each.next))
    arrived = sum(each.next == "arrived" for each in found)
    return Told(rows[0].posting, rows[0].edition, arrived, rows[0].parts, worst)
