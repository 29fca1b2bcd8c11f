"""Questions that wait until their asker says which paper they are about: for ten minutes, in this process alone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.chat import Address
from bot.domain.paper import Paper

LASTS = timedelta(minutes=10)
MOST = 10_000
"""Questions that wait; the oldest is given up first."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question, and the papers that it names; None stands for the one that is to be chosen."""

    question: str
    papers: tuple[Paper | None, ...]
    since: datetime


class Pending:
    """One question for each person in a chat, the last one."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[Address, str], Waiting] = {}

    def keep(self, address: Address, person: str, waiting: Waiting) -> None:
        """Keep a question in place of an earlier one."""
        self._waiting.pop((address, person), None)
        while len(self._waiting) >= MOST:
            del self._waiting[next(iter(self._waiting))]
        self._waiting[address, person] = waiting

    def take(self, address: Address, person: str, now: datetime) -> Waiting | None:
        """The question that waits, which then waits no more; None where there is none, or only an old one."""
        found = self._waiting.pop((address, person), None)
        return found if found and now - found.since < LASTS else None

    def forget(self, address: Address, persons: Collection[str] = ()) -> None:
        """Forget what was asked in a chat or its topics, and by a person anywhere on its platform."""
        for there, person in list(self._waiting):
            if there.is_within(address) or (there.platform == address.platform and person in persons):
                del self._waiting[there, person]
