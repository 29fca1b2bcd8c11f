"""The whole of a conference report as a file: its page as the archive has it, made anew. Reads nothing from a disk."""

from dataclasses import replace

from bot.chat.message import File, Reply
from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.document.blocks import Button, Buttons, Paragraph, foreign
from bot.domain.conference import ConferenceReport
from bot.domain.shown import About


async def report_file(turn: Turn, report: ConferenceReport) -> Reply:
    """A reply with the file in the reader's language, or in the report's first; without an archive there are no
    files, and its chapters are the way."""
    words = turn.words.reports
    about = About(report.made_on, report=report.slug)
    onward = Buttons(((Button(words.contents_button, f"/report {report.slug}"),),))
    file = await _file(turn, report)
    if file is None:
        return turn.reply(line(words.no_file), onward, about=about)
    said = Paragraph((foreign(words.file(report.title)),))
    return replace(turn.reply(said, onward, about=about), file=file)


async def _file(turn: Turn, report: ConferenceReport) -> File | None:
    archive = turn.house.archive
    if archive is None:
        return None
    language = turn.language if turn.language in report.languages else report.languages[0]
    page = await archive.report_page(report.without_pictures(), turn.house.categories, language)
    return File(f"{report.slug}.{language}.md", f"{report.slug}/report.{language}.md", page)
