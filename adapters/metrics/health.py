"""Whether the process lives and whether it is ready, as JSON with every reason in words. It mends nothing.

Only what this process, its database or its way to a platform lacks makes it unready; a lane that another process has is
well.
"""

import asyncio
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from adapters.serve import Page
from adapters.supervise import Vitals
from bot.domain.edition import cut_at, last_closed
from bot.errors import JoganError
from bot.ports.clock import Clock
from bot.ports.ledger import LaneState
from bot.ports.store import Store

ANSWERS = 5.0
"""Seconds that the database has to answer."""
LATE = timedelta(minutes=30)
"""After the cut, as operators are told (bot.alerts.watch)."""
OK = "ok"
KIND = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Health:
    """`connected` are the lanes of this process now, `owner` is its name in their rows.

    `away` are lanes that it leaves to others because it does not reach their platforms, each with the reason.
    """

    store: Store
    clock: Clock
    cut: time
    connected: Collection[str]
    owner: str
    vitals: Vitals
    patience: float = ANSWERS
    away: Callable[[], Mapping[str, str]] = dict

    async def lives(self) -> Page:
        """That this answers says that the loop turns; tasks that died stand beside it, for they begin again."""
        return page(200, {"process": OK, "tasks": self._tasks()})

    async def ready(self) -> Page:
        """200 where everything is as it must be, else 503 with what is not."""
        found: dict[str, object] = {"tasks": self._tasks()}
        try:
            async with asyncio.timeout(self.patience):
                found["database"] = OK
                found["lanes"] = dict(self._lanes(await self.store.ledger.lanes(counted=False)))
                found["edition"] = await self._edition()
        except TimeoutError:
            found["database"] = f"no answer within {self.patience:.0f} s"
        except JoganError as failure:
            found["database"] = str(failure)
        well = (
            not self.vitals.down
            and not self.away()
            and found["database"] == OK
            and not str(found.get("edition")).startswith("late")
        )
        return page(200 if well else 503, {"ready": well, **found})

    def _tasks(self) -> Mapping[str, str]:
        """What died and waits to begin again."""
        return {name: f"died: {reason}" for name, reason in sorted(self.vitals.down.items())}

    def _lanes(self, lanes: Sequence[LaneState]) -> Iterator[tuple[str, str]]:
        there = {lane.lane: lane for lane in lanes}
        for name in sorted({*there, *self.connected}):
            yield name, self._lane(name, there.get(name))

    def _lane(self, name: str, lane: LaneState | None) -> str:
        """In words, and until when it is paused and why."""
        if reason := self.away().get(name):
            return f"left to other machines: {reason}"
        if lane is not None and lane.paused_until is not None and lane.paused_until > self.clock.now():
            return f"paused until {_written(lane.paused_until)}: {lane.reason}"
        if lane is not None and lane.owner:
            return "held here" if lane.owner == self.owner else "passive: another process has it"
        return "free: nothing is to be sent" if name in self.connected else "passive: its bot is not connected here"

    async def _edition(self) -> str:
        """The newest closed day's. One that is there is not read whole: this is asked every few seconds."""
        now = self.clock.now()
        day = last_closed(now, self.cut)
        if [found for found, _ in await self.store.editions.counts(before=day + timedelta(days=1), most=1)] == [day]:
            return f"{day}: published"
        kept = await self.store.editions.on(day)
        if kept is not None and kept.reason != "sources_failed":
            return f"{day}: {kept.reason or kept.state}"
        waits = now - cut_at(day, self.cut)
        if waits <= LATE:
            return f"{day}: being built"
        reasons = "; ".join(f"{source.name}: {source.error}" for source in kept.sources if source.error) if kept else ""
        return f"late: {day} closed at {_written(cut_at(day, self.cut))}: {reasons or 'not written yet'}"


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def page(status: int, said: Mapping[str, object]) -> Page:
    """An answer as JSON, one line for each part."""
    return Page(status, json.dumps(said, ensure_ascii=False, indent=1).encode() + b"\n", KIND)
