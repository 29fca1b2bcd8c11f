"""What the search of the site reads: one script of data a month, because a page on a disk may read scripts only."""

import json
from collections.abc import Iterable, Mapping

from adapters.archive.site import places
from adapters.archive.site.markup import plain
from adapters.archive.site.paper import one_line, sentence_of
from bot.domain.edition import Edition

LONGEST = 240
"""Characters of a sentence or of the authors that are searched."""


def month_data(month: str, editions: Iterable[Edition], language: str) -> bytes:
    """The papers of a month's editions: day, number, title, authors, category, sentence."""
    rows = [
        [
            edition.day.isoformat(),
            listed.number,
            plain(one_line(listed.paper.title) or listed.paper.id),
            plain(", ".join(listed.paper.authors))[:LONGEST],
            places.slug(listed.category),
            plain(sentence_of(listed, language))[:LONGEST],
        ]
        for edition in editions
        for listed in edition.papers
    ]
    return _call("month", month, rows)


def months_data(months: Iterable[str], names: Mapping[str, str]) -> bytes:
    """The months that have editions, newest first, and the categories' names by their slugs."""
    return _call("months", list(months), dict(names))


def _call(name: str, first: object, second: object) -> bytes:
    """JSON is JavaScript; no character of it can end the script that it stands in."""
    said = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in (first, second))
    return f"joganSearch.{name}({','.join(said)});\n".encode(errors="replace")
