"""A worker for the tests of jobs: `work_process.py URL DEAD` says what it begins and ends, until it is killed."""

import asyncio
import sys

from adapters.clock import SystemClock
from adapters.work.procrastinate.opening import opened_work
from adapters.work.procrastinate.sweeper import Timing
from bot.ports.work import Running


def tell(words: str) -> None:
    """One line to whoever started this process."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


async def drain(job: Running) -> None:
    """A job that ends when it is told to stop, or never."""
    tell(f"began {job.key}")
    while not job.stopping():  # noqa: ASYNC110 - as a job asks between two steps
        await asyncio.sleep(0.02)
    tell(f"ended {job.key}")


async def main(url: str, dead: float) -> None:
    """Work with timings that are as much shorter as a worker counts as dead sooner."""
    timing = Timing(heartbeat=dead / 4, dead=dead, sweep=dead / 4, poll=0.1)
    async with opened_work(url, SystemClock(), timing) as work:
        work.register("drain", drain, "post")
        tell("ready")
        await work.run(["post"])


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], float(sys.argv[2])))
