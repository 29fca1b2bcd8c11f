"""Editions come by themselves: at the cut, after an outage, once sources answer again (FAULTS 2, 22, 48, 59)."""

import logging
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from builders import DAY, an_edition
from fakes import FakeClock, FakeEditions, _Memory
from living_sources import Living, at, numbers

from bot.domain.edition import Edition


def day(number: int) -> date:
    """Days after the first one."""
    return DAY + timedelta(days=number)


async def installed() -> Living:
    """An installation that has the edition of its first day."""
    living = Living(FakeClock(at(DAY, 23, 30)))
    living.source.show(DAY, 1)
    await living.building.build()
    return living


def days(came: list[tuple[datetime, Edition]]) -> list[tuple[date, str | None]]:
    """The days that were built and why one has no edition."""
    return [(edition.day, edition.reason) for _, edition in came]


async def test_row_o_each_day_is_built_at_its_cut_and_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    living = await installed()
    living.source.show(day(1), 11, 12)
    living.source.show(day(2), 21)
    with caplog.at_level(logging.INFO):
        came = await living.until(at(day(2), 23, 59))
    assert [(moment, numbers(edition)) for moment, edition in came] == [
        (at(day(1), 23), {12: False, 11: False}),
        (at(day(2), 23), {21: False}),
    ]
    assert [message for message in caplog.messages if "edition" in message] == [
        "The edition of 2024-07-17 is there: 2 papers",
        "The edition of 2024-07-18 is there: 1 papers",
    ]


async def test_after_an_outage_the_closed_days_come_oldest_first_and_no_more_than_a_week() -> None:
    living = await installed()
    for number in range(1, 10):
        living.source.show(day(number), 10 * number)
    living.clock.set(at(day(9), 23, 30))
    assert await living.building.owes()
    built = await living.building.build()
    assert [edition.day for edition in built] == [day(number) for number in range(3, 10)]
    assert not await living.building.owes()


async def test_nothing_is_owed_while_the_day_is_open_and_the_store_is_not_asked_each_minute() -> None:
    living = await installed()
    asked = 0
    real = living.store.editions.newest

    async def counted(*, before: date | None = None) -> Edition | None:
        nonlocal asked
        asked += 1
        return await real(before=before)

    living.store.editions.newest = counted  # type: ignore[method-assign] # counts what is asked of the fake
    assert await living.until(at(day(1), 22, 59)) == []
    assert asked <= 1


async def test_a_day_that_was_left_out_stays_so() -> None:
    living = await installed()
    living.source.show(day(1), 11)
    living.source.show(day(2), 21)
    await living.store.editions.publish(an_edition(day(2)))
    living.clock.set(at(day(2), 23, 30))
    living.restarted()
    assert await living.building.build() == ()


async def test_row_22_sources_that_failed_are_asked_again_with_growing_pauses(
    caplog: pytest.LogCaptureFixture,
) -> None:
    living = await installed()
    living.source.show(day(1), 11)
    living.source.down = [(at(day(1), 0), at(day(2), 0, 20))]
    with caplog.at_level(logging.INFO):
        came = await living.until(at(day(2), 2))
    tried = [moment.strftime("%H:%M") for moment, _ in came]
    assert tried == ["23:00", "23:01", "23:06", "23:21", "23:36", "23:51", "00:06", "00:21"]
    assert days(came)[-2:] == [(day(1), "sources_failed"), (day(1), None)]
    assert numbers(came[-1][1]) == {11: False}
    assert "2024-07-17 has no edition yet: the sources cannot be read (huggingface: huggingface.co answered 503)" in (
        caplog.messages
    )
    assert "The sources of 2024-07-17 are asked again in 15 min" in caplog.messages


async def test_row_22_another_process_waits_too_before_it_asks_again() -> None:
    living = await installed()
    living.source.down = [(at(day(1), 22), at(day(3), 0))]
    await living.until(at(day(1), 23, 0))
    asked = len(living.source.asked)
    living.restarted()
    living.clock.advance(timedelta(seconds=30))
    assert not await living.building.owes()
    living.clock.advance(timedelta(seconds=30))
    assert await living.building.owes()
    assert len(living.source.asked) == asked


async def test_row_22_what_was_read_in_the_hours_before_goes_out_though_the_source_is_down_at_the_cut() -> None:
    living = await installed()
    living.source.show(day(1), 11)
    living.source.show(day(1), 12, since=at(day(1), 22, 55))
    living.source.show(day(2), 21)
    living.source.down = [(at(day(1), 22, 58), at(day(2), 6))]
    came = await living.until(at(day(2), 23, 30))
    assert [numbers(edition) for _, edition in came] == [{11: False}, {12: True, 21: False}]
    assert [note.kind for note in came[0][1].notes if note.kind == "source_failed"] == ["source_failed"]


async def test_row_22_a_day_is_given_up_when_the_next_one_is_closed_and_its_papers_come_late() -> None:
    living = await installed()
    living.source.show(day(1), 11)
    living.source.show(day(2), 21)
    living.source.down = [(at(day(1), 0), at(day(3), 9))]
    assert set(days(await living.until(at(day(2), 22, 59)))) == {(day(1), "sources_failed")}
    assert set(days(await living.until(at(day(3), 8, 59)))) == {(day(2), "sources_failed")}
    came = await living.until(at(day(3), 10))
    assert [(edition.day, numbers(edition)) for _, edition in came] == [(day(2), {11: True, 21: False})]


async def test_after_an_outage_without_network_each_day_has_its_own_edition_once_sources_answer() -> None:
    living = await installed()
    for number in (1, 2, 3):
        living.source.show(day(number), 10 * number)
    living.clock.set(at(day(3), 23, 30))
    living.restarted()
    living.source.down = [(at(day(3), 23), at(day(3), 23, 33))]
    came = await living.until(at(day(3), 23, 59))
    assert days(came)[-3:] == [(day(1), None), (day(2), None), (day(3), None)]


async def test_row_59_an_edition_goes_out_without_a_source_that_is_down_says_so_and_is_completed_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    living = await installed()
    other = replace(living.source, name="arxiv", grows=False, shown={}, asked=[])
    living.others = [other]
    living.restarted()
    living.source.show(day(1), 11)
    other.show(day(1), 12)
    other.down = [(at(day(1), 0), at(day(2), 6))]
    living.source.show(day(2), 21)
    living.source.show(day(3), 31)
    came = await living.until(at(day(3), 23, 30))
    first, second, third = (edition for _, edition in came)
    assert came[0][0] == at(day(1), 23), "no reader waits for a source that is down"
    assert numbers(first) == {11: False}
    assert [note.kind for note in first.notes if note.kind == "source_failed"] == ["source_failed"]
    assert [report.error for report in first.sources if report.name == "arxiv"] == ["huggingface.co answered 503"]
    assert numbers(second) == {21: False, 12: True}
    assert numbers(third) == {31: False}
    assert "The edition of 2024-07-17 is without what a source could not say" in caplog.text


async def test_what_vanishes_from_a_list_before_the_cut_is_not_lost() -> None:
    living = await installed()
    living.source.show(day(1), 11)
    living.source.show(day(1), 12, since=at(day(1), 9), until=at(day(1), 15))
    ((_, edition),) = await living.until(at(day(1), 23, 30))
    assert numbers(edition) == {11: False, 12: False}


async def test_hourly_reading_leaves_a_repeated_list_a_repeated_one() -> None:
    """The list of a weekend is that of the day before word for word, what it got after the cut among it."""
    living = await installed()
    living.source.show(day(1), 11)
    living.source.show(day(1), 12, since=at(day(2), 1))
    living.source.show(day(2), 11, 12, since=at(day(2), 0, 30))
    living.source.show(day(3), 31)
    came = await living.until(at(day(3), 23, 30))
    assert days(came) == [(day(1), None), (day(2), "late_only"), (day(3), None)]
    assert numbers(came[-1][1]) == {12: True, 31: False}


async def test_hourly_reading_does_not_take_a_list_that_grows_for_the_whole_one() -> None:
    living = await installed()
    living.source.show(day(1), 11)
    living.source.show(day(1), 12, since=at(day(2), 0, 30))
    living.source.show(day(1), 13, since=at(day(2), 2, 55), until=at(day(2), 12))
    living.source.show(day(2), 21)
    came = await living.until(at(day(2), 23, 30))
    assert numbers(came[-1][1]) == {12: True, 13: True, 21: False}


async def test_a_source_that_cannot_be_read_in_between_is_told(caplog: pytest.LogCaptureFixture) -> None:
    living = await installed()
    living.source.down = [(at(day(1), 9), at(day(1), 10))]
    await living.until(at(day(1), 12))
    assert caplog.messages == ["huggingface cannot be read now: huggingface.co answered 503"]


async def test_recorded_days_are_not_read_each_hour() -> None:
    living = await installed()
    living.source.recorded = True
    asked = len(living.source.asked)
    await living.building.collect()
    assert len(living.source.asked) == asked


# --- a new installation


async def test_a_new_installation_has_something_to_read_at_once(caplog: pytest.LogCaptureFixture) -> None:
    living = Living(FakeClock(at(DAY, 10)))
    living.source.show(day(-1), 1)
    living.source.show(day(-2), 2)
    with caplog.at_level(logging.INFO):
        (edition,) = await living.building.build()
    assert numbers(edition) == {1: False}
    said = "The edition of 2024-07-15 is there: 1 papers"
    assert caplog.messages == ["huggingface lists 1 papers for 2024-07-15", said]
    assert not await living.building.owes(), "older days are not owed"


async def test_over_a_weekend_the_day_before_is_read() -> None:
    living = Living(FakeClock(at(DAY, 10)))
    living.source.show(day(-3), 3)
    built = await living.building.build()
    assert [(edition.day, edition.state) for edition in built] == [
        (day(-1), "none"), (day(-2), "none"), (day(-3), "published")
    ]  # fmt: skip


async def test_a_killed_first_start_goes_on_where_it_was() -> None:
    living = Living(FakeClock(at(DAY, 10)))
    living.source.show(day(-3), 3)
    asked: list[bool] = []
    await living.building.build(lambda: bool(asked) or asked.append(True))  # type: ignore[func-returns-value] # false once
    assert [edition.state for edition in [await living.store.editions.last()] if edition] == ["none"]
    living.restarted()
    assert [edition.day for edition in await living.building.build()] == [day(-2), day(-3)]


async def test_days_without_papers_are_told_once_and_no_edition_is_made_up(caplog: pytest.LogCaptureFixture) -> None:
    living = Living(FakeClock(at(DAY, 10)))
    await living.until(at(DAY, 12))
    assert [message for message in caplog.messages if "None of" in message] == [
        "None of the last 5 days has an edition; `jogan edition --date DAY` builds another"
    ]
    assert not await living.building.owes()


async def test_a_new_installation_without_network_waits_for_the_newest_day() -> None:
    living = Living(FakeClock(at(DAY, 10)))
    living.source.show(day(-1), 1)
    living.source.show(day(-2), 2)
    living.source.down = [(at(DAY, 9), at(DAY, 10, 5))]
    came = await living.until(at(DAY, 10, 30))
    assert {edition.day for _, edition in came} == {day(-1)}
    assert days(came)[-1] == (day(-1), None)


# --- killed, refused, stepped


async def test_row_2_the_files_of_an_edition_that_was_kept_and_not_written_are_written_at_the_start() -> None:
    living = await installed()
    living.archive.files.clear()
    living.archive.written.clear()
    living.restarted()
    await living.building.build()
    newest = await living.store.editions.newest()
    assert [edition for edition, _ in living.archive.written] == [newest]
    await living.building.build()
    living.restarted()
    await living.building.build()
    assert len(living.archive.written) == 1, "what is whole is not written again"


async def test_a_folder_that_cannot_be_written_keeps_no_edition_back(caplog: pytest.LogCaptureFixture) -> None:
    living = await installed()
    living.archive.writable = False
    living.archive.files.clear()
    living.restarted()
    living.source.show(day(1), 11)
    living.source.show(day(2), 21)
    living.clock.set(at(day(2), 23))
    built = await living.building.build()
    assert [edition.day for edition in built] == [day(1), day(2)]
    assert len([record for record in caplog.records if record.levelno == logging.ERROR]) == 3


async def test_row_48_a_clock_that_goes_back_builds_no_day_twice_and_no_open_one() -> None:
    living = await installed()
    living.source.show(day(1), 11)
    ((_, edition),) = await living.until(at(day(1), 23, 30))
    living.clock.set(at(DAY, 23, 30))
    assert await living.until(at(day(1), 23, 30)) == []
    assert await living.store.editions.on(day(1)) == edition


async def test_row_48_a_day_that_was_tried_by_a_clock_ahead_is_built_when_it_is_closed() -> None:
    living = await installed()
    living.source.show(day(1), 11)
    living.source.down = [(at(day(2), 0), at(day(2), 6))]
    living.clock.set(at(day(2), 1))
    await living.building.build()
    living.clock.set(at(day(1), 1))
    came = await living.until(at(day(1), 23, 30))
    assert days(came)[-1] == (day(1), None)


async def test_told_to_stop_it_begins_no_other_day() -> None:
    living = await installed()
    living.clock.set(datetime(2024, 7, 20, tzinfo=UTC))
    assert await living.building.build(lambda: True) == ()
    assert await living.building.owes()


class CutWhileRead(FakeEditions):
    """Its clock passes the cut while the days before are looked at."""

    def __init__(self, memory: _Memory, clock: FakeClock) -> None:
        super().__init__(memory)
        self.clock = clock

    async def on(self, day: date) -> Edition | None:
        found = await super().on(day)
        if found is not None:
            self.clock.advance(timedelta(seconds=1))
        return found


async def test_a_cut_that_comes_while_it_looks_closes_a_day_that_is_built() -> None:
    living = await installed()
    living.source.show(day(1), 11)
    living.store.editions = CutWhileRead(living.store.editions._memory, living.clock)
    living.restarted()
    living.clock.set(at(day(1), 22, 59) + timedelta(seconds=59))
    assert not await living.building.owes()
    assert living.clock.now() >= at(day(1), 23)
    assert [edition.day for edition in await living.building.build()] == [day(1)]
