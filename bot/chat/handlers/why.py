"""/why: why a paper is listed, why in this category, why with or without a card, and where it was seen.

Alone it is about the chat: what was posted there, what comes, and why nothing did.
"""

from bot.chat.arguments.papers import number_written
from bot.chat.handlers.posts import last_posts, newest_here, next_post
from bot.chat.handlers.why_reported import why_reported
from bot.chat.message import Reply, Saying
from bot.chat.parts import line, lines, none_since
from bot.chat.turn import Turn
from bot.chat.which import paper_meant
from bot.chat.which_report import InReport
from bot.document.blocks import Block, Button, Buttons, Heading, Items, text
from bot.domain.edition import Edition, EditionPaper
from bot.domain.paper import Paper, Sighting


async def why(turn: Turn) -> Saying:
    """Everything that decided about one paper; without one, about this chat's posts."""
    incoming = turn.incoming
    if not turn.command.rest and incoming.reply_to is None and incoming.posts:
        yield await _posts(turn)
        return
    found = await paper_meant(turn)
    if isinstance(found, Paper):
        yield _not_listed(turn, found)
        return
    if isinstance(found, InReport):
        yield await why_reported(turn, found)
        return
    edition, listed = found
    words = turn.words.papers.why
    newest = await turn.house.store.editions.newest()
    number = number_written(listed.number, edition.day, newest.day if newest else None)
    yield turn.reply(
        Heading(text(words.title(number, listed.paper.title)), level=2),
        *_category(turn, listed),
        lines(_place(turn, edition, listed)),
        *_seen(turn, listed.paper),
        Buttons(((Button(turn.words.plain.show_paper(number), f"/paper {number}"),),)),
    )


async def _posts(turn: Turn) -> Reply:
    """What came here and what comes, each with its reason."""
    words, editions = turn.words, turn.house.store.editions
    newest, last = await editions.newest(), await editions.last()
    return turn.reply(
        Heading(text(words.deliveries.why), level=1),
        lines([next_post(turn), *none_since(turn, newest, last), *await newest_here(turn, newest)]),
        *await last_posts(turn),
        Buttons(((Button(words.start.newest, "/digest"), Button(words.start.settings, "/settings")),)),
        ephemeral=True,
    )


def _category(turn: Turn, listed: EditionPaper) -> tuple[Block, ...]:
    words = turn.words.papers.why
    percent = round(listed.category_confidence * 100)
    first = words.category(turn.name(listed.category), percent, words.by(listed.category_by))
    if not listed.category_reasons:
        return (lines([first, words.no_reasons]),)
    return lines([first, words.reasons]), Items(tuple(text(_reason(turn, one)) for one in listed.category_reasons))


def _reason(turn: Turn, stored: str) -> str:
    """A reason as the edition keeps it (`title: policy gradient, reward`), in the reader's words."""
    kind, colon, words = stored.partition(": ")
    return turn.words.papers.why.reason(kind, words) if colon else stored


def _place(turn: Turn, edition: Edition, listed: EditionPaper) -> list[str]:
    words = turn.words.papers.why
    summaries = {
        "card": words.card,
        "listed_only": words.listed_only,
        "no_text": words.no_text,
        "withdrawn": words.withdrawn,
    }
    said = [words.edition(turn.words.times.day(edition.day), listed.number), summaries[listed.summary]]
    return [*said, words.late] if listed.late else said


def _seen(turn: Turn, paper: Paper) -> tuple[Block, ...]:
    return line(turn.words.papers.why.seen), Items(tuple(text(_sighting(turn, one)) for one in paper.sightings))


def _sighting(turn: Turn, one: Sighting) -> str:
    words = turn.words.papers.why
    said = words.sighting(one.source, turn.words.times.day(one.day), turn.moment(one.seen_at))
    return said if one.votes is None else f"{said} · {words.votes(one.votes)}"


def _not_listed(turn: Turn, known: Paper) -> Reply:
    return turn.reply(
        Heading(text(known.title or known.id), level=2), line(turn.words.papers.waiting), *_seen(turn, known)
    )
