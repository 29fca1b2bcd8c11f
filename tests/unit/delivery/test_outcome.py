"""What a failed attempt makes of its row, class by class; what failures say of a lane; what is told and counted."""

import logging
from dataclasses import replace

import pytest
from postman import LANE, START
from told_events import fields_of

from bot.delivery.health import MOST_REFUSALS, OUTAGE, REFUSALS_SECONDS, Health
from bot.delivery.outcome import BACKOFF, LOOKED_AT, MOST_MOVES, REPEATED_AT, Withheld, settled_for
from bot.delivery.sending import Result
from bot.delivery.tally import Tally
from bot.domain.chat import Address
from bot.domain.delivery import Waiting
from bot.errors import (
    BadMarkup,
    BadPayload,
    JoganError,
    Moved,
    NotThere,
    OperatorMistake,
    Permanent,
    Refused,
    Temporary,
    Unsure,
)
from bot.ports.ledger import Settled
from bot.wording.resent import resent


def a_row(attempts: int = 0, number: int = 1) -> Waiting:
    """A row after some attempts."""
    return Waiting(number, LANE, number, Address("telegram", "1"), "private", "edition:x", 1, 1, 0, attempts=attempts)


def settled(
    failure: JoganError, attempts: int = 0, *, bare: bool = False, repeatable: bool = False
) -> tuple[str, float]:
    """The state, and the seconds until the row is looked at again."""
    said = settled_for(a_row(attempts), failure, START, bare=bare, repeatable=repeatable)
    return said.state, (said.not_before - START).total_seconds() if said.not_before else 0.0


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        (Temporary("later", 12.5), ("ready", 12.5)),
        (Temporary("later", 0.0), ("ready", 0.0)),
        (Temporary("refused connection"), ("ready", BACKOFF[0])),
        (Withheld("paused", 3.0), ("ready", 3.0)),
        (Unsure("no answer"), ("unsure", LOOKED_AT)),
        (OperatorMistake("a setting"), ("unsure", LOOKED_AT)),
        (Moved("2", "moved"), ("ready", BACKOFF[0])),
        (BadMarkup("can't parse"), ("ready", 0.0)),
        (Refused("blocked", "blocked"), ("dead", 0.0)),
        (BadPayload("what"), ("dead", 0.0)),
        (NotThere("gone"), ("dead", 0.0)),
        (Permanent("no"), ("dead", 0.0)),
    ],
)
def test_each_class_of_failure_has_its_state(failure: JoganError, expected: tuple[str, float]) -> None:
    assert settled(failure) == expected


def test_row_6_the_pauses_grow_to_five_minutes() -> None:
    assert [settled(Temporary("x"), attempts)[1] for attempts in range(7)] == [2, 5, 15, 60, 300, 300, 300]


def test_row_13_bare_is_the_last_try() -> None:
    assert settled(BadMarkup("can't parse"), 1, bare=True) == ("dead", 0.0)


def test_a_chat_that_moves_on_and_on_is_given_up() -> None:
    assert settled(Moved("2", "moved"), MOST_MOVES)[0] == "dead"


def test_where_a_key_repeats_a_doubt_is_settled_soon() -> None:
    assert settled(Unsure("no answer"), repeatable=True) == ("unsure", REPEATED_AT)


def test_an_outage_begins_with_the_fifth_failure_in_a_row() -> None:
    health = Health()
    assert [health.unanswered(for_all=False) for _ in range(OUTAGE + 2)] == [None, None, None, None, 0, 1, 2]
    health.answered()
    assert health.unanswered(for_all=False) is None
    assert Health().unanswered(for_all=True) == 0


def test_row_20_the_five_hundredth_refusal_in_ten_minutes_is_one_too_many() -> None:
    health = Health()
    assert not any(health.refused(1.0) for _ in range(MOST_REFUSALS - 1))
    assert health.refused(REFUSALS_SECONDS)
    assert not health.refused(REFUSALS_SECONDS)
    slow = Health()
    assert not any(slow.refused(number * 2.0) for number in range(2 * MOST_REFUSALS))


def test_a_line_for_each_posting_says_what_came_of_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    tally = Tally(LANE)
    tally.tell(0.5)
    for number in (1, 2):
        tally.add(Result(a_row(number=number), Settled(number, "sent")))
    tally.add(Result(replace(a_row(number=3), part=2), Settled(3, "sent")))
    tally.add(Result(a_row(), Settled(1, "dead"), Refused("blocked", "blocked by the user")))
    tally.add(Result(a_row(), Settled(1, "parked")))
    tally.add(Result(a_row(), Settled(1, "ready"), Temporary("429", 2.0)))
    tally.add(Result(a_row(), Settled(1, "ready"), Withheld("the lane paused")))
    tally.add(Result(a_row(), Settled(1, "unsure"), Unsure("no answer")))
    tally.tell(1.25)
    assert caplog.messages == [f"{LANE}: edition:x posted to 2 chats (3 messages), 1 refused (blocked 1), 1 parked"]
    assert fields_of(caplog, "drain") == [
        {"lane": LANE, "posting": "edition:x", "chats": 2, "sent": 3, "unsure": 1, "retried": 1, "dead": 0,
         "parked": 1, "expired": 0, "refused": {"blocked": 1}, "seconds": 1.25}
    ]  # fmt: skip


def test_the_mark_is_in_the_chats_language() -> None:
    assert resent("en").startswith("Sent again")
    assert resent("ko") == resent("fr") != resent("en")
