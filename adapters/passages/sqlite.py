"""Words as SQLite's FTS5 takes them with `porter unicode61`: asked of an index in memory. It reads no database."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from adapters.passages.bm25 import Phrase
from adapters.passages.database import Run

MAKE = (
    "CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='porter unicode61')",
    "CREATE VIRTUAL TABLE words USING fts5vocab(texts, instance)",
)
ADD = "INSERT INTO texts (rowid, text) VALUES (?, ?)"
TOLD = "SELECT doc, offset, term FROM words ORDER BY doc, offset"


class SqliteStemmer:
    """adapters.passages.index.Stemmer."""

    def stems(self, run: Run, texts: Sequence[str]) -> Sequence[Phrase]:
        """The stems of each text, with their places in it."""
        found: list[list[tuple[int, str]]] = [[] for _ in texts]
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as index:
            for make in MAKE:
                index.execute(make)
            index.execute("BEGIN")
            index.executemany(ADD, enumerate(texts))
            for number, place, stem in index.execute(TOLD):
                found[number].append((place, stem))
        return [tuple(phrase) for phrase in found]
