"""What a text is written with: a model that is paid for, the papers' texts, and bounds. Decides nothing."""

from dataclasses import dataclass, field
from typing import Protocol

from bot.domain.card import Because
from bot.domain.paper import Paper
from bot.domain.text import PaperText
from bot.errors import BadReply, BudgetSpent, ModelUnusable, Temporary, Unsure
from bot.gate.source import Source
from bot.ports.llm import Heard, Prompt, Reply, Shape
from bot.ports.payments import Payer
from bot.settings import WritingSettings
from bot.writing.outlook import Outlook

FAULTS = (BadReply, BudgetSpent, ModelUnusable, Temporary, Unsure)
"""Why a model did not say what it was asked for."""


class Asks(Protocol):
    """A model behind its budget (bot.writing.paid). Raises FAULTS."""

    @property
    def name(self) -> str: ...

    async def ask(self, prompt: Prompt[Shape], payer: Payer = "edition", heard: Heard | None = None) -> Reply[Shape]:
        """The reply, paid for once."""
        ...


class Reads(Protocol):
    """Where a paper's text comes from (bot.reading.ladder); the abstract at worst."""

    async def text(self, paper: Paper) -> PaperText:
        """The text."""
        ...


@dataclass(frozen=True, slots=True)
class Writing:
    """Where a model is set: it writes, `voter` may stop what it wrote, and `texts` are what both know of a paper.

    `outlook` says beforehand what an edition will take.
    """

    model: Asks
    texts: Reads
    settings: WritingSettings = field(default_factory=WritingSettings)
    voter: Asks | None = None
    outlook: Outlook | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A paper's text as a model is shown it, and the same prepared for the gate: once for all languages."""

    text: PaperText
    source: Source


def because_of(fault: Exception) -> Because:
    """How a card says why it was written without the model. Nonsense is no outage: it would be paid for again and
    again, and come again."""
    if isinstance(fault, BadReply):
        return "gate"
    return "budget" if isinstance(fault, BudgetSpent) else "outage"
