"""Rewriting never keeps the next edition waiting: nothing is begun that would last beyond the next cut."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fakes import FakeClock
from ticking import Noted
from unit.wiring.test_rewriting import after_an_outage

from adapters.wiring.jobs import Jobs
from adapters.wiring.program import Program
from bot.digest.building import Building
from bot.ports.work import Running

NOW = Running("build", "closed", "build", {}, lambda: False)


def jobs_at(running: Program, moment: datetime) -> Jobs:
    """The handlers of a process at a moment; they plan nothing."""
    clock = FakeClock(moment)
    digest = replace(running.digest, clock=clock)
    made = replace(running, digest=digest, clock=clock)
    return Jobs(made, Noted(), Building(digest), None, None, {})  # type: ignore[arg-type]  # it plans nothing


@pytest.mark.parametrize(
    ("moment", "is_written"),
    [
        (datetime(2024, 7, 16, 23, 1, tzinfo=UTC), True),
        (datetime(2024, 7, 17, 22, 19, tzinfo=UTC), True),
        (datetime(2024, 7, 17, 22, 21, tzinfo=UTC), False),  # writing may take 40 minutes, and the cut is at 23:00
        (datetime(2024, 7, 17, 22, 59, tzinfo=UTC), False),
    ],
)
async def test_row_24_nothing_is_rewritten_that_may_last_beyond_the_cut(
    tmp_path: Path, moment: datetime, is_written: bool
) -> None:
    async with after_an_outage(tmp_path) as (_, running, service, _):
        await jobs_at(running, moment).build(NOW)
        assert bool(service.calls) == is_written


async def test_a_process_that_is_to_end_begins_no_edition_more(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (_, running, service, _):
        told = iter([False, True])
        await jobs_at(running, datetime(2024, 7, 17, tzinfo=UTC)).build(replace(NOW, stopping=lambda: next(told, True)))
        assert service.calls == []


async def test_an_edition_that_is_owed_goes_before(tmp_path: Path) -> None:
    async with after_an_outage(tmp_path) as (_, running, _, _):
        jobs = jobs_at(running, datetime(2024, 7, 17, 23, 5, tzinfo=UTC))
        assert await jobs.building.owes()
        assert not await jobs.has_time(NOW)
