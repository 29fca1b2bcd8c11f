"""Row 65: what a worker remembers does not grow with what it sends, nor with what waits. Thousands of messages to
thousands of chats, out of a ledger that has always more; nothing here keeps anything.
"""

import gc
import tracemalloc
from collections.abc import Collection, Sequence
from datetime import date, datetime

import pytest
from fakes_alerts import Bell
from postman import LANE, START
from virtual_time import LoopClock, run

from bot.delivery.service import Delivering
from bot.domain.chat import Address, ChatKind
from bot.domain.delivery import Waiting
from bot.domain.posting import Recipe
from bot.ports.ledger import Bundle, Exchanged, LaneSeen, Settled
from bot.ports.platform import Rendered
from bot.settings import LaneSettings

WARM, MORE = 1_000, 1_500
"""Messages until everything has its size, and those after them."""
SLOPE = 10_000
"""Bytes a thousand messages: a hundredth of what the soak allows; this is the worker alone."""
DAY = date(2024, 7, 16)


class Endless:
    """The part of bot.ports.ledger.Ledger that a worker uses: one message for each of endlessly many chats."""

    def __init__(self, stops_after: int) -> None:
        self.sent, self._stops_after = 0, stops_after
        recipe = Recipe(LANE, "private", "en", "brief", None, "edition", (DAY,))
        self._bundle = Bundle(1, recipe, (Rendered("body", "words"),))

    @property
    def over(self) -> bool:
        return self.sent >= self._stops_after

    async def seen(self, lane: str) -> LaneSeen | None:
        return None

    async def take(self, lane: str, owner: str, stale: LaneSeen | None = None) -> int | None:
        return 1

    async def beat(self, lane: str, fence: int) -> bool:
        return True

    async def release(self, lane: str, fence: int) -> None:
        """Nobody else wants it."""

    async def pause(self, lane: str, until: datetime, reason: str) -> None:
        """Nothing pauses here."""

    async def ready(self, lane: str, now: datetime, most: int, *, after: int = 0) -> tuple[Waiting, ...]:
        if after > 2**61:
            return ()
        rows = range(after + 1, after + 1 + most)
        return tuple(_row(number) for number in rows)

    async def unsure(self, lane: str, now: datetime, most: int) -> tuple[Waiting, ...]:
        return ()

    async def bundle(self, number: int) -> Bundle | None:
        return self._bundle

    async def exchange(
        self, lane: str, fence: int, settled: Sequence[Settled], wanted: Collection[int], now: datetime
    ) -> Exchanged:
        self.sent += sum(each.state == "sent" for each in settled)
        return Exchanged(held=True, claimed=frozenset(wanted))

    async def next_at(self, lane: str) -> datetime | None:
        return None if self.over else START


def _row(number: int) -> Waiting:
    return Waiting(number, LANE, number, Address("telegram", str(number)), "private", f"edition:{DAY}", 1, 1, 0)


class Nowhere:
    """A platform that takes everything and remembers nothing."""

    name, lane, repeatable = "telegram", LANE, 0.0

    async def send(self, address: Address, kind: ChatKind, message: Rendered, **how: object) -> str:
        return "1"


def _held() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


@pytest.mark.slow  # some thousand messages with every allocation traced
def test_row_65_a_worker_remembers_no_more_after_thousands_of_messages() -> None:
    grown: list[int] = []

    async def main() -> None:
        ledger, clock = Endless(WARM + MORE), LoopClock(START)
        settings = LaneSettings(rate=50.0)
        alerts = Bell().alerts(clock)
        delivering = Delivering(
            ledger, {LANE: Nowhere()}, clock, owner="one", alerts=alerts, settings=lambda _: settings
        )  # type: ignore[arg-type, dict-item]  # what a worker uses of them

        def stopping() -> bool:
            if len(grown) == 0 and ledger.sent >= WARM:
                grown.append(_held())
            return ledger.over

        await delivering.drain(LANE, stopping)
        grown.append(_held())

    tracemalloc.start()
    try:
        run(main())
    finally:
        tracemalloc.stop()
    warm, end = grown
    assert (end - warm) / MORE * 1_000 < SLOPE
