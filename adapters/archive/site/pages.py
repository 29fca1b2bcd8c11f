"""Which files a part of the site consists of: a month, the pages over all of it, the reports. Pure but for pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files as packaged
from pathlib import Path

from adapters.archive.site import places
from adapters.archive.site.conference_page import conference_page, reports_page
from adapters.archive.site.edition_page import Beside, edition_page
from adapters.archive.site.feeds import Feed, feed
from adapters.archive.site.files import Files, png_size
from adapters.archive.site.frame import Page, whole
from adapters.archive.site.lists import Overview, category_page, home_page, month_of, month_page, year_page
from adapters.archive.site.search import month_data, months_data
from bot.document import category_name
from bot.document.front_page import PICTURE
from bot.domain.category import Categories
from bot.domain.conference import ConferenceReport
from bot.domain.edition import Edition
from bot.wording.choose import site

ASSETS = (places.STYLE, places.SCRIPT, places.ICON)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a site is made with: its languages, the categories, the archive's folder, and its address if it has one."""

    languages: tuple[str, ...]
    categories: Categories
    archive: Path
    address: str | None = None

    def others(self, language: str, path: Callable[..., str], *of: object) -> dict[str, str]:
        """The same page, `of` whatever it is, in the other languages."""
        return {other: path(other, *of) for other in self.languages if other != language}

    def feeds(self, language: str, key: str | None = None) -> tuple[tuple[str, str], ...]:
        """The feeds that a page names; none without an address, for their links and ids are made of it."""
        if self.address is None:
            return ()
        words = site(language)
        all_of_it = (words.feed_of_all, places.feed(language))
        if key is None:
            return (all_of_it,)
        name = words.feed_of(category_name.name(key, self.categories, language))
        return ((name, places.feed(language, key)), all_of_it)


def put_month(files: Files, kind: Kind, month: str, editions: Sequence[Edition], days: Sequence[date]) -> None:
    """Everything of a month: its editions, newest first, among all `days` with one, newest first."""
    for edition in editions:
        files.copy(kind.archive / edition.day.isoformat(), PICTURE, places.PICTURES, f"{edition.day.isoformat()}.png")
    for language in kind.languages:
        for edition in editions:
            beside = _beside(edition.day, days, files.folder / places.picture(edition.day))
            others = kind.others(language, places.edition, edition.day)
            _put(files, kind, edition_page(edition, beside, kind.categories, language, others))
        for key in dict.fromkeys(key for edition in editions for key in category_name.with_papers(edition)):
            others = kind.others(language, places.category_month, key, month)
            _put(files, kind, month_page(key, month, editions, kind.categories, language, others), key)
        files.put(places.searched(language, month), month_data(month, editions, language))


def _beside(day: date, days: Sequence[date], picture: Path) -> Beside:
    at = days.index(day)
    after = days[at - 1] if at else None
    before = days[at + 1] if at + 1 < len(days) else None
    return Beside(before, after, png_size(picture))


def put_overview(files: Files, kind: Kind, overview: Overview) -> None:
    """The pages over all editions, the feeds, and what every page needs."""
    for name in ASSETS:
        files.put(name, packaged("adapters.archive.site").joinpath("assets", name).read_bytes())
    for language in kind.languages:
        _put_lists(files, kind, overview, language)
        names = {places.slug(key): category_name.name(key, kind.categories, language) for key in overview.keys}
        months = dict.fromkeys(month_of(day) for day, _ in overview.days)
        files.put(places.months(language), months_data(months, names))
        for key in (None, *overview.keys) if kind.address else ():
            files.put(places.feed(language, key), feed(Feed(kind.address or "", language, key), overview))
    first = kind.languages[0]
    _put(files, kind, home_page(overview, places.ROOT, first, kind.others(first, places.home)))


def _put_lists(files: Files, kind: Kind, overview: Overview, language: str) -> None:
    home = home_page(overview, places.home(language), language, kind.others(language, places.home))
    _put(files, kind, home)
    for year in dict.fromkeys(day.year for day, _ in overview.days):
        others = kind.others(language, places.year, year)
        _put(files, kind, year_page(year, overview, language, others))
    for key in overview.keys:
        others = kind.others(language, places.category, key)
        _put(files, kind, category_page(key, overview, language, others), key)


def put_reports(files: Files, kind: Kind, reports: Sequence[ConferenceReport]) -> None:
    """The list of reports, and each with those of its figures that the archive has."""
    shown = [_illustrated(files, kind, report) for report in reports]
    for language in kind.languages:
        _put(files, kind, reports_page(shown, language, kind.others(language, places.reports)))
        for report in shown:
            others = kind.others(language, places.report, report.slug)
            _put(files, kind, conference_page(report, kind.categories, language, others))


def _illustrated(files: Files, kind: Kind, report: ConferenceReport) -> ConferenceReport:
    """The report without the figures that are gone; the others are copied."""
    papers = []
    for each in report.papers:
        figure = each.figure
        kept = figure and files.copy(kind.archive / report.slug, figure.file, places.figures(report.slug))
        papers.append(each if kept or not figure else replace(each, figure=None))
    return replace(report, papers=tuple(papers))


def _put(files: Files, kind: Kind, page: Page, key: str | None = None) -> None:
    files.put(page.path, whole(replace(page, feeds=kind.feeds(page.language, key))))
