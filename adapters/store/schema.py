"""Which schema a database has, and how it is brought to this program's.

Alembic is imported only where there is something to migrate: the version is read in plain SQL and compared with HEAD.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, func, inspect, select
from sqlalchemy import table as named

from adapters.store.tables import Row
from bot.errors import StoreUnusable

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0009"
"""The newest revision in migrations/versions; a test holds the two equal."""
VERSION_TABLE = "alembic_version"
UPGRADE_LOCK = 0x6A6F67616E  # "jogan": one upgrade at a time on PostgreSQL


class State(Enum):
    """What is found when a database is opened."""

    EMPTY = "empty"
    CURRENT = "current"
    OTHER = "another revision, older or newer"
    FOREIGN = "tables of another program"


@dataclass(frozen=True, slots=True)
class Schema:
    """Where the migrations are and which one is the last."""

    folder: Path = Path(__file__).parent / "migrations"
    head: str = HEAD

    def state(self, connection: Connection) -> State:
        """What the database holds."""
        found = revision(connection)
        if found is None:
            others = set(inspect(connection).get_table_names()) - {VERSION_TABLE}
            return State.FOREIGN if others else State.EMPTY
        return State.CURRENT if found == self.head else State.OTHER

    def upgrade(self, connection: Connection) -> None:
        """Migrate to the head inside the caller's transaction: all of it or nothing."""
        from alembic import command  # noqa: PLC0415 -- 0.1 s that only a migration pays

        config = self._config()
        config.attributes.update(connection=connection, metadata=Row.metadata)
        command.upgrade(config, self.head)

    def refuse_newer(self, connection: Connection, where: str) -> None:
        """Never touch a database whose revision this program does not know."""
        from alembic.script import ScriptDirectory  # noqa: PLC0415 -- 0.1 s that only a migration pays

        found = revision(connection)
        known = {step.revision for step in ScriptDirectory.from_config(self._config()).walk_revisions()}
        if found is not None and found not in known:
            raise StoreUnusable(f"{where}: written by a newer jogan (schema {found}, here {self.head}): update jogan")

    def _config(self) -> "Config":
        from alembic.config import Config  # noqa: PLC0415 -- as above

        config = Config()
        config.set_main_option("script_location", str(self.folder).replace("%", "%%"))
        return config

    def refuse_foreign(self, state: State, where: str) -> None:
        """Never touch a database that another program made."""
        if state is State.FOREIGN:
            raise StoreUnusable(f"{where}: holds tables of another program: name another database for jogan")


def revision(connection: Connection) -> str | None:
    """The revision that is written in the database, None where there is none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(select(column("version_num")).select_from(named(VERSION_TABLE))).scalar()
    return found


def counted(connection: Connection) -> Mapping[str, int]:
    """Rows by table, for the tables that are there."""
    there = set(inspect(connection).get_table_names())
    tables = [table for table in Row.metadata.sorted_tables if table.name in there]
    return {
        table.name: connection.execute(select(func.count()).select_from(named(table.name))).scalar_one()
        for table in sorted(tables, key=lambda table: table.name)
    }
