"""An event loop whose time stands still while something runs and jumps when everything waits: hours in milliseconds.

For code with fakes only: it does not wait for sockets; what is given to threads takes no time.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TypeVar

T = TypeVar("T")
HAIR, MANY = 1e-6, 10
"""Seconds that pass in a round of the loop after so many in which none did."""


class _Patient(selectors.SelectSelector):
    """Nothing ever comes from outside; what would be waited for is passed at once."""

    passed = 0.0
    rounds = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise RuntimeError("everything waits for something that never comes")
        # timers come a hair early: who waits for the rest of it would wait for ever while time stands still
        self.rounds = 0 if timeout else self.rounds + 1
        self.passed += max(timeout, HAIR) if timeout or self.rounds > MANY else 0.0
        return super().select(0)


class AtOnce(ThreadPoolExecutor):
    """Threads that take no time: what is given to them is done before it is waited for."""

    def submit(self, work: Callable[..., T], /, *given: object, **named: object) -> Future[T]:
        done = Future[T]()
        try:
            done.set_result(work(*given, **named))
        except BaseException as fault:  # noqa: BLE001 - a thread hands on whatever its work raises
            done.set_exception(fault)
        return done


class VirtualLoop(asyncio.SelectorEventLoop):
    """The loop; its clock begins at 0."""

    def __init__(self) -> None:
        self._patient = _Patient()
        super().__init__(self._patient)
        self.set_default_executor(AtOnce(max_workers=1))

    def time(self) -> float:
        return self._patient.passed


class LoopClock:
    """bot.ports.clock.Clock that goes with the running loop; `step` is how far the wall clock was moved."""

    def __init__(self, start: datetime = datetime(2024, 7, 17, 0, 0, tzinfo=UTC)) -> None:
        self.start = start
        self.step = timedelta()

    def now(self) -> datetime:
        """The start, and the loop's seconds since."""
        return self.start + self.step + timedelta(seconds=asyncio.get_running_loop().time())


def run(main: Coroutine[object, object, T]) -> T:
    """Run to the end; a task that outlives it is a fault."""
    loop = VirtualLoop()
    try:
        done = loop.run_until_complete(main)
        stray = [task.get_name() for task in asyncio.all_tasks(loop)]
        assert not stray, f"tasks outlived the test: {stray}"
        return done
    finally:
        loop.close()
