"""One chat, one source, one clock: what is posted, when, and with which title. In memory, with the real planner."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from builders import a_chat, a_day_without, a_paper, an_edition
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive, PlainCharts
from fakes_posts import FakePosts

from bot.delivery.due import due_after
from bot.delivery.plan import Planner
from bot.domain.chat import Address, Chat
from bot.domain.edition import Edition, cut_at
from bot.domain.nine import NINE

LANE = "telegram:1"
TICK = timedelta(minutes=15)
HERE = Address("telegram", "1")


@dataclass
class Newsstand:
    """`writing` is how long an edition takes from its cut, `empty` are weekdays whose lists hold nothing new."""

    cut: time
    clock: FakeClock
    first: date
    writing: timedelta = timedelta(minutes=5)
    empty: frozenset[int] = frozenset({5, 6})
    store: FakeStore = field(default_factory=FakeStore)
    posts: FakePosts = field(default_factory=FakePosts)
    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        lanes: Mapping[str, FakePosts] = {LANE: self.posts}
        self._planner = Planner(
            self.store.ledger, self.store, NINE, self.cut, self.clock, lanes, PlainCharts(), MemoryArchive()
        )
        self._next = self.first
        self._seen = 0

    async def chat(self, **wants: object) -> Chat:
        """The chat as it is, with changes; it begins to subscribe at the newest edition, its next time is seen from
        now."""
        kept = await self.store.chats.get(HERE)
        if kept is None:
            newest = await self.store.editions.newest()
            kept = a_chat("1", "telegram", lane=LANE, everything=True, cursor=newest.day if newest else None)
        changed = replace(kept, **wants)  # type: ignore[arg-type]  # values by name
        await self.store.chats.put(replace(changed, next_due=due_after(changed, self.clock.now())))
        return changed

    async def live(self, until: datetime) -> None:
        """Time passes, a quarter of an hour at a time."""
        while self.clock.now() < until:
            self.clock.advance(TICK)
            await self.tick()

    async def tick(self) -> None:
        """Editions that are written by now, then what is due."""
        while cut_at(self._next, self.cut) + self.writing <= self.clock.now():
            day = self._next
            made = a_day_without(day) if day.weekday() in self.empty else _edition(day)
            assert await self.store.editions.publish(made)
            self._next += timedelta(days=1)
        await self._planner.plan_due(self.clock.now())
        await self._note()

    async def sleep(self, until: datetime) -> None:
        """The program does not run; then it begins again, and its first plan comes before any edition."""
        self.clock.set(until)
        self._planner.began = None
        await self._planner.plan_due(until)
        await self._note()

    async def _note(self) -> None:
        """What was planned since, as its reader sees it."""
        rows = sorted(self.store.ledger.rows.values(), key=lambda row: row.number)[self._seen :]
        self._seen += len(rows)
        chat = await self.store.chats.get(HERE)
        for row in rows if chat else ():
            if row.part == 1:
                bundle = await self.store.ledger.bundle(row.bundle)
                assert bundle is not None
                assert chat is not None
                local = self.clock.now().astimezone(ZoneInfo(chat.timezone))
                title = bundle.parts[0].plain.splitlines()[0]
                self.lines.append(f"  {local:%a %d %b %H:%M}  {row.posting:<19}  {title}")
            row.state = "sent"


def _edition(day: date) -> Edition:
    papers = [a_paper(f"arxiv:{day:%y%m}.{day:%d}{number:03}", f"Paper {number}", day=day) for number in (1, 2)]
    return an_edition(day, papers=papers)
