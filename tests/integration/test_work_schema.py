"""The jobs' tables: made where there are none, upgraded file by file, refused where they are older (FAULTS 64)."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from adapters.clock import SystemClock
from adapters.work.procrastinate.address import LEFT, jobs_address
from adapters.work.procrastinate.opening import opened_work
from adapters.work.procrastinate.schema import packaged, ready, upgrade
from bot.errors import StoreUnusable


def forget(url: str, name: str) -> None:
    """As if a file had not been applied yet."""
    with psycopg.connect(jobs_address(url).conninfo) as connection:
        connection.execute("DELETE FROM jogan_work_migrations WHERE name LIKE %s", (name,))


def functions(url: str) -> set[str]:
    address = jobs_address(url)
    with psycopg.connect(address.conninfo) as connection:
        query = "SELECT proname FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = %s"
        return {name for (name,) in connection.execute(query, (address.schema,))}


def test_tables_are_made_once_with_all_files_remembered(postgres_url: str) -> None:
    address = jobs_address(postgres_url)
    assert upgrade(address) == tuple(file.name for file in packaged())
    assert upgrade(address) == ()
    ready(address)


def test_four_processes_make_the_tables_at_once(postgres_url: str) -> None:
    address = jobs_address(postgres_url)
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(upgrade, [address] * 4))
    assert sorted(len(files) for files in made) == [0, 0, 0, len(packaged())]


def an_older_schema(url: str, before: str) -> None:
    """What an installation had whose Procrastinate knew no files from a name on."""
    address = jobs_address(url)
    with psycopg.connect(address.conninfo, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {address.schema}".encode())
        connection.execute("CREATE TABLE jogan_work_migrations (name text PRIMARY KEY)")
        for file in packaged():
            if file.name < before:
                connection.execute(file.read_bytes())
                connection.execute("INSERT INTO jogan_work_migrations VALUES (%s)", (file.name,))


def test_an_older_schema_is_refused_until_it_is_upgraded(postgres_url: str) -> None:
    address = jobs_address(postgres_url)
    an_older_schema(postgres_url, "03.02")
    with pytest.raises(StoreUnusable, match="run `jogan db upgrade`"):
        ready(address)
    assert upgrade(address) == tuple(file.name for file in packaged() if file.name >= "03.02")
    ready(address)
    upgraded = functions(postgres_url)
    with psycopg.connect(address.conninfo) as connection:
        connection.execute(f"DROP SCHEMA {address.schema} CASCADE".encode())
    upgrade(address)
    assert functions(postgres_url) == upgraded


def test_a_file_that_fails_is_not_remembered(postgres_url: str) -> None:
    address = jobs_address(postgres_url)
    upgrade(address)
    forget(postgres_url, "00.00.00%")  # its tables are there already
    with pytest.raises(StoreUnusable, match="could not be upgraded"):
        upgrade(address)
    with pytest.raises(StoreUnusable):
        ready(address)


def test_tables_of_another_program_are_left_alone(postgres_url: str) -> None:
    address = jobs_address(postgres_url)
    upgrade(address)
    with psycopg.connect(address.conninfo) as connection:
        connection.execute("DROP TABLE jogan_work_migrations")
    with pytest.raises(StoreUnusable, match="another program"):
        upgrade(address)


SESSION = ("tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count", "tcp_user_timeout")


async def test_a_server_that_does_not_answer_is_told_with_the_remedy() -> None:
    with pytest.raises(StoreUnusable, match=r"PostgreSQL jogan on 127\.0\.0\.1:1: .*check JOGAN_DATABASE_URL"):
        async with opened_work("postgresql://somebody:secret@127.0.0.1:1/jogan", SystemClock()):
            pass


@pytest.mark.parametrize(
    ("url", "schema", "options"),
    [
        ("postgresql://jogan:word@db/jogan", "work", "-csearch_path=work"),
        ("postgresql+psycopg://db/jogan", "work", "-csearch_path=work"),
        ("postgresql://db/jogan?options=-csearch_path%3Dthree", "three_work", "-csearch_path=three_work"),
        (
            "postgresql://db/jogan?options=-cstatement_timeout%3D9%20-c%20search_path%3Done%2Ctwo",
            "one_work",
            "-cstatement_timeout=9 -csearch_path=one_work",
        ),
    ],
)
def test_jobs_have_a_schema_of_their_own(url: str, schema: str, options: str) -> None:
    address = jobs_address(url)
    assert address.schema == schema
    assert psycopg.conninfo.conninfo_to_dict(address.conninfo)["options"] == f"{LEFT} {options}"
    assert "word" not in address.name


def test_row_10_a_machine_that_was_cut_off_leaves_no_session_of_jobs(postgres_url: str) -> None:
    """Its new sessions would find the places taken; and a server that does not answer is tried again soon."""
    address = jobs_address(postgres_url)
    assert psycopg.conninfo.conninfo_to_dict(address.conninfo)["connect_timeout"] == "10"
    with psycopg.connect(address.conninfo) as connection:
        told = [connection.execute(f"SHOW {name}".encode()).fetchone() for name in SESSION]
    assert told == [("4",), ("2",), ("3",), ("10000",)]
