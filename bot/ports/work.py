"""The work engine: takes jobs and has them done, in this process or on many machines.

It remembers nothing that matters: what must happen stands in the ledger, and a job that was lost is put again by
the next tick.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.jobs import Job, Role


@dataclass(frozen=True, slots=True)
class Running:
    """A job that is being done. `stopping()` turns true when the process is to end: long jobs ask between two steps."""

    name: str
    key: str
    lane: str | None
    args: Mapping[str, str]
    stopping: Callable[[], bool]


Handler = Callable[[Running], Awaitable[None]]
"""Does a job. Temporary: the same job is put again, after its `retry_after` seconds where it names them, else after
pauses that grow. With 0 it is put at once, and that is no failure: so ends a job that was told to stop, for others."""


class Work(Protocol):
    """At most one job of a key waits; jobs of one lane never run beside each other; a failed job frees its lane."""

    def register(self, name: str, handler: Handler, role: Role) -> None:
        """Say who does jobs of a name. Before run()."""
        ...

    async def put(self, job: Job, *, not_before: datetime | None = None) -> bool:
        """Have a job done; False where one of its key waits already and is due no later.

        One that waits for later is brought forward. Raises Temporary where it cannot be put now.
        """
        ...

    async def run(self, roles: Collection[Role]) -> None:
        """Do jobs of these roles until stopped."""
        ...

    async def stop(self, drain: float) -> None:
        """Start no more jobs, let those that run end within `drain` seconds, then cancel them; run() returns."""
        ...
