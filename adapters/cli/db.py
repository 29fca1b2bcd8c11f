"""`jogan db`: the schema and its back-up."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from adapters.store.maintenance import SchemaStatus

app = typer.Typer(help="The database: upgrade, status, backup.", no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Bring the schema to this version.

    An older SQLite file is copied beside itself first.
    """
    from adapters.config import read
    from adapters.store import maintenance
    from adapters.wiring.store import database_url

    url = database_url(read())
    _tell(maintenance.upgrade(url))
    _upgrade_jobs(url)


@app.command()
def status() -> int:
    """Say which schema the database has, and its rows.

    Exit status 1 where an upgrade is due.
    """
    from adapters.config import read
    from adapters.store import maintenance
    from adapters.wiring.store import database_url

    found = maintenance.status(database_url(read()))
    _tell(found)
    return 0 if found.upgraded else 1


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="A new file for the copy.")]) -> None:
    """Copy a SQLite database while it is in use."""
    from adapters.cli import show
    from adapters.config import read
    from adapters.store import maintenance
    from adapters.wiring.store import database_url

    show.line(f"Backed up and checked: {maintenance.backup(database_url(read()), file)}")


@app.command()
def move(url: Annotated[str, typer.Argument(help="The PostgreSQL address.")]) -> None:
    """(not there yet) from SQLite to PostgreSQL."""
    from adapters.cli.later import NotBuilt

    raise NotBuilt("db move", "`jogan db backup FILE` keeps a copy of a SQLite database.")


def _upgrade_jobs(url: str) -> None:
    """The tables of the work engine, where the database is one of many machines."""
    if url.startswith("sqlite:"):
        return
    from importlib.util import find_spec

    from adapters.cli import show

    if find_spec("procrastinate") is None:
        show.line("Jobs of many machines: not installed (pip install 'jogan[postgres]'); this machine does its own")
        return
    from adapters.work.procrastinate.address import jobs_address
    from adapters.work.procrastinate.schema import upgrade

    address = jobs_address(url)
    applied = upgrade(address)
    state = f"{len(applied)} of its files applied" if applied else "up to date"
    show.line(f"{address.name}: tables of jobs (schema {address.schema}), {state}")


def _tell(found: "SchemaStatus") -> None:
    from adapters.cli import show

    state = "up to date" if found.upgraded else f"`jogan db upgrade` brings it to {found.head}"
    show.line(f"{found.database}: schema {found.current or 'none'}, {state}")
    for table, rows in found.rows.items():
        show.line(f"  {table}: {rows}")
