"""/digest and /paper: editions and cards, as documents that are also posted and archived."""

from dataclasses import replace
from datetime import date, timedelta

from bot.chat.arguments.categories import categories_from, means_all
from bot.chat.arguments.dates import asks_today, date_in
from bot.chat.arguments.papers import number_written
from bot.chat.handlers.report import paper_in_report
from bot.chat.message import Reply, Saying
from bot.chat.parts import line, lines, none_since
from bot.chat.turn import Turn
from bot.chat.which import paper_meant
from bot.chat.which_report import InReport
from bot.document import category_name
from bot.document.blocks import Block, Button, Buttons, Document, Heading, Paragraph, Span, foreign
from bot.document.edition import post
from bot.document.paper_card import card, card_buttons
from bot.domain.edition import Edition
from bot.domain.paper import Paper
from bot.errors import NoEdition
from bot.questions import memory


async def digest(turn: Turn) -> Saying:
    """The newest edition or that of a date: the chat's own categories, those named, or all."""
    editions = turn.house.store.editions
    newest, last = await editions.newest(), await editions.last()
    today = turn.local_now.date()
    day, rest = date_in(turn.command.rest, today, newest.day if newest else None)
    edition = await editions.on(day) if day else newest or last
    chosen = _chosen(turn, rest, edition)
    if edition is None:
        raise NoEdition(day, newest.day if newest else None, future=day is not None and day > today)
    turn = await _remember(turn, edition.day) if edition.state == "published" else turn
    if rest and chosen and not any(edition.of_category(key) for key in chosen) and edition.papers:
        words = turn.words.papers
        said = words.no_papers_of(turn.names(chosen), turn.words.times.day(edition.day))
        yield turn.reply(line(said), Buttons(((Button(words.whole_edition, f"/digest all {edition.day}"),),)))
        return
    first = _first(turn, newest, last) if day is None else ()
    onward = _onward(turn, newest) if edition.state == "none" else ()
    shown = _posted(turn, edition, chosen, first, whole=_names_one(rest))
    yield replace(_showing(turn, shown, *onward), ephemeral=turn.is_guest)


def _posted(
    turn: Turn, edition: Edition, chosen: tuple[str, ...] | None, first: tuple[Block, ...], *, whole: bool
) -> Document:
    """The edition as a post, each of its messages short enough unless all was asked for."""
    return post(
        edition,
        turn.house.categories,
        chosen=chosen,
        language=turn.chat.language,
        length=turn.chat.length,
        fits=None if whole else turn.incoming.fits,
        before=first,
    )


def _showing(turn: Turn, shown: Document, *more: Block) -> Reply:
    """A reply that says what it shows, so that replies to it and its buttons find their papers."""
    return turn.reply(*shown.blocks, *more, about=shown.about)


def _first(turn: Turn, newest: Edition | None, last: Edition | None) -> tuple[Block, ...]:
    """Before the newest edition: why later days have none, and that there is none of today where that was asked.

    The edition that comes this morning bears yesterday's date: it is today's.
    """
    if newest is None or last is None:
        return ()
    yesterday = turn.local_now.date() - timedelta(days=1)
    said = [*none_since(turn, newest, last)]
    if asks_today(turn.command.rest) and last.day < yesterday:
        said.append(turn.words.papers.none_today)
    return (lines(said),) if said else ()


def _names_one(rest: str) -> bool:
    """Whether a category is asked for by name: then all of it is shown."""
    return bool(rest) and not means_all(rest)


def _chosen(turn: Turn, rest: str, edition: Edition | None) -> tuple[str, ...] | None:
    """The categories to show, also one that only this edition still has; None for all of them."""
    if means_all(rest):
        return None
    if edition and rest in category_name.with_papers(edition):
        return (rest,)
    if rest:
        return categories_from(rest, turn.house.categories) or None
    return turn.chat.categories if turn.chat.categories and not turn.chat.everything else None


def _onward(turn: Turn, newest: Edition | None) -> tuple[Buttons, ...]:
    """From a day without an edition to the newest one, or to what can be done before there is one."""
    read = Button(turn.words.papers.newest_button, "/digest")
    return (Buttons(((read if newest else Button(turn.words.settings.subscribe.categories, "/categories"),),)),)


async def paper(turn: Turn) -> Saying:
    """One paper's card; numbers from here on are of its edition."""
    found = await paper_meant(turn)
    if isinstance(found, Paper):
        await _talk_about(turn, found)
        yield _not_listed(turn, found)
        return
    if isinstance(found, InReport):
        await _talk_about(turn, found.listed.paper)
        yield await paper_in_report(turn, found)
        return
    edition, listed = found
    turn = await _remember(turn, edition.day)
    await _talk_about(turn, listed.paper)
    newest = await turn.house.store.editions.newest()
    number = number_written(listed.number, edition.day, newest.day if newest else None)
    shown = card(listed, edition, turn.house.categories, turn.chat.language, number=number)
    yield _showing(turn, shown, card_buttons(number, turn.chat.language))


def _not_listed(turn: Turn, known: Paper) -> Reply:
    words = turn.words.papers
    return turn.reply(
        Heading((Span(known.title or known.id, link=known.url),), level=2),
        line(words.waiting),
        Paragraph((foreign(known.abstract),)) if known.abstract else line(words.no_abstract),
        Buttons(((Button(words.newest_button, "/digest"),),)),
    )


async def _talk_about(turn: Turn, known: Paper) -> None:
    """A question that comes next and names no paper is about this one."""
    if turn.house.asking is None:
        return
    conversations, address = turn.house.store.conversations, turn.incoming.address
    conversation = await conversations.get(address)
    changed = memory.shown(conversation, known.id, turn.now, turn.house.asking.settings.most_history)
    if changed is not conversation:
        await conversations.put(changed, turn.now)


async def _remember(turn: Turn, day: date) -> Turn:
    """The edition that this conversation is about now."""
    chat = replace(turn.chat, last_read=day, last_report="")
    return turn if turn.chat == chat else await turn.keep(chat)
