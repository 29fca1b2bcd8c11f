"""bot.ports.passages.Passages: a paper's passages in one row, and each stem of the paper in one with its places.

A question reads the rows of its own words, however many papers there are: an index for all papers would weigh a word by
how rare it is among all of them, and walk through a common word's entries in every paper.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Protocol

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, from_json, to_json

from adapters.passages.bm25 import Phrase, best
from adapters.passages.database import Database, Run
from bot.domain.answer import Passage
from bot.domain.paper import PaperId, check_aware
from bot.errors import BadPayload
from bot.ports.passages import Word

LONGEST_KEY = 300
LONGEST_WORD = 200
MOST_WORDS = 256
"""Characters of a word, and words of a question, that are looked for: no question has more."""
MOST_KNOWN = 10_000
"""Words whose stems are remembered."""
KEEP = (
    "INSERT INTO passages (paper, version, put_at, lengths, body) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (paper) DO UPDATE SET version = excluded.version, put_at = excluded.put_at,"
    " lengths = excluded.lengths, body = excluded.body"
)
VERSION = "SELECT version FROM passages WHERE paper = ?"
BODY = "SELECT body FROM passages WHERE paper = ?"
KEEP_WORDS = "INSERT INTO passage_words (paper, word, places) VALUES (?, ?, ?)"
COUNTED = (
    "SELECT NULL, lengths FROM passages WHERE paper = ?"
    " UNION ALL SELECT word, places FROM passage_words WHERE paper = ? AND word {texts}"
)
"""In one statement, for each sees a state of its own on PostgreSQL: between two, another text may be put."""
OLD = "DELETE FROM passages WHERE put_at < ? RETURNING paper"
FORGET = "DELETE FROM passage_words WHERE paper {texts}"


class Stemmer(Protocol):
    """A database's own English: what it takes for a word, and for the same word."""

    def stems(self, run: Run, texts: Sequence[str]) -> Sequence[Phrase]:
        """The stems of each text, with their places in it."""
        ...


@cache
def passages_json() -> TypeAdapter[tuple[Passage, ...]]:
    """How passages are written; made once, when the first are."""
    return TypeAdapter(tuple[Passage, ...])


class IndexedPassages:
    """bot.ports.passages.Passages."""

    def __init__(self, database: Database, stemmer: Stemmer) -> None:
        self._database, self._stemmer = database, stemmer
        self._known: dict[Word, Phrase] = {}

    async def put(self, paper: PaperId, version: str, passages: Sequence[Passage], at: datetime) -> None:
        """Index a paper's passages in place of those it had."""
        check_aware(at)
        for key in (paper, version):
            _check_key(key)
        body = _written(paper, tuple(passages))
        texts = [passage.text for passage in passages]
        stems = await self._database.direct_read(lambda run: self._stemmer.stems(run, texts))
        of_number = {passage.number: phrase for passage, phrase in zip(passages, stems, strict=True)}
        lengths = [(number, len(phrase)) for number, phrase in of_number.items()]
        words = [(paper, stem, to_json(there).decode()) for stem, there in places(of_number).items()]

        def keep(run: Run) -> None:
            run.run(KEEP, paper, version, run.instant(at), to_json(lengths).decode(), body)
            run.run(FORGET, run.texts([paper]))
            run.each(KEEP_WORDS, words)

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
        return await self._database.direct_read(lambda run: self._ranked(run, paper, asked, most))

    def _ranked(self, run: Run, paper: PaperId, words: Sequence[Word], most: int) -> tuple[int, ...]:
        asked = self._stems(run, words)
        rows = run.all(COUNTED, paper, paper, run.texts({stem for phrase in asked for _, stem in phrase}))
        there = {stem: from_json(text) for stem, text in rows}
        lengths = there.pop(None, ())
        return best(dict(lengths), asked, there, most)

    def _stems(self, run: Run, words: Sequence[Word]) -> list[Phrase]:
        """Questions say the same words again and again."""
        new = [word for word in words if word not in self._known]
        found = dict(zip(new, self._stemmer.stems(run, new), strict=True)) if new else {}
        phrases = [found[word] if word in found else self._known[word] for word in words]
        if len(self._known) + len(found) > MOST_KNOWN:
            self._known = {}
        self._known |= found
        return phrases

    async def drop(self, before: datetime) -> int:
        """Forget passages that were put before a moment."""
        check_aware(before)
        return await self._database.direct_write(lambda run: _drop(run, before))


def places(stems: Mapping[int, Phrase]) -> dict[str, list[list[int]]]:
    """Where each stem stands: of each passage that has it, the number and then the places."""
    found: dict[str, dict[int, list[int]]] = {}
    for number, phrase in stems.items():
        for place, stem in phrase:
            found.setdefault(stem, {}).setdefault(number, [number]).append(place)
    return {stem: list(there.values()) for stem, there in found.items()}


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
