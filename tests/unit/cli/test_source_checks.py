"""`jogan doctor` on sources and on the clock, which the Date of their answers is compared with."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from responders.papers import Answer, Papers

from adapters.cli.row import Row
from adapters.cli.source_checks import clock_row, source_checks
from adapters.config import read


async def checked(tmp_path: Path, answer: Answer) -> dict[str, Row]:
    async with Papers(dict.fromkeys(("/api/daily_papers", "/api/query"), answer)) as papers:
        addresses = dict.fromkeys(("JOGAN_HUGGINGFACE_URL", "JOGAN_ARXIV_API_URL"), papers.url)
        rows = await source_checks(read({"JOGAN_DATA_DIR": str(tmp_path), **addresses}, tmp_path))
    return {row.check: row for row in rows}


async def test_a_source_that_answers_and_a_clock_like_its_own(tmp_path: Path) -> None:
    rows = await checked(tmp_path, Answer(b"[]", headers={"Date": format_datetime(datetime.now(UTC), usegmt=True)}))
    assert rows["source huggingface"].status == "ok"
    assert rows["source huggingface"].detail.startswith("0 papers on ")
    assert (rows["clock"].status, rows["clock"].remedy) == ("ok", "")


@pytest.mark.parametrize(("off", "said"), [(timedelta(hours=1), "behind"), (-timedelta(hours=1), "ahead of")])
async def test_a_clock_that_is_off_is_told(tmp_path: Path, off: timedelta, said: str) -> None:
    told = format_datetime(datetime.now(UTC) + off, usegmt=True)
    row = (await checked(tmp_path, Answer(b"[]", headers={"Date": told})))["clock"]
    assert row.status == "failed"
    assert row.detail.endswith(f" s {said} the last host that answered")
    assert "timedatectl set-ntp true" in row.remedy


async def test_a_source_that_refuses_has_its_remedy_and_still_tells_the_time(tmp_path: Path) -> None:
    told = format_datetime(datetime.now(UTC), usegmt=True)
    rows = await checked(tmp_path, Answer(status=404, headers={"Date": told}))
    assert (rows["source huggingface"].status, rows["source arxiv metadata"].status) == ("failed", "warning")
    assert "JOGAN_HUGGINGFACE_URL" in rows["source huggingface"].remedy
    assert rows["clock"].status == "ok"


async def test_recorded_days_have_no_clock(tmp_path: Path) -> None:
    config = read({"JOGAN_DATA_DIR": str(tmp_path), "JOGAN_SOURCES": f"recorded:{tmp_path}"}, tmp_path)
    (*_, row) = await source_checks(config)
    assert (row.check, row.status) == ("clock", "skipped")
    assert row.remedy


@pytest.mark.parametrize(("ahead", "status"), [(119, "ok"), (-119, "ok"), (120, "failed"), (-7200, "failed")])
def test_a_clock_may_be_off_by_less_than_two_minutes(ahead: int, status: str) -> None:
    assert clock_row(timedelta(seconds=ahead)).status == status
