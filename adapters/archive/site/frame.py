"""What is around every page: head, navigation, search, foot. Nothing in it changes when an edition is added, so that
old pages stay as they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from adapters.archive.site import places
from adapters.archive.site.markup import Html, between, joined, lines, tag
from bot.wording.choose import site as words_of
from bot.wording.shapes.site import SiteWords

POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"
"""Nothing is loaded from another host, and nothing that stands in a page is run."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its `path` from the root, and the same page in other languages; `feeds` are names and paths."""

    path: str
    language: str
    title: str
    body: Html
    others: Mapping[str, str] = field(default_factory=dict)
    feeds: Sequence[tuple[str, str]] = ()

    def to(self, path: str, anchor: str = "") -> str:
        """A relative address, which also works from a folder on a disk."""
        return f"{places.up(self.path)}{path}{anchor}"


def whole(page: Page) -> bytes:
    """The page as a file."""
    words = words_of(page.language)
    body = tag(
        "body",
        lines(
            (
                tag("a", words.skip, class_="skip", href="#main"),
                _header(page, words),
                tag("main", lines(("", page.body)), id="main", tabindex="-1"),
                _footer(page, words),
            )
        ),
    )
    document = tag("html", _head(page, words), body, lang=page.language, data_root=places.up(page.path) or "./")
    return f"<!doctype html>\n{document}\n".encode()


def _head(page: Page, words: SiteWords) -> Html:
    title = words.name if page.title == words.name else f"{page.title} · {words.name}"
    feeds = [
        tag("link", rel="alternate", type="application/atom+xml", title=name, href=page.to(path))
        for name, path in page.feeds
    ]
    languages = [
        tag("link", rel="alternate", hreflang=language, href=page.to(path)) for language, path in page.others.items()
    ]
    return tag(
        "head",
        lines(
            (
                tag("meta", charset="utf-8"),
                tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
                tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
                tag("meta", name="referrer", content="no-referrer"),
                tag("meta", name="color-scheme", content="light dark"),
                tag("title", title),
                tag("link", rel="icon", type="image/svg+xml", href=page.to(places.ICON)),
                tag("link", rel="stylesheet", href=page.to(places.STYLE)),
                *languages,
                *feeds,
                tag("script", src=page.to(places.SCRIPT), defer=True),
            )
        ),
    )


def _header(page: Page, words: SiteWords) -> Html:
    home = page.to(places.home(page.language))
    listed = (
        (words.editions, f"{home}#editions"),
        (words.categories, f"{home}#categories"),
        (words.reports, page.to(places.reports(page.language))),
    )
    links = [tag("a", name, href=to) for name, to in listed]
    others = [
        tag("a", words_of(language).own_name, href=page.to(path), lang=language, hreflang=language)
        for language, path in page.others.items()
    ]
    named = tag(
        "a",
        tag("img", src=page.to(places.ICON), alt="", width="18", height="18"),
        f" {words.name}",
        href=home,
        class_="name",
    )
    return tag(
        "header", lines((named, tag("nav", lines((*links, *others)), aria_label=words.navigation), _search(words)))
    )


def _footer(page: Page, words: SiteWords) -> Html:
    feeds = [tag("a", name, href=page.to(path), type="application/atom+xml") for name, path in page.feeds]
    return tag(
        "footer", lines((tag("p", words.made_by), tag("p", between(feeds, " · ")) if feeds else None)), class_="foot"
    )


def _search(words: SiteWords) -> Html:
    """The form is shown by the script that answers it."""
    field_ = tag(
        "input", type="search", id="search", placeholder=words.search_hint, autocomplete="off", maxlength="200"
    )
    said = tag("p", id="said", role="status")
    return joined(
        (
            tag(
                "form",
                tag("label", words.search, for_="search"),
                field_,
                role="search",
                hidden=True,
                data_found=words.found,
                data_many=words.found_many,
                data_nothing=words.found_nothing,
                data_searching=words.searching,
                data_failed=words.search_failed,
            ),
            tag("section", said, tag("ul", id="found"), id="results", aria_label=words.search, hidden=True),
            tag("noscript", tag("p", words.without_script)),
        )
    )
