"""Asks for papers by title and remembers each answer as it comes; a service that is away is asked once and no more.

It remembers in small batches, so that a run that is killed goes on where it was.
"""

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.conference import Accepted
from bot.domain.identity import arxiv_id, title_key
from bot.domain.paper import Entry
from bot.errors import BadPayload, Permanent, Temporary
from bot.ports.clock import Clock
from bot.ports.progress import Progress
from bot.ports.reports import Joined, Reports
from bot.ports.venues import Titles
from bot.reading.same_authors import same_letters
from bot.reading.same_paper import same_paper

BATCH = 5
"""Answers that a killed run may lose: a quarter of a minute at arXiv's pace."""
MOST_ASKED = 1_000
"""Titles that one run asks for, which takes an hour at arXiv's pace; the next run goes on."""
MOST_UNREADABLE = 3
"""Answers in a row that cannot be read, from which on they are not about one title."""

logger = logging.getLogger(__name__)


def join_key(accepted: Accepted) -> str:
    """What was asked: the title, and by which authors or id the answer was judged."""
    judged = "\n".join((accepted.arxiv or "", *sorted(map(same_letters, accepted.authors))))
    return f"{title_key(accepted.title)}:{hashlib.sha256(judged.encode('utf-8', 'replace')).hexdigest()[:12]}"


def judged(accepted: Accepted, entries: tuple[Entry, ...]) -> Entry | None:
    """The entry that is surely the paper; where the list knows its id, nothing else is."""
    if accepted.arxiv:
        return next((entry for entry in entries if arxiv_id(entry.reference) == arxiv_id(accepted.arxiv)), None)
    return same_paper(accepted.title, accepted.authors, entries)


@dataclass(slots=True)
class Joining:
    """One run's questions. `found` has what was found out, `failure` why it ended early, in words; `left` are the
    titles that the next run asks for."""

    titles: Titles
    reports: Reports
    clock: Clock
    progress: Progress
    most: int = MOST_ASKED
    found: dict[str, Joined] = field(default_factory=dict)
    failure: str | None = None
    asked: int = 0
    left: int = 0
    _unreadable: int = 0
    _pending: dict[str, Joined] = field(default_factory=dict)

    async def ask(self, wanted: Mapping[str, Accepted]) -> None:
        """Ask for each, one after another, until the service fails."""
        try:
            for key, accepted in list(wanted.items())[: self.most]:
                self.progress("enrich", self.asked, len(wanted))
                await self._ask(key, accepted)
                if self.failure is not None:
                    return
            self.progress("enrich", self.asked, len(wanted))
        finally:
            await self._remember()
        self.left = max(len(wanted) - self.most, 0)

    async def _ask(self, key: str, accepted: Accepted) -> None:
        self.asked += 1
        try:
            entries = await self.titles.titled(accepted.title)
        except BadPayload as failure:
            self._unreadable += 1
            logger.warning("%s (asked for %.80r)", failure, accepted.title)
            self.failure = str(failure) if self._unreadable >= MOST_UNREADABLE else None
        except (Temporary, Permanent) as failure:
            self.failure = str(failure)
        else:
            self._unreadable = 0
            self._pending[key] = Joined(judged(accepted, entries), self.clock.now())
            if len(self._pending) >= BATCH:
                await self._remember()

    async def _remember(self) -> None:
        if self._pending:
            self.found |= self._pending
            await self.reports.join(self._pending)
            self._pending = {}
