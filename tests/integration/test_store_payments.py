"""One budget for several processes, and what is left of a process that was killed after it paid."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import pytest
from builders import DAY, an_address, at
from integration.test_store_processes import run_together, start

from adapters.store.addresses import parsed
from adapters.store.connections import Connections, DirectWork, Result
from adapters.store.opening import OURS, SqlStore, open_store, opened
from adapters.store.payments import EVERYBODY, SqlPayments
from bot.errors import Permanent
from bot.ports.llm import Usage
from bot.ports.payments import CHATS, EDITION, KeptReply, Limits, Spent, payer_of


@pytest.mark.slow  # two interpreters start and write at once
async def test_two_processes_never_pass_a_limit_together(database_url: str) -> None:
    if database_url.startswith("postgresql"):
        await (await open_store(database_url)).close()
    told = run_together(database_url, "spend", 2)
    numbers = [int(number) for numbers in told for number in numbers]
    assert len(numbers) == len(set(numbers))
    store = await open_store(database_url)
    spent = await store.payments.spent(DAY)
    await store.close()
    assert sum(each.total for each in spent) == 80 * len(numbers)
    assert 16_000 - 2 * 90 < sum(each.total for each in spent) <= 16_000
    assert max(each.total for each in spent) <= 10_000
    assert {each.reserved for each in spent} == {0}


@pytest.mark.slow  # two interpreters start and write at once
async def test_many_chats_of_two_processes_leave_the_edition_its_share(database_url: str) -> None:
    """Each process pays for chats of its own, for one that both have, and for the edition."""
    if database_url.startswith("postgresql"):
        await (await open_store(database_url)).close()
    told = run_together(database_url, "ask", 2)
    store = await open_store(database_url)
    spent = {each.payer: each.total for each in await store.payments.spent(DAY)}
    await store.close()
    chats = sum(total for payer, total in spent.items() if payer != EDITION)
    assert 4_000 - 90 < chats <= 4_000
    assert spent[EDITION] == 10_000 - chats
    assert max(total for payer, total in spent.items() if payer != EDITION) <= 900
    assert sum(len(lines) for lines in told) * 80 == chats + spent[EDITION]


def killed_while_paying(url: str, after: float) -> int:
    """How many replies a process had told as kept when it was killed."""
    process = start(url, "pay", "x")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("\n")
    process.stdin.flush()
    first = process.stdout.readline()
    time.sleep(after)
    process.kill()
    rest, _ = process.communicate()
    return len((first + rest).split())


@pytest.mark.parametrize("after", [0.0, 0.019, 0.11])
async def test_row_24_what_a_killed_process_paid_is_never_paid_again(sqlite_url: str, after: float) -> None:
    """A reply is kept in the commit that settles it: there is no payment without its reply, and none that is lost."""
    told = killed_while_paying(sqlite_url, after)
    store = await open_store(sqlite_url)
    kept = [await store.payments.reply(f"x-{number}") for number in range(told + 1)]
    (spent,) = await store.payments.spent(DAY)
    await store.close()
    paid = sum(reply is not None for reply in kept)
    assert told <= paid <= told + 1
    assert (spent.usage.total, spent.reserved) in ((80 * paid, 0), (80 * paid, 100))
    assert spent.calls == paid + (spent.reserved > 0)


async def summed(store: SqlStore) -> list[list[int]]:
    """What the rows of everybody and of all chats say, each beside the sum of the payers' own rows."""
    asked = "SELECT sum(calls), sum(input), sum(output), sum(cached), sum(reasoning), sum(reserved) FROM spendings"
    which = (
        f"payer = '{EVERYBODY}'",
        f"payer NOT IN ('{EVERYBODY}', '{CHATS}')",
        f"payer = '{CHATS}'",
        f"payer NOT IN ('{EVERYBODY}', '{CHATS}', '{EDITION}')",
    )
    rows = await store.connections.direct_read(lambda run: [run.one(f"{asked} WHERE {words}") for words in which])
    return [[int(count or 0) for count in row] for row in rows]


async def test_everybody_is_the_sum_of_all(database_url: str) -> None:
    """The rows that hold the day's limits say what the payers' rows say, whatever was refused between."""
    store = await open_store(database_url)
    limits = Limits(5000, payer=700, chats=4500)
    payers = [EDITION, *(f"p{number}" for number in range(8))]
    asked = [store.payments.reserve(DAY, payers[number % 9], 150, limits) for number in range(60)]
    numbers = [number for number in await asyncio.gather(*asked) if number is not None]
    settled = [(number, Usage(number % 200, 5, 3, 2)) for number in numbers[::2]]
    await asyncio.gather(*(store.payments.settle(*each, None, at()) for each in settled))
    everybody, payers_sum, chats, chats_sum = await summed(store)
    assert everybody == payers_sum
    assert chats == chats_sum
    assert (everybody[0], chats[0]) == (len(numbers), 29)
    await store.close()


async def test_whoever_forgets_moves_and_pays_at_once_the_sums_stay_right(database_url: str) -> None:
    """Two connections: one pays for chats while the other forgets and moves them."""
    one, other = await open_store(database_url), await open_store(database_url)
    limits = Limits(10**6, payer=10**5, chats=10**6)
    chats = [an_address(f"-{number}", "telegram") for number in range(4)]

    async def pay(number: int) -> None:
        reservation = await one.payments.reserve(DAY, payer_of(chats[number % 4]), 100, limits)
        if reservation is not None:
            await asyncio.sleep(0)
            await one.payments.settle(reservation, Usage(60, 20), None, at())

    async def leave(number: int) -> None:
        if number % 2:
            await other.chats.forget(chats[number % 4])
        else:
            await other.chats.move(chats[number % 4], an_address("-9", "telegram"))

    await asyncio.gather(*(pay(number) for number in range(80)), *(leave(number) for number in range(24)))
    everybody, payers_sum, chats_row, chats_sum = await summed(one)
    await one.close()
    await other.close()
    assert everybody == payers_sum == chats_row == chats_sum
    assert everybody[1:3] == [60 * everybody[0], 20 * everybody[0]]
    assert everybody[5] == 0


class Watched(Connections):
    """Counts its transactions."""

    commits = 0

    async def direct_write(self, work: DirectWork[Result]) -> Result:
        self.commits += 1
        return await super().direct_write(work)


async def test_changes_at_once_share_few_commits(sqlite_url: str) -> None:
    plain = opened(parsed(sqlite_url), OURS)
    watched = Watched(plain.writer, plain.reader, plain.where)
    payments = SqlPayments(watched)
    given = await asyncio.gather(*(payments.reserve(DAY, "edition", 1, Limits(1000)) for _ in range(100)))
    await watched.close()
    await plain.close()
    assert (len(set(given)), watched.commits) == (100, 1)


async def test_what_a_database_refuses_is_told_to_all_who_shared_the_commit(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    number = await store.payments.reserve(DAY, "edition", 1, Limits(1000))
    assert number is not None
    await store.connections.direct_write(lambda run: run.run("ALTER TABLE replies RENAME TO away"))
    reply = KeptReply("k", "m", "{}", Usage(1))
    asked: Sequence[Any] = (
        store.payments.settle(number, Usage(1), reply, at()),
        store.payments.reserve(DAY, "edition", 1, Limits(1000)),
    )
    told = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(each) for each in told] == [Permanent, Permanent]
    await store.connections.direct_write(lambda run: run.run("ALTER TABLE away RENAME TO replies"))
    assert await store.payments.spent(DAY) == (Spent("edition", 1, Usage(), 1),)
    await store.payments.settle(number, Usage(1), reply, at())
    assert await store.payments.reply("k") == reply
    await store.close()
