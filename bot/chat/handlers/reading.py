"""/digest and /paper: editions and cards, as documents that are also posted and archived."""

from dataclasses import replace
from datetime import date

from bot.chat.arguments.categories import categories_from, means_all
from bot.chat.arguments.dates import date_in
from bot.chat.message import Reply, Saying
from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.chat.which import paper_meant
from bot.document.blocks import Block, Button, Buttons, Document, Heading, Picture, Span
from bot.document.edition import post
from bot.document.paper_card import card
from bot.domain.edition import Edition
from bot.domain.paper import Paper
from bot.errors import NoEdition


async def digest(turn: Turn) -> Saying:
    """The newest edition or that of a date: the chat's own categories, those named, or all."""
    newest = await turn.house.store.editions.newest()
    day, rest = date_in(turn.command.rest, turn.local_now.date(), newest.day if newest else None)
    chosen = _chosen(turn, rest)
    edition = await turn.house.store.editions.on(day) if day else newest
    if edition is None:
        raise NoEdition(day, newest.day if newest else None)
    turn = await _remember(turn, edition.day) if edition.state == "published" else turn
    if rest and chosen and not any(edition.of_category(key) for key in chosen) and edition.papers:
        words = turn.words.papers
        said = words.no_papers_of(turn.names(chosen), turn.words.times.day(edition.day))
        yield turn.reply(line(said), Buttons(((Button(words.whole_edition, f"/digest all {edition.day}"),),)))
        return
    shown = post(edition, turn.house.categories, chosen=chosen, language=turn.chat.language, length=turn.chat.length)
    yield turn.reply(
        *_with_pictures(shown, edition.day), *(_to_newest(turn, newest) if edition.state == "none" else ())
    )


def _with_pictures(shown: Document, day: date) -> tuple[Block, ...]:
    """The blocks, with pictures by their place in the archive: the day's folder."""
    return tuple(
        replace(block, source=f"{day}/{block.source}") if isinstance(block, Picture) else block
        for block in shown.blocks
    )


def _chosen(turn: Turn, rest: str) -> tuple[str, ...] | None:
    """The categories to show; None for all of them."""
    if means_all(rest):
        return None
    if rest:
        return categories_from(rest, turn.house.categories)
    return turn.chat.categories if turn.chat.categories and not turn.chat.everything else None


def _to_newest(turn: Turn, newest: Edition | None) -> tuple[Buttons, ...]:
    return (Buttons(((Button(turn.words.papers.newest_button, "/digest"),),)),) if newest else ()


async def paper(turn: Turn) -> Saying:
    """One paper's card; numbers from here on are of its edition."""
    found = await paper_meant(turn)
    if isinstance(found, Paper):
        yield _not_listed(turn, found)
        return
    edition, listed = found
    turn = await _remember(turn, edition.day)
    shown = card(listed, edition, turn.house.categories, turn.chat.language)
    onward = Buttons(((Button(turn.words.papers.why_button, f"/why {listed.number}"),),))
    yield turn.reply(*shown.blocks, onward)


def _not_listed(turn: Turn, known: Paper) -> Reply:
    words = turn.words.papers
    return turn.reply(
        Heading((Span(known.title or known.id, link=known.url),), level=2),
        line(words.waiting),
        line(known.abstract or words.no_abstract),
        Buttons(((Button(words.newest_button, "/digest"),),)),
    )


async def _remember(turn: Turn, day: date) -> Turn:
    """The edition that this conversation is about now."""
    return turn if turn.chat.last_read == day else await turn.keep(replace(turn.chat, last_read=day))
