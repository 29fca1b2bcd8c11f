"""What this chat's posts came to and when the next one comes: parts of /status and of /why. Changes nothing."""

from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.delivery.outlook import Outlook, Told, postings
from bot.document.blocks import Block, Items, text
from bot.domain.edition import Edition

MOST = 3
"""Postings that are told of."""
ROWS = 60
"""Rows of the ledger that are looked at: the parts of some postings."""


def next_post(turn: Turn) -> str:
    """When the next post comes, or why none does."""
    words = turn.words.status
    if turn.chat.off:
        return turn.words.places.off.of(turn.chat.off)
    if not turn.chat.subscribed:
        return words.no_next_post(turn.example)
    return words.paused if turn.chat.next_due is None else words.next_post(turn.moment(turn.chat.next_due))


async def last_posts(turn: Turn) -> tuple[Block, ...]:
    """The last postings, newest first, and what happens to those that are not there yet; nothing where none were."""
    told = await _postings(turn) if turn.incoming.posts else ()
    if not told:
        return ()
    said = [f"{_name(turn, posting)}: {_fate(turn, posting)}" for posting in told[:MOST]]
    return (line(turn.words.deliveries.last), Items(tuple(text(each) for each in said)))


async def newest_here(turn: Turn, newest: Edition | None) -> tuple[str, ...]:
    """What this chat gets of the newest edition; nothing is said where its posts tell, or where none come at all."""
    words, chat = turn.words, turn.chat
    if newest is None:
        return (words.status.no_newest,)
    if not chat.next_due:
        return ()
    day = words.times.day(newest.day)
    if chat.cursor is None or chat.cursor < newest.day:
        return (words.deliveries.comes(day),)
    if any(told.edition >= newest.day for told in await _postings(turn)):
        return ()
    has_some = chat.everything or any(newest.counts.get(key) for key in chat.categories)
    return (words.deliveries.begins(day) if has_some else words.deliveries.none_of_yours(day),)


async def _postings(turn: Turn) -> tuple[Told, ...]:
    ledger = turn.house.store.ledger
    entries = await ledger.entries(address=turn.chat.address, most=ROWS)
    return postings(entries, await ledger.lanes(counted=False) if entries else (), turn.now)


def _name(turn: Turn, told: Told) -> str:
    words = turn.words.deliveries
    match told.posting.partition(":")[0]:
        case "weekly":
            return words.weekly(told.edition)
        case "notice":
            return words.notice(told.edition)
        case "report":
            return words.report(told.edition)
    return words.edition(told.edition)


def _fate(turn: Turn, told: Told) -> str:
    words = turn.words.deliveries
    fate = _said(turn, told.outlook)
    some = 0 < told.arrived < told.parts
    return f"{words.some(told.arrived, told.parts)}: {fate}" if some else fate


def _said(turn: Turn, outlook: Outlook) -> str:
    words = turn.words.deliveries
    at = turn.moment(outlook.at) if outlook.at else ""
    sayings = {
        "arrived": lambda: words.arrived(at),
        "replaced": lambda: words.replaced,
        "soon": lambda: words.soon,
        "later": lambda: words.later(at),
        "paused": lambda: words.paused(at),
        "unreached": lambda: _unreached(turn, outlook),
        "asked": lambda: words.asked,
        "held": lambda: words.held,
        "refused": lambda: words.refused(outlook.reason),
    }
    return sayings[outlook.next]()


def _unreached(turn: Turn, outlook: Outlook) -> str:
    words = turn.words.deliveries
    since = words.unreached(turn.moment(outlook.since) if outlook.since else "")
    return f"{since} ({words.again(turn.moment(outlook.at))})" if outlook.at else since
