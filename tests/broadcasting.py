"""A broadcast over a real store: planned as the service plans, posted by its postman to a place that remembers all.

Wall time, with a pace that no platform has.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import time, timedelta
from pathlib import Path
from typing import Literal

from builders import a_chat, a_listed, a_paper, an_edition
from fakes_alerts import Bell
from fakes_posts import FakePosts

from adapters.archive.markdown.folder import MarkdownArchive
from adapters.clock import SystemClock
from adapters.wiring.program import ChartsWhenDrawn
from adapters.wiring.renderers import renderers
from bot.delivery.plan import Planner
from bot.delivery.service import Delivering
from bot.domain.chat import Address, ChatKind
from bot.domain.edition import last_closed
from bot.domain.nine import NINE
from bot.ports.platform import Posts, Rendered
from bot.ports.store import Store
from bot.settings import LaneSettings

LANE = "telegram:1"
CUT = time(23)


@dataclass
class SlowPosts(FakePosts):
    """A message is there at once, and told of a little later."""

    latency: float = 0.002
    enough: int = 2**31
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(
        self,
        address: Address,
        kind: ChatKind,
        message: Rendered,
        *,
        key: str,
        silent: bool = False,
        bare: bool = False,
        mark: str = "",
    ) -> str:
        number = await super().send(address, kind, message, key=key, silent=silent, bare=bare, mark=mark)
        if len(self.arrivals) >= self.enough:
            self.reached.set()
        await asyncio.sleep(self.latency)
        return number

    def times(self) -> Counter[str]:
        """How often each message is there."""
        return Counter(one.key for one in self.arrivals)

    def marked(self) -> set[str]:
        """Messages of which one says that it was sent again."""
        return {one.key for one in self.arrivals if one.mark}


async def subscribe(store: Store, count: int, first: int = 1, minutes: int = -1) -> None:
    """Chats that are due so many minutes from now."""
    due = SystemClock().now() + timedelta(minutes=minutes)
    for number in range(first, first + count):
        chat = a_chat(str(number), "telegram", lane=LANE, everything=True, next_due=due)
        await store.chats.put(chat)


async def publish(store: Store) -> None:
    """The edition of the day that was closed when chats of subscribe() were due."""
    day = last_closed(SystemClock().now() - timedelta(minutes=1), CUT)
    assert await store.editions.publish(an_edition(day, [a_listed(1, a_paper())]))


async def plan(store: Store, folder: Path) -> None:
    """Plan what is due."""
    planner = Planner(
        ledger=store.ledger,
        store=store,
        categories=NINE,
        cut=CUT,
        clock=SystemClock(),
        posts={LANE: renderers()["telegram"]},
        charts=ChartsWhenDrawn(),
        archive=MarkdownArchive(folder),
    )
    await planner.plan_due(SystemClock().now())


async def post(
    store: Store,
    posts: Posts,
    owner: str,
    stopping: Callable[[], bool] = lambda: False,
    unsure: Literal["resend", "hold"] = "resend",
    *,
    rate: float = 5_000,
    gap: float = 0,
) -> None:
    """Post until nothing waits, or until it is to stop."""
    delivering = Delivering(
        store.ledger,
        {LANE: posts},
        SystemClock(),
        owner=owner,
        alerts=Bell().alerts(SystemClock()),
        settings=lambda _: LaneSettings(rate=rate, chat_gap=gap, unsure=unsure),
        dead=lambda _: True,
    )
    while True:
        delay = await delivering.drain(LANE, stopping)
        if delay is None or stopping():
            return
        await asyncio.sleep(min(delay, 0.05))


async def post_and_die(store: Store, posts: SlowPosts, messages: int) -> None:
    """Post so many, and end in the middle of calls: the ledger hears nothing more."""
    posts.enough, posts.reached = messages, asyncio.Event()
    before = asyncio.all_tasks()
    posting = asyncio.create_task(post(store, posts, "dead"))
    await posts.reached.wait()
    dying = asyncio.all_tasks() - before
    for task in dying:
        task.cancel()
    for task in dying:
        with suppress(asyncio.CancelledError):
            await task
    assert posting.done()


async def states(store: Store) -> Counter[str]:
    """Rows by state."""
    return Counter(entry.state for entry in await store.ledger.entries(most=10_000))
