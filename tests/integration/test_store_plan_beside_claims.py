"""A plan that replaces what was never begun, while a worker on another machine begins it (FAULTS 12)."""

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from builders import an_address
from builders_ledger import DUE, LANE, NEXT, NOW, a_bundle, a_recipe, claim, decided, planned, states, taken, waiting

from adapters.store.opening import open_store
from bot.ports.ledger import DueChat, Exchanged, Planned


async def test_row_12_no_part_of_a_posting_is_begun_while_a_plan_replaces_it(postgres_url: str) -> None:
    """Else the chat gets a piece of the old posting, and all of it again with the new one."""
    planner, worker = await open_store(postgres_url), await open_store(postgres_url)
    loop, claimed = asyncio.get_running_loop(), list[asyncio.Task[Exchanged]]()
    tried = threading.Event()
    try:
        await planned(planner, "1", cursor=None)
        fence = await taken(worker)
        row, _ = await waiting(worker)
        chat = await planner.chats.get(an_address("1"))
        assert chat is not None
        await planner.chats.put(replace(chat, next_due=DUE))
        bundle = await a_bundle(planner, recipe=a_recipe(NEXT))

        def begin() -> None:
            claimed.append(asyncio.ensure_future(claim(worker, fence, row)))
            loop.call_later(0.3, tried.set)

        def decide(due: Sequence[DueChat]) -> Sequence[Planned]:
            loop.call_soon_threadsafe(begin)
            tried.wait(5)
            return decided(bundle)(due)

        await planner.ledger.plan(NOW + timedelta(minutes=1), [LANE], 10, decide)
        assert (await claimed[0]).claimed == frozenset()
        assert await states(planner) == ["expired", "expired", "ready", "ready"]
    finally:
        await planner.close()
        await worker.close()
