"""A process for the store's tests: `store_process.py URL COMMAND NAME` says `ready`, waits for a line, works."""

import asyncio
import sys
from datetime import date, timedelta
from itertools import count, cycle

from builders import DAY, a_chat, a_listed, a_paper, an_address, an_edition, at

from adapters.store.opening import SqlStore, open_store
from bot.domain.alert import Alert
from bot.ports.llm import Usage
from bot.ports.payments import KeptReply, Limits


def tell(words: object) -> None:
    """One line to whoever started this process."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


async def write(store: SqlStore, name: str) -> None:
    """Reads and writes of every kind, mixed; any error ends the process with a status."""
    for number in range(25):
        id_ = f"arxiv:{name}.{number}"
        await store.papers.add([a_paper(id_)])
        await asyncio.gather(store.papers.get([id_]), store.chats.put(a_chat(f"{name}-{number}")))
        await store.chats.put(a_chat(f"{name}-{number}", language="ko"))
        await store.papers.waiting(date(2024, 7, 16))


async def publish(store: SqlStore, name: str) -> None:
    """Publish one edition after the other, the same days and papers in every process; tells which were ours."""
    for number in range(20):
        day = date(2024, 1, 1) + timedelta(days=number)
        listed = [
            a_listed(1, a_paper(f"arxiv:{number}", f"Written by {name}")),
            a_listed(2, a_paper(f"arxiv:x{number}")),
        ]
        if await store.editions.publish(an_edition(day, listed)):
            tell(day)


async def flood(store: SqlStore, name: str) -> None:
    """Publish until killed; a day is told once its commit is done."""
    day = date(2024, 1, 1)
    while True:
        listed = [a_listed(number, a_paper(f"arxiv:{name}{day}.{number}")) for number in range(1, 20)]
        assert await store.editions.publish(an_edition(day, listed))
        tell(day)
        day += timedelta(days=1)


async def hear(store: SqlStore, name: str) -> None:
    """Hear the same updates in every process, each in another order; tells which it was the first to hear."""
    numbers = [str(number) for number in range(200)]
    for number in numbers if name == "p0" else reversed(numbers):
        if await store.heard.first("lane", number, at()):
            tell(number)


async def move(store: SqlStore, _name: str) -> None:
    """Move the same places in every process; tells which this one moved."""
    for number in range(40):
        if await store.chats.move(an_address(f"-{number}"), an_address(f"-100{number}")):
            tell(number)


async def spend(store: SqlStore, name: str) -> None:
    """Reserve and settle until the day is used; tells what each reservation was settled with."""
    limits = Limits(16_000, payer=10_000)
    while (number := await store.payments.reserve(DAY, f"chat:{name}", 90, limits)) is not None:
        await store.payments.settle(number, Usage(50, 30), None, at())
        tell(number)


async def ask(store: SqlStore, name: str) -> None:
    """Pay for many chats until they may use no more, then for the edition until the day is used."""
    chats = Limits(10_000, payer=900, chats=4_000)
    payers = cycle([f"chat:{name}{number}" for number in range(20)] + ["chat:both"])
    refused = 0
    while refused < 21:
        number = await store.payments.reserve(DAY, next(payers), 90, chats)
        refused = refused + 1 if number is None else 0
        await _settle(store, number)
    for _ in range(200):
        await _settle(store, await store.payments.reserve(DAY, "edition", 80, Limits(10_000)))


async def _settle(store: SqlStore, number: int | None) -> None:
    if number is not None:
        await store.payments.settle(number, Usage(50, 30), None, at())
        tell(number)


async def pay(store: SqlStore, name: str) -> None:
    """Pay for one reply after the other until killed; a key is told once its reply is kept."""
    for number in count():
        reservation = await store.payments.reserve(DAY, "edition", 100, Limits(2**40))
        assert reservation is not None
        reply = KeptReply(f"{name}-{number}", "m", "{}" * 2000, Usage(60, 20))
        await store.payments.settle(reservation, reply.usage, reply, at())
        tell(number)


async def alert(store: SqlStore, _name: str) -> None:
    """Claim the same alerts in every process, then take over what nobody was told of; tells which were ours."""
    found = [Alert("dead", f"telegram:{number}", DAY, "gone") for number in range(100)]
    for each in found:
        if await store.alerts.claim(each, at()):
            tell(f"new-{each.subject}")
    for minutes in (5, 10, 20):
        for owed in await store.alerts.owed(at() + timedelta(minutes=minutes)):
            tell(f"{minutes}-{owed.alert.subject}")


async def touch(store: SqlStore, name: str) -> None:
    """Open only."""


async def main(url: str, command: str, name: str) -> None:
    """Wait for a line on standard input, so that all processes start at once."""
    tell("ready")
    sys.stdin.readline()
    store = await open_store(url)
    commands = {"write": write, "publish": publish, "flood": flood, "hear": hear, "move": move, "touch": touch}
    commands |= {"spend": spend, "pay": pay, "ask": ask, "alert": alert}
    await commands[command](store, name)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
