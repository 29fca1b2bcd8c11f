"""A PostgreSQL of the test's own that listens on one address, with a database for each pair of machines."""

import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

USER = "postgres"
"""Who owns the server's process: it refuses to run as root."""
PROGRAMS = Path("/usr/lib/postgresql")
PORT = 5499
CONNECTIONS = 300
"""More than ten processes of the service have together."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens."""

    host: str

    def url(self, name: str) -> str:
        """The address of a database, as the settings take it."""
        return f"postgresql://{USER}@{self.host}:{PORT}/{name}"

    def create(self, name: str, like: str = "template1") -> str:
        """A new database, empty or like another; its address."""
        with psycopg.connect(self.url(USER), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}".encode())
        return self.url(name)


def programs() -> Path | None:
    """The folder of the newest installed server."""
    found = [path.parent for path in PROGRAMS.glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


def missing() -> str:
    """Why none can be started here; empty where one can."""
    known = any(entry.pw_name == USER for entry in pwd.getpwall())
    return "" if programs() and known else f"there is no PostgreSQL in {PROGRAMS}, or no user {USER}"


@contextmanager
def server(host: str) -> Iterator[Server]:
    """One that listens on this address, and anybody of its network may use it; gone after the block."""
    with tempfile.TemporaryDirectory(prefix="jogan-database-") as name:
        folder = Path(name)
        shutil.chown(folder, USER, USER)
        data = folder / "data"
        _run(folder, "initdb", "--no-sync", "--auth=trust", f"--username={USER}", "-D", str(data))
        with (data / "pg_hba.conf").open("a", encoding="ascii") as rules:
            rules.write("host all all samenet trust\n")
        where = f"-h {host} -p {PORT} -k {folder} -N {CONNECTIONS}"
        _run(folder, "pg_ctl", "-D", str(data), "-w", "-l", f"{folder}/log", "-o", where, "start")
        try:
            yield Server(host)
        finally:
            _run(folder, "pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")


def _run(folder: Path, program: str, *words: str) -> None:
    found = programs()
    assert found is not None
    subprocess.run(
        [str(found / program), *words], cwd=folder, user=USER, group=USER, extra_groups=(),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True,
    )  # fmt: skip
