"""Builds by itself what is closed and has no edition yet, oldest first. Posts nothing; builds no day twice.

What the sources of a day refused is asked again with growing pauses, until a later day has its edition.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.digest.service import Digest
from bot.digest.telling import Stages, Told, tell
from bot.domain.edition import Edition, cut_at, last_closed
from bot.errors import Permanent
from bot.settings import BudgetSettings
from bot.writing.spent import Meter

log = logging.getLogger(__name__)
MOST = 7
"""Closed days that are built after an outage: what is older is not in the sources' lists any more."""
FIRST = 5
"""Days looked at in a new installation: a weekend, and a holiday beside it."""
AGAIN = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15))
"""Pauses before sources that failed are asked again for a day; the last one from then on."""
GIVEN_UP = timedelta(hours=24)
"""After its cut, and after the first try of this process: by then the next day is closed, and what was missing comes
late with that one."""


@dataclass
class Building:
    """The editions of one installation. Tries are counted in this process only: another one counts its own.

    `stages` are the seconds of each stage of what was built last.
    """

    digest: Digest
    budget: BudgetSettings = field(default_factory=BudgetSettings)
    stages: dict[str, float] = field(default_factory=dict)
    _tries: dict[date, "_Tries"] = field(default_factory=dict)
    _archived: bool = False
    _done: date | None = None
    _told_of_none: date | None = None

    async def owes(self) -> bool:
        """Whether there is a day to be built now."""
        async for _ in self._owed():
            return True
        return False

    async def build(self, stopping: Callable[[], bool] = lambda: False) -> tuple[Edition, ...]:
        """Build what is owed, and tell what came of each day. Raises what the store and the archive raise."""
        await self._archive_again()
        built: list[Edition] = []
        async for day in self._owed():
            if stopping():
                break
            built.append(await self._build(day))
        await self._tell_of_none()
        return tuple(built)

    async def _build(self, day: date) -> Edition:
        tries = self._tries.setdefault(day, _Tries(self._now))
        meter, stages = (
            Meter(self.digest.store.payments, self.digest.clock, self.budget),
            Stages(asyncio.get_running_loop().time),
        )
        await meter.begin()
        edition = await self._built(day, stages)
        stages.end()
        tries.count += 1
        self.stages.clear()
        self.stages.update(stages.seconds)
        minutes = AGAIN[min(tries.count - 1, len(AGAIN) - 1)].total_seconds() / 60
        tell(edition, Told(self._now, await meter.read(), stages.seconds, minutes))
        if edition.state == "published":
            self._tries.clear()  # earlier days are given up: what they lack comes late
        return edition

    async def _built(self, day: date, stages: Stages) -> Edition:
        """Where only its files could not be written the edition is there all the same."""
        try:
            return (await self.digest.build(day, stages)).edition
        except Permanent as failure:
            kept = await self.digest.store.editions.on(day)
            if kept is None or kept.state != "published":
                raise
            log.error("The edition of %s is kept, but not in files: %s", day, failure)
            return kept

    async def collect(self) -> None:
        """Remember what the sources list now. A source that cannot be read is asked again in an hour."""
        failed = {answer.report.name: answer.report.error for answer in await self.digest.collect()}
        for name, error in failed.items():
            if error:
                log.warning("%s cannot be read now: %s", name, error)

    async def _owed(self) -> AsyncIterator[date]:
        """Days to be built now, each once; what is kept is looked at anew before each."""
        asked: set[date] = set()
        while (day := await self._next()) is not None and day not in asked:
            asked.add(day)
            yield day

    async def _next(self) -> date | None:
        closed = self._last_closed
        if self._done == closed:
            return None
        newest = await self.digest.store.editions.newest()
        day = await self._first() if newest is None else await self._following(newest.day)
        if day is None:
            await self._look_whether_done(closed)
        return day

    async def _first(self) -> date | None:
        """Of a new installation: the newest day, and an older one only where that one has no papers."""
        for back in range(FIRST):
            day = self._last_closed - timedelta(days=back)
            kept = await self.digest.store.editions.on(day)
            if kept is None:
                return day
            if self._has_failed(kept):
                return day if self._is_time(kept) else None
        return None

    async def _following(self, newest: date) -> date | None:
        """The oldest closed day after the newest edition that nobody built, or whose sources are to be asked again.

        A day that was left out while later ones were built stays so: its papers came late with those.
        """
        last = await self.digest.store.editions.last()
        built = last.day if last is not None else newest
        for back in reversed(range(MOST)):
            day = self._last_closed - timedelta(days=back)
            if day <= newest:
                continue
            kept = await self.digest.store.editions.on(day)
            if day > built if kept is None else self._has_failed(kept) and self._is_time(kept):
                return day
        return None

    async def _look_whether_done(self, closed: date) -> None:
        """Nothing is asked of the store each minute while there is nothing that could be owed.

        The day is told: a cut that comes while this looks closes one that was not looked at.
        """
        for back in range(MOST):
            kept = await self.digest.store.editions.on(closed - timedelta(days=back))
            if self._has_failed(kept) if kept is not None else back == 0:
                return
        self._done = closed

    def _has_failed(self, kept: Edition) -> bool:
        """Whether a day has no edition because its sources could not be asked, and is not given up."""
        if kept.reason != "sources_failed":
            return False
        tries = self._tries.get(kept.day)
        since = max(cut_at(kept.day, self.digest.settings.cut), tries.first if tries else self._now)
        return self._now - since < GIVEN_UP

    def _is_time(self, kept: Edition) -> bool:
        """Whether the pause since its sources were asked last is over; a clock that went back ends it."""
        asked_at = max((source.asked_at for source in kept.sources), default=kept.cut_at)
        tries = self._tries.get(kept.day)
        pause = AGAIN[min(max(tries.count - 1, 0) if tries else 0, len(AGAIN) - 1)]
        return not timedelta(0) <= self._now - asked_at < pause

    async def _archive_again(self) -> None:
        """Once in a process: who was killed after the commit of an edition may not have written its folder."""
        newest = None if self._archived else await self.digest.store.editions.newest()
        self._archived = True
        try:
            if newest is not None:
                await self.digest.keep_files(newest)
        except Permanent as failure:
            log.error("The files of the newest edition are not all there: %s", failure)

    async def _tell_of_none(self) -> None:
        if self._told_of_none == self._last_closed or await self.digest.store.editions.newest() is not None:
            return
        last = await self.digest.store.editions.last()
        if last is None or self._has_failed(last):
            return
        self._told_of_none = self._last_closed
        log.warning("None of the last %d days has an edition; `jogan edition --date DAY` builds another", FIRST)

    @property
    def _now(self) -> datetime:
        return self.digest.clock.now()

    @property
    def _last_closed(self) -> date:
        return last_closed(self._now, self.digest.settings.cut)


@dataclass
class _Tries:
    """How often a day was tried by this process, and when first."""

    first: datetime
    count: int = 0
