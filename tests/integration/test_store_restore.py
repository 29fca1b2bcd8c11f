"""A backup that was taken during a broadcast becomes the database: nothing is lost, and nothing comes again without a
search or a mark (issue 8, FAULTS 11)."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from broadcasting import SlowPosts, plan, post, publish, states, subscribe
from full_database import filled, made_at, one, rows_of, run

from adapters.cli.restore_data import settled
from adapters.config import Config, read
from adapters.store.maintenance import backup, status, upgrade
from adapters.store.opening import OURS, SqlStore, open_store
from adapters.store.schema import HEAD
from adapters.store.transfer.doubts import Doubted
from adapters.store.transfer.restore import prepared, put_in_place
from bot.errors import BadFile, JoganError, StoreUnusable

CHATS, PARTS = 12, 2


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def config(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Config:
    monkeypatch.setenv("JOGAN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("JOGAN_DATABASE_URL", sqlite_url)
    monkeypatch.chdir(tmp_path)
    return read()


async def put_back(config: Config, file: Path, *, nothing_sent: bool = False) -> Doubted:
    """As the command does."""
    from dataclasses import replace

    url = config.database_url
    assert url
    part = prepared(url, file)
    found = await settled(replace(config, database_url=f"sqlite:///{part}"), nothing_sent=nothing_sent)
    put_in_place(url, part)
    return found


class Broadcast:
    """A service that posts, is backed up in the middle of it, goes on, and loses its disk."""

    def __init__(self, url: str, folder: Path, posts: SlowPosts) -> None:
        self.url, self.folder, self.posts = url, folder, posts
        self.copy = folder / "copy.db"

    async def until_the_disk_is_lost(self, lost_after: int = 2**31) -> int:
        """How many messages there are; a third of the chats is due only after the backup."""
        store = await open_store(self.url)
        await publish(store)
        await subscribe(store, CHATS)
        await plan(store, self.folder)
        await subscribe(store, CHATS // 2, first=100)  # due, and not planned when the backup is taken
        await self._posted(store, CHATS * PARTS // 2)
        await plan(store, self.folder)
        await self._posted(store, lost_after)
        total = sum((await states(store)).values())
        await store.close()
        path_of(self.url).unlink()
        return total

    async def _posted(self, store: SqlStore, count: int) -> None:
        if self.copy.exists():
            return await post(store, self.posts, "old", stopping=lambda: len(self.posts.arrivals) >= count)
        return await post(store, self.posts, "old", stopping=lambda: self._backed_up(count))

    def _backed_up(self, count: int) -> bool:
        """Back up while calls are on the wire."""
        if len(self.posts.arrivals) >= count and not self.copy.exists():
            backup(self.url, self.copy)
        return self.copy.exists()

    async def go_on(self, unsure: Literal["resend", "hold"] = "resend") -> dict[str, int]:
        """Another life, on what was restored; rows by state at its end."""
        store = await open_store(self.url)
        await plan(store, self.folder)
        await post(store, self.posts, "new", unsure=unsure)
        found = await states(store)
        await store.close()
        return dict(found)


@pytest.fixture
def broadcast(sqlite_url: str, tmp_path: Path) -> Broadcast:
    return Broadcast(sqlite_url, tmp_path, SlowPosts())


@pytest.mark.slow  # each life of a lane asks its ledger once more after a second
@pytest.mark.parametrize("lost_after", [CHATS * PARTS * 3 // 4, 2**31])
async def test_where_messages_are_found_again_none_is_lost_and_none_comes_twice(
    lost_after: int, broadcast: Broadcast, config: Config
) -> None:
    broadcast.posts.searchable = True
    total = await broadcast.until_the_disk_is_lost(lost_after)
    found = await put_back(config, broadcast.copy)
    assert found.waiting >= total // 2
    assert await broadcast.go_on() == {"sent": total}
    assert len(broadcast.posts.arrivals) == len(broadcast.posts.times()) == total
    assert not broadcast.posts.marked()


@pytest.mark.slow  # each life of a lane asks its ledger once more after a second
async def test_where_nobody_can_know_each_comes_once_more_at_most_and_says_so(
    broadcast: Broadcast, config: Config
) -> None:
    total = await broadcast.until_the_disk_is_lost(CHATS * PARTS * 3 // 4)
    found = await put_back(config, broadcast.copy)
    assert found.on_wire > 0
    assert await broadcast.go_on() == {"sent": total}
    times = broadcast.posts.times()
    assert len(times) == total
    assert max(times.values()) == 2
    assert {key for key, count in times.items() if count == 2} <= broadcast.posts.marked()


@pytest.mark.slow  # each life of a lane asks its ledger once more after a second
async def test_under_hold_none_comes_twice_and_the_rest_waits_for_an_operator(
    broadcast: Broadcast, config: Config
) -> None:
    total = await broadcast.until_the_disk_is_lost(CHATS * PARTS * 3 // 4)
    await put_back(config, broadcast.copy)
    before = len(broadcast.posts.arrivals)
    found = await broadcast.go_on(unsure="hold")
    assert len(broadcast.posts.arrivals) == before
    assert found["parked"] > 0
    assert found["sent"] + found["parked"] == total


async def test_where_nothing_was_sent_since_nothing_is_in_doubt(broadcast: Broadcast, config: Config) -> None:
    broadcast.posts.latency = 0
    store = await open_store(broadcast.url)
    await publish(store)
    await subscribe(store, CHATS)
    await plan(store, broadcast.folder)
    backup(broadcast.url, broadcast.copy)
    await store.close()
    assert await put_back(config, broadcast.copy, nothing_sent=True) == Doubted(0, 0)
    assert await broadcast.go_on() == {"sent": CHATS * PARTS}
    assert not broadcast.posts.marked()


@pytest.mark.slow  # each life of a lane asks its ledger once more after a second
async def test_postgres_that_its_own_tool_put_back_is_doubted_alike(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOGAN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("JOGAN_DATABASE_URL", postgres_url.replace("+psycopg", ""))
    monkeypatch.chdir(tmp_path)
    store, posts = await open_store(postgres_url), SlowPosts(searchable=True)
    await publish(store)
    await subscribe(store, CHATS)
    await plan(store, tmp_path)
    await subscribe(store, CHATS // 2, first=100)
    assert await settled(read(), nothing_sent=False) == Doubted(CHATS * PARTS * 3 // 2, 0)
    assert set(await states(store)) == {"unsure"}
    await post(store, posts, "new")
    assert await states(store) == {"sent": CHATS * PARTS * 3 // 2}
    await store.close()


async def test_what_was_in_doubt_already_is_so_once_more(broadcast: Broadcast, config: Config) -> None:
    await filled(broadcast.url.replace("jogan.db", "other.db"))
    file = broadcast.folder / "other.db"
    unsure = "SELECT unclean, claimed_at FROM deliveries WHERE part = 3"
    count, since = one(f"sqlite:///{file}", unsure)
    path_of(broadcast.url).unlink()
    found = await put_back(config, file)
    assert found.waiting >= 2  # the unsure one and the ready one
    assert one(broadcast.url, unsure) == (count + 1, since)
    assert one(broadcast.url, "SELECT state, unclean FROM deliveries WHERE part = 4") == ("unsure", 1)
    assert one(broadcast.url, "SELECT count(*) FROM deliveries WHERE state IN ('sent', 'dead')") == (2,)


# --- the file itself


async def test_all_other_rows_come_back_and_the_old_database_is_kept(sqlite_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    await filled(f"sqlite:///{copy}")
    run(sqlite_url, "INSERT INTO heard VALUES ('lane', 'old', '2024-07-16 23:00:00.000000')")
    before = rows_of(f"sqlite:///{copy}")
    replaced = put_in_place(sqlite_url, prepared(sqlite_url, copy))
    assert rows_of(sqlite_url) == before
    assert replaced == tmp_path / "jogan.db.replaced"
    assert status(f"sqlite:///{replaced}").rows["heard"] == 1
    assert path_of(sqlite_url).stat().st_mode & 0o777 == 0o600
    assert {name for name in os.listdir(tmp_path) if not name.endswith(("-wal", "-shm"))} == {
        "copy.db",
        "copy.db.0007.bak",
        "jogan.db",
        "jogan.db.replaced",
    }


async def test_a_log_that_was_left_never_meets_another_file(sqlite_url: str, tmp_path: Path) -> None:
    copy = backup(sqlite_url, tmp_path / "copy.db")
    with closing(sqlite3.connect(path_of(sqlite_url))) as open_one:
        open_one.execute("INSERT INTO heard VALUES ('lane', 'in the log', '2024-07-16 23:00:00.000000')")
        open_one.commit()
        assert (tmp_path / "jogan.db-wal").stat().st_size
        put_in_place(sqlite_url, prepared(sqlite_url, copy))
        assert (tmp_path / "jogan.db.replaced-wal").stat().st_size
    assert status(sqlite_url).rows["heard"] == 0
    assert status(f"sqlite:///{tmp_path / 'jogan.db.replaced'}").rows["heard"] == 1


@pytest.mark.parametrize("moved", [1, 2])
def test_a_restore_that_was_interrupted_is_finished_by_the_next(moved: int, sqlite_url: str, tmp_path: Path) -> None:
    copy, database = backup(sqlite_url, tmp_path / "copy.db"), path_of(sqlite_url)
    with closing(sqlite3.connect(database)) as open_one:
        open_one.execute("INSERT INTO heard VALUES ('lane', 'in the log', '2024-07-16 23:00:00.000000')")
        open_one.commit()
        prepared(sqlite_url, copy)
        for ending in ("", "-wal")[:moved]:  # as far as put_in_place() came
            os.replace(f"{database}{ending}", f"{database}.replaced{ending}")
        put_in_place(sqlite_url, prepared(sqlite_url, copy))
    assert status(sqlite_url).rows["heard"] == 0
    assert status(f"sqlite:///{tmp_path / 'jogan.db.replaced'}").rows["heard"] == 1


def test_a_second_restore_does_not_overwrite_what_the_first_replaced(sqlite_url: str, tmp_path: Path) -> None:
    copy = backup(sqlite_url, tmp_path / "copy.db")
    put_in_place(sqlite_url, prepared(sqlite_url, copy))
    with pytest.raises(BadFile, match="earlier restore"):
        prepared(sqlite_url, copy)


def test_an_older_backup_is_upgraded_before_it_is_anybodys(sqlite_url: str, tmp_path: Path) -> None:
    made_at(f"sqlite:///{tmp_path / 'old.db'}", "0003")
    part = prepared(sqlite_url, tmp_path / "old.db")
    assert (status(f"sqlite:///{part}").current, status(f"sqlite:///{tmp_path / 'old.db'}").current) == (HEAD, "0003")
    assert not list(tmp_path.glob("*.bak"))


def test_what_is_no_backup_is_refused_and_nothing_is_touched(sqlite_url: str, tmp_path: Path) -> None:
    upgrade(sqlite_url)
    before = rows_of(sqlite_url)
    for name, content, told in (
        ("none.db", None, "no such file"),
        ("empty.db", b"", "holds nothing of jogan"),
        ("text.db", b"not a database" * 999, "no database of jogan"),
    ):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        with pytest.raises(JoganError, match=told):
            prepared(sqlite_url, tmp_path / name)
    newer = tmp_path / "newer.db"
    backup(sqlite_url, newer)
    run(f"sqlite:///{newer}", "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreUnusable, match="newer jogan"):
        prepared(sqlite_url, newer)
    assert rows_of(sqlite_url) == before
    assert OURS.head == HEAD


def test_postgres_is_restored_by_its_own_tool(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="pg_restore, then `jogan db restored`"):
        prepared("postgresql://jogan:secret@db.example/papers", tmp_path / "copy.db")
