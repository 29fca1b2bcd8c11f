"""The process that is measured: 10,000 messages of 400 chats through the desk on a SQLite file; prints its own figures.

Run: `python conversations.py FILE`, where FILE is a store that has an edition; one JSON line on standard output.
"""

import asyncio
import gc
import json
import resource
import sys
import time
from pathlib import Path

from fakes import FakeClock

from adapters.store.opening import open_store
from bot.chat.desk import Desk
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.settings import ChatDefaults

WARM_UP, MESSAGES, CHATS = 2_000, 10_000, 400
SAID = (
    "/start",
    "/subscribe LLM",
    "/digest",
    "1번",
    "/paper 2",
    "/why 3",
    "/time 07:30",
    "/language en",
    "/subscribe Computer Visoin",
    "/categories",
    "/settings",
    "/digest LLM",
    "3번 논문 왜 빨라?",
    "/paper 2407.99999",
    "/length full",
    "/digest",
    "/timezone Asia/Seoul",
    "/language ko",
    "/unsubscribe all",
    "/help",
)


def resident() -> float:
    """Megabytes of this process that are in memory now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


async def talk(desk: Desk, numbers: range) -> int:
    """Messages one after the other, each heard, answered and remembered as a platform does; how many were answered."""
    answered = 0
    for number in numbers:
        chat, turn = number % CHATS, number // CHATS
        address = Address("terminal", str(chat))
        if await desk.first("bench", str(number)):
            incoming = Incoming(address, "private", SAID[(turn + chat) % len(SAID)], str(chat), language_hint="ko")
            replies = [said async for said in desk.answer(incoming) if isinstance(said, Reply)]
            shown = [(f"{number}.{part}", reply.document.about) for part, reply in enumerate(replies)]
            await desk.remember(address, "private", shown)
            answered += len(replies)
    return answered


async def main(file: str) -> dict[str, float]:
    """Megabytes before and after, messages answered, seconds of CPU."""
    store, clock, defaults = await open_store(f"sqlite:///{file}"), FakeClock(), ChatDefaults()
    desk = Desk(Router(store, clock, NINE, defaults), store, clock, defaults)
    await talk(desk, range(WARM_UP))
    before, began = resident(), time.process_time()
    answered = await talk(desk, range(WARM_UP, WARM_UP + MESSAGES))
    spent, after = time.process_time() - began, resident()
    await store.close()
    return {"before": before, "after": after, "answered": answered, "cpu": spent}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(main(sys.argv[1]))) + "\n")
