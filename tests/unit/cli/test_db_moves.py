"""`jogan db move`, `restore` and `restored`: nobody else is at the data, and every line says what is where now."""

import asyncio
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import a_chat
from full_database import filled, one, run

from adapters.cli.main import status_of
from adapters.clock import SystemClock
from adapters.store.maintenance import status, upgrade
from adapters.store.opening import open_store
from adapters.wiring.liveness import alive

Says = Callable[..., tuple[int, str, str]]


@pytest.fixture
def url(empty_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a SQLite database with a chat, which the settings leave to the data folder."""
    monkeypatch.setenv("JOGAN_DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{shutil.copy(empty_database, tmp_path / 'jogan.db')}"
    asyncio.run(_with_a_chat(url))
    return url


async def _with_a_chat(url: str) -> None:
    store = await open_store(url)
    await store.chats.put(a_chat("7"))
    await store.close()


@pytest.fixture
def filled_copy(tmp_path: Path) -> Path:
    """A backup with rows in every table."""
    asyncio.run(filled(f"sqlite:///{tmp_path / 'copy.db'}"))
    return tmp_path / "copy.db"


@pytest.fixture
def says(capsys: pytest.CaptureFixture[str]) -> Says:
    """Runs `jogan db` and gives its exit status, what it printed and what it remarked."""

    def run_it(*arguments: str) -> tuple[int, str, str]:
        result = status_of(["db", *arguments])
        said = capsys.readouterr()
        return result, said.out, said.err

    return run_it


def test_a_move_tells_each_table_and_how_to_switch(
    url: str, postgres_url: str, says: Says, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = postgres_url.replace("+psycopg", "")
    result, said, remarks = says("move", target)
    assert (result, remarks) == (0, "")
    assert "  chats: 1 rows, equal (checksum " in said
    assert "set JOGAN_DATABASE_URL to the new address" in said
    assert "on the wire" not in said
    result, _, remarks = says("move", target)
    assert result == 1
    assert "its data was moved to PostgreSQL test on" in remarks
    monkeypatch.setenv("JOGAN_DATABASE_URL", target)
    assert says("status")[0] == 1  # the jobs' tables are made when the service starts
    assert one(postgres_url, "SELECT address, language FROM chats") == ("7", a_chat("7").language)


def test_what_was_on_the_wire_is_told(url: str, postgres_url: str, says: Says, tmp_path: Path) -> None:
    run(
        url,
        "INSERT INTO lanes VALUES ('terminal:1', 'dead', 1, 1, NULL, '')",
        "INSERT INTO deliveries (lane, chat, posting, part, day, bundle, state, attempts, unclean, again, fence, "
        "message_id, reason, planned_at, claimed_at) VALUES ('terminal:1', 1, 'edition:2024-07-16', 1, '2024-07-16', 1,"
        " 'sending', 1, 0, FALSE, 1, '', '', '2024-07-16 23:00:00.000000', '2024-07-16 23:00:01.000000')",
    )
    assert "1 messages were on the wire: unsure now" in says("move", postgres_url.replace("+psycopg", ""))[1]


@pytest.mark.parametrize("arguments", [("move", "postgresql://127.0.0.1:9/none"), ("restore", "copy.db")])
def test_beside_a_running_service_nothing_is_begun(
    arguments: tuple[str, str], url: str, says: Says, tmp_path: Path
) -> None:
    assert says("backup", "copy.db")[0] == 0
    with alive(tmp_path, SystemClock()):
        result, _, remarks = says(*arguments)
    assert result == 1
    assert "Another jogan is running on this data folder: stop it first" in remarks
    assert status(url).rows["chats"] == 1
    assert not (tmp_path / "jogan.db.replaced").exists()


def test_doctor_says_how_to_switch_after_a_move(
    url: str, postgres_url: str, says: Says, capsys: pytest.CaptureFixture[str]
) -> None:
    assert says("move", postgres_url.replace("+psycopg", ""))[0] == 0
    assert status_of(["doctor", "--json"]) == 1
    (database,) = [row for row in json.loads(capsys.readouterr().out) if row["check"] == "database"]
    assert database["status"] == "failed"
    assert "its data was moved to PostgreSQL test on 127.0.0.1:5432: set JOGAN_DATABASE_URL" in str(database)


def test_a_backup_is_restored_and_says_what_is_in_doubt(url: str, says: Says, tmp_path: Path) -> None:
    assert says("backup", "copy.db")[0] == 0
    run(url, "DELETE FROM chats")
    result, said, _ = says("restore", "copy.db")
    assert result == 0
    assert "Restored from copy.db." in said
    assert "No message waited in it" in said
    assert f"is kept: {tmp_path / 'jogan.db.replaced'}" in said
    assert status(url).rows["chats"] == 1
    os.unlink(tmp_path / "jogan.db.replaced")


def test_what_waited_is_counted_and_told_how_it_is_found_out(
    filled_copy: Path, url: str, says: Says, tmp_path: Path
) -> None:
    (tmp_path / "jogan.db").unlink()
    result, said, _ = says("restore", filled_copy.name, "--nothing-sent")
    assert (result, "No message waited" in said) == (0, True)
    (tmp_path / "jogan.db").unlink()
    result, said, _ = says("restore", filled_copy.name)
    assert result == 0
    assert "messages waited in it and may have been sent since: unsure now" in said
    assert "`resend` sends each once more, marked, and `hold` leaves them" in said
    assert one(url, "SELECT count(*) FROM deliveries WHERE state = 'ready'") == (0,)


def test_restored_is_for_postgres(url: str, postgres_url: str, says: Says, monkeypatch: pytest.MonkeyPatch) -> None:
    result, _, remarks = says("restored")
    assert result == 1
    assert "`jogan db restore FILE`" in remarks
    upgrade(postgres_url)
    monkeypatch.setenv("JOGAN_DATABASE_URL", postgres_url.replace("+psycopg", ""))
    result, said, _ = says("restored")
    assert (result, said) == (0, "No message waited in it: nothing is in doubt.\n")
