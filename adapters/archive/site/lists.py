"""Pages that lead to editions: the front page, the years, and each category's papers by month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from adapters.archive.site import places
from adapters.archive.site.edition_page import counts
from adapters.archive.site.frame import Page
from adapters.archive.site.markup import Html, lines, tag
from adapters.archive.site.paper import line
from bot.document import category_name
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.wording.choose import reading, site

LISTED = 31
"""Editions that the front page names; years name the others."""
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Overview:
    """All days with an edition and what each counts, newest first; the `recent` editions themselves."""

    days: Sequence[tuple[date, Counts]]
    recent: Sequence[Edition]
    categories: Categories
    reports: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Categories with papers in their order, then those that are no longer in the list."""
        used = dict.fromkeys(key for _, found in self.days for key in found)
        known = tuple(category.key for category in self.categories if category.key in used)
        return (*known, *(key for key in used if key not in known))


def home_page(overview: Overview, path: str, language: str, others: dict[str, str]) -> Page:
    """The front page: the newest edition, the last ones, the categories."""
    words, up = site(language), places.up(path)
    listed = [_day(day, found, up, language) for day, found in overview.days[:LISTED]]
    body = lines(
        (
            tag("h1", words.name),
            tag("p", words.about),
            _newest(overview, up, language),
            tag("h2", words.editions, id="editions"),
            tag("ul", lines(listed), class_="days") if listed else tag("p", words.no_edition_yet),
            _years(overview, up, language),
            tag("h2", words.categories, id="categories"),
            tag("ul", lines(_category(overview, key, up, language) for key in overview.keys))
            if overview.keys
            else None,
        )
    )
    return Page(path, language, words.name, body, others)


def _newest(overview: Overview, up: str, language: str) -> Html | None:
    if not overview.recent:
        return None
    newest, words = overview.recent[0], site(language)
    to = f"{up}{places.edition(language, newest.day)}"
    named = tag("a", reading(language).front.title(newest.day, len(newest.papers)), href=to)
    first = sorted(newest.papers, key=lambda listed: (-(listed.paper.votes or 0), listed.number))[:5]
    papers = tag("ul", lines(line(listed, newest.day, up, language) for listed in first), class_="lines")
    shown = lines(
        (tag("h2", words.newest), tag("p", tag("strong", named)), counts(newest, overview.categories, language, to))
    )
    return tag("section", lines((shown, papers)), class_="newest")


def _day(day: date, found: Counts, up: str, language: str) -> Html:
    link = tag("a", site(language).day(day), href=f"{up}{places.edition(language, day)}")
    return tag("li", link, tag("span", f" {reading(language).papers(sum(found.values()))}", class_="facts"))


def _years(overview: Overview, up: str, language: str) -> Html | None:
    words = site(language)
    years = dict.fromkeys(day.year for day, _ in overview.days)
    links = [tag("li", tag("a", words.year(year), href=f"{up}{places.year(language, year)}")) for year in years]
    return tag("nav", tag("ul", lines(links), class_="row"), aria_label=words.all_editions) if links else None


def _category(overview: Overview, key: str, up: str, language: str) -> Html:
    total = sum(found.get(key, 0) for _, found in overview.days)
    link = tag(
        "a", category_name.name(key, overview.categories, language), href=f"{up}{places.category(language, key)}"
    )
    said = f" {reading(language).papers(total)}"
    return tag("li", f"{category_name.icon(key, overview.categories)} ", link, tag("span", said, class_="facts"))


def year_page(year: int, overview: Overview, language: str, others: dict[str, str]) -> Page:
    """Every edition of a year by month."""
    path, words = places.year(language, year), site(language)
    of_year = [(day, found) for day, found in overview.days if day.year == year]
    blocks: list[Html] = [tag("h1", f"{words.all_editions} · {words.year(year)}")]
    for month, days in groupby(of_year, lambda each: month_of(each[0])):
        blocks.append(tag("h2", words.month(month)))
        blocks.append(tag("ul", lines(_day(day, found, "../", language) for day, found in days), class_="days"))
    return Page(path, language, f"{words.all_editions} {year}", lines(blocks), others)


def category_page(key: str, overview: Overview, language: str, others: dict[str, str]) -> Page:
    """A category: what it is, its months, its newest papers."""
    path, words, name = places.category(language, key), site(language), _named(key, overview.categories, language)
    months: dict[str, int] = {}
    for day, found in overview.days:
        if key in found:
            months[month_of(day)] = months.get(month_of(day), 0) + found[key]
    links = [
        tag("li", tag("a", words.month(month), href=f"../../{places.category_month(language, key, month)}"),
            tag("span", f" {reading(language).papers(count)}", class_="facts"))
        for month, count in months.items()
    ]  # fmt: skip
    listed = next(iter(months), "")
    recent = [edition for edition in overview.recent if month_of(edition.day) == listed]
    definition = overview.categories[key].definitions.get(language) if key in overview.categories else None
    by_month = tag("nav", tag("ul", lines(links), class_="row"), aria_label=words.by_month)
    body = lines(
        (
            tag("h1", name),
            tag("p", definition) if definition else None,
            by_month,
            _days(recent, key, "../../", language),
        )
    )
    return Page(path, language, name, body, others)


def month_page(
    key: str, month: str, editions: Iterable[Edition], categories: Categories, language: str, others: dict[str, str]
) -> Page:
    """A category's papers of a month, newest edition first."""
    name = _named(key, categories, language)
    back = tag("p", tag("a", name, href=f"../../{places.category(language, key)}"))
    title = f"{name} · {site(language).month(month)}"
    body = lines((tag("h1", title), back, _days(editions, key, "../../", language)))
    return Page(places.category_month(language, key, month), language, title, body, others)


def month_of(day: date) -> str:
    """2024-07."""
    return day.isoformat()[:7]


def _named(key: str, categories: Categories, language: str) -> str:
    return f"{category_name.icon(key, categories)} {category_name.name(key, categories, language)}"


def _days(editions: Iterable[Edition], key: str, up: str, language: str) -> Html:
    shown: list[Html] = []
    for edition in editions:
        if listed := edition.of_category(key):
            to = f"{up}{places.edition(language, edition.day)}#{places.slug(key)}"
            shown.append(tag("h2", tag("a", site(language).day(edition.day), href=to)))
            papers = lines(line(each, edition.day, up, language) for each in listed)
            shown.append(tag("ul", papers, class_="lines"))
    return lines(shown)
