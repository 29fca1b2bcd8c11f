"""The page of an edition: counts, picture, notes, then each category with its report and its papers."""

from dataclasses import dataclass
from datetime import date

from adapters.archive.site import places
from adapters.archive.site.blocks import Shown
from adapters.archive.site.frame import Page
from adapters.archive.site.markup import Html, between, joined, lines, tag
from adapters.archive.site.paper import paper
from bot.document import category_name
from bot.document.category_page import report
from bot.document.front_page import picture_words
from bot.document.notes import notes
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.wording.choose import reading, site


@dataclass(frozen=True, slots=True)
class Beside:
    """What an edition stands beside: the editions before and after it, and the size of its picture, if it has one."""

    before: date | None = None
    after: date | None = None
    picture: tuple[int, int] | None = None


def edition_page(
    edition: Edition, beside: Beside, categories: Categories, language: str, others: dict[str, str]
) -> Page:
    """One edition in one language."""
    path, keys = places.edition(language, edition.day), category_name.with_papers(edition)
    words = reading(language)
    named = words.front.title(edition.day, len(edition.papers))
    body = lines(
        (
            tag("h1", named),
            _neighbours(beside, language),
            counts(edition, categories, language, ""),
            _picture(edition, beside, categories, language),
            _notes(edition, language),
            *(_category(edition, key, categories, language) for key in keys),
            _neighbours(beside, language),
        )
    )
    return Page(path, language, named, body, others)


def counts(edition: Edition, categories: Categories, language: str, page: str) -> Html:
    """The categories with their numbers of papers, each leading to its part of the edition's page."""
    links = [
        tag("a", f"{category_name.name(key, categories, language)} {len(edition.of_category(key))}",
            href=f"{page}#{places.slug(key)}")
        for key in category_name.with_papers(edition)
    ]  # fmt: skip
    return tag("nav", between(links, " · "), class_="counts", aria_label=site(language).contents)


def _neighbours(beside: Beside, language: str) -> Html | None:
    words = site(language)
    named = (("prev", beside.before, "← {}"), ("next", beside.after, "{} →"))
    links = [
        tag("a", shown.format(words.day(day)), href=f"{day.isoformat()}.html", rel=rel)
        for rel, day, shown in named
        if day
    ]
    return tag("nav", lines(links), class_="beside", aria_label=words.beside) if links else None


def _picture(edition: Edition, beside: Beside, categories: Categories, language: str) -> Html | None:
    """The picture says nothing that the counts do not; its size is told so that the page does not jump."""
    if beside.picture is None:
        return None
    width, height = map(str, beside.picture)
    source = f"../{places.picture(edition.day)}"
    shown = tag("img", src=source, alt=picture_words(edition, categories, language), width=width, height=height)
    return tag("p", shown, class_="picture")


def _notes(edition: Edition, language: str) -> Html | None:
    said = [tag("li", note) for note in notes(edition, language)]
    return tag("ul", lines(said), class_="notes") if said else None


def _category(edition: Edition, key: str, categories: Categories, language: str) -> Html:
    listed, slug = edition.of_category(key), places.slug(key)
    icon, name = category_name.icon(key, categories), category_name.name(key, categories, language)
    link = tag("a", name, href=f"../{places.category(language, key)}")
    heading = tag("h2", joined((f"{icon} ", link, f" · {reading(language).papers(len(listed))}")), id=f"{slug}")
    told = Shown(language, numbers=True).blocks(report(edition, key, language))
    papers = tag("ol", lines(paper(each, language) for each in listed), class_="papers")
    said = tag("div", told, class_="report") if told else None
    return tag("section", lines((heading, said, papers)), aria_labelledby=slug)
