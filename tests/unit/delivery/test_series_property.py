"""Random days, outages, pauses and changes of mind: each chat gets what it is due for, once, in order, and no more."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from unit.delivery.series_office import DUE, LANE, SLUG, SeriesOffice, later
from virtual_time import run

from bot.delivery.doubt import sent
from bot.domain.chat import EVERY_DAY
from bot.domain.posting import Wants
from bot.ports.ledger import START, Decide, DueChat, PlanCount, Planned, Position

CATEGORIES = ("LLM", "Multimodal", "General AI")
CHATS = range(1, 5)
COUNT = 4
Choice = tuple[str, ...] | None
CHOICES: tuple[Choice, ...] = (("LLM",), ("Multimodal",), ("LLM", "Multimodal"), None)
"""What chats subscribe to; None is everything."""


@dataclass(frozen=True)
class Night:
    """What happens on a day: its edition's categories (none: no edition), whether the program runs, which chats are
    reached with how many messages each, and what one chat changes to."""

    edition: tuple[str, ...]
    runs: bool
    reached: frozenset[int]
    most: int
    who: int
    change: Choice | str


@dataclass(frozen=True)
class Move:
    """A chat's cursor that moved, and what the chat wanted then."""

    since: date | None
    cursor: date
    wants: Wants


nights = st.builds(
    Night,
    st.lists(st.sampled_from(CATEGORIES), max_size=2, unique=True).map(tuple),
    st.sampled_from([True, True, True, False]),
    st.frozensets(st.sampled_from(CHATS)),
    st.sampled_from([1, 99]),
    st.sampled_from(CHATS),
    st.sampled_from([*CHOICES, "pause", "go on", "weekly", "daily", "notices", "nothing"]),
)
QUIET = Night(("LLM", "Multimodal"), True, frozenset(CHATS), 99, 1, "nothing")


class Watched(SeriesOffice):
    """An office that writes down how cursors move. A move from before where others ended takes their place."""

    def __init__(self) -> None:
        super().__init__()
        self.moves: dict[int, list[Move]] = {chat: [] for chat in CHATS}
        self._plan, self.ledger.plan = self.ledger.plan, self._watched  # type: ignore[method-assign]

    async def _watched(
        self, now: datetime, lanes: Collection[str], most: int, decide: Decide, after: Position = START
    ) -> PlanCount:
        def noted(chats: Sequence[DueChat]) -> Sequence[Planned]:
            planned = decide(chats)
            self.note(chats, planned)
            return planned

        return await self._plan(now, lanes, most, noted, after)

    def note(self, chats: Sequence[DueChat], planned: Sequence[Planned]) -> None:
        due = {chat.chat: chat for chat in chats}
        for each in planned:
            since, moves = due[each.chat].since, self.moves[each.chat]
            if each.cursor is None or each.cursor == since:
                continue
            wants = due[each.chat].wants
            while moves and (since is None or moves[-1].cursor > since):
                replaced = moves.pop()
                if self._waits(each.chat, each.posting):
                    wants = replaced.wants
            moves.append(Move(since, each.cursor, wants))

    def _waits(self, chat: int, posting: str) -> bool:
        """Whether the posting is there already: then it stays as it is."""
        rows = self.ledger.rows.values()
        return any((row.chat, row.posting, row.state) == (chat, posting, "ready") for row in rows)

    def expected(self, chat: int) -> list[str]:
        """The instalments over whose days the cursor moved while the chat wanted the topic."""
        found = []
        for move in self.moves[chat]:
            wanted = move.wants.chosen is None or "LLM" in move.wants.chosen
            after = move.cursor - timedelta(days=1) if move.since is None else move.since
            found += [place for place in range(COUNT) if wanted and after < later(place) <= move.cursor]
        return [f"{SLUG} {place + 1}/{COUNT}" for place in found]

    async def reach(self, chats: frozenset[int], most: int) -> None:
        """Some chats get what is ready for them, or the first messages of it."""
        fence = await self.ledger.take(LANE, "hand")
        assert fence is not None
        left = dict.fromkeys(chats, most)
        for row in await self.ledger.ready(LANE, self.clock.now() + timedelta(days=99), 10_000):
            if not left.get(row.chat):
                continue
            if (await self.ledger.exchange(LANE, fence, (), [row.number], DUE)).claimed:
                left[row.chat] -= 1
                bundle = await self.ledger.bundle(row.bundle)
                assert bundle is not None
                await self.ledger.exchange(LANE, fence, [sent(row, bundle, f"m{row.number}", self.clock)], (), DUE)
        await self.ledger.release(LANE, fence)

    async def change(self, night: Night, day: date) -> None:
        chat, change = await self.again(night.who), night.change
        if change == "nothing":
            return
        if change in ("weekly", "daily"):
            days = ((day + timedelta(days=2)).weekday(),) if change == "weekly" else EVERY_DAY
            chat = replace(chat, weekly=change == "weekly", days=days)
        elif change == "notices":
            chat = replace(chat, notices=not chat.notices)
        elif isinstance(change, str):
            chat = replace(chat, paused=change == "pause")
        else:
            chat = replace(chat, everything=change is None, categories=change or ())
        due = None if chat.paused else chat.next_due or DUE + timedelta(days=(day - later(0)).days + 1)
        await self.store.chats.put(replace(chat, next_due=due))


async def lived(days: list[Night], cursors: list[date | None]) -> Watched:
    """A series of four instalments, and what these days make of it; in the end all is well again."""
    office = Watched()
    await office.begin(COUNT)
    for number, choice, cursor in zip(CHATS, CHOICES, cursors, strict=True):
        await office.chat(number, everything=choice is None, categories=choice or (), cursor=cursor)
    for place, night in enumerate([*days, *[QUIET] * 3]):
        if place >= len(days):
            for number in CHATS:
                await office.change(replace(QUIET, who=number, change="go on"), later(place - 1))
        if night.edition:
            await office.edition(later(place), *night.edition)
        if night.runs:
            await office.plan_on(later(place))
            await office.plan(timedelta(days=place, minutes=61))  # who waits for an edition waits no longer
            await office.reach(night.reached, night.most)
        await office.change(night, later(place))
    return office


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(nights, min_size=1, max_size=7),
    st.lists(st.sampled_from([later(-1), later(-1), None]), min_size=4, max_size=4),
)
def test_each_chat_gets_each_instalment_that_it_is_due_for_once_and_in_order(
    days: list[Night], cursors: list[date | None]
) -> None:
    async def main() -> None:
        office = await lived(days, cursors)
        for chat in CHATS:
            got = [said for said in await office.got(chat) if said.startswith(SLUG)]
            assert got == office.expected(chat)
            assert len(got) == len(set(got))
            assert got == sorted(got)

    run(main())
