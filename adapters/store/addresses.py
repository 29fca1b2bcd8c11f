"""Database addresses as the settings write them: `sqlite:///PATH` or `postgresql://…`. Opens nothing."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.errors import BadSetting

SETTING = "JOGAN_DATABASE_URL"
SQLITE = "sqlite:///"
EXPECTED = "sqlite:///PATH or postgresql://USER:PASSWORD@HOST/DATABASE"


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """A file on this machine."""

    path: Path

    @property
    def name(self) -> str:
        """How messages call it."""
        return str(self.path)


@dataclass(frozen=True, slots=True)
class Postgres:
    """A database server; `url` names the driver."""

    url: URL

    @property
    def name(self) -> str:
        """How messages call it: without user and password."""
        host = f"{self.url.host or 'local socket'}{f':{self.url.port}' if self.url.port else ''}"
        return f"PostgreSQL {self.url.database or ''} on {host}"


def parsed(url: str) -> SqliteFile | Postgres:
    """Where a setting points; BadSetting without the password where it points nowhere."""
    if url.startswith(SQLITE) and url.removeprefix(SQLITE) not in ("", ":memory:"):
        return SqliteFile(Path(url.removeprefix(SQLITE)).expanduser())  # a path may hold any character
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise BadSetting(SETTING, url.partition("://")[0] + "://…", EXPECTED) from error
    if address.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return Postgres(address.set(drivername="postgresql+psycopg"))
    raise BadSetting(SETTING, address.render_as_string(hide_password=True), EXPECTED)
