"""Has what began as excerpts written by the model, and what shows it edited. Sends nothing; no new post comes of it."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from adapters.wiring.platforms import previews
from adapters.wiring.program import Program
from bot.delivery.correction import Correction, Outcome
from bot.digest.rewriting import May, Rewriting, always
from bot.ports.platform import Posts
from bot.ports.progress import Progress, silent

log = logging.getLogger(__name__)
TRIES = 12
"""An hour of the service: a message that cannot be edited by then keeps its excerpts, which were right."""
PAUSE = 900.0
"""Seconds between two tries to write: papers' texts are read for each, and a model that is out is left alone anyway."""
LONGEST_PAUSE = 7_200.0
"""Each try that brought nothing doubles the pause, to this: an answer that never comes in time may be paid for."""


@dataclass
class Rewrites:
    """The rewriting of one process; what could not be edited is tried again while the process lives."""

    program: Program
    _left: dict[date, set[int]] = field(default_factory=dict)
    _tries: dict[date, int] = field(default_factory=dict)
    _not_before: float = 0.0
    _pause: float = PAUSE
    _owed: frozenset[date] = frozenset()
    _asked: int = 0
    """How often it was tried to write: each time another paper is asked for first."""

    async def run(
        self, posts: Mapping[str, Posts], progress: Progress = silent, may: May = always
    ) -> dict[date, Outcome]:
        """Write what is owed and edit what shows it; by day what came of it. Raises what the store raises."""
        now = self.program.clock.monotonic()
        if now >= self._not_before:
            self._not_before = now + PAUSE  # also where the store raises
            await self._write(progress, may)
            self._not_before = now + self._pause
        return {day: await self._show(day, posts) for day in tuple(self._left)}

    async def _write(self, progress: Progress, may: May) -> None:
        rewriting = Rewriting(self.program.digest, self._asked)
        self._asked += 1
        owed = frozenset([edition.day async for edition in rewriting.owed()])
        done = await rewriting.rewrite(progress, may)
        for changed in done:
            self._left.setdefault(changed.edition.day, set()).update(changed.numbers)
        in_vain = not done and owed and owed == self._owed
        self._pause, self._owed = min(2 * self._pause, LONGEST_PAUSE) if in_vain else PAUSE, owed

    async def _show(self, day: date, posts: Mapping[str, Posts]) -> Outcome:
        program = self.program
        desk = Correction(program.store, program.categories, program.clock, posts, program.digest.build, previews())
        outcome = await desk.show(day, sorted(self._left[day]))
        self._tries[day] = self._tries.get(day, 0) + 1
        if not outcome.left or self._tries[day] >= TRIES:
            del self._left[day], self._tries[day]
        if outcome.left:
            log.warning("The edition of %s: %d messages still show excerpts: %s", day, outcome.left, outcome.reasons)
        return outcome
