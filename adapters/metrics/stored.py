"""What the database tells, read when somebody asks and at most every 15 s. It writes nothing and keeps no row busy."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from adapters.metrics.edition import edition_samples, source_samples
from adapters.metrics.exposed import Sample
from bot.domain.delivery import STATES, State
from bot.domain.edition import Edition, cut_at, last_closed
from bot.ports.clock import SteadyClock
from bot.ports.ledger import LaneState
from bot.ports.payments import EDITION, Spent
from bot.ports.store import ChatCounts, Store
from bot.settings import BudgetSettings
from bot.writing.forecast import money

FRESH = 15.0
"""Seconds in which nothing is read again."""
REST = 100
"""Counting walks through the whole ledger. It is done again after so many times as long as it took: 1 % of one core."""
AN_EDITION = 300.0
"""Seconds after which an edition is read again that is the newest still: a model may have written more of it."""


@dataclass
class Stored:
    """Reads the samples of one database; whoever asks meanwhile waits for the same reading."""

    store: Store
    clock: SteadyClock
    budget: BudgetSettings
    cut: time
    _samples: tuple[Sample, ...] = ()
    _read_at: float | None = None
    _counts: Mapping[str, Mapping[State, int]] = field(default_factory=dict)
    _count_from: float = 0.0
    _newest: Edition | None = None
    _edition_from: float = 0.0
    _reading: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def samples(self) -> tuple[Sample, ...]:
        """All of them. Raises what the store raises."""
        async with self._reading:
            if self._read_at is None or self.clock.monotonic() - self._read_at >= FRESH:
                begin = self.clock.monotonic()
                found = await self._read()
                self._read_at = self.clock.monotonic()
                self._samples = (*found, Sample("jogan_read_seconds", self._read_at - begin))
            return self._samples

    async def _read(self) -> list[Sample]:
        now = self.clock.now()
        lanes = await self._lanes()
        found = [sample for lane in lanes for sample in _lane(lane, self._counts.get(lane.lane, {}), now)]
        found += _chats(await self.store.chats.counts())
        found += _spent(await self.store.payments.spent(now.date()), self.budget)
        return found + await self._editions(now)

    async def _lanes(self) -> tuple[LaneState, ...]:
        begin = self.clock.monotonic()
        if begin < self._count_from:
            return await self.store.ledger.lanes(counted=False)
        lanes = await self.store.ledger.lanes()
        end = self.clock.monotonic()
        self._counts = {lane.lane: lane.rows for lane in lanes}
        self._count_from = end + (end - begin) * REST
        return lanes

    async def _editions(self, now: datetime) -> list[Sample]:
        newest, closed = await self._newest_edition(now), last_closed(now, self.cut)
        last = newest
        late = 0.0
        if newest is None or newest.day < closed:
            kept = await self.store.editions.on(closed)
            last = kept or newest
            if kept is None or kept.reason == "sources_failed":
                late = (now - cut_at(closed, self.cut)).total_seconds()
        found = [Sample("jogan_edition_late_seconds", late)]
        found += edition_samples(newest) if newest else [Sample("jogan_edition_day_seconds", 0)]
        return found + (await self._sources(last, now) if last else [])

    async def _newest_edition(self, now: datetime) -> Edition | None:
        """Read whole only where there may be another: its body is a megabyte."""
        day = next(iter(await self.store.editions.counts(before=now.date() + timedelta(days=2), most=1)), (None,))[0]
        known = self._newest.day if self._newest else None
        if day != known or self.clock.monotonic() >= self._edition_from:
            self._newest = await self.store.editions.newest()
            self._edition_from = self.clock.monotonic() + AN_EDITION
        return self._newest

    async def _sources(self, last: Edition, now: datetime) -> list[Sample]:
        found = list(source_samples(last))
        for name in sorted({source.name for source in last.sources}):
            record = await self.store.lists.before(name, now.date() + timedelta(days=2))
            read = record.asked_at.timestamp() if record else 0.0
            found.append(Sample("jogan_source_read_seconds", read, (name,)))
        return found


def _lane(lane: LaneState, counts: Mapping[State, int], now: datetime) -> Iterator[Sample]:
    """Every state has its line, also with nothing in it: a line that comes and goes cannot be watched."""
    for state in STATES:
        yield Sample("jogan_deliveries", counts.get(state, 0), (lane.lane, state))
    waits = (now - lane.oldest_ready).total_seconds() if lane.oldest_ready else 0.0
    paused = (lane.paused_until - now).total_seconds() if lane.paused_until else 0.0
    yield Sample("jogan_oldest_ready_seconds", max(0.0, waits), (lane.lane,))
    yield Sample("jogan_lane_held", float(bool(lane.owner)), (lane.lane,))
    yield Sample("jogan_lane_paused_seconds", max(0.0, paused), (lane.lane,))


def _chats(counts: ChatCounts) -> Iterator[Sample]:
    for state in ("known", "subscribed", "paused", "off"):
        yield Sample("jogan_chats", getattr(counts, state), (state,))


def _spent(days: tuple[Spent, ...], budget: BudgetSettings) -> Iterator[Sample]:
    """Two payers only: who asked is nobody's business here."""
    for payer in ("edition", "chats"):
        of_it = [each for each in days if (each.payer == EDITION) == (payer == "edition")]
        yield Sample("jogan_model_calls", sum(each.calls for each in of_it), (payer,))
        for kind in ("input", "output", "cached", "reasoning"):
            yield Sample("jogan_model_tokens", sum(getattr(each.usage, kind) for each in of_it), (payer, kind))
        yield Sample("jogan_model_tokens", sum(each.reserved for each in of_it), (payer, "reserved"))
        cost = money(sum(each.usage.input for each in of_it), sum(each.usage.output for each in of_it), budget)
        if cost is not None:
            yield Sample("jogan_model_money", cost, (payer,))
    yield Sample("jogan_model_tokens_limit", budget.daily)
