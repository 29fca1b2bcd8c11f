"""`jogan db` on PostgreSQL: the tables of jobs beside those of the store."""

from pathlib import Path

import psycopg
import pytest

from adapters.cli.main import status_of
from adapters.work.procrastinate.address import jobs_address


@pytest.fixture
def url(postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of an empty database, as the settings name it."""
    monkeypatch.setenv("JOGAN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("JOGAN_DATABASE_URL", postgres_url.replace("+psycopg", ""))
    monkeypatch.chdir(tmp_path)
    return postgres_url


def test_an_upgrade_makes_both_and_status_tells_of_both(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    schema = jobs_address(url).schema
    assert status_of(["db", "upgrade"]) == 0
    assert f"tables of jobs in the schema {schema}, up to date" in capsys.readouterr().out
    assert status_of(["db", "status"]) == 0
    with psycopg.connect(jobs_address(url).conninfo) as connection:
        connection.execute("DELETE FROM jogan_work_migrations WHERE name LIKE '03.04.00_50%'")
    assert status_of(["db", "status"]) == 1
    assert "`jogan db upgrade` applies 1 files" in capsys.readouterr().out
