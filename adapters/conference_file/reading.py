"""Reads a venue's accepted papers from a JSON file; every mistake is one BadFile with where it is and what is expected.

A file is a list of objects, or an object whose `papers` is one. A paper needs a `title`; what is known besides may be
left out, and keys that are not known are passed over. Nothing is guessed, the venue least of all.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from adapters.conference_file.row import EXAMPLE, Row
from adapters.given_file import Fail, failing, text_of
from bot.domain.conference import Accepted
from bot.domain.identity import title_key

LARGEST: Final = 64 * 1024 * 1024
MOST_ROWS: Final = 50_000
MOST_NAMED: Final = 5


@dataclass(frozen=True, slots=True)
class PaperList:
    """A list as it was read; the places (1 is the first) of rows that are not among `accepted`, and why not."""

    accepted: tuple[Accepted, ...]
    not_accepted: tuple[int, ...] = ()
    untitled: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()

    @property
    def left_out(self) -> str:
        """What was left out, in one line; empty where nothing was."""
        kinds = (
            ("rejected or withdrawn", self.not_accepted),
            ("without a title", self.untitled),
            ("listed twice", self.repeated),
        )
        return ", ".join(f"{len(rows)} {why} ({_places(rows)})" for why, rows in kinds if rows)


def read_list(path: Path) -> PaperList:
    """The accepted papers of a file, each once, in its order, and what was left out. Raises BadFile."""
    fail = failing(path)
    rows = [Row(place, row, fail) for place, row in enumerate(_rows(_parsed(path, fail), fail), 1)]
    untitled = tuple(row.place for row in rows if not row.title)
    if len(untitled) == len(rows):
        raise fail(f"no paper of it has a title (paper 1 does not). Example: {EXAMPLE}")
    taken = [row for row in rows if row.title and row.decision is not None]
    if not taken:
        raise fail(f"has no accepted paper: all {len(rows)} are rejected or withdrawn.")
    once = list(_each_once(taken))
    standing = {row.place for row in once}
    return PaperList(
        tuple(row.accepted() for row in once),
        tuple(row.place for row in rows if row.title and row.decision is None),
        untitled,
        tuple(row.place for row in taken if row.place not in standing),
    )


def _parsed(path: Path, fail: Fail) -> object:
    text = text_of(path, LARGEST, fail)
    try:
        return json.loads(text)
    except RecursionError:
        raise fail(f"is nested too deeply. Example: {EXAMPLE}") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise fail(f"is not JSON ({error.msg} at {where}). Example: {EXAMPLE}") from None
    except ValueError:
        raise fail(f"has a number that cannot be read. Example: {EXAMPLE}") from None


def _rows(document: object, fail: Fail) -> Sequence[Mapping[str, object]]:
    rows = document.get("papers") if isinstance(document, dict) else document
    if not isinstance(rows, list):
        raise fail(f"is no list of papers. Example: {EXAMPLE}")
    if not rows:
        raise fail(f"names no paper. Example: {EXAMPLE}")
    if len(rows) > MOST_ROWS:
        raise fail(f"names {len(rows):,} papers; at most {MOST_ROWS:,} are read.")
    for place, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise fail(f"paper {place} is no object. Example: {EXAMPLE}")
    return rows


def _each_once(rows: Sequence[Row]) -> Iterator[Row]:
    """One per id; one per title, unless two authors' lists say that they are two papers."""
    ids: set[str] = set()
    titles: dict[str, list[tuple[str, ...]]] = {}
    for row in rows:
        same_title = titles.setdefault(title_key(row.title), [])
        if (row.id and row.id in ids) or any(_may_be_one(row.authors, authors) for authors in same_title):
            continue
        ids.add(row.id)
        same_title.append(row.authors)
        yield row


def _may_be_one(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not some or not others or bool(set(some) & set(others))


def _places(rows: Sequence[int]) -> str:
    named = ", ".join(map(str, rows[:MOST_NAMED]))
    return f"paper {named}" if len(rows) <= MOST_NAMED else f"paper {named}, …"
