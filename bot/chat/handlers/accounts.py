"""/status, /stop and /forget: what is known about this chat and the newest edition, and the ways to end it."""

from collections import Counter
from functools import partial

from bot.chat.commands import is_command
from bot.chat.handlers.operators import is_operator, of_service
from bot.chat.handlers.posts import last_posts, next_post
from bot.chat.message import Saying
from bot.chat.parts import commands, line, lines, none_since
from bot.chat.turn import Turn
from bot.document.blocks import Block, Button, Buttons, Heading, Items, text
from bot.domain.chat import Address
from bot.domain.edition import Edition, SourceReport


async def status(turn: Turn) -> Saying:
    """This chat's next post and its last ones; the newest edition and how its sources answered."""
    words = turn.words.status
    newest = await turn.house.store.editions.newest()
    last = await turn.house.store.editions.last()
    since = none_since(turn, newest, last)
    service = await of_service(turn, last) if is_operator(turn) else ()
    yield turn.reply(
        Heading(text(words.title), level=1),
        lines([next_post(turn), *_last(turn)]),
        *await last_posts(turn),
        *(_newest(turn, newest) if newest else (line(words.no_newest),)),
        *([lines(since), *_sources(turn, last)] if since and last else []),
        *service,
        *_address(turn),
        Buttons(((Button(turn.words.start.newest, "/digest"), Button(turn.words.start.settings, "/settings")),)),
        ephemeral=True,
    )


def _last(turn: Turn) -> list[str]:
    """Which edition the next post begins after; where nothing is posted, the one that was read last."""
    words, times, chat = turn.words.status, turn.words.times, turn.chat
    if not turn.incoming.posts:
        return [words.last_read(times.day(chat.last_read))] if chat.last_read else []
    if chat.cursor is None:
        return []  # the line on the newest edition says whether there is one at all
    return [words.begins_after(times.day(chat.cursor))] if chat.next_due else []


def _address(turn: Turn) -> tuple[Block, ...]:
    """What an operator is to write into the settings, for nobody can look it up elsewhere."""
    asked, chat = turn.incoming, turn.chat.address
    if not asked.posts or (asked.kind != "private" and not asked.is_administrator):
        return ()
    other = asked.kind == "private" and asked.sender not in ("", asked.address.id)
    person = f"{chat.platform}:{asked.sender}" if other else ""
    return (line(turn.words.status.address(f"{chat.platform}:{chat.id}", person)),)


def _newest(turn: Turn, newest: Edition) -> tuple[Block, ...]:
    first = line(turn.words.status.newest(turn.words.times.day(newest.day), len(newest.papers)))
    return (first, *_sources(turn, newest))


def _sources(turn: Turn, edition: Edition) -> tuple[Block, ...]:
    sources = tuple(text(_source(turn, source)) for source in edition.sources)
    return (line(turn.words.status.sources), Items(sources)) if sources else ()


def _source(turn: Turn, source: SourceReport) -> str:
    words = turn.words.status
    asked = turn.moment(source.asked_at)
    if source.error is not None:
        return words.source_failed(source.name, asked, source.error)
    return words.source_fine(source.name, source.found, asked)


async def stop(turn: Turn) -> Saying:
    """The ways to stop, each a button; nothing is stopped yet. What has stopped is not offered."""
    words, chat = turn.words, turn.chat
    coming = turn.incoming.posts and chat.subscribed and not chat.paused
    pause = [("/pause", words.commands.pause.line, words.settings.page.pause_button)] if coming else []
    all_of_it = ("/unsubscribe all", words.stop.unsubscribe, words.settings.subscribe.unsubscribe_all)
    ways = [
        *pause,
        *([all_of_it] if chat.subscribed else []),
        ("/forget", words.commands.forget.line, words.forget.erase),
    ]
    buttons = tuple(Button(label, action) for action, _, label in ways)
    yield turn.reply(line(words.stop.ways), commands((action, does) for action, does, _ in ways), Buttons((buttons,)))


async def forget(turn: Turn) -> Saying:
    """Erases at once what is kept about this chat and its topics, and says what it was.

    A bare word erases nothing, nor does what names something that we do not understand: it may have been another place.
    """
    words = turn.words.forget
    if not is_command(turn.incoming.text) or turn.command.rest:
        yield turn.reply(line(words.sure), Buttons(((Button(words.erase, "/forget"),),)), ephemeral=True)
        return
    what = _what(turn, await _erased(turn))
    named = [words.named] if turn.chat.from_file else []
    said = [words.erased(what) if what else words.nothing, *named, words.again]
    yield turn.reply(lines(said), ephemeral=True)


async def _erased(turn: Turn) -> Counter[str]:
    """Rows by kind; of a private chat also what is kept by its person's own id, where that is not the chat's."""
    here, incoming = turn.chat.address, turn.incoming
    threads = incoming.threads() if here == incoming.address else ()
    persons = {here.id, incoming.sender} - {""} if incoming.kind == "private" else set[str]()
    if (asking := turn.house.asking) is not None:
        for place in (here, *threads):
            asking.lines.forget(place, persons)
            asking.pending.forget(place, persons)
    gone = Counter((await turn.house.store.chats.forget(here)).counts)
    for thread in threads:
        theirs = Counter((await turn.house.store.chats.forget(thread)).counts)
        gone.update(Counter(topics=theirs.pop("chats", 0)) + theirs)
    if incoming.kind == "private" and incoming.sender not in ("", here.id):
        gone.update((await turn.house.store.chats.forget(Address(here.platform, incoming.sender))).counts)
    return gone


def _what(turn: Turn, erased: Counter[str]) -> list[str]:
    words = turn.words.forget
    counted = {"chats": words.chats, "topics": words.topics, "messages": words.messages, "answers": words.answers}
    known = counted | {"changes": words.changes}
    alike = {"conversations": words.conversations, "replies": words.replies, "spendings": words.spendings}
    return [
        alike[kind] if kind in alike else known.get(kind, partial(words.other, kind))(count)
        for kind, count in erased.items()
        if count
    ]
