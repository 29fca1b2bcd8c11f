"""A ledger with something in it: chats that are due, bundles, plans, and a worker's hands. No rule of its own."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from builders import DAY, a_chat, an_address, at

from bot.domain.delivery import Waiting
from bot.domain.posting import Recipe
from bot.domain.shown import About
from bot.ports.ledger import Bundle, Decide, DueChat, Exchanged, Planned, Settled
from bot.ports.platform import Rendered
from bot.ports.store import ShownMessage, Store

LANE = "terminal:1"
NOW = at(DAY, 23, 30)
NEXT = DAY + timedelta(days=1)
TOMORROW = NOW + timedelta(days=1)
DUE = at(DAY, 23)


def a_recipe(day: date = DAY, **changes: Any) -> Recipe:
    """The edition of a day for private chats in English."""
    values: dict[str, Any] = {"lane": LANE, "kind": "private", "language": "en", "length": "brief", "chosen": None}
    return Recipe(**{**values, "posting": "edition", "days": (day,), **changes})


def some_parts(count: int = 2, day: date = DAY, words: str = "part") -> tuple[Rendered, ...]:
    """Messages of a bundle; the first has a picture."""
    return tuple(
        Rendered(
            f'{{"text":"{words} {number}"}}',
            f"{words} {number}",
            About(day, (number,)),
            "a.png" if number == 1 else None,
        )
        for number in range(1, count + 1)
    )


async def a_bundle(store: Store, parts: int = 2, recipe: Recipe | None = None) -> Bundle:
    """A bundle that is kept."""
    recipe = recipe or a_recipe()
    return await store.ledger.keep_bundle(recipe, some_parts(parts, recipe.days[0]), NOW)


async def due_chats(store: Store, *names: str, **changes: Any) -> None:
    """Chats that subscribe to everything and whose time has come."""
    for name in names:
        await store.chats.put(a_chat(name, **{"everything": True, "lane": LANE, "next_due": DUE, **changes}))


def decided(bundle: Bundle, *, next_due: datetime = TOMORROW) -> Decide:
    """Everybody gets this bundle."""

    def decide(due: Sequence[DueChat]) -> Sequence[Planned]:
        day = bundle.recipe.days[0]
        return [
            Planned(each.chat, day, next_due, bundle.recipe.name, day, bundle.number, len(bundle.parts), each.since)
            for each in due
        ]

    return decide


async def planned(store: Store, *names: str, parts: int = 2, recipe: Recipe | None = None, **changes: Any) -> Bundle:
    """Chats with a posting that waits."""
    await due_chats(store, *names, **changes)
    bundle = await a_bundle(store, parts, recipe)
    await store.ledger.plan(NOW, [LANE], 1000, decided(bundle))
    return bundle


async def taken(store: Store, owner: str = "me") -> int:
    """The lane's fence."""
    fence = await store.ledger.take(LANE, owner)
    assert fence is not None
    return fence


async def waiting(store: Store, now: datetime = NOW, **changes: Any) -> tuple[Waiting, ...]:
    """What is ready, all of it."""
    return await store.ledger.ready(LANE, now, 1000, **changes)


def told(rows: Sequence[Waiting]) -> list[tuple[str, int]]:
    """Chats and parts."""
    return [(row.address.id, row.part) for row in rows]


async def claim(store: Store, fence: int, *rows: Waiting, now: datetime = NOW) -> Exchanged:
    """Claim rows."""
    return await store.ledger.exchange(LANE, fence, (), [row.number for row in rows], now)


async def settle(store: Store, fence: int, *settled: Settled, now: datetime = NOW) -> Exchanged:
    """Settle, and claim nothing."""
    return await store.ledger.exchange(LANE, fence, settled, (), now)


def sent(row: Waiting, message: str = "", **changes: Any) -> Settled:
    """A delivery that arrived, with what it shows."""
    id_ = message or f"m{row.number}"
    shown = ShownMessage(row.address, row.kind, id_, About(DAY, (row.part,)), row.part, 2, NOW)
    return Settled(row.number, "sent", message_id=id_, shown=shown, **changes)


async def states(store: Store, name: str | None = None) -> list[str]:
    """States of all rows, or of a chat's, by number."""
    address = None if name is None else an_address(name)
    entries = await store.ledger.entries(address=address, most=1000)
    return [entry.state for entry in reversed(entries)]


def ignore() -> Callable[[Sequence[DueChat]], Sequence[Planned]]:
    """Decides about nobody."""
    return lambda _due: ()
