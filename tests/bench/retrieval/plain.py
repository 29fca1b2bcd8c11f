"""Passages in SQLite's FTS5 with `porter unicode61`, kept in memory: the rival, and an index where none is wired."""

import re
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.domain.answer import Passage
from bot.domain.paper import PaperId


class PlainIndex:
    """Ranks by FTS5's own BM25, every word alike."""

    def __init__(self) -> None:
        self._papers: dict[PaperId, tuple[str, tuple[Passage, ...], sqlite3.Connection]] = {}

    async def put(self, paper: PaperId, version: str, passages: Sequence[Passage], at: datetime) -> None:
        """Index them in a table of the paper's own."""
        rows = sqlite3.connect(":memory:")
        rows.execute("create virtual table passages using fts5(words, tokenize='porter unicode61')")
        rows.executemany(
            "insert into passages(rowid, words) values (?, ?)", [(each.number, each.text) for each in passages]
        )
        self._papers[paper] = (version, tuple(passages), rows)

    async def version(self, paper: PaperId) -> str | None:
        """The version that was put."""
        return self._papers[paper][0] if paper in self._papers else None

    async def all(self, paper: PaperId) -> tuple[Passage, ...]:
        """The passages that were put."""
        return self._papers[paper][1] if paper in self._papers else ()

    async def ranked(self, paper: PaperId, words: Sequence[str], most: int) -> tuple[int, ...]:
        """Those with any of the words."""
        phrases = [" ".join(re.findall(r"\w+", word)) for word in words]
        asked = " OR ".join(f'"{phrase}"' for phrase in phrases if phrase)
        if not asked or paper not in self._papers:
            return ()
        query = "select rowid from passages where passages match ? order by bm25(passages) limit ?"
        return tuple(number for (number,) in self._papers[paper][2].execute(query, (asked, most)))

    async def drop(self, before: datetime) -> int:
        """Nothing is ever old here."""
        return 0
