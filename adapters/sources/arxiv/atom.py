"""The query API's Atom answers translated to entries. Pure; an error feed becomes one Permanent line."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from xml.etree.ElementTree import Element

from adapters.fetch.json_body import one_line
from adapters.sources.arxiv.tree import child, children, local, parse_tree, raw_text, text
from bot.domain.paper import Entry, Sighting
from bot.errors import BadPayload, Permanent

SOURCE = "arxiv"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer: `total` is how many there are in all, as the service says (None: it does not)."""

    total: int | None
    entries: tuple[Entry, ...]


def parse_query(payload: bytes, *, day: date, seen_at: datetime) -> Page:
    """A feed, or one entry outside a feed. Raises BadPayload or, for the service's own errors, Permanent."""
    root = parse_tree(payload, source=SOURCE)
    sighting = Sighting(SOURCE, day, seen_at)
    if local(root) == "entry":
        return Page(1, _entries([root], sighting))
    if local(root) != "feed":
        raise BadPayload(f"{SOURCE}: the answer is {one_line(local(root), most=40)!r}, not a feed")
    return Page(_number(text(root, "totalResults")), _entries(list(children(root, "entry")), sighting))


def _entries(elements: list[Element], sighting: Sighting) -> tuple[Entry, ...]:
    entries = tuple(entry for element in elements if (entry := _entry(element, sighting)) is not None)
    if elements and not entries:
        raise BadPayload(f"{SOURCE}: none of the {len(elements)} entries of the feed is a paper")
    return entries


def _entry(element: Element, sighting: Sighting) -> Entry | None:
    reference, title = text(element, "id"), text(element, "title")
    if "/api/errors" in reference:
        raise Permanent(f"{SOURCE} refused the question: {one_line(text(element, 'summary')) or 'no reason given'}")
    if not reference or not title:
        return None
    return Entry(
        sighting=sighting,
        reference=reference,
        title=title,
        abstract=raw_text(child(element, "summary")),
        authors=tuple(name for author in children(element, "author") if (name := text(author, "name"))),
        authors_complete=True,
        doi=text(element, "doi") or None,
        comment=text(element, "comment") or None,
        published=moment(text(element, "published")),
        arxiv_categories=categories(element),
    )


def categories(element: Element) -> tuple[str, ...]:
    """The categories, the primary one first."""
    primary = [found.get("term", "") for found in children(element, "primary_category")]
    others = [found.get("term", "") for found in children(element, "category")]
    return tuple(dict.fromkeys(term for term in (*primary, *others) if term))


def moment(value: str) -> datetime | None:
    """An instant as arXiv writes it, in UTC."""
    try:
        found = datetime.fromisoformat(value)
        return (found.replace(tzinfo=UTC) if found.tzinfo is None else found).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None
