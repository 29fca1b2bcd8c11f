"""The process that is measured: it posts to many people, with or without bombs beside it, and prints what it saw.

Arguments: the addresses of the Bot API and of the bombs, the bot's token, messages a second, whether bombs are read
(`yes` or `no`), then the people. One JSON line: posts, their calls in seconds, the loop's longest stall, memory in
kilobytes before and at its peak, and how many bombs ended how.
"""

import asyncio
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bombed import broadcast, of_papers, of_sources, papers
from broadcasting import post, states
from responders.bomb_reader import peak

from bot.digest.set_aside import set_aside

STEP = 0.005


class Stalls:
    """How late the loop comes to what is due, at worst, in seconds."""

    longest = 0.0

    async def watch(self) -> None:
        """Until cancelled."""
        clock = asyncio.get_running_loop()
        while True:
            due = clock.time() + STEP
            await asyncio.sleep(STEP)
            self.longest = max(self.longest, clock.time() - due)


async def bombs(base: str) -> dict[str, str]:
    """One after the other."""
    return await of_sources(base) | await of_papers(base, list(papers()))


async def warm(base: str) -> None:
    """What the first use loads is no bomb's: each adapter reads something harmless."""
    await of_papers(base, ["picture"])


def forget_peak() -> None:
    """The peak of this process's memory begins anew."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


async def measured(api: str, base: str, token: str, rate: float, people: Sequence[str], *, bombed: bool) -> None:
    """Post to everybody, and print."""
    with tempfile.TemporaryDirectory() as folder:
        async with broadcast(Path(folder), api, token, people) as (store, telegram):
            await warm(base)
            forget_peak()
            before, stalls = peak(), Stalls()
            watching = asyncio.create_task(stalls.watch())
            posting = asyncio.create_task(post(store, telegram, "bench", rate=rate, gap=1.05))
            with set_aside():  # as the service does while an edition is written
                ended = await bombs(base) if bombed else {}
            await posting
            watching.cancel()
            kept = await states(store)
    seen = {"states": kept, "took": telegram.took, "stall": stalls.longest, "before": before, "peak": peak()}
    sys.stdout.write(json.dumps(seen | {"ended": Counter(ended.values())}) + "\n")


if __name__ == "__main__":
    asyncio.run(measured(*sys.argv[1:4], float(sys.argv[4]), sys.argv[6:], bombed=sys.argv[5] == "yes"))
