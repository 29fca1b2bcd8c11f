"""The story of one delivery in sentences: where it goes, what was tried, how it stands, what happens next."""

from datetime import UTC, datetime

from bot.delivery.outlook import Outlook, outlook
from bot.domain.delivery import Entry
from bot.ports.ledger import LaneState


def story(row: Entry, lane: LaneState | None, now: datetime) -> list[str]:
    """Sentences for an operator; the last one says what happens next."""
    where = f"{row.address.platform}:{row.address.id}"
    tried = {0: "It was not tried yet.", 1: "It was tried once."}.get(
        row.attempts, f"It was tried {row.attempts} times."
    )
    lost = f" Of {_attempts(row.unclean)} nobody knows whether it arrived." if row.unclean else ""
    return [
        f"Delivery {row.number}: message {row.part} of {row.parts} of {row.posting} for {where}, sent by {row.lane}.",
        f"Planned {_at(row.planned_at)}. {tried}{lost}",
        *_state(row, outlook(row, lane, now), lane),
    ]


def _attempts(count: int) -> str:
    return "1 attempt" if count == 1 else f"{count} attempts"


def _at(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC" if moment else "soon"


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _state(row: Entry, coming: Outlook, lane: LaneState | None) -> tuple[str, str]:
    """How it stands, and what is next."""
    if coming.next in ("soon", "later", "unreached", "paused", "asked"):
        now, then = _coming(row, coming)
        return now, f"Next: {then}. {_worked(lane)}"
    return _ended(row, coming)


def _coming(row: Entry, coming: Outlook) -> tuple[str, str]:
    because, at = _because(row.reason), _at(coming.at)
    match coming.next:
        case "asked":
            return (
                f"The last attempt may have arrived{because}.",
                f"{at} it is found out; else it is sent once more, marked so, or held",
            )
        case "paused":
            return f"Its bot may not send until {at}{_because(coming.reason)}.", "it is sent then"
        case "unreached":
            return (
                f"Its platform has not been reached since {_at(coming.since)}{_because(coming.reason)}.",
                f"it is tried again {_at(coming.at)}",
            )
        case "later":
            return f"The last attempt did not arrive{because}.", f"it is sent again {at}"
    return "It is on the wire now." if row.state == "sending" else "It waits for its turn.", "it is sent"


def _ended(row: Entry, coming: Outlook) -> tuple[str, str]:
    because, again = _because(row.reason), f"`jogan deliveries retry {row.number}` sends it again"
    match coming.next:
        case "refused":
            return (
                f"It was refused for good {_at(coming.at)}{because}.",
                f"Next: nothing. Once that is mended, {again}.",
            )
        case "held":
            return (
                f"It is held{because}. Nobody can know whether it arrived.",
                f"Next: nothing by itself. Look into the chat; where it is missing, {again}.",
            )
        case "replaced":
            return (
                f"It was not sent{because}.",
                "Next: nothing: what it had comes with the next posting that the chat gets.",
            )
    return f"It arrived {_at(coming.at)} as message {row.message_id}.", "Next: nothing."


def _worked(lane: LaneState | None) -> str:
    if lane and lane.owner:
        return f"{lane.owner} posts for this bot."
    if lane and lane.outage:
        return f"{lane.outage.owner} tries; another process may."
    return "`jogan run` does it; at this moment no process posts for this bot."
