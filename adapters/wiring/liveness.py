"""Who lives on this machine: each process holds a lock on a file of its own for as long as it runs.

Of processes on other machines nothing is known; the lanes' beats tell of them.
"""

import os
import re
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from adapters.file_lock import locked
from adapters.store.backup import private_folder
from bot.errors import OperatorMistake
from bot.ports.clock import Clock

FORGOTTEN = timedelta(days=2)
"""After so long a file that nobody holds is of no use: its owner's lanes were taken over long ago."""


@dataclass(frozen=True, slots=True)
class Alive:
    """This process among others that share the data folder; `owner` is its name in the lanes' rows."""

    owner: str
    folder: Path
    machine: str

    def lives(self, owner: str) -> bool | None:
        """Whether a process lives; None where that cannot be known from here."""
        if owner == self.owner:
            return True
        path = self.folder / f"{owner}.lock"
        if sys.platform == "win32" or owner.rpartition(".")[0].rpartition(".")[0] != self.machine:
            return None
        try:
            file = os.open(path, os.O_RDWR)
        except OSError:
            return None
        try:
            return not locked(file)
        finally:
            os.close(file)

    def is_alone(self) -> bool:
        """Whether no other process of this machine is known to live."""
        return not any(self.lives(path.stem) for path in self.folder.glob("*.lock") if path.stem != self.owner)

    def dead(self, owner: str) -> bool:
        """Whether a process certainly lives no more."""
        return self.lives(owner) is False


@contextmanager
def alive(data_dir: Path, clock: Clock) -> Iterator[Alive]:
    """Be alive for the block. Raises OperatorMistake where the data folder cannot be written."""
    machine = re.sub(r"[^A-Za-z0-9-]", "-", socket.gethostname())[:60] or "machine"
    one = Alive(f"{machine}.{os.getpid()}.{secrets.token_hex(3)}", data_dir / "alive", machine)
    path = one.folder / f"{one.owner}.lock"
    try:
        private_folder(data_dir)
        one.folder.mkdir(exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as failure:
        raise OperatorMistake(f"{one.folder}: {failure.strerror}: check JOGAN_DATA_DIR and its rights") from None
    try:
        locked(file)
        _forget(one, clock)
        yield one
    finally:
        path.unlink(missing_ok=True)
        os.close(file)


def _forget(one: Alive, clock: Clock) -> None:
    """Take away files of processes that died long ago."""
    since = (clock.now() - FORGOTTEN).timestamp()
    for path in one.folder.glob("*.lock"):
        if path.stat().st_mtime < since and one.dead(path.stem):
            path.unlink(missing_ok=True)
