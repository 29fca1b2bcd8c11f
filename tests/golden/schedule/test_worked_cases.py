"""Worked cases: which edition a chat gets, when, and with which title, in one table to read (`cases.txt`).

July 2024; the 15th is a Monday. Lists of Saturdays and Sundays hold nothing new. Times are the chat's own.
"""

import os
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from fakes import FakeClock
from golden.schedule.newsstand import Newsstand

TABLE = Path(__file__).parent / "cases.txt"
EVENING, NIGHT, NOON = time(23), time(2, 45), time(12)
SEOUL = {"timezone": "Asia/Seoul", "post_time": time(9)}
Story = Callable[[Newsstand], Awaitable[None]]


def utc(day: int, hour: int, minute: int = 0, month: int = 7, year: int = 2024) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def place(zone: str, at: time) -> Story:
    """Subscribed on Sunday noon, UTC; to Thursday."""

    async def story(here: Newsstand) -> None:
        await here.tick()
        await here.chat(timezone=zone, post_time=at)
        await here.live(here.clock.now() + timedelta(days=4, hours=6))

    return story


async def subscribed_at_two(here: Newsstand) -> None:
    """14:00 in Seoul is 05:00 UTC; the edition of that morning is the newest."""
    await here.live(utc(16, 5))
    await here.chat(**SEOUL)
    await here.live(utc(18, 5))


async def earlier_at_noon(here: Newsstand) -> None:
    """Had Monday's at 18:00 on Tuesday; at noon on Wednesday the time becomes 09:00: next on Thursday, with two."""
    await here.tick()
    await here.chat(timezone="Asia/Seoul", post_time=time(18))
    await here.live(utc(17, 3))
    await here.chat(post_time=time(9))
    await here.live(utc(19, 5))


async def workdays_on_monday(here: Newsstand) -> None:
    """From Thursday to Tuesday; Friday's edition waits for Monday."""
    await here.live(utc(17, 12))
    await here.chat(**SEOUL, days=(0, 1, 2, 3, 4))
    await here.live(utc(23, 5))


async def workdays_with_weekend_papers(here: Newsstand) -> None:
    """The same where weekends have editions: Monday brings three in one post."""
    here.empty = frozenset()
    await workdays_on_monday(here)


async def outage(here: Newsstand) -> None:
    """Down from Tuesday 20:00 UTC for 30 hours: two posting times are missed, and one post catches up."""
    await here.tick()
    await here.chat(**SEOUL)
    await here.live(utc(16, 20))
    await here.sleep(utc(18, 2))
    await here.live(utc(19, 5))


async def first_day(here: Newsstand) -> None:
    """An install on Tuesday morning: a chat subscribes before there is any edition, and is due at 18:00."""
    await here.chat(timezone="Asia/Seoul", post_time=time(18))
    await here.live(utc(17, 12))


async def late_edition(here: Newsstand) -> None:
    """Writing takes 85 minutes: 09:25 in Seoul, and the post comes at once."""
    here.writing = timedelta(minutes=85)
    await here.tick()
    await here.chat(**SEOUL)
    await here.live(utc(17, 5))


async def edition_too_late(here: Newsstand) -> None:
    """Writing takes three hours: waited for an hour, then left for the next post."""
    here.writing = timedelta(hours=3)
    await here.tick()
    await here.chat(**SEOUL, notices=True)
    await here.live(utc(18, 5))


async def weekly_monday(here: Newsstand) -> None:
    """Three Mondays; the first week began on a Sunday at noon."""
    await here.tick()
    await here.chat(**SEOUL, weekly=True)
    await here.live(utc(30, 5))


async def weekly_wednesday(here: Newsstand) -> None:
    await here.tick()
    await here.chat(**SEOUL, weekly=True, days=(2,))
    await here.live(utc(1, 5, month=8))


async def notices(here: Newsstand) -> None:
    """A chat that wants to know why there is nothing: on Sunday and Monday."""
    await here.live(utc(18, 12))
    await here.chat(**SEOUL, notices=True)
    await here.live(utc(23, 5))


async def after_a_pause(here: Newsstand) -> None:
    """Two weeks of every day, paused: seven editions in one post, the older ones named."""
    here.empty = frozenset()
    await here.tick()
    await here.chat(**SEOUL, paused=True)
    await here.live(utc(26, 12))
    await here.chat(paused=False)
    await here.live(utc(28, 5))


async def to_the_end(here: Newsstand) -> None:
    await here.tick()
    await here.chat(**SEOUL, weekly=True, language="ko")
    await here.live(here.clock.now() + timedelta(days=16))


CASES: list[tuple[str, Story, dict[str, object]]] = [
    *(
        (f"{name}, cut at {cut:%H:%M} UTC", place(zone, at), {"cut": cut})
        for name, zone, at in (
            ("Seoul 09:00", "Asia/Seoul", time(9)),
            ("New York 09:00", "America/New_York", time(9)),
            ("Berlin 08:00", "Europe/Berlin", time(8)),
        )
        for cut in (EVENING, NIGHT, NOON)
    ),
    ("Subscribed on Tuesday at 14:00 in Seoul", subscribed_at_two, {}),
    ("/time 18:00 becomes 09:00 on Wednesday at noon", earlier_at_noon, {}),
    ("Monday to Friday", workdays_on_monday, {}),
    ("Monday to Friday, papers on weekends", workdays_with_weekend_papers, {}),
    ("30 hours of outage", outage, {}),
    ("First day of an install", first_day, {"begin": utc(16, 2), "first": date(2024, 7, 15)}),
    ("The edition is written at 09:25", late_edition, {}),
    ("The edition is written at 11:00", edition_too_late, {}),
    ("Weekly, on Mondays", weekly_monday, {}),
    ("Weekly, on Wednesdays", weekly_wednesday, {}),
    ("Notices over a weekend", notices, {}),
    ("Twelve days of pause", after_a_pause, {}),
    ("Row 50: leap day", place("Asia/Seoul", time(9)), {"begin": utc(27, 12, month=2), "first": date(2024, 2, 26)}),
    (
        "Row 50: week 53 and the year's end",
        to_the_end,
        {"begin": utc(26, 12, 0, 12, 2020), "first": date(2020, 12, 24)},
    ),
    (
        "Row 50: week 1 begins in the old year",
        to_the_end,
        {"begin": utc(28, 12, 0, 12, 2024), "first": date(2024, 12, 26)},
    ),
]


async def told(name: str, story: Story, changes: dict[str, object]) -> str:
    values = {"cut": EVENING, "begin": utc(14, 12), "first": date(2024, 7, 11), **changes}
    here = Newsstand(values["cut"], FakeClock(values["begin"]), values["first"])  # type: ignore[arg-type]
    await story(here)
    return "\n".join([name, *(here.lines or ["  nothing"])])


def sections() -> dict[str, str]:
    """The table's sections by their first line."""
    written = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    return {section.partition("\n")[0]: section for section in written.strip().split("\n\n") if section}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
async def test_a_worked_case(case: tuple[str, Story, dict[str, object]]) -> None:
    shown = await told(*case)
    if os.environ.get("JOGAN_WRITE_GOLDEN"):
        known = sections() | {case[0]: shown}
        TABLE.write_text("\n\n".join(known[name] for name, *_ in CASES if name in known) + "\n", encoding="utf-8")
    assert shown == sections()[case[0]]


def test_the_table_has_these_cases_and_no_other() -> None:
    assert list(sections()) == [name for name, *_ in CASES]
