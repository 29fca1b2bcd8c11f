"""A process for the ledger's tests: `ledger_process.py URL COMMAND NAME` says `ready`, waits for a line, works."""

import asyncio
import resource
import sys
from datetime import timedelta

from builders import DAY, a_chat, a_message, an_address
from builders_ledger import (
    DUE,
    LANE,
    NOW,
    TOMORROW,
    a_bundle,
    a_recipe,
    claim,
    decided,
    due_chats,
    sent,
    settle,
    waiting,
)
from store_process import tell

from adapters.store.opening import SqlStore, open_store
from bot.errors import JoganError

ROUNDS = 12
CHATS = 12


async def planner(store: SqlStore) -> None:
    """The same chats are due again and again, each time with a posting of another day."""
    for number in range(ROUNDS):
        await due_chats(store, *(f"s{each}" for each in range(CHATS)))
        bundle = await a_bundle(store, 2, a_recipe(DAY + timedelta(days=number)))
        while (await store.ledger.plan(NOW, [LANE], 5, decided(bundle))).looked_at:
            await store.ledger.due(NOW, [LANE], 5)


async def worker(store: SqlStore) -> None:
    """Drains what there is, with beats and pauses."""
    fence = await store.ledger.take(LANE, "worker")
    assert fence is not None
    for _ in range(ROUNDS * 2):
        rows = await waiting(store)
        given = await claim(store, fence, *rows[:7])
        assert given.held
        assert await store.ledger.beat(LANE, fence)
        await settle(store, fence, *(sent(row) for row in rows if row.number in given.claimed))
        await store.ledger.pause(LANE, DUE, "past")
    await store.ledger.release(LANE, fence)


async def bot(store: SqlStore) -> None:
    """People write: settings, places that move, chats that are forgotten."""
    for number in range(ROUNDS):
        await store.chats.put(a_chat(f"b{number}", lane=LANE, everything=True, next_due=TOMORROW))
        await store.chats.put(a_chat(f"s{number % CHATS}", lane=LANE, everything=True, language="ko", next_due=DUE))
        await store.heard.first(LANE, str(number), NOW)
        await store.messages.add([a_message(str(number), f"b{number}")])
        if number % 5 == 0:
            await store.chats.move(an_address(f"b{number}"), an_address(f"moved{number}"))
            await store.chats.forget(an_address(f"s{number % CHATS}"))


async def reader(store: SqlStore) -> None:
    """People look at everything."""
    for _ in range(ROUNDS * 2):
        await asyncio.gather(
            store.ledger.lanes(),
            store.ledger.entries(most=50),
            store.ledger.owing(NOW),
            store.ledger.next_at(LANE),
            store.messages.showing(DAY, 1),
        )


async def storm(store: SqlStore, name: str) -> None:
    """Each process another part of the program."""
    await {"p0": planner, "p1": worker, "p2": bot, "p3": reader}[name](store)


async def claims(store: SqlStore, _name: str) -> None:
    """Claim and settle until killed; a number is told when its claim, and then when its end, is committed."""
    fence = await store.ledger.take(LANE, "worker")
    assert fence is not None
    for row in await waiting(store):
        assert (await claim(store, fence, row)).claimed
        tell(f"{row.number}")
        await settle(store, fence, sent(row))
        tell(f"-{row.number}")


async def full(store: SqlStore, _name: str) -> None:
    """The log may not grow beyond n bytes, for every n: nothing is claimed that is not in the file; then it goes on."""
    fence = await store.ledger.take(LANE, "worker")
    assert fence is not None
    failed = 0
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    for number, row in enumerate(await waiting(store)):
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096 * number + 512, most))
        claimed: frozenset[int] = frozenset()
        try:
            claimed = (await claim(store, fence, row)).claimed
        except JoganError:
            failed += 1
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        entry = await store.ledger.entry(row.number)
        assert entry is not None
        assert entry.state == ("sending" if claimed else "ready"), (entry, claimed)
        if not claimed:
            assert (await claim(store, fence, row)).claimed
        await settle(store, fence, sent(row))
    tell(f"failed {failed}")


async def main(url: str, command: str, name: str) -> None:
    """Wait for a line on standard input, so that all processes start at once."""
    tell("ready")
    sys.stdin.readline()
    store = await open_store(url)
    await {"storm": storm, "claims": claims, "full": full}[command](store, name)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
