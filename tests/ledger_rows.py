"""Rows of the ledger in the states that a test names, written by the same calls as the program's."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.chat import Chat
from bot.domain.delivery import Entry
from bot.domain.posting import PostingKind, Recipe
from bot.ports.ledger import DueChat, Planned, Settled
from bot.ports.platform import Rendered
from bot.ports.store import Store


async def write_posting(
    store: Store,
    chat: Chat,
    day: date,
    parts: int,
    now: datetime,
    kind: PostingKind = "edition",
) -> tuple[Entry, ...]:
    """Plan one posting of so many parts for a chat, which is kept; its rows, in order."""
    lane = chat.lane or f"{chat.address.platform}:1"
    await store.chats.put(replace(chat, lane=lane, next_due=now))
    recipe = Recipe(lane, chat.kind, chat.language, chat.length, None, kind, (day,))
    rendered = [Rendered(f'{{"part": {part}}}', f"part {part}") for part in range(1, parts + 1)]
    bundle = await store.ledger.keep_bundle(recipe, rendered, now)

    def decide(due: Sequence[DueChat]) -> list[Planned]:
        later = now + timedelta(days=1)
        return [Planned(each.chat, day, later, recipe.name, day, bundle.number, parts, each.since) for each in due]

    await store.ledger.plan(now, [lane], 10, decide)
    rows = await store.ledger.entries(address=chat.address, posting=recipe.name)
    return tuple(sorted(rows, key=lambda row: row.part))


async def settle(store: Store, rows: Sequence[Entry], settled: Sequence[Settled], now: datetime) -> None:
    """Claim each row in turn and settle it so; `number` is the row's place among `rows`, from 0."""
    lane = rows[0].lane
    fence = await store.ledger.take(lane, "a test")
    assert fence is not None
    for each in settled:
        row = rows[each.number]
        claimed = await store.ledger.exchange(lane, fence, (), [row.number], now)
        assert claimed.claimed == {row.number}
        await store.ledger.exchange(lane, fence, [replace(each, number=row.number)], (), now)
    await store.ledger.release(lane, fence)
