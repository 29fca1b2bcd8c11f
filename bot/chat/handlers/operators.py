"""What /status tells operators besides: how many chats there are, what each bot has to send, and the last days.

Operators are named in the settings by the platform's own id of a person, and told only in their private chat.
"""

from datetime import timedelta

from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.document.blocks import Block, Items, Text, text
from bot.domain.delivery import Outage
from bot.domain.edition import Edition
from bot.ports.ledger import LaneState
from bot.wording.choose import reading

DAYS = 7
"""Days back from the last that has an edition, or a reason for none."""


def is_operator(turn: Turn) -> bool:
    """Whether this is an operator's private chat."""
    incoming = turn.incoming
    named = f"{incoming.address.platform}:{incoming.sender}"
    return incoming.kind == "private" and bool(incoming.sender) and named in turn.house.operators


async def of_service(turn: Turn, last: Edition | None) -> tuple[Block, ...]:
    """The chats, the bots, and the last days, newest first."""
    words = turn.words
    counts = await turn.house.store.chats.counts()
    chats = line(words.status.chats(counts.known, counts.subscribed, counts.paused, counts.off))
    lanes = [text(_lane(turn, lane)) for lane in await turn.house.store.ledger.lanes()]
    days = await _days(turn, last)
    return (
        chats,
        *((line(words.deliveries.lanes), Items(tuple(lanes))) if lanes else ()),
        *((line(words.status.editions), Items(tuple(days))) if days else ()),
    )


def _lane(turn: Turn, lane: LaneState) -> str:
    words, rows = turn.words.deliveries, lane.rows
    waiting = rows.get("ready", 0) + rows.get("sending", 0)
    said = words.lane(lane.lane, waiting, rows.get("unsure", 0), rows.get("parked", 0), rows.get("dead", 0))
    if lane.paused_until is not None and lane.paused_until > turn.now:
        return f"{said} · {words.lane_paused(turn.moment(lane.paused_until), lane.reason)}"
    if lane.outage:
        return f"{said} · {_unreached(turn, lane.outage)}"
    return said


def _unreached(turn: Turn, outage: Outage) -> str:
    words = turn.words.deliveries
    said = words.lane_unreached(turn.moment(outage.since), outage.reason)
    return f"{said}, {words.again(turn.moment(outage.again_at))}" if outage.again_at > turn.now else said


async def _days(turn: Turn, last: Edition | None) -> list[Text]:
    if last is None:
        return []
    found = [await turn.house.store.editions.on(last.day - timedelta(days=back)) for back in range(DAYS)]
    return [text(_day(turn, edition)) for edition in found if edition]


def _day(turn: Turn, edition: Edition) -> str:
    words, day = turn.words.status, turn.words.times.day(edition.day)
    if edition.state == "published":
        return words.edition(day, len(edition.papers))
    return words.no_edition(day, reading(turn.language).reasons.of(edition.reason or "no_papers"))
