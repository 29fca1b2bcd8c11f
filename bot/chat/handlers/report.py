"""/report: the conference reports there are, the contents of one, a chapter, the whole as a file; a paper in one."""

from dataclasses import replace

from bot.chat.message import Reply, Saying
from bot.chat.parts import line, rows
from bot.chat.report_file import report_file
from bot.chat.turn import Turn
from bot.chat.which_report import Asked, InReport, kept_report, report_asked
from bot.document import conference_chat
from bot.document.blocks import Button, Buttons, Document, Heading, Items, Paragraph, Span, foreign, text
from bot.domain.conference import ConferenceReport
from bot.errors import NoReport

MOST_LISTED = 8
"""Reports that are listed by title; each has to be read whole."""


async def report(turn: Turn) -> Saying:
    """What is asked for; alone the only report there is, or all of them."""
    slugs = await turn.house.store.reports.slugs()
    replied = turn.incoming.reply_to
    written = turn.command.rest or (replied.report if replied and not turn.incoming.pressed else "")
    if not slugs:
        raise NoReport("")
    if not written and len(slugs) > 1:
        yield await _listed(turn, slugs)
        return
    asked = await report_asked(turn, written or slugs[0])
    if isinstance(asked, Asked):
        turn = await talking_of(turn, asked.report)
        reply = await _part(turn, asked)
        yield replace(reply, ephemeral=turn.is_guest)
    else:
        yield _of_several(turn, asked, turn.words.reports.several(written[:MOST_ECHOED]), 0)


MOST_ECHOED = 80
"""Characters of what was written that are said again."""


async def _part(turn: Turn, asked: Asked) -> Reply:
    if asked.whole:
        return await report_file(turn, asked.report)
    if asked.place is not None:
        return showing(turn, asked.report, conference_chat.chapter_page(asked.report, asked.place, turn.language))
    return showing(turn, asked.report, conference_chat.contents(asked.report, turn.house.categories, turn.language))


async def _listed(turn: Turn, slugs: tuple[str, ...]) -> Reply:
    """The newest reports by title; the others by how many there are."""
    kept = [await kept_report(turn, slug) for slug in slugs[:MOST_LISTED]]
    found = tuple(one for one in kept if one is not None)
    return _of_several(turn, found, turn.words.reports.how, max(len(slugs) - MOST_LISTED, 0))


def _of_several(turn: Turn, reports: tuple[ConferenceReport, ...], said: str, older: int) -> Reply:
    words = turn.words
    named = [
        (Span(one.slug, code=True), foreign(f" {one.title}"), Span(f" · {_line(turn, one)}"))
        for one in reports[:MOST_LISTED]
    ]
    more = [line(words.reports.older(older))] if older else []
    buttons = [Button(one.slug, f"/report {one.slug}") for one in reports[:MOST_LISTED]]
    return turn.reply(
        Heading(text(words.reports.title), level=1), line(said), Items(tuple(named)), *more, Buttons(rows(buttons, 1))
    )


def _line(turn: Turn, one: ConferenceReport) -> str:
    return turn.words.reports.line(len(one.papers), turn.words.times.day(one.made_on))


async def paper_in_report(turn: Turn, found: InReport) -> Reply:
    """What the report tells of one paper; numbers from here on are of the report."""
    turn = await talking_of(turn, found.report)
    return showing(turn, found.report, conference_chat.paper_details(found.report, found.listed.number, turn.language))


def showing(turn: Turn, of: ConferenceReport, shown: Document) -> Reply:
    """A reply that says what it shows, and first that the report is another one than the message that is answered."""
    return turn.reply(*rewritten(turn, of), *shown.blocks, about=shown.about)


def rewritten(turn: Turn, of: ConferenceReport) -> tuple[Paragraph, ...]:
    """That a report was written anew since the message that is answered showed it: numbers may be others now."""
    replied = turn.incoming.reply_to
    if replied is None or replied.report != of.slug or replied.day == of.made_on:
        return ()
    return (line(turn.words.reports.rewritten(turn.words.times.day(of.made_on))),)


async def talking_of(turn: Turn, of: ConferenceReport) -> Turn:
    """The turn of a conversation that shows a report now."""
    return turn if turn.chat.last_report == of.slug else await turn.keep(replace(turn.chat, last_report=of.slug))
