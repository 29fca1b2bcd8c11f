"""`jogan doctor` on posts: times that are too close to the cut, and what holds a bot's messages up."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from builders import a_chat, an_address

from adapters.cli.posting_checks import chats_row, lane_row, posting_checks, too_close
from adapters.config import read
from adapters.wiring.store import store
from bot.delivery.named_chats import NamedChat
from bot.domain.delivery import Outage, State
from bot.ports.ledger import LaneState
from bot.ports.store import ChatCounts

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
    lane = a_lane({"sent": 12, "ready": 2, "sending": 1}, oldest=NOW - timedelta(minutes=5))
    row = lane_row(lane, NOW + timedelta(hours=6), NOW)
    told = "12 sent, 3 waiting, next post: 2024-07-17 09:00 UTC"
    assert (row.status, row.detail, row.remedy) == ("ok", told, "")
    assert lane_row(lane, None, NOW).detail == "12 sent, 3 waiting, no chat waits for a post"


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
    row = lane_row(lane, None, NOW)
    assert (row.check, row.status) == ("posts of telegram:1", "warning")
    assert said in row.detail
    assert remedy in row.remedy


def test_row_67_doctor_names_the_process_that_does_not_reach_the_platform() -> None:
    outage = Outage("lab.1.a", 2, NOW - timedelta(hours=3), NOW + timedelta(seconds=40), "no route to host")
    lane = replace(a_lane({"ready": 5}, oldest=NOW - timedelta(hours=2)), fence=2, outages=(outage,))
    row = lane_row(lane, None, NOW)
    said = "lab.1.a has not reached the platform since 2024-07-17 00:00 UTC (no route to host); it tries again 2024-"
    assert (row.status, row.detail.count(said)) == ("warning", 1)
    assert "it keeps trying" in lane_row(lane, None, NOW + timedelta(minutes=1)).detail
    assert "network" in row.remedy
    assert "the oldest since" in lane_row(replace(lane, fence=3), None, NOW).detail


def test_chats_are_counted_and_those_that_are_off_have_their_way_back() -> None:
    row = chats_row(ChatCounts(known=5, subscribed=3, paused=1, off=1))
    assert (row.status, row.detail) == ("ok", "5 known, 3 get posts, 1 paused, 1 off")
    assert "blocked the bot" in row.remedy
    assert not chats_row(ChatCounts(5, 5, 0, 0)).remedy
    assert chats_row(ChatCounts(0, 0, 0, 0)).status == "skipped"


async def test_the_next_post_of_each_bot_is_the_earliest_of_its_chats(tmp_path: Path) -> None:
    config = read({"JOGAN_DATA_DIR": str(tmp_path)}, tmp_path)
    soon = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    async with store(config) as kept:
        for name, due in (("7", soon + timedelta(hours=2)), ("8", soon), ("9", soon - timedelta(hours=1))):
            lane = "telegram:2" if name == "9" else "telegram:1"
            await kept.chats.put(replace(a_chat(), address=an_address(name, "telegram"), next_due=due, lane=lane))
        for lane in ("telegram:1", "telegram:2", "telegram:3"):
            assert await kept.ledger.take(lane, "me")
    rows = {row.check: row for row in await posting_checks(config)}
    assert rows["chats"].detail.startswith("3 known")
    assert rows["posts of telegram:1"].detail == f"0 sent, 0 waiting, next post: {soon:%Y-%m-%d %H:%M} UTC"
    assert f"{soon - timedelta(hours=1):%Y-%m-%d %H:%M}" in rows["posts of telegram:2"].detail
    assert rows["posts of telegram:3"].detail.endswith("no chat waits for a post")
