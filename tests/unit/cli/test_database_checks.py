"""`jogan doctor` on the data folder and the database, a real one each: what is wrong comes with its remedy."""

from datetime import date
from pathlib import Path

import pytest
from full_database import filled

from adapters.cli.database_checks import database_checks, database_row, folder_row
from adapters.cli.row import Row
from adapters.config import Config, read
from adapters.store.condition import Condition, condition
from adapters.store.schema import HEAD

DAY = date(2024, 7, 16)
SOUND = Condition(HEAD, HEAD, 2_000_000, log="wal")


def configured(tmp_path: Path, **settings: str) -> Config:
    return read({"JOGAN_DATA_DIR": str(tmp_path), **settings}, tmp_path)


async def rows_of(tmp_path: Path, **settings: str) -> dict[str, Row]:
    return {row.check: row for row in await database_checks(configured(tmp_path, **settings))}


async def test_a_database_in_order_tells_schema_log_size_and_its_newest_edition(tmp_path: Path) -> None:
    await filled(f"sqlite:///{tmp_path / 'jogan.db'}")
    rows = await rows_of(tmp_path)
    row = rows["database"]
    assert (row.status, row.remedy) == ("ok", "")
    assert row.detail.startswith(f"SQLite, schema {HEAD}, log wal, ")
    assert row.detail.endswith("newest edition: 2024-07-16; sound, and nobody else's to read")
    assert rows["data folder"].status == "ok"


async def test_a_new_folder_gets_its_database(tmp_path: Path) -> None:
    assert "newest edition: none yet" in (await rows_of(tmp_path / "new"))["database"].detail


async def test_a_file_that_others_can_read_is_told(tmp_path: Path) -> None:
    await filled(f"sqlite:///{tmp_path / 'jogan.db'}")
    (tmp_path / "jogan.db").chmod(0o644)
    row = (await rows_of(tmp_path))["database"]
    assert (row.status, row.remedy) == ("warning", "chmod 600 the file, and its -wal.")


async def test_a_damaged_file_is_told_with_the_way_back(tmp_path: Path) -> None:
    await filled(f"sqlite:///{tmp_path / 'jogan.db'}")
    path = tmp_path / "jogan.db"
    held = bytearray(path.read_bytes())
    held[-4096:] = b"\xff" * 4096  # a page that some table or index needs
    path.write_bytes(held)
    row = (await rows_of(tmp_path))["database"]
    assert row.status == "failed"
    assert "jogan db" in row.remedy


async def test_postgresql_tells_its_version(tmp_path: Path, postgres_url: str) -> None:
    await filled(postgres_url)
    row = (await rows_of(tmp_path, JOGAN_DATABASE_URL=postgres_url.replace("+psycopg", "")))["database"]
    assert row.status == "ok"
    assert row.detail.startswith("PostgreSQL 1")
    assert f"schema {HEAD}" in row.detail


@pytest.mark.parametrize(
    ("found", "status", "told", "remedy"),
    [
        (SOUND, "ok", "sound", ""),
        (Condition(HEAD, HEAD, 1, log="wal", fault="page 3"), "failed", "it is damaged: page 3", "`jogan db restore"),
        (Condition(HEAD, HEAD, 1, log="delete"), "warning", "log delete", "Put JOGAN_DATA_DIR on a disk"),
    ],
)
def test_what_was_found_of_a_file_is_told(found: Condition, status: str, told: str, remedy: str) -> None:
    row = database_row(found, DAY)
    assert row.status == status
    assert told in row.detail
    assert row.remedy.startswith(remedy)
    assert bool(row.remedy) == (status != "ok")


def test_looking_makes_no_file(tmp_path: Path) -> None:
    assert condition(f"sqlite:///{tmp_path / 'jogan.db'}") is None
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    row = folder_row(configured(tmp_path / "file" / "data"))
    assert (row.status, row.remedy) == ("failed", "Set JOGAN_DATA_DIR to a folder of yours.")
