"""What bombs beside a broadcast cost the process that posts: the loop's longest stall, memory, and calls of posts.

Two dozen bombs (XML, gzip, JSON, PDF, pictures) are fetched and read by the real adapters, one after the other, while
posts go out through the real client library at the free tier's pace. The same broadcast without bombs stands beside it.
The services answer in this process, the service that is measured is another. BENCH_BOMBS_PEOPLE says how many people.
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from bombed import TOO_MANY_STROKES, answers
from figure import Bench, size
from kill.paces import percentile
from responders.bot_api.api import BotApi
from responders.papers import Papers

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PEOPLE, RATE = size("BOMBS_PEOPLE", 350), 23.0
MOST_STALL, MOST_MB = 100.0, 50.0
MEASURES = ("adapters/fetch", "adapters/fulltext", "adapters/sources", "bot/delivery", "tests/bombed.py")
BENCH = Bench(__file__, MEASURES, f"{PEOPLE} people at {RATE:g} messages a second")


async def ran(*, bombed: bool) -> dict[str, Any]:
    """One broadcast, and what its process saw."""
    async with BotApi() as api, Papers(answers(TOO_MANY_STROKES)) as sources:
        people = [str(api.person(f"P{number}", started=True).id) for number in range(PEOPLE)]
        path = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(HERE / "sender.py"), api.url, sources.url, api.token, str(RATE),
            "yes" if bombed else "no", *people, stdout=asyncio.subprocess.PIPE, cwd=ROOT,
            env=os.environ | {"PYTHONPATH": path},
        )  # fmt: skip
        output, _ = await process.communicate()
        assert process.returncode == 0
        found: dict[str, Any] = json.loads(output)
        found["refused"], found["arrived"] = len(api.refused), len(api.calls_of("sendMessage"))
        found["arrived"] += len(api.calls_of("sendPhoto"))
        return found


def milliseconds(seconds: list[float]) -> float:
    """Of the calls of posts, the one that 95 of 100 do not exceed."""
    return percentile(seconds, 0.95) * 1_000


def main() -> int:
    """Print the figures; 1 where a bar is missed."""
    if not Path("/proc/self/clear_refs").exists():
        BENCH.not_run("a process's peak memory begins anew by /proc, which is not here")
        return BENCH.end()
    plain, bombed = (asyncio.run(ran(bombed=each)) for each in (False, True))
    ended = ", ".join(f"{count} {how}" for how, count in sorted(bombed["ended"].items()))
    stall, quiet = bombed["stall"] * 1_000, plain["stall"] * 1_000
    BENCH.figure("longest stall of the loop", stall, "ms", at_most=MOST_STALL, note=f"{quiet:.0f} ms without bombs")
    grown, usual = ((each["peak"] - each["before"]) / 1024 for each in (bombed, plain))
    note = f"{usual:.1f} MB without bombs; {bombed['before'] / 1024:.0f} MB before"
    BENCH.figure("growth of the peak memory", grown, "MB", at_most=MOST_MB, note=note)
    rivals = {"without bombs": milliseconds(plain["took"])}
    BENCH.figure("a post's call, p95", milliseconds(bombed["took"]), "ms", rivals=rivals)
    left = sum(count for state, count in bombed["states"].items() if state != "sent")
    note = f"{bombed['arrived']} arrived; bombs: {ended}"
    twice = abs(bombed["arrived"] - bombed["states"].get("sent", 0))
    BENCH.figure("posts that did not go out, or twice", left + twice, at_most=0, note=note)
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
