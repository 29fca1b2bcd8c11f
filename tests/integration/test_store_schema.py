"""Migrations and tables say the same; a database is made, upgraded or refused as it should be (FAULTS 64)."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from builders import DAY, a_paper, an_edition
from sqlalchemy import create_engine, text
from sqlalchemy.schema import CreateIndex

from adapters.store.addresses import Postgres, parsed
from adapters.store.connections import postgres_writer
from adapters.store.maintenance import SchemaStatus, backup, status, upgrade
from adapters.store.opening import OURS, migrating_engine, open_store
from adapters.store.question_tables import REPORTED
from adapters.store.schema import HEAD, Schema
from adapters.store.tables import AGAIN, BEGUN, FRESH, MERGED, SETTLED, TROUBLED, UNBEGUN, UNLISTED, Row
from bot.errors import BadFile, StoreUnusable

LATER = "9999"
NEXT_STEP = '''
"""A later step."""
import os, signal
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "{later}", "{head}", None, None

def upgrade() -> None:
    with op.batch_alter_table("chats") as chats:
        chats.add_column(sa.Column("mood", sa.String()))
    op.execute("DELETE FROM sightings")
    {fault}
'''


def later(folder: Path, fault: str = "") -> Schema:
    """The schema of a program that has one migration more, which may go wrong after it did its work."""
    copied = Path(shutil.copytree(OURS.folder, folder / "migrations"))
    step = NEXT_STEP.format(later=LATER, head=HEAD, fault=fault or "pass")
    (copied / "versions" / f"v{LATER}_later.py").write_text(step)
    return Schema(copied, LATER)


async def with_a_paper(url: str) -> str:
    store = await open_store(url)
    await store.papers.add([a_paper()])
    await store.close()
    return url


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def ended(program: str) -> int:
    """How a process that ran a program ended."""
    return subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=False).returncode


# --- the migrations


def test_head_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(OURS.folder))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_and_tables_agree(database_url: str) -> None:
    upgrade(database_url)
    engine = migrating_engine(parsed(database_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Row.metadata) == []
    engine.dispose()


PARTIAL = {
    "ix_papers_waiting": "listed IS 0",
    "ix_answers_reported": REPORTED,
    "ix_messages_merged": MERGED,
    "ix_deliveries_fresh": FRESH,
    "ix_deliveries_again": AGAIN,
    "ix_deliveries_begun": BEGUN,
    "ix_deliveries_unbegun": UNBEGUN,
    "ix_deliveries_troubled": TROUBLED,
    "ix_deliveries_settled": SETTLED,
}


def test_the_partial_indexes_have_the_words_of_the_questions(sqlite_url: str) -> None:
    engine = create_engine("sqlite://")
    indexes = [index for table in Row.metadata.sorted_tables for index in table.indexes]
    with closing(sqlite3.connect(path_of(sqlite_url))) as connection:
        made = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE '% WHERE %'").fetchall())
    declared = {str(index.name): str(CreateIndex(index).compile(engine)) for index in indexes}
    assert made == {name: f"{declared[name]} WHERE {words}" for name, words in PARTIAL.items()}
    assert PARTIAL["ix_papers_waiting"] == str(UNLISTED.compile(engine, compile_kwargs={"include_table": False}))
    engine.dispose()


def test_the_indexes_are_partial_on_postgres_too(postgres_url: str) -> None:
    upgrade(postgres_url)
    engine = migrating_engine(parsed(postgres_url))
    with engine.connect() as connection:
        names = text(
            "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexdef LIKE '% WHERE %'"
        )
        assert set(connection.execute(names).scalars()) == set(PARTIAL)
        question = "SELECT pg_get_indexdef('ix_papers_waiting'::regclass)"
        (made,) = connection.execute(text(question)).scalars()
    engine.dispose()
    assert made.endswith("(first_day) WHERE (listed IS FALSE)")


def test_the_steps_go_back_to_nothing(database_url: str) -> None:
    from alembic import command

    upgrade(database_url)
    config = Config()
    config.set_main_option("script_location", str(OURS.folder))
    engine = migrating_engine(parsed(database_url))
    with engine.begin() as connection:
        config.attributes.update(connection=connection, metadata=Row.metadata)
        command.downgrade(config, "base")
    engine.dispose()
    assert status(database_url) == SchemaStatus(parsed(database_url).name, None, HEAD, {})


def test_opening_what_is_at_the_head_imports_no_alembic(sqlite_url: str) -> None:
    program = (
        "import asyncio, sys; from adapters.store.opening import open_store\n"
        f"asyncio.run(asyncio.wait_for(open_store({sqlite_url!r}), 10)); sys.exit('alembic' in sys.modules)"
    )
    assert ended(program) == 0


def test_a_file_on_this_machine_loads_nothing_of_the_other_database(sqlite_url: str) -> None:
    program = (
        "import asyncio, sys; from adapters.store.opening import open_store\n"
        f"asyncio.run(asyncio.wait_for(open_store({sqlite_url!r}), 10))\n"
        "sys.exit(any(name.startswith(('sqlalchemy.dialects.postgresql', 'psycopg')) for name in sys.modules))"
    )
    assert ended(program) == 0


# --- which databases are opened


async def test_an_empty_database_is_made_ready(database_url: str) -> None:
    await with_a_paper(database_url)
    found = status(database_url)
    assert (found.current, found.head, found.upgraded) == (HEAD, HEAD, True)
    assert found.rows == {
        "alerts": 0,
        "answers": 0,
        "bundle_parts": 0,
        "bundles": 0,
        "changes": 0,
        "chats": 0,
        "conversations": 0,
        "deliveries": 0,
        "edition_papers": 0,
        "editions": 0,
        "failing_sources": 0,
        "heard": 0,
        "http_cache": 0,
        "joins": 0,
        "lanes": 0,
        "lists": 0,
        "messages": 0,
        "outages": 0,
        "papers": 1,
        "passage_words": 0,
        "passages": 0,
        "replies": 0,
        "reports": 0,
        "reservations": 0,
        "series": 0,
        "sightings": 1,
        "spendings": 0,
        "texts": 0,
    }


async def test_the_tables_of_another_program_are_left_alone(postgres_url: str, tmp_path: Path) -> None:
    for url in (postgres_url, f"sqlite:///{tmp_path / 'other.db'}"):
        engine = migrating_engine(parsed(url))
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE customers (id INTEGER)"))
        engine.dispose()
        for attempt in (upgrade, status):
            with pytest.raises(StoreUnusable, match="another program"):
                attempt(url)
        with pytest.raises(StoreUnusable, match="another program"):
            await open_store(url)


async def test_a_database_of_a_newer_program_is_refused(database_url: str, tmp_path: Path) -> None:
    await with_a_paper(database_url)
    upgrade(database_url, later(tmp_path))
    with pytest.raises(StoreUnusable, match=rf"newer jogan \(schema {LATER}, here {HEAD}\): update jogan"):
        await open_store(database_url)
    with pytest.raises(StoreUnusable, match="newer jogan"):
        upgrade(database_url)
    assert status(database_url).current == LATER


async def test_an_older_file_is_copied_and_upgraded_when_it_is_opened(sqlite_url: str, tmp_path: Path) -> None:
    await with_a_paper(sqlite_url)
    store = await open_store(sqlite_url, later(tmp_path))
    assert (await store.papers.get([a_paper().id]))[a_paper().id].sightings == ()
    await store.close()
    copy = path_of(sqlite_url).with_name(f"jogan.db.{HEAD}.bak")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert (status(sqlite_url).current, status(f"sqlite:///{copy}").current) == (LATER, HEAD)
    assert status(f"sqlite:///{copy}").rows["sightings"] == 1


async def test_an_older_postgres_waits_until_somebody_asks(postgres_url: str, tmp_path: Path) -> None:
    await with_a_paper(postgres_url)
    schema = later(tmp_path)
    with pytest.raises(StoreUnusable, match="jogan db upgrade"):
        await open_store(postgres_url, schema)
    assert status(postgres_url, schema) == status(postgres_url, Schema(schema.folder, LATER))
    assert not status(postgres_url, schema).upgraded
    assert upgrade(postgres_url, schema).upgraded
    await (await open_store(postgres_url, schema)).close()


# --- upgrades that go wrong


async def test_an_upgrade_that_fails_changes_nothing(database_url: str, tmp_path: Path) -> None:
    await with_a_paper(database_url)
    with pytest.raises(ZeroDivisionError):
        upgrade(database_url, later(tmp_path, "1 / 0"))
    assert (status(database_url).current, status(database_url).rows["sightings"]) == (HEAD, 1)
    await (await open_store(database_url)).close()


async def test_a_killed_upgrade_changes_nothing_and_can_be_run_again(database_url: str, tmp_path: Path) -> None:
    await with_a_paper(database_url)
    schema = later(tmp_path / "broken", "os.kill(os.getpid(), signal.SIGKILL)")
    program = (
        "from pathlib import Path; from adapters.store.maintenance import upgrade\n"
        "from adapters.store.schema import Schema\n"
        f"upgrade({database_url!r}, Schema(Path({str(schema.folder)!r}), {LATER!r}))"
    )
    assert ended(program) == -signal.SIGKILL
    assert (status(database_url).current, status(database_url).rows["sightings"]) == (HEAD, 1)
    if database_url.startswith("sqlite"):
        copy = path_of(database_url).with_name(f"jogan.db.{HEAD}.bak")
        assert status(f"sqlite:///{copy}").rows["papers"] == 1
    assert upgrade(database_url, later(tmp_path / "whole")).upgraded
    assert status(database_url).rows["sightings"] == 0


KILLED = """
import os, signal, sys
from alembic import op
from adapters.store.maintenance import status, upgrade

def dies_at(step):
    def dying(do):
        def done(*given, **named):
            nonlocal step
            do(*given, **named)
            step -= 1
            if step < 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return done
    for name in ("create_table", "create_index", "drop_index", "add_column"):
        setattr(op, name, dying(getattr(op, name)))

for killed in range(99):
    child = os.fork()
    if not child:
        dies_at(killed)
        upgrade({url!r})
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
    found = status({url!r})
    assert (found.current, "deliveries" in found.rows) == ("0002", False), (killed, found)
assert status({url!r}).upgraded
sys.exit(killed)
"""


@pytest.mark.slow  # a process for each step of the migration
@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_the_ledgers_migration_is_killed_at_each_step_and_run_again(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """FAULTS 64: all of it or nothing."""
    new = f"sqlite:///{tmp_path / 'jogan.db'}"
    url: str = new if kind == "sqlite" else request.getfixturevalue("postgres_url")
    upgrade(url, Schema(OURS.folder, "0002"))
    assert ended(KILLED.format(url=url)) >= 19


async def test_an_upgrade_that_breaks_references_is_taken_back(sqlite_url: str, tmp_path: Path) -> None:
    await with_a_paper(sqlite_url)
    broken = "op.execute(\"INSERT INTO edition_papers VALUES ('arxiv:none', '2024-07-16', 1)\")"
    with pytest.raises(StoreUnusable, match="taken back"):
        upgrade(sqlite_url, later(tmp_path, broken))
    assert (status(sqlite_url).current, status(sqlite_url).rows["edition_papers"]) == (HEAD, 0)


# --- status and backup


def test_status_makes_no_database(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(StoreUnusable, match="no database yet"):
        status(f"sqlite:///{path}")
    with pytest.raises(StoreUnusable, match="no database yet"):
        backup(f"sqlite:///{path}", tmp_path / "copy.db")
    assert not path.exists()


async def test_a_backup_is_whole_while_the_store_is_in_use(sqlite_url: str, tmp_path: Path) -> None:
    store = await open_store(sqlite_url)
    await store.editions.publish(an_edition())
    copy = backup(sqlite_url, tmp_path / "copy.db")
    await store.close()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(os.listdir(tmp_path)) == ["copy.db", "jogan.db"]
    again = await open_store(f"sqlite:///{copy}")
    assert await again.editions.on(DAY) == an_edition()
    await again.close()


def test_a_backup_replaces_no_file_and_needs_its_folder(sqlite_url: str, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("precious")
    with pytest.raises(BadFile, match="already"):
        backup(sqlite_url, there)
    assert there.read_text() == "precious"
    with pytest.raises(BadFile, match="cannot be written"):
        backup(sqlite_url, tmp_path / "nowhere" / "copy.db")


def test_a_damaged_database_gives_no_backup(sqlite_url: str, tmp_path: Path) -> None:
    with path_of(sqlite_url).open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(4096 * 4))
    with pytest.raises(StoreUnusable, match="damaged"):
        backup(sqlite_url, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
    assert not list(tmp_path.glob("*.part"))


def test_postgres_is_backed_up_by_its_own_tool(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="pg_dump") as caught:
        backup("postgresql://jogan:secret@db.example/papers", tmp_path / "copy")
    assert "secret" not in str(caught.value)


UNREACHABLE: list[Callable[[str], object]] = [upgrade, status]


@pytest.mark.parametrize("attempt", UNREACHABLE)
def test_a_server_that_does_not_answer_is_told_without_the_password(attempt: Callable[[str], object]) -> None:
    with pytest.raises(StoreUnusable, match="check JOGAN_DATABASE_URL") as caught:
        attempt("postgresql://jogan:secret@127.0.0.1:9/papers")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_driver_that_is_not_installed_is_told() -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from adapters.store.maintenance import status; from bot.errors import StoreUnusable\n"
        "try: status('postgresql://db.example/papers')\n"
        "except StoreUnusable as error: sys.exit(\"pip install 'jogan[postgres]'\" not in str(error))"
    )
    assert ended(program) == 0


def test_the_advisory_lock_is_held_through_an_upgrade(postgres_url: str) -> None:
    address = parsed(postgres_url)
    assert isinstance(address, Postgres)
    engine = postgres_writer(address.url)
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": 0x6A6F67616E})
        connection.execute(text("SET LOCAL lock_timeout = '100ms'"))
        waiting = address.url.update_query_dict({"options": f"{address.url.query['options']} -clock_timeout=100ms"})
        with pytest.raises(StoreUnusable, match="lock timeout"):
            upgrade(waiting.render_as_string(hide_password=False))
    engine.dispose()
