"""The pace of answers: its own rate, one place's pause and the whole bot's; nobody waits for hours."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest

from bot.delivery.pacer import Pacer
from bot.delivery.share import Share
from bot.domain.chat import Address
from bot.errors import Temporary

ANN, BOB, LAB, TOPIC = (Address("telegram", number) for number in ("7", "8", "-100123", "-100123/5"))


class Quick(asyncio.SelectorEventLoop):
    """A loop whose time jumps to the next thing that waits: what takes hours takes none."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def time(self) -> float:
        return self.now

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            self.now = max(self.now, self._scheduled[0]._when)  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


def quickly(test: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=Quick) as runner:
        runner.run(test)


def now() -> float:
    return asyncio.get_running_loop().time()


class Desk:
    """A share, what it told on, and when each message left."""

    def __init__(self, rate: float = 5.0, gap: float = 0.0) -> None:
        self.pauses: list[tuple[float, str]] = []
        self.left: list[tuple[float, str]] = []
        self.share = Share(Pacer(rate, chat_gap=gap), self._told)

    async def _told(self, seconds: float, reason: str) -> None:
        self.pauses.append((seconds, reason))

    async def answer(self, to: Address) -> None:
        await self.share.turn(to, "private" if to in (ANN, BOB) else "group")
        self.left.append((now(), to.id))

    async def meets(self, to: Address, seconds: float | None, *, everywhere: bool) -> None:
        await self.share.met(to, Temporary("too many", seconds, everywhere=everywhere))


def test_answers_leave_at_their_own_rate_whoever_asks() -> None:
    async def story() -> None:
        desk = Desk()
        await asyncio.gather(*(desk.answer(to) for to in (ANN, BOB, LAB) * 10))
        times = [at for at, _ in desk.left]
        assert len(times) == 30
        assert all(sum(start <= at < start + 1 for at in times) <= 6 for start in times)
        assert times[-1] <= 30 / 5 + 0.01

    quickly(story())


def test_one_person_gets_several_messages_in_a_row_without_waiting_for_another() -> None:
    async def story() -> None:
        desk = Desk()
        for _ in range(4):
            await desk.answer(ANN)
        assert now() < 1

    quickly(story())


def test_row_16_a_pause_of_one_place_holds_back_no_other() -> None:
    async def story() -> None:
        desk = Desk()
        await desk.meets(LAB, 20, everywhere=False)
        await asyncio.gather(*(desk.answer(to) for to in (TOPIC, LAB, ANN)))
        assert [to for at, to in desk.left if at < 1] == [ANN.id]
        assert min(at for at, to in desk.left if to != ANN.id) >= 20
        assert desk.pauses == []

    quickly(story())


def test_row_15_a_pause_of_the_whole_bot_holds_back_all_and_is_told_on() -> None:
    async def story() -> None:
        desk = Desk()
        await desk.meets(ANN, 20, everywhere=True)
        await asyncio.gather(*(desk.answer(to) for to in (BOB, LAB)))
        assert min(at for at, _ in desk.left) >= 20
        assert desk.pauses == [(20, "too many")]

    quickly(story())


def test_row_15_a_pause_that_a_post_met_holds_for_answers_and_is_told_by_the_ledger_alone() -> None:
    async def story() -> None:
        desk = Desk()
        assert desk.share.saw(Temporary("too many", 20, everywhere=True))
        assert not desk.share.saw(Temporary("too many", 50, everywhere=False))
        await desk.answer(BOB)
        assert 20 <= now() < 21
        assert desk.pauses == []

    quickly(story())


@pytest.mark.parametrize("everywhere", [False, True])
def test_row_17_nobody_waits_for_hours(everywhere: bool) -> None:
    async def story() -> None:
        desk = Desk()
        await desk.meets(ANN, 36_000, everywhere=everywhere)
        with pytest.raises(Temporary) as raised:
            await desk.answer(ANN)
        assert raised.value.retry_after == pytest.approx(36_000, abs=1)
        assert now() == 0

    quickly(story())


def test_a_refusal_that_names_no_time_is_no_pause() -> None:
    async def story() -> None:
        desk = Desk()
        for everywhere in (False, True):
            await desk.meets(ANN, None, everywhere=everywhere)
        await desk.answer(ANN)
        assert (now(), desk.pauses) == (0, [])

    quickly(story())
