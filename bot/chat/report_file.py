"""The whole of a conference report as a file: the page that the archive has of it. Reads nothing else."""

from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.document.blocks import Block, Button, Buttons, Paragraph, foreign
from bot.domain.conference import ConferenceReport
from bot.errors import JoganError


async def file_blocks(turn: Turn, report: ConferenceReport) -> tuple[Block, ...]:
    """The file in the reader's language, or in the report's first; without one, the way to its chapters."""
    words = turn.words.reports
    onward = Buttons(((Button(words.contents_button, f"/report {report.slug}"),),))
    for language in dict.fromkeys((turn.language, *report.languages)):
        if await _page(turn, report.slug, language):
            kept = words.file_kept(f"{report.slug}/report.{language}.md")
            return Paragraph((foreign(words.file(report.title)),)), line(kept), onward
    return line(words.no_file), onward


async def _page(turn: Turn, slug: str, language: str) -> str:
    """The page as text; empty where there is none, or none that can be read now."""
    archive = turn.house.archive
    try:
        found = await archive.report_page(slug, language) if archive else None
    except JoganError:
        return ""
    return found.decode(errors="replace") if found else ""
