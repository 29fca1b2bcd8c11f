"""The daily feed (Atom form) translated to entries with the day they were announced. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from xml.etree.ElementTree import Element

from adapters.fetch.json_body import one_line
from adapters.sources.arxiv.atom import SOURCE, categories, moment
from adapters.sources.arxiv.tree import child, children, local, parse_tree, raw_text, text
from bot.domain.paper import Announce, Entry, Sighting
from bot.errors import BadPayload

_PREFIX = re.compile(r"\s*arXiv:\S+\s+Announce Type:\s*\S+\s*(?:Abstract:\s*)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)
_KINDS: dict[str, Announce] = {"new": "new", "cross": "cross", "replace": "replace", "replace-cross": "replace"}


def is_feed(root: Element) -> bool:
    """Whether a feed is the daily one: its entries say how they are announced, or it says whose updates it holds."""
    entries = list(children(root, "entry"))
    if entries:
        return any(child(entry, "announce_type") is not None for entry in entries)
    return "updates on arXiv" in text(root, "title")


def parse_feed(payload: bytes, *, seen_at: datetime) -> tuple[Entry, ...]:
    """Entries in the feed's order, replacements too; each sighting's day is its own announcement's.

    A feed without entries is an answer: nothing was announced. Raises BadPayload for what is no feed.
    """
    root = parse_tree(payload, source=SOURCE)
    if local(root) != "feed":
        raise BadPayload(f"{SOURCE}: the answer is {one_line(local(root), most=40)!r}, not a feed")
    feed_day = announced(text(root, "updated"))
    found = list(children(root, "entry"))
    entries = tuple(entry for element in found if (entry := _entry(element, feed_day, seen_at)) is not None)
    if found and not entries:
        raise BadPayload(f"{SOURCE}: none of the {len(found)} entries of the feed is a paper")
    return entries


def announced(value: str) -> date | None:
    """The date of an instant where it was written (arXiv announces at midnight of its own time zone)."""
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None


def _entry(element: Element, feed_day: date | None, seen_at: datetime) -> Entry | None:
    day = announced(text(element, "published")) or feed_day
    reference, title = _reference(element), text(element, "title")
    if day is None or not reference or not title:
        return None
    entry = Entry(Sighting(SOURCE, day, seen_at), reference, title)
    return replace(
        entry,
        abstract=_PREFIX.sub("", raw_text(child(element, "summary")), count=1).strip(),
        authors=tuple(_authors(element)),
        authors_complete=True,
        doi=text(element, "DOI") or None,
        published=moment(text(element, "published")),
        announce=_KINDS.get(text(element, "announce_type").lower()),
        arxiv_categories=categories(element),
    )


def _reference(element: Element) -> str:
    """The paper's own link; the feed's ids were seen equal for all entries, and are only used without one."""
    links = (link.get("href", "") for link in children(element, "link") if link.get("rel") == "alternate")
    page = next((link for link in links if "/abs/" in link), "")
    return page or text(element, "id").removeprefix("oai:arXiv.org:")


def _authors(element: Element) -> Iterator[str]:
    """All authors, who stand in one string or in several, with affiliations in brackets."""
    for creator in children(element, "creator"):
        names = _IN_BRACKETS.sub("", raw_text(creator)).replace(" and ", ", ").split(",")
        yield from _with_suffixes(" ".join(name.split()) for name in names)


def _with_suffixes(names: Iterator[str]) -> Iterator[str]:
    """`John Doe, Jr.` is one author."""
    held = ""
    for name in names:
        if held and _SUFFIX.fullmatch(name):
            held = f"{held}, {name}"
            continue
        if held:
            yield held
        held = name
    if held:
        yield held
