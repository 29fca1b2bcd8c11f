"""What 10,000 messages leave in memory: growth of the process in MB, through the whole chat's way on a SQLite file.

Measured in a process of its own, on Linux.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import golden_day
from figure import Bench

from adapters.store.opening import open_store

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]

BENCH = Bench(__file__, ("bot/chat", "adapters/store"))
MOST_MB = 5.0
"""Growth over the messages, after as many as every chat needs to have been there (FAULTS, bars: start and memory)."""


async def prepare(folder: Path) -> Path:
    """A store with the shipped day's edition."""
    built = await golden_day.build(folder / "archive")
    store = await open_store(f"sqlite:///{folder / 'jogan.db'}")
    await store.editions.publish(built.edition)
    await store.close()
    return folder / "jogan.db"


def main() -> int:
    """Print the figures; 1 where the bar is missed."""
    if not Path("/proc/self/statm").exists():
        BENCH.not_run("memory is read from /proc, which is not here")
        return BENCH.end()
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    with tempfile.TemporaryDirectory() as name:
        file = asyncio.run(prepare(Path(name)))
        command = [sys.executable, str(HERE / "conversations.py"), str(file)]
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, check=True)
        size = file.stat().st_size / 2**20
    found = json.loads(done.stdout)
    grown, each = found["after"] - found["before"], found["cpu"] / found["answered"] * 1000
    data = f"{found['answered']:,.0f} messages answered"
    note = f"{found['before']:.1f} MB before, {found['after']:.1f} MB after; {size:.1f} MB on the disk"
    BENCH.figure("growth of the process", grown, "MB", at_most=MOST_MB, data=data, note=note)
    BENCH.figure("CPU of a chat's message", each, "ms", data=data)
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
