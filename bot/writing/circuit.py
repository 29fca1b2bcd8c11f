"""Whether a model may be asked now: the first call goes alone until its first words, and what does not work is left
alone for a while.

A person's first call goes beside an edition's: nobody waits for a whole card only to learn whether there is a model.

It counts no tokens and asks nothing itself; it says once in the log what an operator must do.
"""

import asyncio
import logging
from dataclasses import dataclass, field

from bot.errors import BadReply, ModelUnusable, Temporary, Unsure
from bot.events import event
from bot.ports.clock import SteadyClock

log = logging.getLogger(__name__)
UNUSABLE = 900.0
"""Seconds after a wrong key, address or name: somebody has to change a setting, which takes a while."""
PAUSES = (60.0, 300.0, 900.0)
"""Seconds of the first pause, of the next, and of all after it."""
IN_A_ROW = 3
"""Failures after each other that make a pause; of a model that never answered one that hung is enough."""
SLOW = 10.0
"""Seconds after which an operator is told that everything waits for the call that goes alone: a card takes less."""
NONSENSE = 6
"""Replies after each other that were not what was asked for, from which an operator is told: two or three papers."""
FOLLOWS_JSON = "Name a model in JOGAN_MODEL that answers in JSON by a schema; `jogan doctor` asks it once."


@dataclass(slots=True, eq=False)
class Leave:
    """Leave to ask once. `alone`: nobody else of its kind, urgent or not, asks while it is `unheard`; `closings` were
    those of the circuit before it."""

    alone: bool
    closings: int
    urgent: bool = False
    unheard: bool = field(init=False)
    """Whether all others wait for its first words."""

    def __post_init__(self) -> None:
        self.unheard = self.alone


class Circuit:
    """Closed (a pause), open to one call alone (nothing is known yet), or open to all (the last call was answered)."""

    def __init__(self, name: str, clock: SteadyClock) -> None:
        self._name, self._clock = name, clock
        self._alone = {urgent: asyncio.Lock() for urgent in (False, True)}
        self._proved = False
        self._failures, self._growth, self._closings = 0, 0, 0
        self._nonsense = 0
        self._slow: dict[bool, asyncio.TimerHandle] = {}
        self._until: float | None = None
        self._unusable: ModelUnusable | None = None
        self._told: set[str] = set()

    async def enter(self, *, urgent: bool = False) -> Leave:
        """Leave to ask now, or once the call that goes alone has said something. It must be given back by `leave`.

        Raises the ModelUnusable that was met in the last 15 minutes, or Temporary during a pause.
        """
        self._check()
        if self._proved:
            return Leave(False, self._closings)
        await self._alone[urgent].acquire()
        if not self._proved and not self._closed_for():
            self._slow[urgent] = asyncio.get_running_loop().call_later(SLOW, self._tell_slow)
            return Leave(True, self._closings, urgent)
        self._alone[urgent].release()
        self._check()
        return Leave(False, self._closings)

    def leave(self, leave: Leave) -> None:
        """The call is over, however it ended: the next may go."""
        if leave.unheard:
            leave.unheard = False
            self._slow.pop(leave.urgent).cancel()
            self._alone[leave.urgent].release()

    def began(self, leave: Leave) -> None:
        """The first words are there: address, key and name are right, and nobody waits for the last ones."""
        self._spoke(leave)
        self.leave(leave)

    def _tell_slow(self) -> None:
        log.warning("%s has not answered its first question for %.0f s; all others wait for it.", self._name, SLOW)

    def _closed_for(self) -> float:
        return max(0.0, self._until - self._clock.monotonic()) if self._until is not None else 0.0

    def _check(self) -> None:
        left = self._closed_for()
        if left and self._unusable is not None:
            raise ModelUnusable(str(self._unusable), self._unusable.remedy)
        if left:
            raise Temporary(f"{self._name} does not answer and is left alone for a while", left)

    def answered(self, leave: Leave) -> None:
        """The model said what it was asked for."""
        self._nonsense = 0
        self._spoke(leave)

    def _spoke(self, leave: Leave) -> None:
        """Sense or nonsense; of a call from before a closing this says nothing about now."""
        if leave.closings == self._closings:
            self._proved, self._failures, self._growth = True, 0, 0

    def failed(self, leave: Leave, fault: BaseException) -> None:
        """What came instead of a value. A call that was broken off says nothing."""
        if isinstance(fault, BadReply):
            self._spoke(leave)
            self._count_nonsense(fault)
        elif leave.closings != self._closings:
            return
        elif isinstance(fault, ModelUnusable):
            self._close(UNUSABLE, fault)
            self._tell(f"{self._name} cannot be asked: {fault} {fault.remedy}")
        elif isinstance(fault, (Temporary, Unsure)):
            self._failures += 1
            hung = leave.unheard and isinstance(fault, Unsure)
            if self._failures >= IN_A_ROW or hung or (leave.unheard and self._growth):
                self._pause(fault)

    def _count_nonsense(self, fault: BadReply) -> None:
        self._nonsense += 1
        if self._nonsense == NONSENSE:
            said = f"its last {NONSENSE} replies were not what was asked for ({fault})."
            self._tell(f"{self._name} is of no use as it is: {said} {FOLLOWS_JSON}")

    def _pause(self, fault: Temporary | Unsure) -> None:
        seconds = PAUSES[min(self._growth, len(PAUSES) - 1)]
        named = fault.retry_after if isinstance(fault, Temporary) else None
        self._growth += 1
        self._close(max(seconds, named or 0.0), None)
        self._tell_paused(self._closed_for(), fault)

    def _tell_paused(self, left: float, fault: Exception) -> None:
        fields = event("model_paused", model=self._name, seconds=round(left), reason=str(fault))
        log.warning("%s is left alone for %.0f s: %s", self._name, left, fault, extra=fields)

    def _close(self, seconds: float, unusable: ModelUnusable | None) -> None:
        self._until, self._unusable = self._clock.monotonic() + seconds, unusable
        self._closings += 1
        self._proved, self._failures = False, 0

    def _tell(self, said: str) -> None:
        if said not in self._told:
            self._told.add(said)
            log.error("%s", said)
