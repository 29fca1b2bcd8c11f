"""`jogan db`: the schema, its back-up, and the way to another database."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from adapters.store.maintenance import SchemaStatus
    from adapters.work.procrastinate.address import JobsAddress

app = typer.Typer(help="The database: upgrade, status, backup, restore, move.", no_args_is_help=True)
NothingSent = Annotated[
    bool, typer.Option("--nothing-sent", help="The service stood still since the backup: nothing is in doubt.")
]


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

    url = database_url(read())
    found = maintenance.status(url)
    _tell(found)
    return 0 if found.upgraded and not _jobs_left(url) else 1


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="A new file for the copy.")]) -> None:
    """Copy a SQLite database while it is in use."""
    from adapters.cli import show
    from adapters.config import read
    from adapters.store import maintenance
    from adapters.wiring.store import database_url

    show.line(f"Backed up and checked: {maintenance.backup(database_url(read()), file)}")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `jogan db backup` made.")], nothing_sent: NothingSent = False
) -> None:
    """Make a backup the SQLite database; the old one is kept.

    Stop the service first. What may have been sent since the backup becomes unsure.
    """
    from adapters.cli import restore_data
    from adapters.config import read

    restore_data.restore(read(), file, nothing_sent=nothing_sent)


@app.command()
def restored(nothing_sent: NothingSent = False) -> None:
    """Say that PostgreSQL was restored by its own tool.

    Before the service starts. What may have been sent since the backup becomes unsure.
    """
    from adapters.cli import restore_data
    from adapters.config import read

    restore_data.restored(read(), nothing_sent=nothing_sent)


@app.command()
def move(
    url: Annotated[str, typer.Argument(metavar="URL", help="An empty PostgreSQL: postgresql://user@host/name.")],
) -> None:
    """Move everything from SQLite to PostgreSQL, compared row by row.

    Stop the service first. The SQLite file is only read.
    """
    from adapters.cli.move_data import move_data
    from adapters.config import read

    move_data(read(), url)


def _jobs(url: str) -> "JobsAddress | None":
    """Where the tables of the work engine are; None where there are none, on one machine."""
    from importlib.util import find_spec

    if url.startswith("sqlite:") or find_spec("procrastinate") is None:
        return None
    from adapters.work.procrastinate.address import jobs_address

    return jobs_address(url)


def _upgrade_jobs(url: str) -> None:
    address = _jobs(url)
    if address is not None:
        from adapters.work.procrastinate.schema import upgrade

        upgrade(address)
        _tell_jobs(address, 0)


def _jobs_left(url: str) -> int:
    address = _jobs(url)
    if address is None:
        return 0
    from adapters.work.procrastinate.schema import pending

    left = len(pending(address))
    _tell_jobs(address, left)
    return left


def _tell_jobs(address: "JobsAddress", left: int) -> None:
    from adapters.cli import show

    state = f"`jogan db upgrade` applies {left} files" if left else "up to date"
    show.line(f"{address.name}: tables of jobs in the schema {address.schema}, {state}")


def _tell(found: "SchemaStatus") -> None:
    from adapters.cli import show

    state = "up to date" if found.upgraded else f"`jogan db upgrade` brings it to {found.head}"
    show.line(f"{found.database}: schema {found.current or 'none'}, {state}")
    for table, rows in found.rows.items():
        show.line(f"  {table}: {rows}")
