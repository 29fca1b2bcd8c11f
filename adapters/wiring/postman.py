"""The delivering side of a process: planner and lane workers over its bots, and who is told of refusals."""

import logging
from collections.abc import Callable, Mapping, Sequence

from adapters.wiring.liveness import Alive
from adapters.wiring.platforms import Bot
from adapters.wiring.program import Program
from bot.alerts.alerts import Alerts
from bot.delivery.lane import OnRefused
from bot.delivery.plan import Planner
from bot.delivery.service import Delivering
from bot.domain.chat import Address
from bot.errors import JoganError, Moved, Refused
from bot.ports.platform import Posts
from bot.settings import LaneSettings

log = logging.getLogger(__name__)


def planner(program: Program, lanes: Mapping[str, Posts]) -> Planner:
    """Plans for the bots of this process."""
    digest = program.digest
    return Planner(
        ledger=program.store.ledger,
        store=program.store,
        categories=program.categories,
        cut=program.edition.cut,
        clock=program.clock,
        posts=lanes,
        charts=digest.charts,
        archive=digest.archive,
    )


def delivering(
    program: Program, lanes: Mapping[str, Posts], bots: Sequence[Bot], alive: Alive, alerts: Alerts
) -> Delivering:
    """Delivers for the bots of this process."""
    return Delivering(
        program.store.ledger,
        lanes,
        program.clock,
        owner=alive.owner,
        settings=_paces(bots),
        refused=_refused(program),
        alerts=alerts,
        dead=alive.dead,
    )


def _paces(bots: Sequence[Bot]) -> Callable[[str], LaneSettings]:
    """The pace of a lane: its own bot's, or that of its platform's first."""

    def pace(lane: str) -> LaneSettings:
        platform = lane.partition(":")[0]
        own = [bot.pace for bot in bots if bot.lane == lane] + [bot.pace for bot in bots if bot.platform == platform]
        return own[0] if own else LaneSettings()

    return pace


def _refused(program: Program) -> OnRefused:
    """A chat that takes nothing is switched off, and whoever answers for it is told privately."""

    async def refused(address: Address, refusal: Refused | Moved) -> None:
        for notice in await program.desk.refused(address, refusal):
            posts = program.posts.get(address.platform)
            if posts is None:
                continue
            try:
                await posts.tell(notice.person, notice.document)
            except JoganError as failure:
                log.info("%s's owner could not be told that posts stopped: %s", address.id, failure)

    return refused
