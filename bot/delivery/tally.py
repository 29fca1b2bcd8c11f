"""What one worker did on a lane, by posting, told in a line each when it ends. It decides nothing."""

import logging
from collections import Counter
from dataclasses import dataclass, field

from bot.delivery.sending import Result
from bot.domain.delivery import State
from bot.errors import Refused

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Posted:
    """One posting: chats that got its first message, messages, chats that take nothing by reason, ends by state."""

    chats: int = 0
    messages: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    ends: Counter[State] = field(default_factory=Counter)


class Tally:
    """Counts results."""

    def __init__(self, lane: str) -> None:
        self._lane = lane
        self.postings: dict[str, Posted] = {}

    def add(self, result: Result) -> None:
        """One more result that is kept."""
        posted = self.postings.setdefault(result.row.posting, Posted())
        state = result.settled.state
        if state == "sent":
            posted.chats += result.row.part == 1
            posted.messages += 1
        elif isinstance(result.failure, Refused):
            posted.refused[result.failure.off] += 1
        elif state in ("dead", "parked", "expired"):
            posted.ends[state] += 1

    def tell(self) -> None:
        """A line for each posting of which something came to its end."""
        for posting, posted in self.postings.items():
            if posted.messages or posted.refused or posted.ends:
                log.info("%s: %s posted to %s", self._lane, posting, said(posted))


def said(posted: Posted) -> str:
    """What came of a posting, in words."""
    words = [f"{_counted(posted.chats, 'chat')} ({_counted(posted.messages, 'message')})"]
    if posted.refused:
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(posted.refused.items()))
        words.append(f"{posted.refused.total()} refused ({reasons})")
    return ", ".join([*words, *(f"{count} {state}" for state, count in sorted(posted.ends.items()))])


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
