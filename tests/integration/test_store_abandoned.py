"""A process that is stopped in the middle of a transaction, and a server that goes away without a word (FAULTS 10)."""

import time

import psycopg
import pytest
from builders_ledger import LANE, planned, taken
from sqlalchemy.engine import make_url

from adapters.store.addresses import Postgres, parsed
from adapters.store.connections import LEFT, Connections, postgres_reader, postgres_writer
from adapters.store.opening import open_store
from bot.errors import Temporary


def test_row_10_a_lane_is_not_kept_by_who_was_stopped_in_a_transaction(postgres_url: str) -> None:
    """SIGSTOP between two statements of an exchange: the lane's row would be locked until somebody continues it."""
    address = parsed(postgres_url)
    assert isinstance(address, Postgres)
    engine = postgres_writer(address.url)
    with engine.connect() as stopped:
        assert stopped.exec_driver_sql("SHOW idle_in_transaction_session_timeout").scalar() == "10s"
    engine.dispose()


async def test_row_10_its_session_ends_and_the_other_takes_the_lane(postgres_url: str) -> None:
    store, address = await open_store(postgres_url), parsed(postgres_url)
    assert isinstance(address, Postgres)
    engine = postgres_writer(address.url)
    try:
        await planned(store, "1")
        fence = await taken(store, "stopped")
        seen = await store.ledger.seen(LANE)
        with engine.raw_connection().driver_connection as stopped:  # type: ignore[union-attr]
            stopped.execute("SET idle_in_transaction_session_timeout = '300ms'")
            stopped.commit()
            stopped.execute("SELECT fence FROM lanes FOR SHARE")
            began = time.monotonic()
            assert await store.ledger.take(LANE, "other", seen) == fence + 1
            assert time.monotonic() - began < 9, "the database's own ten seconds ended it"
            with pytest.raises(psycopg.Error, match="idle-in-transaction"):
                stopped.execute("SELECT 1")
    finally:
        engine.dispose()
        await store.close()


def test_a_server_that_went_without_a_word_is_noticed(postgres_url: str) -> None:
    address = parsed(postgres_url)
    assert isinstance(address, Postgres)
    for make in (postgres_writer, postgres_reader):
        engine = make(address.url.update_query_dict({"keepalives_count": "7"}))
        with engine.connect() as connection:
            known = connection.connection.driver_connection.info.get_parameters()  # type: ignore[union-attr]
        assert (known["tcp_user_timeout"], known["keepalives_idle"], known["keepalives_count"]) == ("20000", "10", "7")
        engine.dispose()


def test_row_10_a_machine_that_was_cut_off_leaves_no_session_on_the_server(postgres_url: str) -> None:
    address = parsed(postgres_url)
    assert isinstance(address, Postgres)
    for make in (postgres_writer, postgres_reader):
        engine = make(address.url)
        with engine.connect() as connection:
            told = [connection.exec_driver_sql(f"SHOW {setting.partition(' ')[0]}").scalar() for setting in LEFT]
        assert told == ["4", "2", "3", "10000"]
        engine.dispose()


async def test_row_10_a_server_that_cannot_be_reached_is_told_as_ours() -> None:
    """Its driver's own failure would end whoever asked: the look at lanes, a job, a tick."""
    url = make_url("postgresql+psycopg://nobody@127.0.0.1:1/nothing")
    connections = Connections(postgres_writer(url), postgres_reader(url), "PostgreSQL")
    for asked in (connections.direct_write, connections.direct_read):
        with pytest.raises(Temporary, match="PostgreSQL: connection failed"):
            await asked(lambda statements: statements.one("SELECT 1"))
    await connections.close()
