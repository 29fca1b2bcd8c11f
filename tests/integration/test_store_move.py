"""`jogan db move`: everything from SQLite to PostgreSQL, or nothing (issue 8)."""

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import a_chat, a_paper, an_address
from full_database import filled, one, rows_of, run

from adapters.store.maintenance import backup, status, upgrade
from adapters.store.opening import OURS, open_store
from adapters.store.schema import HEAD, Schema
from adapters.store.tables import Row
from adapters.store.transfer.move import Moved, move
from bot.errors import BadSetting, JoganError, StoreUnusable


def quiet(_table: str, _done: int, _of: int) -> None:
    """Nobody watches."""


def moved(source: str, target: str) -> Moved:
    return move(source, target, quiet)


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
async def source(tmp_path: Path) -> str:
    return await filled(f"sqlite:///{tmp_path / 'jogan.db'}")


def is_empty(url: str) -> bool:
    """Whether nothing is left of a move: no schema, or no row."""
    return not any(status(url).rows.values())


# --- what arrives


def test_every_row_of_every_table_arrives_as_it_was(source: str, postgres_url: str) -> None:
    before = rows_of(source)
    assert [table for table, rows in before.items() if not rows] == []
    found = moved(source, postgres_url)
    assert rows_of(postgres_url) == before
    assert rows_of(source) == before
    assert {table.name: table.rows for table in found.tables} == {name: len(rows) for name, rows in before.items()}
    assert set(before) == set(Row.metadata.tables)
    assert status(postgres_url).upgraded
    assert found.unsure == 0
    assert "root@" not in found.target


def test_a_target_whose_schema_is_there_already_is_filled(source: str, postgres_url: str) -> None:
    upgrade(postgres_url)
    moved(source, postgres_url)
    assert rows_of(postgres_url) == rows_of(source)


async def test_numbers_go_on_after_the_highest_that_was_ever_given(source: str, postgres_url: str) -> None:
    run(source, "DELETE FROM reservations", "UPDATE sqlite_sequence SET seq = 41 WHERE name = 'reservations'")
    moved(source, postgres_url)
    run(postgres_url, "INSERT INTO reservations (day, payer, tokens) VALUES ('2024-07-16', 'edition', 1)")
    assert one(postgres_url, "SELECT id FROM reservations") == (42,)
    store = await open_store(postgres_url)
    await store.chats.put(a_chat("new"))
    await store.http_cache.put("https://arxiv.org/new", None, None, b"")
    await store.papers.add([a_paper("arxiv:9")])
    await store.close()
    assert one(postgres_url, "SELECT max(id), count(*) FROM chats") == (3, 3)


async def test_what_was_on_the_wire_is_unsure_and_no_process_has_a_lane(source: str, postgres_url: str) -> None:
    wire = "UPDATE deliveries SET state = 'sending', claimed_at = planned_at, fence = 1 WHERE state = 'ready'"
    run(source, wire, "UPDATE lanes SET owner = 'me'")
    state = "SELECT unclean, fence, not_before = claimed_at FROM deliveries WHERE part = 4"
    assert one(source, state)[0] == 0
    found = moved(source, postgres_url)
    assert found.unsure == 1
    assert one(postgres_url, "SELECT count(*) FROM deliveries WHERE state = 'sending'") == (0,)
    assert one(postgres_url, state) == (1, 1, True)
    assert one(source, "SELECT count(*) FROM deliveries WHERE state = 'sending'") == (1,)
    assert one(postgres_url, "SELECT owner, fence FROM lanes") == ("", 1)
    store = await open_store(postgres_url)
    assert await store.ledger.take("terminal:1", "new") == 2
    await store.close()


def test_progress_tells_each_table_and_how_far_it_is(source: str, postgres_url: str) -> None:
    values = ", ".join(f"('lane', '{number}', '2024-07-16 23:00:00.000000')" for number in range(2_500))
    run(source, f"INSERT INTO heard (lane, number, noted_at) VALUES {values}")
    told: list[tuple[str, int, int]] = []
    move(source, postgres_url, lambda *each: told.append(each))
    assert [each for each in told if each[0] == "heard"] == [("heard", done, 2_501) for done in (0, 1_000, 2_000)]
    assert {table for table, _, _ in told} == set(Row.metadata.tables)


# --- where nothing may be moved


@pytest.mark.parametrize("revision", ["0001", "0005"])
def test_an_older_source_is_upgraded_first(revision: str, tmp_path: Path, postgres_url: str) -> None:
    url = f"sqlite:///{tmp_path / 'jogan.db'}"
    upgrade(url, Schema(OURS.folder, revision))
    with pytest.raises(StoreUnusable, match=rf"schema is {revision}, this program's {HEAD}: run `jogan db upgrade`"):
        moved(url, postgres_url)
    assert status(url).current == revision
    assert status(postgres_url).current is None


def test_a_target_of_another_schema_is_refused(source: str, postgres_url: str) -> None:
    upgrade(postgres_url, Schema(OURS.folder, "0004"))
    with pytest.raises(StoreUnusable, match=f"its schema is 0004, this program's {HEAD}"):
        moved(source, postgres_url)
    assert status(postgres_url).current == "0004"


async def test_a_target_that_holds_data_is_refused(source: str, postgres_url: str) -> None:
    store = await open_store(postgres_url)
    await store.chats.put(a_chat("there"))
    await store.close()
    with pytest.raises(StoreUnusable, match=r"holds data already \(chats: 1\)"):
        moved(source, postgres_url)
    assert status(postgres_url).rows["papers"] == 0


def test_a_move_that_was_made_is_not_made_again(source: str, postgres_url: str) -> None:
    moved(source, postgres_url)
    with pytest.raises(StoreUnusable, match=r"was moved to PostgreSQL test .*: set JOGAN_DATABASE_URL"):
        moved(source, postgres_url)
    path_of(source).with_name("jogan.db.moved").unlink()  # as if killed between the commit and the mark
    with pytest.raises(StoreUnusable, match=r"holds data already .* set JOGAN_DATABASE_URL to it"):
        moved(source, postgres_url)
    assert rows_of(postgres_url) == rows_of(source)


def test_a_database_of_another_program_is_refused_on_either_side(source: str, postgres_url: str) -> None:
    run(postgres_url, "CREATE TABLE customers (id INTEGER)")
    with pytest.raises(StoreUnusable, match="another program"):
        moved(source, postgres_url)
    run(postgres_url, "DROP TABLE customers")
    run(source, "CREATE TABLE strange (id INTEGER)")
    with pytest.raises(StoreUnusable, match="does not know: strange"):
        moved(source, postgres_url)
    assert status(postgres_url).current is None


def test_ends_that_are_none_are_told_without_a_password(source: str, postgres_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="in PostgreSQL already"):
        moved(postgres_url, postgres_url)
    with pytest.raises(StoreUnusable, match="nothing to move"):
        moved(f"sqlite:///{tmp_path / 'none.db'}", postgres_url)
    for target in (source, "mysql://jogan:secret@db/papers"):
        with pytest.raises(BadSetting, match="postgresql://USER") as caught:
            moved(source, target)
        assert "secret" not in str(caught.value)
    with pytest.raises(JoganError, match="check JOGAN_DATABASE_URL") as unreached:
        moved(source, "postgresql://jogan:secret@127.0.0.1:9/papers")
    assert "secret" not in str(unreached.value)
    assert not (tmp_path / "none.db").exists()


def test_a_damaged_source_is_not_moved(source: str, postgres_url: str) -> None:
    with closing(sqlite3.connect(path_of(source))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path_of(source).open("r+b") as file:
        file.seek(4096 * 8)
        file.write(os.urandom(4096 * 12))
    with pytest.raises(StoreUnusable, match="damaged"):
        moved(source, postgres_url)
    assert status(postgres_url).current is None


def test_who_writes_in_the_source_is_waited_for_and_nobody_writes_meanwhile(source: str, postgres_url: str) -> None:
    seen: list[str] = []

    def write(_table: str, _done: int, _of: int) -> None:
        with closing(sqlite3.connect(path_of(source), timeout=0)) as other:
            try:
                other.execute("DELETE FROM chats")
            except sqlite3.OperationalError as error:
                seen.append(str(error))

    move(source, postgres_url, write)
    assert set(seen) == {"database is locked"}
    assert status(source).rows["chats"] == 2


def test_a_text_that_postgres_cannot_keep_is_named_by_its_row(source: str, postgres_url: str) -> None:
    run(source, "UPDATE heard SET number = 'a' || char(0) || 'b'")
    with pytest.raises(StoreUnusable, match=r"heard, row 1: .*NUL"):
        moved(source, postgres_url)
    assert status(postgres_url).current is None


# --- what arrives otherwise than it was

ALTERED = """CREATE FUNCTION altered() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF NEW.address = '7' THEN {does}; END IF; RETURN NEW; END $$"""
TRIGGER = "CREATE TRIGGER altered BEFORE INSERT ON chats FOR EACH ROW EXECUTE FUNCTION altered()"


@pytest.mark.parametrize(
    ("does", "told"),
    [
        ("NEW.language = 'xx'", "2 rows .* 2 with .*: not arrived 1; changed or new 1. Nothing was changed"),
        ("RETURN NULL", "2 rows .* 1 with .*: not arrived 1. Nothing was changed"),
    ],
)
def test_a_difference_is_named_and_everything_taken_back(does: str, told: str, source: str, postgres_url: str) -> None:
    upgrade(postgres_url)
    number = one(source, "SELECT id FROM chats WHERE address = '7'")[0]
    run(postgres_url, ALTERED.format(does=does), TRIGGER)
    with pytest.raises(StoreUnusable, match=told.replace("arrived 1", f"arrived {number}")
                       .replace("new 1", f"new {number}")):  # fmt: skip
        moved(source, postgres_url)
    assert is_empty(postgres_url)
    assert not path_of(source).with_name("jogan.db.moved").exists()


# --- whoever is killed


@pytest.mark.slow  # a process for each table
def test_killed_at_any_table_the_target_is_as_before_and_the_next_run_moves_all(source: str, postgres_url: str) -> None:
    for killed in range(0, len(Row.metadata.tables), 6):
        child = os.fork()
        if not child:
            _move_until(killed, source, postgres_url)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        assert status(postgres_url).current is None
    moved(source, postgres_url)
    assert rows_of(postgres_url) == rows_of(source)


def _move_until(count: int, source: str, target: str) -> None:
    """Move, and be killed at a table."""
    tables: list[str] = []

    def die(table: str, _done: int, _of: int) -> None:
        tables.append(table)
        if len(tables) > count:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        move(source, target, die)
    finally:
        os._exit(1)


# --- afterwards


async def test_the_file_that_was_left_opens_no_more_until_somebody_wants_it(source: str, postgres_url: str) -> None:
    moved(source, postgres_url)
    with pytest.raises(StoreUnusable, match=r"moved to PostgreSQL test on .*: set JOGAN_DATABASE_URL .*jogan.db.moved"):
        await open_store(source)
    copy = backup(source, path_of(source).with_name("copy.db"))
    for url in (f"sqlite:///{copy}", postgres_url):
        store = await open_store(url)
        assert await store.chats.get(an_address("7")) is not None
        await store.close()
    path_of(source).with_name("jogan.db.moved").unlink()
    await (await open_store(source)).close()


def test_the_mark_is_left_only_after_the_commit(source: str, postgres_url: str) -> None:
    marker = path_of(source).with_name("jogan.db.moved")
    marker.mkdir()
    with pytest.raises(JoganError, match="all data was moved"):
        moved(source, postgres_url)
    assert rows_of(postgres_url) == rows_of(source)
