"""What one worker did on a lane, by posting, told in a line each when it ends. It decides nothing."""

import logging
from collections import Counter
from dataclasses import dataclass, field

from bot.delivery.outcome import Withheld
from bot.delivery.sending import Result
from bot.domain.delivery import State
from bot.errors import Refused
from bot.events import event

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Posted:
    """One posting: chats that got its first message, messages, chats that take nothing by reason, ends by state.

    `unsure` and `retried` count attempts: each such message is found out about, or sent again.
    """

    chats: int = 0
    messages: int = 0
    unsure: int = 0
    retried: int = 0
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
        posted.unsure += state == "unsure"
        posted.retried += state == "ready" and result.failure is not None and not isinstance(result.failure, Withheld)

    def tell(self, seconds: float) -> None:
        """A line for each posting of which something came to its end in these seconds."""
        for posting, posted in self.postings.items():
            if posted.messages or posted.refused or posted.ends:
                fields = event("drain", lane=self._lane, posting=posting, seconds=round(seconds, 3), **_counts(posted))
                log.info("%s: %s posted to %s", self._lane, posting, said(posted), extra=fields)


def _counts(posted: Posted) -> dict[str, object]:
    """A chat that refuses counts under its reason alone, also with the message that it refused as dead."""
    return {
        "chats": posted.chats,
        "sent": posted.messages,
        "unsure": posted.unsure,
        "retried": posted.retried,
        "dead": posted.ends["dead"],
        "parked": posted.ends["parked"],
        "expired": posted.ends["expired"],
        "refused": dict(sorted(posted.refused.items())),
    }


def said(posted: Posted) -> str:
    """What came of a posting, in words."""
    words = [f"{_counted(posted.chats, 'chat')} ({_counted(posted.messages, 'message')})"]
    if posted.refused:
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(posted.refused.items()))
        words.append(f"{posted.refused.total()} refused ({reasons})")
    return ", ".join([*words, *(f"{count} {state}" for state, count in sorted(posted.ends.items()))])


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
