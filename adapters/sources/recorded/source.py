"""Recorded days: a file, or a folder of DATE.json or DATE.xml, answered without a network or a clock.

What a file says is translated by the shapes that are given (the sources' own parsers); nothing here knows a format.
"""

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Protocol

from bot.domain.paper import Entry
from bot.errors import BadPayload, JoganError, Permanent
from bot.ports.sources import Listing

SEEN = time(23, tzinfo=UTC)
MOST_BYTES = 5 * 1024 * 1024
_DATE = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


class Shape(Protocol):
    """One kind of file: whether a payload is of it, and its entries with the source's own name in their sightings."""

    suffix: str

    def recognises(self, payload: bytes) -> bool:
        """Whether a payload looks like this shape."""
        ...

    def read(self, payload: bytes, day: date, seen_at: datetime) -> tuple[Entry, ...]:
        """Entries of `day`. Raises BadPayload or Permanent."""
        ...


class Recorded:
    """Answers for days from files. `seen_at` is the day's 23:00 UTC, so that the same files give the same edition.

    Its own name is `recorded`; papers' sightings keep the name of the source that was recorded.
    """

    name = "recorded"
    recorded = True

    def __init__(self, path: Path, shapes: Sequence[Shape]) -> None:
        self._path, self._shapes = path, tuple(shapes)

    async def listing(self, day: date) -> Listing:
        """The file of `day`. A day without one is empty where other days are there, else Permanent."""
        return await asyncio.to_thread(self._listing, day)

    def days(self) -> tuple[date, ...]:
        """The days that have a file, oldest first (none for a file without a date in its name)."""
        files = [self._path] if self._path.is_file() else self._files()
        return tuple(sorted({day for file in files if (day := _day_of(file)) is not None}))

    def _listing(self, day: date) -> Listing:
        moment = datetime.combine(day, SEEN)
        try:
            file = self._file(day)
            entries = self._entries(file, day, moment) if file is not None else ()
        except OSError as failure:
            raise Permanent(f"{self._path} cannot be read ({failure.strerror or 'input error'})") from None
        return Listing(self.name, day, moment, entries, may_repeat=file is None or _day_of(file) is not None)

    def _file(self, day: date) -> Path | None:
        if self._path.is_file():
            named = _day_of(self._path)
            if named in (None, day):
                return self._path
            raise Permanent(f"{self._path} is the list of {named}, not of {day}")
        if not self._path.is_dir():
            raise Permanent(f"{self._path} is not there: give a file, or a folder of DATE.json files")
        dated = {found: file for file in self._files() if (found := _day_of(file)) is not None}
        if not dated:
            raise Permanent(f"{self._path} holds no file named like 2024-07-16.json or 2024-07-16.xml")
        return dated.get(day)

    def _files(self) -> list[Path]:
        suffixes = {shape.suffix for shape in self._shapes}
        files = (file for file in self._path.glob("*") if file.suffix in suffixes)
        # of two files of one day the plainly named one counts: it comes last
        return sorted(files, key=lambda file: (_DATE.fullmatch(file.stem) is not None, file.name))

    def _entries(self, file: Path, day: date, moment: datetime) -> tuple[Entry, ...]:
        with file.open("rb") as opened:
            payload = opened.read(MOST_BYTES + 1)
        if len(payload) > MOST_BYTES:
            raise BadPayload(f"{file.name}: the file is larger than {MOST_BYTES // 1024 // 1024} MB")
        shape = next((shape for shape in self._shapes if shape.recognises(payload)), None)
        if shape is None:
            raise BadPayload(f"{file.name}: no list of papers in a shape that is known here")
        try:
            return shape.read(payload, day, moment)
        except JoganError as failure:
            raise BadPayload(f"{file.name}: {failure}") from None


def _day_of(file: Path) -> date | None:
    """The date in a file's name."""
    found = _DATE.search(file.stem)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
