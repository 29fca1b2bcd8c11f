"""Where passages of papers are indexed for full-text search. A paper is searched alone, however many there are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.answer import Passage
from bot.domain.paper import PaperId

Word = str
"""A word as it is written, or several with spaces between them: then a phrase. Words are data, never query syntax;
the index folds case and stems English, and may leave out what says nothing (`the`). Each counts once, and only the
first 256 of them."""


class Passages(Protocol):
    """Every method is one transaction."""

    async def put(self, paper: PaperId, version: str, passages: Sequence[Passage], at: datetime) -> None:
        """Index a paper's passages in place of those it had; `version` says which text they are of.

        BadPayload for passages of another paper, or of which two have one number.
        """
        ...

    async def version(self, paper: PaperId) -> str | None:
        """The version that is indexed of a paper; None where none is."""
        ...

    async def all(self, paper: PaperId) -> tuple[Passage, ...]:
        """A paper's passages in its order."""
        ...

    async def ranked(self, paper: PaperId, words: Sequence[Word], most: int) -> tuple[int, ...]:
        """Numbers of the paper's passages that have any of the words, best first: rarer words in this paper and more of
        them weigh more, longer passages less (BM25 or what comes near)."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget passages that were put before a moment; how many papers."""
        ...
