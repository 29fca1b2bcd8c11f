"""bot.ports.ledger.Ledger in memory: `FakeStore().ledger` is one over the store's chats; or FakeLedger(ChatMemory()).

It keeps the port's rules and passes the ledger's contract tests. `rows` (by number) may be read by a test.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from fakes_chats import ChatMemory, FakeRow
from fakes_lanes import FakeLane, FakeLanes

from bot.domain.chat import Address, Chat
from bot.domain.delivery import SUPERSEDED, Entry, State, Waiting
from bot.domain.paper import check_aware
from bot.domain.posting import Recipe, wants_of
from bot.errors import BadPayload
from bot.ports.ledger import (
    START,
    Absent,
    Audience,
    Bundle,
    Decide,
    DueChat,
    Exchanged,
    PlanCount,
    Planned,
    Position,
    Settled,
)
from bot.ports.platform import Rendered

GROUP = 32
"""Chats whose parts take turns, so that a chat's second message never waits right behind its first."""


class FakeLedger(FakeLanes):
    """bot.ports.ledger.Ledger in memory."""

    def __init__(self, chats: ChatMemory) -> None:
        super().__init__(chats)
        self._bundles: dict[int, Bundle] = {}
        self._made: dict[int, datetime] = {}

    # --- planning

    async def due(
        self, now: datetime, lanes: Collection[str], most: int, after: Position = START
    ) -> tuple[DueChat, ...]:
        check_aware(now)
        found = [
            (chat.next_due, self._chats.number(chat.address), chat)
            for chat in self._chats.chats.values()
            if chat.next_due is not None and chat.next_due <= now and chat.lane in lanes
        ]
        found.sort(key=lambda each: each[:2])
        return tuple(
            DueChat(number, wants_of(chat), due, self._since(number, chat.cursor))
            for due, number, chat in [each for each in found if each[:2] > after][:most]
        )

    def _since(self, chat: int, cursor: date | None) -> date | None:
        unbegun = self._unbegun(chat, cursor)
        days = [rows[0].since for rows in unbegun.values()]
        if not days:
            return cursor
        return None if None in days else min(day for day in days if day)

    def _unbegun(self, chat: int, cursor: date | None) -> dict[str, list[FakeRow]]:
        """The posting of which nothing was begun and that nothing newer replaced."""
        postings: dict[str, list[FakeRow]] = {}
        for row in self.rows.values():
            if row.chat == chat:
                postings.setdefault(row.posting, []).append(row)
        return {
            posting: rows
            for posting, rows in postings.items()
            if all(row.state in ("ready", "expired") and not row.unclean for row in rows)
            and (
                (rows[0].day == cursor and not _took_their_place(postings, rows, cursor))
                or (any(row.state == "ready" for row in rows) and _is_newest(rows[0].day, cursor))
            )
        }

    async def find_bundles(self, keys: Collection[str]) -> Mapping[str, Bundle]:
        return {bundle.recipe.key: bundle for bundle in self._bundles.values() if bundle.recipe.key in keys}

    async def keep_bundle(self, recipe: Recipe, parts: Sequence[Rendered], at: datetime) -> Bundle:
        check_aware(at)
        if (kept := (await self.find_bundles([recipe.key])).get(recipe.key)) is not None:
            return kept
        number = max(self._bundles, default=0) + 1
        self._bundles[number], self._made[number] = Bundle(number, recipe, tuple(parts)), at
        return self._bundles[number]

    async def bundle(self, number: int) -> Bundle | None:
        return self._bundles.get(number)

    async def unsent_bundles(self, day: date) -> tuple[Bundle, ...]:
        open_ = {row.bundle for row in self.rows.values() if row.state in ("ready", "unsure", "parked")}
        return tuple(
            bundle for number, bundle in sorted(self._bundles.items()) if number in open_ and day in bundle.recipe.days
        )

    async def remake_bundle(self, number: int, parts: Sequence[Rendered]) -> None:
        kept = self._bundles.get(number)
        if kept is None:
            return
        if len(parts) != len(kept.parts):
            raise BadPayload(f"bundle {number} has {len(kept.parts)} parts, not {len(parts)}")
        self._bundles[number] = replace(kept, parts=tuple(parts), revision=kept.revision + 1)

    async def plan(
        self, now: datetime, lanes: Collection[str], most: int, decide: Decide, after: Position = START
    ) -> PlanCount:
        due = {chat.chat: chat for chat in await self.due(now, lanes, most, after)}
        if not due:
            return PlanCount(0, 0, 0)
        decided = [planned for planned in decide(tuple(due.values())) if planned.chat in due]
        for planned in decided:
            self._move_on(planned, now)
        before = len(self.rows)
        for start in range(0, len(decided), GROUP):
            self._insert(decided[start : start + GROUP], due, now)
        for chat in due.values():
            self._lanes.setdefault(chat.wants.lane, FakeLane())
        return PlanCount(len(due), len(decided), len(self.rows) - before, list(due.values())[-1].position)

    def _move_on(self, planned: Planned, now: datetime) -> None:
        chat = self._chats.numbered(planned.chat)
        for posting, rows in self._unbegun(planned.chat, chat.cursor).items():
            if posting != planned.posting and (planned.posting or any(row.state == "ready" for row in rows)):
                for row in rows:
                    _expire(row, now)
            if posting == planned.posting and all(row.state == "expired" for row in rows):
                for row in rows:
                    del self.rows[row.number]
        self._chats.chats[chat.address] = replace(
            chat, cursor=later(chat.cursor, planned.cursor), next_due=planned.next_due
        )

    def _insert(self, group: Sequence[Planned], due: Mapping[int, DueChat], now: datetime) -> None:
        known = {(row.chat, row.posting) for row in self.rows.values()}
        new = [each for each in group if each.parts and (each.chat, each.posting) not in known]
        for part in range(1, max((each.parts for each in new), default=0) + 1):
            for each in new:
                if part <= each.parts:
                    lane = due[each.chat].wants.lane
                    self._chats.add_row(lane, each, part, now)

    async def reschedule(self, after: int, most: int, decide: Decide) -> int | None:
        chats = ((self._chats.number(address), chat) for address, chat in self._chats.chats.items())
        found = sorted(((number, chat) for number, chat in chats if number > after and chat.next_due), key=_number)
        found = found[:most]
        if not found:
            return None
        due = [DueChat(number, wants_of(chat), chat.next_due, chat.cursor) for number, chat in found if chat.next_due]
        for planned in decide(due):
            chat = self._chats.numbered(planned.chat)
            self._chats.chats[chat.address] = replace(chat, next_due=planned.next_due)
        return found[-1][0]

    async def went_back(self, now: datetime, by: timedelta) -> None:
        check_aware(now)
        for lane in self._lanes.values():
            lane.outages.clear()
            lane.paused_until = None if lane.paused_until and lane.paused_until > now else lane.paused_until
        for row in self.rows.values():
            if row.state in ("ready", "unsure") and row.not_before:
                row.not_before = min(row.not_before, now)
            if row.claimed_at and row.claimed_at > now and (row.state in ("sending", "unsure") or row.unclean):
                row.claimed_at = now - by

    # --- delivering

    async def ready(self, lane: str, now: datetime, most: int, *, after: int = 0) -> tuple[Waiting, ...]:
        rows = self._of(lane, "ready")
        again = sorted((row for row in rows if row.not_before and row.not_before <= now), key=_by_moment)
        fresh = [row for row in rows if not row.not_before and row.number > after]
        return tuple(self._waiting(row) for row in (*again, *fresh)[:most])

    async def unsure(self, lane: str, now: datetime, most: int) -> tuple[Waiting, ...]:
        rows = [row for row in self._of(lane, "unsure") if row.not_before and row.not_before <= now]
        return tuple(self._waiting(row) for row in sorted(rows, key=_by_moment)[:most])

    def _waiting(self, row: FakeRow) -> Waiting:
        chat = self._chats.numbered(row.chat)
        return Waiting(
            number=row.number,
            lane=row.lane,
            chat=row.chat,
            address=chat.address,
            kind=chat.kind,
            posting=row.posting,
            part=row.part,
            bundle=row.bundle,
            revision=self._bundles[row.bundle].revision if row.bundle in self._bundles else 0,
            muted=chat.muted,
            attempts=row.attempts,
            unclean=row.unclean,
            claimed_at=row.claimed_at,
            stopped=_is_stopped(chat),
        )

    async def exchange(
        self, lane: str, fence: int, settled: Sequence[Settled], wanted: Sequence[int], now: datetime
    ) -> Exchanged:
        check_aware(now)
        held = self._holds(lane, fence)
        for each in settled:
            row = self.rows.get(each.number)
            if row is not None and row.lane == lane and self._may_settle(row, each, fence, held=held):
                self._settle(row, each, now)
        paused = self._lanes[lane].paused_until if held else None
        if not held or (paused is not None and paused > now):
            return Exchanged(held, frozenset(), paused)
        return Exchanged(True, frozenset(number for number in sorted(wanted) if self._claim(lane, number, fence, now)))

    @staticmethod
    def _may_settle(row: FakeRow, each: Settled, fence: int, *, held: bool) -> bool:
        if row.state == "ready":
            return held and each.state in ("expired", "dead")
        return row.state in ("sending", "unsure") and row.fence == fence

    def _settle(self, row: FakeRow, each: Settled, now: datetime) -> None:
        row.unclean += row.state == "sending" and each.state == "unsure"
        row.state, row.reason, row.message_id = each.state, each.reason.replace("\0", " ")[:500], each.message_id
        waits = each.state in ("ready", "unsure")
        row.not_before, row.settled_at = (each.not_before or now, None) if waits else (None, now)
        if each.state == "ready":
            for other in self._of(row.lane, "ready"):
                if other.chat == row.chat:
                    other.not_before = max(other.not_before or row.not_before or now, row.not_before or now)
        if each.state == "sent":
            self._show(row, each)

    def _show(self, row: FakeRow, each: Settled) -> None:
        chat = self._chats.numbered(row.chat)
        if row.part == 1 and not row.posting.startswith(("notice:", "report:")):
            self._chats.chats[chat.address] = replace(chat, last_read=row.day, last_report="")
        if each.shown is not None and each.shown.address == chat.address:
            self._chats.messages[each.shown.address, each.shown.message] = each.shown

    def _claim(self, lane: str, number: int, fence: int, now: datetime) -> bool:
        row = self.rows.get(number)
        if row is None or row.lane != lane or row.state != "ready" or _is_stopped(self._chats.numbered(row.chat)):
            return False
        if any(
            (other.chat, other.posting) == (row.chat, row.posting)
            and other.part < row.part
            and other.state in ("ready", "sending")
            for other in self.rows.values()
        ):
            return False
        row.state, row.attempts, row.fence = "sending", row.attempts + 1, fence
        row.claimed_at, row.not_before = row.claimed_at if row.unclean else now, None
        return True

    # --- for people

    async def audience(self, until: datetime, most: int) -> Audience:
        check_aware(until)
        by_reason: dict[str, list[int]] = {}
        for chat in self._chats.chats.values():
            by_reason.setdefault(_why_not(chat, until), []).append(self._chats.number(chat.address))
        expected = len(by_reason.pop("", []))
        absent = (Absent(why, len(found), tuple(sorted(found)[:most])) for why, found in sorted(by_reason.items()))
        return Audience(expected, tuple(absent))

    async def number(self, address: Address) -> int | None:
        return self._chats.number(address) if address in self._chats.chats else None

    async def numbered(self, chat: int) -> Address | None:
        return next((each for each in self._chats.chats if self._chats.number(each) == chat), None)

    async def entries(
        self, *, states: Collection[State] = (), address: Address | None = None, posting: str = "", most: int = 100
    ) -> tuple[Entry, ...]:
        found = (
            row
            for _, row in sorted(self.rows.items(), reverse=True)
            if (not states or row.state in states)
            and (address is None or self._chats.numbered(row.chat).address == address)
            and (not posting or row.posting == posting)
        )
        return tuple(self._entry(row) for row in list(found)[:most])

    async def entry(self, number: int) -> Entry | None:
        return self._entry(self.rows[number]) if number in self.rows else None

    def _entry(self, row: FakeRow) -> Entry:
        return Entry(
            number=row.number,
            lane=row.lane,
            address=self._chats.numbered(row.chat).address,
            posting=row.posting,
            edition=row.day,
            part=row.part,
            parts=row.parts,
            state=row.state,
            attempts=row.attempts,
            unclean=row.unclean,
            not_before=row.not_before,
            message_id=row.message_id,
            reason=row.reason,
            planned_at=row.planned_at,
            settled_at=row.settled_at,
            chat=row.chat,
        )

    async def retry(self, numbers: Collection[int], at: datetime) -> int:
        check_aware(at)
        over: tuple[Literal["dead", "parked", "expired"], ...] = ("dead", "parked", "expired")
        found = [self.rows[number] for number in set(numbers) if number in self.rows]
        rows = [row for row in found if row.state in over and (row.state, row.reason) != ("expired", SUPERSEDED)]
        for row in rows:
            row.state, row.unclean, row.not_before, row.settled_at = "ready", 0, at, None
        return len(rows)

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [number for number, row in self.rows.items() if row.settled_at and row.settled_at < before]
        for number in old:
            del self.rows[number]
        needed = {row.bundle for row in self.rows.values()}
        for number in [number for number, made in self._made.items() if made < before and number not in needed]:
            del self._bundles[number], self._made[number]
        for lane in self._lanes.values():
            lane.outages = {owner: each for owner, each in lane.outages.items() if each.again_at >= before}
        return len(old)


def later(one: date | None, other: date | None) -> date | None:
    """The later of two days, where there are any."""
    return max((day for day in (one, other) if day is not None), default=None)


def _expire(row: FakeRow, now: datetime) -> None:
    row.settled_at = row.settled_at or now
    row.state, row.not_before, row.reason = "expired", None, SUPERSEDED


def _took_their_place(postings: Mapping[str, list[FakeRow]], rows: list[FakeRow], cursor: date) -> bool:
    """Whether another posting of the newest edition was begun, where all of these rows expired."""
    begun = (
        other
        for name, others in postings.items()
        for other in others
        if not name.startswith("notice:") and (other.state not in ("ready", "expired") or other.unclean)
    )
    return all(row.state == "expired" for row in rows) and any(other.day == cursor for other in begun)


def _is_newest(day: date, cursor: date | None) -> bool:
    return cursor is None or day >= cursor


def _is_stopped(chat: Chat) -> bool:
    return chat.paused or bool(chat.off) or not chat.subscribed


def _by_moment(row: FakeRow) -> tuple[datetime, int]:
    return row.not_before or row.planned_at, row.number


def _number(each: tuple[int, Chat]) -> int:
    return each[0]


def _why_not(chat: Chat, until: datetime) -> str:
    """Why a chat is not due before a moment; empty where it is."""
    if chat.off is not None:
        return chat.off
    if chat.paused:
        return "paused"
    if not chat.subscribed:
        return "not_subscribed"
    return "another_day" if chat.next_due is None or chat.next_due >= until else ""
