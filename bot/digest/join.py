"""Before stage 2: listed papers that came without an arXiv id are looked for there by title, so that links are
canonical and one paper is one. Never a wrong paper (bot.reading.same_paper judges), and no paper is lost: what is not
found stays as it was listed.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.digest.collect import Answer
from bot.domain.edition import SourceReport
from bot.domain.identity import paper_id, title_key
from bot.domain.paper import Entry
from bot.errors import BadPayload, Permanent, Temporary
from bot.ports.clock import Clock
from bot.ports.progress import Progress, silent
from bot.ports.store import Papers
from bot.ports.venues import Titles
from bot.reading.same_paper import same_paper

log = logging.getLogger(__name__)
SERVICE = "arxiv"
MOST = 40
"""Titles that are asked for at once: two minutes at the pace that arXiv asks for."""
AGAIN = timedelta(hours=20)
"""After which a title that was not found is asked for again: a paper may come to arXiv later."""
MOST_REMEMBERED = 5_000
_Key = tuple[str, tuple[str, ...]]
"""A title, and its authors as listed: others may have written something of the same title."""
_NEVER: tuple[None, None] = (None, None)


@dataclass(slots=True)
class Joining:
    """Asks for titles, and remembers what was found in this process: lists show the same papers for days."""

    titles: Titles
    clock: Clock
    most: int = MOST
    _found: dict[_Key, tuple[str | None, datetime | None]] = field(default_factory=dict)

    async def join(self, answers: Sequence[Answer], papers: Papers, progress: Progress = silent) -> tuple[Answer, ...]:
        """The answers, with arXiv's ids where papers were found; one more where arXiv could not be asked says why."""
        shown = [entry for answer in answers if _is_live(answer) for entry in answer.entries if _is_open(entry)]
        wanted = {_key(entry): entry for entry in reversed(shown)}  # of two that are the same the first
        known = await papers.titled([title for title, _ in wanted])
        there = {title for title, identity in known.items() if identity.startswith("arxiv:")}
        asked = [entry for key, entry in reversed(wanted.items()) if key[0] not in there and not self._is_answered(key)]
        failure = await self._ask(asked[: self.most], progress)
        if len(asked) > self.most:
            log.info("%d listed titles are not looked for at arXiv this time", len(asked) - self.most)
        joined = tuple(replace(answer, joined=self._joined(answer)) for answer in answers)
        return (*joined, failure) if failure else joined

    async def _ask(self, entries: Sequence[Entry], progress: Progress) -> Answer | None:
        """Look for titles, one after the other; the reason where arXiv cannot be asked at all."""
        asked_at = self.clock.now()
        for place, entry in enumerate(entries):
            progress("join", place, len(entries))
            try:
                found = same_paper(entry.title, entry.authors, await self.titles.titled(entry.title))
            except BadPayload as refusal:
                log.info("arXiv was not asked for %r: %s", entry.title[:80], refusal.reason)
                found = None
            except (Temporary, Permanent) as failure:
                return Answer(SourceReport(SERVICE, asked_at, 0, failure.reason), details=True)
            self._remember(_key(entry), found.reference if found else None)
        return None

    def _joined(self, answer: Answer) -> tuple[Entry, ...] | None:
        """The entries with arXiv's id in the place of the source's address; None where there is nothing to change."""
        if not _is_live(answer):
            return None
        entries = tuple(map(self._with_id, answer.entries))
        return entries if entries != answer.entries else None

    def _with_id(self, entry: Entry) -> Entry:
        found, _ = self._found.get(_key(entry), _NEVER)
        return replace(entry, reference=found) if found and _is_open(entry) else entry

    def _is_answered(self, key: _Key) -> bool:
        found, at = self._found.get(key, _NEVER)
        return found is not None or (at is not None and timedelta(0) <= self.clock.now() - at < AGAIN)

    def _remember(self, key: _Key, reference: str | None) -> None:
        self._found.pop(key, None)
        self._found[key] = reference, self.clock.now()
        while len(self._found) > MOST_REMEMBERED:
            del self._found[next(iter(self._found))]


def _key(entry: Entry) -> _Key:
    return title_key(entry.title), entry.authors


def _is_live(answer: Answer) -> bool:
    """Recorded days are complete as they are, and what arXiv said needs nothing."""
    return not answer.recorded and not answer.details


def _is_open(entry: Entry) -> bool:
    """Whether nothing that the source says names the paper at arXiv."""
    identity = paper_id(entry.reference, doi=entry.doi, title=entry.title)
    return bool(entry.title.strip()) and not identity.startswith("arxiv:")
