"""A conference report's page, from the same Document as its Markdown, and the list of reports."""

from collections.abc import Iterable, Sequence

from adapters.archive.site import places
from adapters.archive.site.blocks import Shown
from adapters.archive.site.frame import Page
from adapters.archive.site.markup import Html, lines, tag
from bot.document.blocks import Block, Heading
from bot.document.conference_report import report_page
from bot.domain.category import Categories
from bot.domain.conference import ConferenceReport
from bot.wording.choose import reading, site


def conference_page(report: ConferenceReport, categories: Categories, language: str, others: dict[str, str]) -> Page:
    """The whole report in one language."""
    document = report_page(report, categories, language)
    path = places.report(language, report.slug)
    shown = Shown(language, pictures=f"{places.up(path)}{places.figures(report.slug)}/")
    return Page(path, language, report.title, shown.blocks(_levels(document.blocks)), others)


def _levels(blocks: Iterable[Block]) -> Iterable[Block]:
    """The report's parts below its title: its file has several headings of the first level, a page has one."""
    for place, block in enumerate(blocks):
        first = isinstance(block, Heading) and block.level == 1 and place > 0
        yield Heading(block.text, 2, block.anchor) if isinstance(block, Heading) and first else block


def reports_page(reports: Sequence[ConferenceReport], language: str, others: dict[str, str]) -> Page:
    """All reports, that made last first."""
    words = site(language)
    listed = [_line(report, language) for report in reports]
    body = lines(
        (tag("h1", words.reports), tag("ul", lines(listed), class_="days") if listed else tag("p", words.no_report_yet))
    )
    return Page(places.reports(language), language, words.reports, body, others)


def _line(report: ConferenceReport, language: str) -> Html:
    link = tag("a", report.title, href=f"../{places.report(language, report.slug)}")
    return tag("li", link, tag("span", f" {reading(language).papers(len(report.papers))}", class_="facts"))
