"""Lines of the postman with fields: who gets nothing and why, by numbers; nothing for what arrived or waits."""

import logging
from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from typing import cast

import pytest
from builders import DAY, a_chat, an_address, at
from builders_ledger import NOW, due_chats
from fakes import FakeStore
from fakes_chats import ChatMemory
from fakes_ledger import FakeLedger
from told_events import fields_of

from bot.delivery.audience import NAMED, tell_audience, tell_off
from bot.delivery.cases import Cases
from bot.delivery.sending import Result
from bot.delivery.tell_plan import Skipped, tell_plan
from bot.delivery.telling import tell_of
from bot.domain.chat import Address
from bot.domain.delivery import STATES, Waiting
from bot.domain.posting import wants_of
from bot.errors import JoganError, Permanent, Refused, Temporary
from bot.ports.ledger import Audience, DueChat, PlanCount, Settled

ROW = Waiting(42, "telegram:1", 7, Address("telegram", "77007700"), "private", "edition:2024-07-16", 1, 3, 0)


@pytest.fixture(autouse=True)
def heard(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)


CASES: list[tuple[str, JoganError | None, str, str, int]] = [
    ("dead", Refused("blocked", "blocked by the user"), "blocked", "off until", logging.WARNING),
    ("dead", Permanent("too long"), "dead", "not sent again", logging.WARNING),
    ("parked", None, "parked", "operator decides", logging.WARNING),
    ("expired", None, "expired", "wants or takes nothing", logging.INFO),
]


@pytest.mark.parametrize(("state", "failure", "kind", "follows", "level"), CASES)
def test_what_does_not_reach_a_chat_is_one_line_with_its_numbers(
    caplog: pytest.LogCaptureFixture, state: str, failure: JoganError | None, kind: str, follows: str, level: int
) -> None:
    tell_of(Result(ROW, Settled(42, state, "because"), failure, seconds=0.1 if failure else 0.0))  # type: ignore[arg-type] # a state, as it is
    (told,) = fields_of(caplog, "refusal")
    assert follows in told.pop("consequence")
    assert told == {"lane": "telegram:1", "posting": "edition:2024-07-16", "chat": 7, "part": 1, "delivery": 42,
                    "attempts": 1 if failure else 0, "state": state, "kind": kind, "reason": "because"}  # fmt: skip
    assert caplog.records[0].levelno == level
    assert "77007700" not in caplog.text


@pytest.mark.parametrize("state", [state for state in STATES if state not in ("dead", "parked", "expired")])
def test_what_arrived_or_goes_on_has_no_line(caplog: pytest.LogCaptureFixture, state: str) -> None:
    tell_of(Result(ROW, Settled(42, state), Temporary("429", 2.0)))  # type: ignore[arg-type] # a state, as it is
    assert not caplog.records


async def test_the_audience_is_everybody_who_is_due_before_the_next_cut(caplog: pytest.LogCaptureFixture) -> None:
    store = FakeStore()
    await due_chats(store, "1", next_due=at(DAY + timedelta(days=1), 22, 59))
    await due_chats(store, "2", next_due=at(DAY + timedelta(days=1), 23))
    await store.chats.put(a_chat("3", paused=True, everything=True))
    await tell_audience(store.ledger, DAY, time(23))
    numbers = {name: await store.ledger.number(an_address(name)) for name in "123"}
    assert fields_of(caplog, "audience") == [
        {"day": DAY, "expected": 1, "absent": {"another_day": 1, "paused": 1},
         "chats": {"another_day": (numbers["2"],), "paused": (numbers["3"],)}}
    ]  # fmt: skip


class Away(FakeLedger):
    """Cannot be asked."""

    async def audience(self, until: object, most: int) -> Audience:
        raise Temporary("the database does not answer")

    async def number(self, address: Address) -> int | None:
        raise Temporary("the database does not answer")


async def test_that_it_cannot_be_said_is_said_and_stops_nothing(caplog: pytest.LogCaptureFixture) -> None:
    await tell_audience(Away(ChatMemory()), DAY, time(23))
    assert caplog.messages == ["Whom the edition of 2024-07-16 reaches is not known: the database does not answer"]
    await tell_off(Away(ChatMemory()), Address("telegram", "77007700"), "blocked")
    assert fields_of(caplog, "chat_off") == [{"chat": None, "platform": "telegram", "reason": "blocked"}]
    assert "7700" not in caplog.text


async def test_who_falls_away_has_a_number(caplog: pytest.LogCaptureFixture) -> None:
    store = FakeStore()
    await due_chats(store, "1")
    await tell_off(store.ledger, an_address("1"), "no_rights")
    number = await store.ledger.number(an_address("1"))
    assert fields_of(caplog, "chat_off") == [{"chat": number, "platform": "terminal", "reason": "no_rights"}]


def test_a_plan_that_moved_nobody_has_no_line(caplog: pytest.LogCaptureFixture) -> None:
    """Who waits for an edition is looked at each minute."""
    tell_plan(DAY, PlanCount(5, 0, 0), Skipped(), 0.1)
    assert not caplog.records


def test_a_plan_says_who_is_planned_for_who_waits_and_who_gets_nothing_new(caplog: pytest.LogCaptureFixture) -> None:
    skipped = Skipped()
    skipped.counts.update(none_chosen=2, none_new=1)
    skipped.chats.update(none_chosen=[8, 9], none_new=[3])
    tell_plan(DAY, PlanCount(10, 9, 12), skipped, 0.25)
    assert fields_of(caplog, "plan") == [
        {"day": DAY, "looked_at": 10, "chats": 6, "rows": 12, "waiting": 1,
         "skipped": {"none_chosen": 2, "none_new": 1}, "skipped_chats": {"none_chosen": [8, 9], "none_new": [3]},
         "seconds": 0.25}
    ]  # fmt: skip
    assert caplog.messages == ["9 chats were due: 12 messages to send"]


class Nowhere:
    """The part of bot.delivery.cases.Cases that is asked: everybody gets nothing new."""

    skips = True

    def skipped(self, chats: Sequence[DueChat]) -> Iterator[tuple[int, str]]:
        return ((chat.chat, "none_new") for chat in chats)


def test_of_many_chats_only_the_first_are_named_and_all_are_counted() -> None:
    wants = wants_of(a_chat("1", everything=True))
    skipped = Skipped()
    for begin in (0, NAMED):
        due = [DueChat(begin + number, wants, NOW, None) for number in range(NAMED)]
        skipped.add(due, cast("Cases", Nowhere()))
    assert skipped.counts == {"none_new": 2 * NAMED}
    assert skipped.chats == {"none_new": list(range(NAMED))}
