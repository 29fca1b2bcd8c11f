"""/status and /forget: what is known about this chat and the newest edition, and the way to erase it."""

from bot.chat.message import Saying
from bot.chat.parts import line, lines
from bot.chat.turn import Turn
from bot.document.blocks import Block, Button, Buttons, Heading, Items, text
from bot.domain.edition import Edition, SourceReport
from bot.ports.store import Forgotten


async def status(turn: Turn) -> Saying:
    """This chat's next post and last edition; the newest edition and how its sources answered."""
    words, chat = turn.words.status, turn.chat
    newest = await turn.house.store.editions.newest()
    here = [_next_post(turn)]
    here.append(words.last_edition(turn.words.times.day(chat.cursor)) if chat.cursor else words.no_last_edition)
    yield turn.reply(
        Heading(text(words.title), level=1),
        lines(here),
        *(_newest(turn, newest) if newest else (line(words.no_newest),)),
        Buttons(((Button(turn.words.start.newest, "/digest"), Button(turn.words.start.settings, "/settings")),)),
        ephemeral=True,
    )


def _next_post(turn: Turn) -> str:
    words = turn.words.status
    if not turn.chat.subscribed:
        return words.no_next_post
    return words.paused if turn.chat.next_due is None else words.next_post(turn.moment(turn.chat.next_due))


def _newest(turn: Turn, newest: Edition) -> tuple[Block, ...]:
    words = turn.words.status
    first = line(words.newest(turn.words.times.day(newest.day), len(newest.papers)))
    sources = tuple(text(_source(turn, source)) for source in newest.sources)
    return (first, line(words.sources), Items(sources)) if sources else (first,)


def _source(turn: Turn, source: SourceReport) -> str:
    words = turn.words.status
    asked = turn.moment(source.asked_at)
    if source.error is not None:
        return words.source_failed(source.name, asked, source.error)
    return words.source_fine(source.name, source.found, asked)


async def forget(turn: Turn) -> Saying:
    """Erases at once what is kept about this chat, and says what it was."""
    words = turn.words.forget
    erased = await turn.house.store.chats.forget(turn.chat.address)
    what = _what(turn, erased)
    yield turn.reply(lines([words.erased(what) if what else words.nothing, words.again]), ephemeral=True)


def _what(turn: Turn, erased: Forgotten) -> list[str]:
    words = turn.words.forget
    return [
        words.chats(count) if kind == "chats" else words.other(kind, count)
        for kind, count in erased.counts.items()
        if count
    ]
