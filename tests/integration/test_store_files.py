"""The SQLite file: its settings, its rights, and every way in which a disk can refuse (FAULTS 61 to 63)."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import DAY, a_chat, a_paper, an_address, an_edition
from sqlalchemy import text
from sqlmodel import Session

from adapters.store.backup import private_folder
from adapters.store.http_cache import SqlHttpCache
from adapters.store.opening import SqlStore, open_store
from adapters.store.papers import waiting_rows
from bot.errors import BadFile, BadSetting, Permanent, StoreUnusable, Temporary

ROOT = Path(__file__).parents[2]


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def setting(session: Session, name: str) -> object:
    return session.connection().execute(text(f"PRAGMA {name}")).scalar()


# --- settings


async def test_writes_survive_power_loss_and_references_are_held(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    names = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete", "query_only"]
    found = await store.connections.write(lambda session: {name: setting(session, name) for name in names})
    await store.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 30_000,
        "secure_delete": 1,
        "query_only": 0,
    }


async def test_the_reading_side_cannot_write(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    with pytest.raises(StoreUnusable):
        await store.connections.read(lambda session: session.connection().execute(text("DELETE FROM papers")))
    await store.close()


async def test_readers_go_on_while_a_write_is_open_and_see_what_was_before(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    begun, go_on = threading.Event(), threading.Event()

    def slow_write(session: Session) -> None:
        session.connection().execute(text("DELETE FROM chats"))
        begun.set()
        assert go_on.wait(5)

    await store.chats.put(a_chat())
    writing = asyncio.create_task(store.connections.write(slow_write))
    assert await asyncio.to_thread(begun.wait, 5)
    assert await store.chats.get(an_address()) == a_chat()
    go_on.set()
    await writing
    assert await store.chats.get(an_address()) is None
    await store.close()


async def test_closing_finishes_what_was_asked_for(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    writes = [asyncio.create_task(store.chats.put(a_chat(str(number)))) for number in range(20)]
    reads = [asyncio.create_task(store.editions.newest()) for _ in range(20)]
    await asyncio.sleep(0)
    await store.close()
    await asyncio.gather(*writes, *reads)
    with closing(sqlite3.connect(path_of(sqlite_url))) as connection:
        assert connection.execute("SELECT count(*) FROM chats").fetchone() == (20,)


async def test_a_reader_sees_one_state_from_start_to_end(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    counted, go_on = threading.Event(), threading.Event()

    def count_twice(session: Session) -> tuple[object, object]:
        first = session.connection().execute(text("SELECT count(*) FROM chats")).scalar()
        counted.set()
        assert go_on.wait(5)
        return first, session.connection().execute(text("SELECT count(*) FROM chats")).scalar()

    reading = asyncio.create_task(store.connections.read(count_twice))
    assert await asyncio.to_thread(counted.wait, 5)
    await store.chats.put(a_chat())
    go_on.set()
    assert await reading == (0, 0)
    await store.close()


async def test_two_who_read_and_then_write_take_turns(sqlite_url: str) -> None:
    stores = [await open_store(sqlite_url), await open_store(sqlite_url)]

    def read_then_write(session: Session) -> None:
        number = session.connection().execute(text("SELECT count(*) FROM lists")).scalar_one()
        time.sleep(0.05)
        insert = "INSERT INTO lists VALUES (:number, '2024-07-16', '2024-07-16 23:00:00', 0, '[]')"
        session.connection().execute(text(insert), {"number": str(number)})

    await asyncio.gather(*(store.connections.write(read_then_write) for store in stores for _ in range(3)))
    for store in stores:
        await store.close()
    with closing(sqlite3.connect(path_of(sqlite_url))) as connection:
        assert connection.execute("SELECT count(*) FROM lists").fetchone() == (6,)


async def test_waiting_is_answered_by_its_index(database_url: str) -> None:
    store = await open_store(database_url)

    def plan(session: Session) -> str:
        connection = session.connection()
        question = waiting_rows(DAY).compile(connection, compile_kwargs={"literal_binds": True})
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL enable_seqscan = off"))  # the table is empty: it would be read whole
            return str(connection.execute(text(f"EXPLAIN {question}")).all())
        return str(connection.execute(text(f"EXPLAIN QUERY PLAN {question}")).all())

    found = await store.connections.read(plan)
    await store.close()
    assert "ix_papers_waiting" in found


async def test_a_write_that_raises_keeps_nothing(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)

    def half(session: Session) -> None:
        session.connection().execute(text("DELETE FROM chats"))
        raise KeyError("half way")

    await store.chats.put(a_chat())
    with pytest.raises(KeyError):
        await store.connections.write(half)
    assert await store.chats.get(an_address()) == a_chat()
    await store.close()


async def test_what_is_forgotten_is_not_in_the_file_any_more(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    await store.chats.put(a_chat("nobody-else-has-this-name"))
    await store.chats.forget(an_address("nobody-else-has-this-name"))
    await store.close()
    assert b"nobody-else-has-this-name" not in await asyncio.to_thread(path_of(sqlite_url).read_bytes)


async def test_the_oldest_answers_leave_the_cache(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    cache = SqlHttpCache(store.connections, most=3)
    for number in (1, 2, 3, 1, 4):
        await cache.put(f"https://x.example/{number}", None, None, b"body")
    kept = [number for number in (1, 2, 3, 4) if await cache.get(f"https://x.example/{number}")]
    await store.close()
    assert kept == [1, 3, 4]


# --- the file


async def test_the_folder_is_made_and_only_the_owner_reads_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a folder" / "50% #1?" / "jogan.db"
    store = await open_store(f"sqlite:///{path}")
    await store.papers.add([a_paper()])
    modes = {name: (path.parent / name).stat().st_mode & 0o777 for name in os.listdir(path.parent)}
    await store.close()
    assert modes == {"jogan.db": 0o600, "jogan.db-wal": 0o600, "jogan.db-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert os.listdir(path.parent) == ["jogan.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such owner on Windows")
async def test_root_leaves_nothing_in_the_folder_of_another(tmp_path: Path) -> None:
    """A command of `sudo jogan` without `-u jogan` left files that the service could not open."""
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    if os.geteuid() == 0:
        os.chown(theirs, 54_321, 54_321)
        with pytest.raises(StoreUnusable, match="cannot open what root writes"):
            await open_store(f"sqlite:///{theirs}/jogan.db")
        assert list(theirs.iterdir()) == []
    with pytest.raises(PermissionError, match="cannot open what root writes"):
        private_folder(theirs, asker=0)
    private_folder(theirs, asker=theirs.stat().st_uid)


async def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    content = "Dear diary, " * 100
    path.write_text(content)
    with pytest.raises(BadFile, match=r"notes\.txt: this is no database of jogan"):
        await open_store(f"sqlite:///{path}")
    assert path.read_text() == content


async def test_a_path_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "jogan.db", tmp_path, Path("/proc/jogan/jogan.db")):
        with pytest.raises(StoreUnusable, match="check JOGAN_DATA_DIR"):
            await open_store(f"sqlite:///{path}")


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "sqlite:///", "mysql://u:secret@h/db", "papers.db"])
async def test_an_address_of_no_store_is_a_bad_setting(url: str) -> None:
    with pytest.raises(BadSetting, match="JOGAN_DATABASE_URL") as caught:
        await open_store(url)
    assert "secret" not in str(caught.value)


UNPRIVILEGED = """
import asyncio, os, sys
from adapters.store.opening import open_store
from bot.errors import StoreUnusable
import alembic.command, sqlalchemy.dialects.sqlite, encodings.idna
if os.getuid() == 0:
    os.setuid(65534)
try:
    asyncio.run(open_store(sys.argv[1]))
except StoreUnusable as error:
    sys.stdout.write(str(error))
"""


@pytest.mark.parametrize("there", [False, True], ids=["no file yet", "a file"])
def test_a_folder_that_may_only_be_read_is_told(empty_database: Path, there: bool) -> None:
    with TemporaryDirectory() as name:
        path = Path(name) / "jogan.db"
        if there:
            path.write_bytes(empty_database.read_bytes())
            path.chmod(0o444)
        path.parent.chmod(0o555)
        program = [sys.executable, "-c", UNPRIVILEGED, f"sqlite:///{path}"]
        said = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == f"{path}: Permission denied: check JOGAN_DATA_DIR and its rights"


# --- a disk that fails


async def limit(store: SqlStore, pages: int) -> None:
    await store.connections.write(lambda session: setting(session, f"max_page_count = {pages}"))


async def test_a_full_disk_refuses_at_any_page_and_loses_nothing(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    await store.chats.put(a_chat())
    pages = await store.connections.write(lambda session: setting(session, "page_count"))
    assert isinstance(pages, int)
    edition = an_edition(papers=[a_paper(f"arxiv:{number}") for number in range(40)])
    needed = 10
    for more in range(needed):
        await limit(store, pages + more)
        with pytest.raises(StoreUnusable, match="the disk is full: free some space"):
            await store.editions.publish(edition)
        assert await store.editions.on(DAY) is None
        assert await store.papers.waiting(DAY) == ()
        assert await store.chats.get(an_address()) == a_chat()
    await limit(store, pages + 1000)
    assert await store.editions.publish(edition)
    assert await store.editions.on(DAY) == edition
    await store.close()
    with closing(sqlite3.connect(path_of(sqlite_url))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


async def test_a_damaged_file_is_told_with_its_remedy(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    await store.papers.add([a_paper(f"arxiv:{number}") for number in range(200)])
    await store.close()
    with path_of(sqlite_url).open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(4096 * 20))
    store = await open_store(sqlite_url)
    with pytest.raises(StoreUnusable, match="damaged: `jogan db restore FILE` puts the newest backup in its place"):
        await store.papers.waiting(DAY)
    await store.close()


def killed_and_damaged(path: Path, copy: Path) -> None:
    """A copy as a killed process leaves it, with a log that lost its end and random pages in the middle."""
    Path(f"{copy}-wal").write_bytes(Path(f"{path}-wal").read_bytes()[:100])
    content = path.read_bytes()
    copy.write_bytes(content[: 4096 * 9] + os.urandom(4096 * 4) + content[4096 * 13 :])


async def test_a_damaged_file_that_was_not_closed_is_found_when_it_is_opened(sqlite_url: str, tmp_path: Path) -> None:
    store = await open_store(sqlite_url)
    await store.papers.add([a_paper(f"arxiv:{number}") for number in range(200)])
    copy = tmp_path / "killed.db"
    killed_and_damaged(path_of(sqlite_url), copy)
    await store.close()
    with pytest.raises(StoreUnusable, match="damaged"):
        await open_store(f"sqlite:///{copy}")


async def test_a_store_that_another_program_holds_is_temporary(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    await store.connections.write(lambda session: setting(session, "busy_timeout = 50"))
    with closing(sqlite3.connect(path_of(sqlite_url), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Temporary, match="another program holds the database"):
            await store.chats.put(a_chat())
        other.execute("ROLLBACK")
    await store.chats.put(a_chat())
    await store.close()


async def test_a_value_that_no_program_of_ours_wrote_is_one_clear_error(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    await store.editions.publish(an_edition())
    await store.connections.write(lambda session: session.connection().execute(text("UPDATE editions SET body = '{}'")))
    with pytest.raises(Permanent, match="the edition of 2024-07-16 is in the store and cannot be read: day: "):
        await store.editions.on(DAY)
    await store.close()


async def test_fields_that_a_newer_program_added_are_no_hindrance(sqlite_url: str) -> None:
    store = await open_store(sqlite_url)
    await store.editions.publish(an_edition())
    added = """UPDATE editions SET body = '{"mood": "good",' || substr(body, 2)"""
    await store.connections.write(lambda session: session.connection().execute(text(added)))
    assert await store.editions.on(DAY) == an_edition()
    await store.close()
