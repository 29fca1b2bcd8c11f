"""What a chat talked about with us lately: so that "and how large is it?" is understood. Old turns become a gist."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.chat import Address
from bot.domain.paper import PaperId


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with what was answered, in a few words (verified sentences only)."""

    papers: tuple[PaperId, ...]
    question: str
    answer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last exchanges of one chat or thread, oldest first; `gist` are the questions of those folded away.

    `asked_at` is when the question was asked that is being answered: None where none is, or where that is not known.
    """

    address: Address
    exchanges: tuple[Exchange, ...] = ()
    gist: str = ""
    asked_at: datetime | None = None

    @property
    def papers(self) -> tuple[PaperId, ...]:
        """What was talked about last."""
        return self.exchanges[-1].papers if self.exchanges else ()
