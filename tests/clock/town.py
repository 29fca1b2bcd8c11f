"""A town of chats under a clock of its own: editions are closed, posts are planned and delivered, readers change their
minds, the wall clock steps. The planner is the real one, the store in memory or any other. It judges nothing.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from builders import a_chat, a_day_without, a_paper, an_edition
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive, PlainCharts
from fakes_posts import FakePosts

from bot.delivery.due import due_after
from bot.delivery.plan import Planner
from bot.domain.chat import Address, Chat
from bot.domain.edition import last_closed
from bot.domain.nine import NINE
from bot.domain.paper import Paper
from bot.domain.posting import Recipe
from bot.ports.ledger import Settled
from bot.ports.store import Store

LANE = "telegram:1"
BEGIN = datetime(2024, 7, 1, 12, tzinfo=UTC)
TICK = timedelta(minutes=30)
CUT = time(23)


@dataclass
class Town:
    """`delivers` is off while the platform is away, `builds` while the sources are. `empty` are weekdays without an
    edition.
    """

    empty: frozenset[int] = frozenset()
    clock: FakeClock = field(default_factory=lambda: FakeClock(BEGIN))
    store: Store = field(default_factory=FakeStore)
    posts: FakePosts = field(default_factory=FakePosts)
    delivers: bool = True
    builds: bool = True
    sent: dict[int, list[tuple[datetime, Recipe]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ledger = self.store.ledger
        lanes = {LANE: self.posts}
        self.planner = Planner(
            ledger, self.store, NINE, CUT, self.clock, lanes, PlainCharts(), MemoryArchive(), began=BEGIN
        )
        self._fence: int | None = None
        self._built = last_closed(BEGIN, CUT) - timedelta(days=2)

    async def settle_in(self, number: int, **wants: object) -> None:
        """A chat that subscribes now: what is closed today is old to it."""
        values = {"everything": True, "lane": LANE, "cursor": last_closed(self.clock.now(), CUT), **wants}
        await self._keep(a_chat(str(number), "telegram", **values))

    async def change(self, number: int, **wants: object) -> None:
        """A reader changes settings: what is due next is seen from now."""
        chat = await self.store.chats.get(Address("telegram", str(number)))
        assert chat is not None
        await self._keep(replace(chat, **wants))  # type: ignore[arg-type]  # values by name

    async def _keep(self, chat: Chat) -> None:
        await self.store.chats.put(replace(chat, next_due=due_after(chat, self.clock.now())))

    async def live(self, lasting: timedelta) -> None:
        """Time passes, half an hour at a time."""
        end = self.clock.now() + lasting
        while self.clock.now() < end:
            self.clock.advance(TICK)
            await self.tick()

    async def tick(self) -> None:
        """What happens at one moment: editions first, then plans, then deliveries."""
        if self.builds:
            await self._build()
        await self.planner.plan_due(self.clock.now())
        if self.delivers:
            await self._deliver()

    async def step(self, by: timedelta) -> None:
        """The wall clock is set to something else, and the program notices."""
        self.clock.set(self.clock.now() + by)
        await self.planner.reschedule(self.clock.now())

    async def _build(self) -> None:
        while (day := self._built + timedelta(days=1)) <= last_closed(self.clock.now(), CUT):
            made = a_day_without(day) if day.weekday() in self.empty else an_edition(day, papers=[_paper(day)])
            assert await self.store.editions.publish(made)
            self._built = day

    async def _deliver(self) -> None:
        ledger, now = self.store.ledger, self.clock.now()
        if self._fence is None:
            self._fence = await ledger.take(LANE, "us")
            assert self._fence is not None
        while waiting := await ledger.ready(LANE, now, 100):
            exchanged = await ledger.exchange(LANE, self._fence, (), [each.number for each in waiting], now)
            done = [each for each in waiting if each.number in exchanged.claimed]
            for each in done:
                if each.part == 1:
                    bundle = await ledger.bundle(each.bundle)
                    assert bundle is not None
                    self.sent.setdefault(int(each.address.id), []).append((now, bundle.recipe))
            settled = [Settled(each.number, "sent", message_id="1") for each in done]
            await ledger.exchange(LANE, self._fence, settled, (), now)

    @property
    def published(self) -> list[date]:
        """Days with an edition, oldest first."""
        first = last_closed(BEGIN, CUT) - timedelta(days=1)
        days = (first + timedelta(days=ahead) for ahead in range((self._built - first).days + 1))
        return [day for day in days if day.weekday() not in self.empty]

    def received(self, number: int) -> Counter[date]:
        """How often a chat was told of each edition."""
        postings = [recipe for _, recipe in self.sent.get(number, ()) if recipe.posting != "notice"]
        return Counter(day for recipe in postings for day in (*recipe.days, *recipe.older))


def _paper(day: date) -> Paper:
    return a_paper(f"arxiv:{day:%y%m}.{day:%d}001", f"The paper of {day}", day=day)
