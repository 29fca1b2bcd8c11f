"""`jogan doctor` on posts: times that are too close to the cut, and what holds a bot's messages up."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from adapters.cli.posting_checks import lane_row, too_close
from adapters.config import read
from bot.delivery.named_chats import NamedChat
from bot.domain.delivery import State
from bot.ports.ledger import LaneState

NOW = datetime(2024, 7, 17, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("settings", "close"),
    [
        ({}, []),
        ({"JOGAN_TIMEZONE": "Asia/Seoul", "JOGAN_POST_TIME": "08:10"}, ["new chats at 08:10 (Asia/Seoul), 10 minutes"]),
        ({"JOGAN_TIMEZONE": "Asia/Seoul", "JOGAN_POST_TIME": "08:45"}, []),
        ({"JOGAN_TIMEZONE": "Asia/Seoul", "JOGAN_POST_TIME": "07:59"}, []),
        ({"JOGAN_CUT": "08:40"}, ["new chats at 09:00 (UTC), 20 minutes"]),
    ],
)
def test_post_times_within_45_minutes_after_the_cut_are_told(
    settings: Mapping[str, str], close: list[str], tmp_path: Path
) -> None:
    found = list(too_close(read(settings, tmp_path), (), NOW))
    assert [line.removesuffix(" after the cut") for line in found] == close


def test_a_time_that_comes_close_after_a_clock_change_is_told_too(tmp_path: Path) -> None:
    """New York at 18:15 is 22:15 UTC in summer and 23:15 UTC in winter."""
    named = NamedChat("telegram", "@lab", timezone="America/New_York", post_time=time(18, 15))
    (line,) = too_close(read({}, tmp_path), [named], NOW)
    assert line.startswith("telegram:@lab at 18:15 (America/New_York), 15 minutes")


def a_lane(rows: dict[State, int], **changes: datetime) -> LaneState:
    return LaneState("telegram:1", "", changes.get("paused"), "flood", rows, changes.get("oldest"))


def test_a_lane_in_order_says_what_it_sent_and_what_waits() -> None:
    row = lane_row(a_lane({"sent": 12, "ready": 2, "sending": 1}, oldest=NOW - timedelta(minutes=5)), NOW)
    assert (row.status, row.detail, row.remedy) == ("ok", "12 sent, 3 waiting", "")


@pytest.mark.parametrize(
    ("lane", "said", "remedy"),
    [
        (a_lane({"ready": 5}, paused=NOW + timedelta(hours=9)), "paused until 2024-07-17 12:00 UTC (flood)", "go on"),
        (a_lane({"ready": 5}, oldest=NOW - timedelta(hours=2)), "the oldest since 2024-07-17 01:00", "`jogan run`"),
        (a_lane({"parked": 1, "dead": 2}), "1 parked, 2 dead", "--state parked"),
        (a_lane({"dead": 2, "unsure": 1}), "1 unsure, 2 dead", "--state dead"),
    ],
)
def test_row_17_what_holds_a_lane_up_is_told_with_its_remedy(lane: LaneState, said: str, remedy: str) -> None:
    row = lane_row(lane, NOW)
    assert (row.check, row.status) == ("posts of telegram:1", "warning")
    assert said in row.detail
    assert remedy in row.remedy
