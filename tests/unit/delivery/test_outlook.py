"""What happens to a delivery next, by its state, its moments and its lane's pause; and what a posting is told by."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.delivery.outlook import Next, Outlook, outlook, postings
from bot.domain.chat import Address
from bot.domain.delivery import STATES, Entry, Outage, State
from bot.ports.ledger import LaneState

NOW = datetime(2024, 7, 17, 9, tzinfo=UTC)
SOON, LATER = NOW + timedelta(minutes=5), NOW + timedelta(minutes=9)
LANE = "telegram:1"


def a_row(number: int = 1, **changes: object) -> Entry:
    row = Entry(number, LANE, Address("telegram", "5"), "edition:2024-07-16", date(2024, 7, 16), number, 2, "ready",
                0, 0, None, "", "", NOW - timedelta(minutes=1), None)  # fmt: skip
    return replace(row, **changes)  # type: ignore[arg-type] # fields by name


def a_lane(until: datetime | None = None) -> LaneState:
    return LaneState(LANE, "here", until, "flood", {}, None)


@pytest.mark.parametrize(
    ("state", "coming"),
    [("ready", "soon"), ("sending", "soon"), ("unsure", "asked"), ("sent", "arrived"), ("dead", "refused"),
     ("parked", "held"), ("expired", "replaced")],
)  # fmt: skip
def test_every_state_has_something_next(state: State, coming: Next) -> None:
    assert outlook(a_row(state=state), a_lane(), NOW).next == coming
    assert state in STATES


def test_a_row_that_waits_says_until_when_and_why() -> None:
    assert outlook(a_row(not_before=SOON, reason="429"), None, NOW) == Outlook("later", SOON, "429")
    assert outlook(a_row(not_before=NOW), None, NOW).next == "soon"
    assert outlook(a_row(state="unsure", not_before=SOON), None, NOW) == Outlook("asked", SOON)


def test_a_pause_of_the_lane_holds_back_what_waits_and_nothing_else() -> None:
    assert outlook(a_row(), a_lane(SOON), NOW) == Outlook("paused", SOON, "flood")
    assert outlook(a_row(state="sent", settled_at=NOW), a_lane(SOON), NOW) == Outlook("arrived", NOW)
    assert outlook(a_row(state="sending"), a_lane(SOON), NOW).next == "soon"
    assert outlook(a_row(state="unsure", not_before=NOW), a_lane(SOON), NOW) == Outlook("asked", SOON)
    assert outlook(a_row(), a_lane(NOW), NOW).next == "soon"


def a_lane_that_is_out(owner: str = "there") -> LaneState:
    outage = Outage("here", 3, NOW - timedelta(hours=1), SOON, "no route to host")
    return LaneState(LANE, owner, None, "", {}, None, 3 if owner == "" else 4, (outage,))


@pytest.mark.parametrize("owner", ["", "here"])
def test_what_waits_for_a_platform_that_is_not_reached_says_so_and_since_when(owner: str) -> None:
    lane, since = a_lane_that_is_out(owner), NOW - timedelta(hours=1)
    assert outlook(a_row(), lane, NOW) == Outlook("unreached", SOON, "no route to host", since)
    assert outlook(a_row(not_before=LATER), lane, NOW).at == LATER
    assert outlook(a_row(), lane, LATER) == Outlook("unreached", None, "no route to host", since)
    assert outlook(a_row(state="unsure", not_before=NOW), lane, NOW) == Outlook("asked", SOON)
    assert outlook(a_row(state="sending"), lane, NOW).next == "soon"
    assert outlook(a_row(), replace(lane, paused_until=LATER), NOW).next == "paused"


def test_what_a_process_sends_that_reaches_the_platform_waits_for_nothing() -> None:
    assert outlook(a_row(), a_lane_that_is_out("there"), NOW) == Outlook("soon")


def test_a_posting_is_told_by_the_part_that_fared_worst() -> None:
    rows = [a_row(1, state="sent", settled_at=NOW), a_row(2, state="dead", reason="no")]
    (told,) = postings(rows, [], NOW)
    assert (told.arrived, told.parts, told.outlook) == (1, 2, Outlook("refused", None, "no"))


def test_postings_come_newest_first_whatever_the_order_of_their_rows() -> None:
    older = {"posting": "edition:2024-07-15", "planned_at": NOW - timedelta(days=1)}
    rows = [a_row(2, **older), a_row(1), a_row(1, **older), a_row(2)]
    assert [told.posting for told in postings(rows, [a_lane()], NOW)] == ["edition:2024-07-16", "edition:2024-07-15"]
