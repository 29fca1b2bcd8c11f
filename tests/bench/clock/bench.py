"""When chats are due: every zone × every quarter hour over seven years of days, what is wrong, and what a call costs.

The rival in the same run is APScheduler's CronTrigger, asked from just before and at each firing around each jump.
"""

import sys
import timeit
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, time
from functools import partial
from itertools import cycle, pairwise
from time import process_time
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger
from clock.walk import DAY, Walk, after, moment, quarters, whole_chain
from clock.zones import FIRST, LAST, MARGIN, Behaviour, behaviours, changes
from figure import Bench

from adapters.zones import use_packaged_zones
from bot.delivery.due import next_due
from bot.domain.chat import EVERY_DAY

LIMIT = 25.0
"""CPU microseconds that a call may cost."""
RIVAL = "APScheduler's CronTrigger"
BENCH = Bench(__file__, ("bot/delivery/due.py", "adapters/zones.py"))
WIDEST = 3
"""Every so manieth quarter hour at a jump for the rival, which is slow."""


def chains() -> tuple[int, int]:
    """Firings of all behaviours and quarter hours, and those that are not what the clocks say."""
    with ProcessPoolExecutor(initializer=use_packaged_zones) as processes:
        found = list(processes.map(chain, behaviours()))
    return sum(asked for asked, _ in found), sum(wrong for _, wrong in found)


def chain(behaviour: Behaviour) -> tuple[int, int]:
    """The same of one behaviour."""
    asked = wrong = 0
    for at in quarters():
        for earlier, later in pairwise(whole_chain(behaviour.changes, int((LAST + MARGIN).timestamp()), at)):
            asked += 1
            wrong += next_due(at, EVERY_DAY, behaviour.zones[0], moment(earlier)) != moment(later)
    return asked, wrong


def unseen() -> int:
    """Zones of which a look at each hour sees changes that half days did not."""
    with ProcessPoolExecutor(initializer=use_packaged_zones) as processes:
        return sum(processes.map(_is_unseen, behaviours()))


def _is_unseen(behaviour: Behaviour) -> bool:
    return changes(ZoneInfo(behaviour.zones[0]), FIRST - MARGIN, LAST + MARGIN, 3600) != behaviour.changes


def at_jumps() -> tuple[int, int, int]:
    """Questions around each jump: how many, and how many ours and the rival's answer wrongly."""
    asked = ours = rivals = 0
    for behaviour in behaviours():
        zone = behaviour.zones[0]
        for jump in (jump for jump in behaviour.jumps if FIRST <= moment(jump) < LAST):
            walked = Walk.walked(zone, jump - 3 * DAY, jump + 3 * DAY)
            for at in quarters()[::WIDEST]:
                rival = CronTrigger(hour=at.hour, minute=at.minute, timezone=ZoneInfo(zone))
                fired = walked.firings(at)
                for earlier in fired[1:-1]:
                    expected = moment(after(fired, earlier))
                    asked += 1
                    ours += next_due(at, EVERY_DAY, zone, moment(earlier)) != expected
                    rivals += rival.get_next_fire_time(moment(earlier), moment(earlier + 1)) != expected
    return asked, ours, rivals


def lowest(call: Callable[[], object], times: int) -> float:
    """CPU seconds of so many calls, the quickest of some tries."""
    return min(timeit.repeat(call, timer=process_time, number=times, repeat=5))


def cost() -> tuple[float, float]:
    """CPU microseconds a call: ours, over all zones in turn, and the rival's."""
    at, begin, times = time(9), datetime(2026, 3, 27, 20, tzinfo=UTC), 5_000
    zones = cycle([zone for behaviour in behaviours() for zone in behaviour.zones])
    ours = lowest(lambda: next_due(at, EVERY_DAY, next(zones), begin), times)
    rival = CronTrigger(hour=9, minute=0, timezone=ZoneInfo("America/New_York"))
    rivals = lowest(partial(rival.get_next_fire_time, None, begin), times)
    return ours / times * 1e6, rivals / times * 1e6


def main() -> int:
    """Print the figures; 1 where a firing is wrong or a call too dear."""
    use_packaged_zones()
    zones = sum(len(behaviour.zones) for behaviour in behaviours())
    told = f"{zones} zones, {len(behaviours())} kinds of behaviour, {FIRST:%Y-%m} to {LAST:%Y-%m}"
    BENCH.figure("kinds with changes that only a look at each hour finds", unseen(), at_most=0, data=told)
    asked, wrong = chains()
    data = f"{asked:,} firings, all quarter hours of {told}"
    BENCH.figure("wrong firings", wrong, at_most=0, data=data)
    jumps, ours, rivals = at_jumps()
    data = f"{jumps:,} firings around changes of the clock"
    BENCH.figure("wrong firings at changes of the clock", ours, at_most=0, rivals={RIVAL: rivals}, data=data)
    mine, theirs = cost()
    BENCH.figure("CPU of a call", mine, "µs", at_most=LIMIT, rivals={RIVAL: theirs}, data=f"{zones} zones in turn")
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
