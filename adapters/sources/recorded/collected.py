"""Days collected from several sources in one list (`source`, `title`, `url`, `authors`, …) as a recorded shape."""

import logging
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from adapters.fetch.json_body import decode_json
from bot.domain.paper import Entry, Sighting
from bot.errors import BadPayload

SOURCE = "recorded"
WHOLE_AUTHORS = frozenset({"arxiv"})
logger = logging.getLogger(__name__)
_SPACE = re.compile(r"\s+")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_CATEGORY = re.compile(r"[a-z-]+(?:\.[A-Za-z-]{2,})?")
_URL = re.compile(r"https?://[!-~]{1,500}")


class Collected:
    """JSON lists whose items name their `source` and have a `url`."""

    suffix = ".json"

    def recognises(self, payload: bytes) -> bool:
        """Whether a payload looks like this shape."""
        return payload.lstrip()[:1] == b"[" and b'"source"' in payload and b'"url"' in payload

    def read(self, payload: bytes, day: date, seen_at: datetime) -> tuple[Entry, ...]:
        """Entries in the list's order, all of the file's day; items that are no papers are left out and counted."""
        items = decode_json(payload, source=SOURCE)
        if not isinstance(items, list):
            raise BadPayload(f"{SOURCE}: the file holds no list of papers")
        entries = tuple(entry for item in items if (entry := _entry(item, day, seen_at)) is not None)
        if items and not entries:
            raise BadPayload(f"{SOURCE}: none of the {len(items)} items of the file is a paper")
        if len(entries) < len(items):
            logger.warning("recorded: %d of %d items are no papers", len(items) - len(entries), len(items))
        return entries


def _entry(item: object, day: date, seen_at: datetime) -> Entry | None:
    fields: Mapping[str, object] = item if isinstance(item, dict) else {}
    source, url, title = (_text(fields.get(key)) for key in ("source", "url", "title"))
    if not _NAME.fullmatch(source) or not _URL.fullmatch(url) or not title:
        return None
    abstract = fields.get("abstract")
    return Entry(
        sighting=Sighting(source, day, seen_at, votes=_votes(fields.get("raw_metadata"))),
        reference=url,
        title=title,
        abstract=abstract.strip() if isinstance(abstract, str) else "",
        authors=tuple(name for name in map(_text, _list(fields.get("authors"))) if name),
        authors_complete=source in WHOLE_AUTHORS,
        published=_midnight(fields.get("published_date")) if source in WHOLE_AUTHORS else None,
        arxiv_categories=tuple(_categories(fields.get("tags"))) if source in WHOLE_AUTHORS else (),
    )


def _votes(metadata: object) -> int | None:
    """Votes above none: the collector wrote 0 where it had not read any."""
    votes = metadata.get("upvotes") if isinstance(metadata, dict) else None
    return votes if isinstance(votes, int) and not isinstance(votes, bool) and 0 < votes < 10**9 else None


def _categories(tags: object) -> list[str]:
    return [tag for tag in map(_text, _list(tags)) if _CATEGORY.fullmatch(tag)]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return _SPACE.sub(" ", value).strip() if isinstance(value, str) else ""


def _midnight(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value[:10]).replace(tzinfo=UTC) if isinstance(value, str) else None
    except ValueError:
        return None
