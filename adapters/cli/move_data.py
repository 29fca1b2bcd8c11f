"""What `jogan db move` does once its arguments are read: nobody else is at the data, then all of it goes over."""

from collections.abc import Iterator
from contextlib import contextmanager

from adapters.cli import show
from adapters.clock import SystemClock
from adapters.config import Config
from adapters.wiring.store import database_url
from bot.errors import OperatorMistake


class InUse(OperatorMistake):
    """Another process works with the data."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Another jogan is running on this data folder: stop it first (such as `systemctl stop jogan`), then {what}"
        )


@contextmanager
def alone(config: Config, what: str) -> Iterator[None]:
    """Nobody else of this machine works with the data folder. Raises InUse."""
    from adapters.wiring.liveness import alive

    with alive(config.data_dir, SystemClock()) as one:
        if not one.is_alone():
            raise InUse(what)
        yield


def move_data(config: Config, target: str) -> None:
    """Move, and say what is where now."""
    from adapters.store.transfer.move import move

    line = show.StageLine({})
    with alone(config, "move"):
        try:
            moved = move(database_url(config), target, line)
        finally:
            line.clear()
    for table in moved.tables:
        show.line(f"  {table.name}: {table.rows} rows, equal (checksum {table.checksum})")
    show.line(f"Moved from {moved.source} to {moved.target}: every row was read back and compared.")
    if moved.unsure:
        show.line(f"{moved.unsure} messages were on the wire: unsure now, and found out about as after a crash.")
    show.line("Now set JOGAN_DATABASE_URL to the new address and start the service; `jogan doctor` checks it.")
    show.line(f"{moved.source} is as it was; it opens no more until its .moved file is deleted.")
