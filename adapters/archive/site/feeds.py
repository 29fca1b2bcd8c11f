"""Atom feeds: one of all editions and one for each category. Ids are tag URIs (RFC 4151) of the site's host and the
edition's day: they stay the same however often a feed is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from adapters.archive.site import places
from adapters.archive.site.lists import Overview
from adapters.archive.site.markup import Html, lines, tag
from adapters.archive.site.paper import line
from bot.document import category_name
from bot.domain.edition import Edition, EditionPaper
from bot.wording.choose import reading, site


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: `key` is its category, None for everything; `address` is where the site is served."""

    address: str
    language: str
    key: str | None = None


def feed(wanted: Feed, overview: Overview) -> bytes:
    """The feed of the recent editions."""
    named = site(wanted.language).name
    if wanted.key is not None:
        named = f"{named} · {category_name.name(wanted.key, overview.categories, wanted.language)}"
    editions = [edition for edition in overview.recent if _papers(wanted, edition)]
    page = _page(wanted)
    entries = [_entry(wanted, edition, overview) for edition in editions]
    updated = max(map(_updated, editions), default=datetime(2024, 1, 1, tzinfo=UTC))
    document = tag(
        "feed",
        lines(
            (
                "",
                tag("title", named),
                tag("subtitle", site(wanted.language).about),
                tag("id", f"{wanted.address}/{places.feed(wanted.language, wanted.key)}"),
                tag("updated", _written(updated)),
                tag("author", tag("name", site(wanted.language).name)),
                tag("link", rel="self", type="application/atom+xml",
                    href=f"{wanted.address}/{places.feed(wanted.language, wanted.key)}"),
                tag("link", rel="alternate", type="text/html", href=f"{wanted.address}/{page}"),
                *entries,
            )
        ),
        xmlns="http://www.w3.org/2005/Atom",
        xml__lang=wanted.language,
    )  # fmt: skip
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'.encode()


def _page(wanted: Feed) -> str:
    return places.home(wanted.language) if wanted.key is None else places.category(wanted.language, wanted.key)


def _papers(wanted: Feed, edition: Edition) -> Sequence[EditionPaper]:
    return edition.papers if wanted.key is None else edition.of_category(wanted.key)


def _entry(wanted: Feed, edition: Edition, overview: Overview) -> Html:
    papers = _papers(wanted, edition)
    path = places.edition(wanted.language, edition.day)
    anchor = "" if wanted.key is None else f"#{places.slug(wanted.key)}"
    title = reading(wanted.language).front.title(edition.day, len(papers))
    if wanted.key is not None:
        title = f"{category_name.name(wanted.key, overview.categories, wanted.language)} · {title}"
    listed = tag("ul", lines(line(each, edition.day, f"{wanted.address}/", wanted.language) for each in papers))
    return tag(
        "entry",
        lines(
            (
                "",
                tag("title", title),
                tag("id", _id(wanted, edition)),
                tag("link", rel="alternate", type="text/html", href=f"{wanted.address}/{path}{anchor}"),
                tag("published", _written(edition.cut_at)),
                tag("updated", _written(_updated(edition))),
                tag("content", str(listed), type="html"),  # as words: who reads the feed takes the escapes away once
            )
        ),
    )


def _id(wanted: Feed, edition: Edition) -> str:
    place = urlsplit(wanted.address)
    of = "all" if wanted.key is None else places.slug(wanted.key)
    return f"tag:{place.hostname},{edition.day.isoformat()}:{place.path}/{wanted.language}/{of}"


def _updated(edition: Edition) -> datetime:
    """The cut, or the day on which a card was last corrected."""
    corrected = [datetime.combine(each.corrected, time(23, 59, 59), UTC) for each in edition.papers if each.corrected]
    return max((edition.cut_at, *corrected))


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
