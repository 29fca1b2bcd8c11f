"""A delivery of which nobody knows whether it arrived: found out by the platform's means, else by the lane's policy.

Decides only. A message that may be here already is sent again where the platform makes one of two, or where it is not
there, or marked and once; everything else an operator decides.
"""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.boundary import Bug, boundary
from bot.delivery.series import of_the_edition
from bot.domain.delivery import Waiting
from bot.errors import JoganError, Moved, Refused, Temporary
from bot.ports.clock import Clock
from bot.ports.ledger import Bundle, Settled
from bot.ports.platform import Posts
from bot.ports.store import ShownMessage
from bot.settings import LaneSettings

log = logging.getLogger(__name__)
MOST_UNCLEAN = 3
"""Attempts of which nobody knows what came, then the message itself may be what kills us (FAULTS 3)."""
MOST_MARKED = 2
"""The same where each further one may be one message more for the reader."""
LONG_AGO = timedelta(days=2)
"""Before now, where it is not known when an attempt was."""
LATER = 30.0
"""Seconds until a place is asked again that cannot say now."""


@dataclass(frozen=True, slots=True)
class Again:
    """It is to be sent; `marked` where it may be here already."""

    marked: bool = False


class Doubt:
    """Rows with an attempt of which nobody knows what came (`unclean`)."""

    def __init__(self, posts: Posts, clock: Clock, settings: LaneSettings) -> None:
        self._posts, self._clock, self._settings = posts, clock, settings

    async def verdict(self, row: Waiting, bundle: Bundle) -> Settled | Again:
        """What is to become of a row. Raises Refused and Moved, as the place says."""
        if row.stopped:
            return Settled(row.number, "dead", "not known whether it arrived; the chat gets nothing any more")
        if row.unclean < MOST_UNCLEAN and self._repeats(row):
            return Again()
        return await self._looked_for(row, bundle)

    async def _looked_for(self, row: Waiting, bundle: Bundle) -> Settled | Again:
        try:
            with boundary("one delivery"):  # a bug in the search must not hold up all doubts
                found = await self._asked(row, bundle)
        except (Refused, Moved):
            raise
        except Temporary as failure:
            seconds = failure.retry_after or LATER
            return Settled(row.number, "unsure", str(failure), not_before=self._now() + timedelta(seconds=seconds))
        except JoganError as failure:
            return self._by_policy(row, str(failure))
        except Bug as bug:
            log.exception("%s: delivery %s could not be looked for", row.lane, row.number)
            return self._by_policy(row, type(bug.fault).__name__)
        if found is not None:
            return sent(row, bundle, found, self._clock)
        return self._poison(row) if row.unclean >= MOST_UNCLEAN else Again()

    async def _asked(self, row: Waiting, bundle: Bundle) -> str | None:
        try:
            async with asyncio.timeout(self._settings.deadline):
                return await self._posts.arrived(
                    row.address, row.kind, bundle.parts[row.part - 1], key=row.key, since=self._since(row)
                )
        except TimeoutError:
            raise Temporary("the search took too long") from None

    def _now(self) -> datetime:
        return self._clock.now()

    def _since(self, row: Waiting) -> datetime:
        """From when it may be there; an attempt that a clock ahead of this one wrote down was some time before now."""
        now = self._now()
        return row.claimed_at if row.claimed_at is not None and row.claimed_at <= now else now - LONG_AGO

    def _repeats(self, row: Waiting) -> bool:
        """Whether a second send gives the first message again, also if it takes its whole time."""
        if not self._posts.repeatable or row.claimed_at is None:
            return False
        age = (self._clock.now() - row.claimed_at).total_seconds()
        return age >= 0 and age + self._settings.deadline < self._posts.repeatable

    def _by_policy(self, row: Waiting, reason: str) -> Settled | Again:
        if self._settings.unsure == "hold":
            return Settled(row.number, "parked", f"not known whether it arrived: {reason}")
        return self._poison(row) if row.unclean >= MOST_MARKED else Again(marked=True)

    @staticmethod
    def _poison(row: Waiting) -> Settled:
        return Settled(row.number, "parked", f"{row.unclean} attempts of which nobody knows what came")


def sent(row: Waiting, bundle: Bundle, message_id: str, clock: Clock) -> Settled:
    """A row that arrived, with what its message shows."""
    about = bundle.parts[row.part - 1].about
    if about is None:
        return Settled(row.number, "sent", message_id=message_id)
    together = bundle.parts if about.report else of_the_edition(bundle.parts)  # a correction makes these again
    shown = ShownMessage(row.address, row.kind, message_id, about, row.part, len(together), clock.now())
    return Settled(row.number, "sent", message_id=message_id, shown=shown)
