"""What 10,000 messages leave in memory: growth of the process in MB, through the whole chat's way on a SQLite file.

Run: python tests/bench/memory/bench.py; exit 1 where the bar is missed. Measured in a process of its own, on Linux.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import golden_day  # noqa: E402 -- run as a program: the path comes first

from adapters.store.opening import open_store  # noqa: E402 -- the same

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
        print("not run: memory is read from /proc, which is not here")
        return 0
    path = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    with tempfile.TemporaryDirectory() as name:
        file = asyncio.run(prepare(Path(name)))
        command = [sys.executable, str(HERE / "conversations.py"), str(file)]
        done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE, check=True)
        size = file.stat().st_size / 2**20
    found = json.loads(done.stdout)
    grown, each = found["after"] - found["before"], found["cpu"] / found["answered"] * 1000
    print(f"{found['answered']:.0f} messages answered: {found['before']:.1f} MB before, {found['after']:.1f} MB after")
    print(f"growth: {grown:.2f} MB (limit {MOST_MB:.0f}); {each:.2f} ms CPU a message; {size:.1f} MB on the disk")
    return 0 if grown < MOST_MB else 1


if __name__ == "__main__":
    sys.exit(main())
