"""Words of passages on SQLite: FTS5 with `porter unicode61`, a small index of its own for each paper, kept as a value.

In one index for all papers a word would weigh by how rare it is among all of them, and each question would walk
through the entries of a common word in every paper. Here a question opens one paper's index in memory: 0.1 ms.
"""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing

from adapters.passages.database import Run
from adapters.passages.index import Change
from bot.domain.answer import Passage
from bot.domain.paper import PaperId
from bot.ports.passages import Word

MAKE = "CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize='porter unicode61')"
ADD = "INSERT INTO words (rowid, text) VALUES (?, ?)"
PACK = "INSERT INTO words (words) VALUES ('optimize')"
KEEP = "INSERT INTO passage_words (paper, words) VALUES (?, ?) ON CONFLICT (paper) DO UPDATE SET words = excluded.words"
INDEX = "SELECT words FROM passage_words WHERE paper = ?"
RANKED = """SELECT number FROM (
SELECT words.rowid AS number, words.rank AS rank FROM json_each(?) AS asked CROSS JOIN words
WHERE words MATCH asked.value
) GROUP BY number ORDER BY sum(rank), number LIMIT ?"""
"""Each word by itself, then their sum, as bm25() has it for all words together: that takes time by their square."""


class SqliteWords:
    """adapters.passages.index.WordIndex."""

    def made(self, paper: PaperId, passages: Sequence[Passage]) -> Change:
        """The paper's index, made in memory."""
        with closing(_memory()) as index:
            index.execute(MAKE)
            index.execute("BEGIN")
            index.executemany(ADD, ((passage.number, passage.text) for passage in passages))
            index.execute(PACK)
            index.execute("COMMIT")
            kept = index.serialize()
        return lambda run: run.run(KEEP, paper, kept)

    def ranked(self, run: Run, paper: PaperId, words: Sequence[Word], most: int) -> tuple[int, ...]:
        """Numbers of the paper's passages that have any of the words, best first."""
        row = run.one(INDEX, paper)
        if row is None:
            return ()
        with closing(_memory()) as index:
            index.deserialize(row[0])
            found = index.execute(RANKED, (json.dumps([phrase(word) for word in words]), most)).fetchall()
        return tuple(number for (number,) in found)


def _memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def phrase(word: Word) -> str:
    """A word, or several, as FTS5 takes them for what they are."""
    quoted = word.replace('"', '""')
    return f'"{quoted}"'
