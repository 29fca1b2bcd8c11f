"""What questions are answered with: texts, the search in them, a model or none, and bounds. Decides nothing."""

from dataclasses import dataclass, field
from typing import Protocol

from bot.domain.answer import Ranked
from bot.domain.paper import PaperId
from bot.domain.text import PaperText
from bot.gate.source import Source
from bot.ports.passages import Passages
from bot.questions.prepared import Prepared
from bot.questions.retrieve import Query
from bot.settings import QuestionSettings
from bot.writing.desk import Asks, Reads


class Finds(Protocol):
    """Who searches papers' passages (bot.questions.retrieve)."""

    async def indexed(self, text: PaperText) -> None:
        """Make a text's passages known, where another text of the paper is."""
        ...

    async def nearest(self, paper: PaperId, query: Query, most: int = 10) -> tuple[Ranked, ...]:
        """The passages that are nearest to a question, best first."""
        ...


class Prepares(Protocol):
    """Who prepares texts for the gate (bot.questions.prepared)."""

    async def source(self, text: PaperText) -> Source:
        """The text as the gate looks at it."""
        ...


@dataclass(frozen=True, slots=True)
class Means:
    """`model` is None where none is set; `voter` may stop what the model wrote. `index` knows which texts are read."""

    texts: Reads
    index: Passages
    search: Finds
    model: Asks | None = None
    voter: Asks | None = None
    settings: QuestionSettings = field(default_factory=QuestionSettings)
    prepared: Prepares = field(default_factory=Prepared)
