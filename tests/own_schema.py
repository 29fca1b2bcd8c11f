"""An empty PostgreSQL schema of a test's or bench's own, dropped when it is done with it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from adapters.store.addresses import Postgres, parsed
from adapters.store.connections import postgres_writer


@contextmanager
def own_schema(server: str) -> Iterator[str]:
    """Its address on this server."""
    address = parsed(server)
    assert isinstance(address, Postgres)
    engine, name = postgres_writer(address.url), f"test_{uuid.uuid4().hex}"
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    own = address.url.update_query_dict({"options": f"-csearch_path={name}"})
    try:
        yield own.render_as_string(hide_password=False)
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA IF EXISTS {name}_work CASCADE"))
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()
