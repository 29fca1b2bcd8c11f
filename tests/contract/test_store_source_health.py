"""Which sources fail, and since when, as every store must keep it: memory, SQLite and PostgreSQL."""

from datetime import timedelta

import pytest
from builders import a_source_report, at

from bot.domain.edition import FailingSource, SourceReport
from bot.ports.store import Store

HOUR = timedelta(hours=1)


def failed(hours: int, error: str = "503", name: str = "arxiv") -> SourceReport:
    return SourceReport(name, at() + hours * HOUR, 0, error)


async def test_a_source_fails_from_its_first_failure_on_whatever_it_says_later(store: Store) -> None:
    await store.source_health.answered([failed(0, "timeout")])
    await store.source_health.answered([failed(1), failed(2, "429")])
    assert await store.source_health.failing() == (FailingSource("arxiv", at(), at() + 2 * HOUR, "429"),)


async def test_a_good_answer_ends_it_and_the_next_failure_begins_anew(store: Store) -> None:
    await store.source_health.answered([failed(0), SourceReport("arxiv", at() + HOUR, 0)])
    assert await store.source_health.failing() == ()
    await store.source_health.answered([failed(2)])
    assert [each.since for each in await store.source_health.failing()] == [at() + 2 * HOUR]


async def test_each_source_has_its_own_health(store: Store) -> None:
    await store.source_health.answered([failed(0, name="openreview"), failed(0), a_source_report()])
    assert [each.name for each in await store.source_health.failing()] == ["arxiv", "openreview"]


async def test_an_error_that_no_database_holds_is_kept_as_far_as_it_can(store: Store) -> None:
    await store.source_health.answered([failed(0, "bad \0 \ud800 bytes")])
    assert [each.error for each in await store.source_health.failing()] == ["bad  ? bytes"]


async def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    naive = SourceReport("arxiv", at().replace(tzinfo=None), 0, "503")
    with pytest.raises(ValueError, match="time zone"):
        await store.source_health.answered([naive])
