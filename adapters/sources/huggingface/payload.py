"""The daily_papers answer translated to entries. Pure: bytes in, values out; only paper.id and title are needed."""

import logging
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from adapters.fetch.json_body import decode_json, one_line
from bot.domain.paper import Entry, Sighting
from bot.errors import BadPayload

logger = logging.getLogger(__name__)
THUMBNAIL_HOSTS = frozenset(
    {
        "huggingface.co",
        "cdn-thumbnails.huggingface.co",
        "cdn-uploads.huggingface.co",
        "cdn-avatars.huggingface.co",
    }
)
_SPACE = re.compile(r"\s+")
_ID = re.compile(r"[!-~]{1,200}")
MOST_AUTHORS = 5_000


def parse_list(payload: bytes, *, day: date, seen_at: datetime, source: str) -> tuple[Entry, ...]:
    """Entries in the list's order, all of the list's own day. Raises BadPayload where the whole is no list of papers.

    An item that cannot be used is left out, and the log says how many were.
    """
    items = decode_json(payload, source=source)
    if not isinstance(items, list):
        raise BadPayload(f"{source}: the answer is no list of papers{_said(items)}")
    entries = tuple(entry for item in items if (entry := _entry(item, day, seen_at, source)) is not None)
    left_out = len(items) - len(entries)
    if left_out and not entries:
        raise BadPayload(f"{source}: none of the {left_out} items of the answer is a paper")
    if left_out:
        logger.warning("%s: %d of %d items of %s are no papers and were left out", source, left_out, len(items), day)
    return entries


def _said(value: object) -> str:
    error = value.get("error") if isinstance(value, dict) else None
    return f": {one_line(error)}" if isinstance(error, str) and error.strip() else ""


def _entry(item: object, day: date, seen_at: datetime, source: str) -> Entry | None:
    outer = _mapping(item)
    paper = _mapping(outer.get("paper"))
    reference = paper.get("id")
    title = _text(paper, "title") or _text(outer, "title")
    if not isinstance(reference, str) or not _ID.fullmatch(reference.strip()) or not title:
        return None
    abstract = _long_text(paper, "summary") or _long_text(outer, "summary")
    return Entry(
        sighting=_sighting(outer, paper, day, seen_at, source),
        reference=reference.strip(),
        title=title,
        abstract=abstract,
        authors=tuple(_authors(paper.get("authors"))),
        thumbnail=_thumbnail(outer.get("thumbnail")),
        published=_moment(paper.get("publishedAt")) or _moment(outer.get("publishedAt")),
        links=tuple(_links(paper, outer)),
    )


def _sighting(
    outer: Mapping[str, object], paper: Mapping[str, object], day: date, seen_at: datetime, source: str
) -> Sighting:
    votes = paper.get("upvotes")
    counted = votes if isinstance(votes, int) and not isinstance(votes, bool) and 0 <= votes < 10**9 else None
    read = outer.get("upvotesReadAt")
    read_at = one_line(read, most=40) if isinstance(read, str) else ""
    return Sighting(source, day, seen_at, votes=counted, votes_read=read_at or None if counted is not None else None)


def _authors(value: object) -> Iterator[str]:
    """Names that the site does not hide, each once, in the site's order."""
    seen = set()
    for author in value[:MOST_AUTHORS] if isinstance(value, list) else ():
        known = _mapping(author)
        name = _text(known, "name")
        if name and not known.get("hidden") and any(ch.isalpha() for ch in name) and name not in seen:
            seen.add(name)
            yield name


def _thumbnail(value: object) -> str | None:
    return value if isinstance(value, str) and _is_https(value, THUMBNAIL_HOSTS) else None


def _links(*holders: Mapping[str, object]) -> Iterator[str]:
    found = (holder.get(key) for key in ("projectPage", "githubRepo") for holder in holders)
    yield from dict.fromkeys(link for link in found if isinstance(link, str) and _is_https(link))


def _is_https(url: str, hosts: frozenset[str] | None = None) -> bool:
    if len(url) > 2_000 or not url.isascii() or not url.isprintable() or set(url) & set(' "<>\\@'):
        return False
    try:
        split = urlsplit(url)
    except ValueError:
        return False
    return split.scheme == "https" and bool(split.hostname) and (hosts is None or split.netloc in hosts)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _text(holder: Mapping[str, object], key: str) -> str:
    value = holder.get(key)
    return _SPACE.sub(" ", value).strip() if isinstance(value, str) else ""


def _long_text(holder: Mapping[str, object], key: str) -> str:
    value = holder.get(key)
    return value.strip() if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str) or len(value) > 40:
        return None
    try:
        moment = datetime.fromisoformat(value)
        return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
