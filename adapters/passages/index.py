"""bot.ports.passages.Passages: a row for each paper with its passages, and their words as one database searches them.

It knows no query language: what a word means there is the WordIndex's.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Protocol

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from adapters.passages.database import Database, Run
from bot.domain.answer import Passage
from bot.domain.paper import PaperId, check_aware
from bot.errors import BadPayload
from bot.ports.passages import Word

LONGEST_KEY = 300
LONGEST_WORD = 200
MOST_WORDS = 256
"""Characters of a word, and words of a question, that are looked for: no question has more."""
KEEP = (
    "INSERT INTO passages (paper, version, put_at, body) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (paper) DO UPDATE SET version = excluded.version, put_at = excluded.put_at, body = excluded.body"
)
VERSION = "SELECT version FROM passages WHERE paper = ?"
BODY = "SELECT body FROM passages WHERE paper = ?"
OLD = "DELETE FROM passages WHERE put_at < ? RETURNING paper"
FORGET = "DELETE FROM passage_words WHERE paper {texts}"
Change = Callable[[Run], object]


class WordIndex(Protocol):
    """How one database searches the passages of a paper."""

    def made(self, paper: PaperId, passages: Sequence[Passage]) -> Change:
        """What puts the passages' words in place of the paper's earlier ones; called off the event loop."""
        ...

    def ranked(self, run: Run, paper: PaperId, words: Sequence[Word], most: int) -> tuple[int, ...]:
        """Numbers of passages that have any of the words, best first; words are clean, and there is one at least."""
        ...


@cache
def passages_json() -> TypeAdapter[tuple[Passage, ...]]:
    """How passages are written; made once, when the first are."""
    return TypeAdapter(tuple[Passage, ...])


class IndexedPassages:
    """bot.ports.passages.Passages."""

    def __init__(self, database: Database, words: WordIndex) -> None:
        self._database, self._words = database, words

    async def put(self, paper: PaperId, version: str, passages: Sequence[Passage], at: datetime) -> None:
        """Index a paper's passages in place of those it had."""
        check_aware(at)
        for key in (paper, version):
            _check_key(key)
        body = _written(paper, tuple(passages))
        keep_words = await asyncio.to_thread(self._words.made, paper, passages)

        def keep(run: Run) -> None:
            run.run(KEEP, paper, version, run.instant(at), body)
            keep_words(run)

        await self._database.direct_write(keep)

    async def version(self, paper: PaperId) -> str | None:
        """The version that is indexed of a paper."""
        row = await self._database.direct_read(lambda run: run.one(VERSION, paper))
        return row[0] if row else None

    async def all(self, paper: PaperId) -> tuple[Passage, ...]:
        """A paper's passages in its order."""
        row = await self._database.direct_read(lambda run: run.one(BODY, paper))
        return passages_json().validate_json(row[0]) if row else ()

    async def ranked(self, paper: PaperId, words: Sequence[Word], most: int) -> tuple[int, ...]:
        """Numbers of the paper's passages that have any of the words, best first."""
        asked = clean(words)
        if not asked or most < 1:
            return ()
        return await self._database.direct_read(lambda run: self._words.ranked(run, paper, asked, most))

    async def drop(self, before: datetime) -> int:
        """Forget passages that were put before a moment."""
        check_aware(before)
        return await self._database.direct_write(lambda run: _drop(run, before))


def clean(words: Sequence[Word]) -> tuple[Word, ...]:
    """Each word once, as any database takes it: whole Unicode without NUL, of a length that a word may have."""
    found: dict[str, None] = {}
    for word in words:
        text = word[:LONGEST_WORD].encode(errors="replace").decode().replace("\0", " ").strip().casefold()
        if text:
            found[text] = None
        if len(found) == MOST_WORDS:
            break
    return tuple(found)


def _check_key(key: str) -> None:
    try:
        key.encode()
    except UnicodeEncodeError as error:
        raise BadPayload(f"{key!r:.80} cannot be kept: it is no Unicode text") from error
    if not key or "\0" in key or len(key) > LONGEST_KEY:
        raise BadPayload(f"{key!r:.80} cannot be kept: empty, a NUL character, or more than {LONGEST_KEY} characters")


def _written(paper: PaperId, passages: tuple[Passage, ...]) -> str:
    """Passages as they are kept; BadPayload for what would not come back, or is of another paper."""
    numbers = {passage.number for passage in passages if passage.paper == paper and 0 <= passage.number < 2**31}
    if len(numbers) < len(passages):
        raise BadPayload(f"{paper}: its passages are its own, and each has a number of its own")
    try:
        body = passages_json().dump_json(passages, warnings="error").decode()
        same = passages_json().validate_json(body) == passages
    except (PydanticSerializationError, ValidationError) as error:
        raise BadPayload(f"{paper}: its passages cannot be kept: {str(error).splitlines()[0]}") from error
    if not same:
        raise BadPayload(f"{paper}: its passages cannot be kept: they hold what JSON does not")
    return body


def _drop(run: Run, before: datetime) -> int:
    papers = [paper for (paper,) in run.all(OLD, run.instant(before))]
    run.run(FORGET, run.texts(papers))
    return len(papers)
