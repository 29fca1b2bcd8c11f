"""Looks for what needs a hand though nothing fails this moment: an edition that is late, a source that fails for a day,
tokens that come to their end, messages that wait, tasks that die again and again. It reads what is kept, and mends
nothing. Every process looks: who claims an alert first tells it (bot.alerts.alerts).
"""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.alerts.alerts import Alerts
from bot.domain.edition import Edition, cut_at, last_closed
from bot.errors import JoganError
from bot.ports.clock import SteadyClock
from bot.ports.store import Store

log = logging.getLogger(__name__)
LATE = timedelta(minutes=30)
"""After the cut, and after the start of a process that finds nothing of the day: the edition is late."""
A_DAY = timedelta(hours=24)
"""Of failures only, until a source needs a hand."""
SPENT = 0.8
"""Of the day's tokens."""
SETTLED = timedelta(hours=1)
"""After the cut: what the model wrote of an edition by then is what readers get in the morning."""
LONG_PAUSE = timedelta(minutes=10)
"""Of a lane, whoever met it: a post, or an answer to a person."""
STALLED = timedelta(hours=2)
"""That a message waits which may be sent; a broadcast to 160,000 chats takes as long at 23 messages a second."""
DOWN = 600.0
"""Seconds that a task dies again and again, until it needs a hand."""
BACK = 180.0
"""Seconds that it must live meanwhile to count as back: longer than its longest pause and a try to connect."""
STORE_FAILS = 2
"""Looks in a row that the store refuses: one alone may be its restart."""


@dataclass(frozen=True, slots=True)
class Watched:
    """`sources` are those that are asked now; `model` the one that is set, if any, and `daily` its tokens of a day;
    `down` the tasks that died and wait to begin again, by name, with the reason, as they come and go; `twice` the lanes
    whose token another program has too, with the day that it was met on last and what the platform said."""

    cut: time
    sources: Collection[str]
    model: str = ""
    daily: int = 0
    down: Mapping[str, str] = field(default_factory=dict)
    twice: Mapping[str, tuple[date, str]] = field(default_factory=dict)


@dataclass
class Watch:
    """The look of one process."""

    store: Store
    clock: SteadyClock
    alerts: Alerts
    watched: Watched
    _refused: int = 0
    _settled: date | None = None
    _dies: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Tasks that died: seen first and last."""

    def __post_init__(self) -> None:
        self._begun = self.clock.now()

    async def look(self) -> None:
        """Once a minute. What the store refuses is no end of it."""
        self._tasks(self.clock.monotonic())
        for lane, (day, reason) in self.watched.twice.items():
            self.alerts.tell("twice", lane, reason, day)
        try:
            await self._kept(self.clock.now())
            self._refused = 0
        except JoganError as failure:
            self._refused += 1
            log.warning("What needs a hand cannot be looked for: %s", failure)
            if self._refused >= STORE_FAILS:
                self.alerts.tell("store", "jogan", str(failure))
        try:
            await self.alerts.tell_owed()
        except JoganError as failure:
            log.warning("Alerts that nobody could be told cannot be looked for: %s", failure)

    async def _kept(self, now: datetime) -> None:
        await self._lanes(now)
        await self._sources(now)
        await self._edition(now)
        if self.watched.model:
            await self._tokens(now, self.watched.daily)

    async def _lanes(self, now: datetime) -> None:
        """A lane that is paused waits because it must; its pause is told under the day that it ends on. Of one that
        waits because its platform is not reached that is told (bot.delivery.consequences), and nothing else."""
        for lane in await self.store.ledger.lanes(counted=False):
            waits = now - lane.oldest_ready if lane.oldest_ready else timedelta()
            if lane.paused_until is not None and lane.paused_until > now:
                if lane.paused_until - now >= LONG_PAUSE:
                    self.alerts.tell("paused", lane.lane, lane.reason, lane.paused_until.date())
            elif waits >= STALLED and lane.outage:
                self.alerts.tell("unreachable", lane.lane, lane.outage.reason)
            elif waits >= STALLED:
                self.alerts.tell("stalled", lane.lane, f"{lane.oldest_ready:%Y-%m-%d %H:%M} UTC")

    async def _sources(self, now: datetime) -> None:
        """An outage is told once, under the day that it began on; one failure alone is none, however long ago."""
        for failing in await self.store.source_health.failing():
            for_a_day = now - failing.since >= A_DAY and failing.asked_at > failing.since
            if failing.name in self.watched.sources and for_a_day:
                self.alerts.tell("source", failing.name, failing.error, failing.since.date())

    async def _edition(self, now: datetime) -> None:
        """The newest closed day's. One that was there an hour after its cut is not read again."""
        day = last_closed(now, self.watched.cut)
        if day == self._settled:
            return
        closed = cut_at(day, self.watched.cut)
        kept = await self.store.editions.on(day)
        since = max(closed, self._begun) if kept is None else closed
        if (kept is None or kept.reason == "sources_failed") and now - since > LATE:
            self.alerts.tell("late", "edition", _failed(kept), day)
        if kept is not None and kept.reason != "sources_failed" and now - closed > SETTLED:
            self._settled = day
            self._model(kept)

    def _model(self, kept: Edition) -> None:
        """Where it could not be asked for half of the cards or more, that is no passing fault."""
        cards = [card for listed in kept.papers for card in listed.cards.values()]
        missed = sum(card.because == "outage" for card in cards)
        if missed * 2 >= len(cards) > 0 and self.watched.model:
            self.alerts.tell("model", self.watched.model, f"{missed}/{len(cards)}", kept.day)

    async def _tokens(self, now: datetime, daily: int) -> None:
        used = sum(each.usage.total for each in await self.store.payments.spent(now.date()))
        if used >= SPENT * daily:
            self.alerts.tell("budget", "JOGAN_DAILY_TOKENS", f"{used:,} / {daily:,}")

    def _tasks(self, now: float) -> None:
        """One that just begins again counts as dead until it has lived for a while."""
        for name, reason in self.watched.down.items():
            first, _ = self._dies.get(name, (now, now))
            self._dies[name] = first, now
            if now - first >= DOWN:
                self.alerts.tell("down", name, reason)
        self._dies = {name: seen for name, seen in self._dies.items() if now - seen[1] < BACK}


def _failed(kept: Edition | None) -> str:
    sources = kept.sources if kept else ()
    failed = "; ".join(f"{source.name}: {source.error}" for source in sources if source.error)
    return failed or "not written yet"
