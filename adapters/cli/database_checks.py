"""The checks of `jogan doctor` on what is kept: the data folder and the database. Changes nothing but to make them."""

import asyncio
import shutil
import sys
from datetime import date

from adapters.cli.row import Row
from adapters.config import Config
from adapters.store.backup import private_folder
from adapters.store.condition import Condition, condition
from adapters.wiring.store import database_url, store
from bot.errors import JoganError

ENOUGH_DISK = 500_000_000
FOLDER, DATABASE = "data folder", "database"


async def database_checks(config: Config) -> list[Row]:
    """A row for each. Raises nothing."""
    return [folder_row(config), await _database(config)]


def folder_row(config: Config) -> Row:
    """Whether there is a folder of ours with room in it."""
    folder = config.data_dir
    try:
        private_folder(folder)
        free = shutil.disk_usage(folder).free
    except OSError as failure:
        return Row(FOLDER, "failed", f"{folder}: {failure.strerror}", "Set JOGAN_DATA_DIR to a folder of yours.")
    if free < ENOUGH_DISK:
        return Row(FOLDER, "warning", f"{folder}: {free / 1e6:.0f} MB free", "Make room, or set JOGAN_DATA_DIR.")
    return Row(FOLDER, "ok", f"{folder}: {free / 1e9:.1f} GB free")


async def _database(config: Config) -> Row:
    url = database_url(config)
    kind = "SQLite" if url.startswith("sqlite") else "PostgreSQL"
    try:
        async with store(config) as kept:
            newest = await kept.editions.newest()
        found = await asyncio.to_thread(condition, url)
    except JoganError as failure:
        return Row(DATABASE, "failed", f"{kind}: {failure}", "Set JOGAN_DATABASE_URL, or run `jogan db upgrade`.")
    if found is None:
        return Row(DATABASE, "failed", f"{kind}: it is gone again", "Look whether something clears JOGAN_DATA_DIR.")
    return database_row(found, newest.day if newest else None)


def database_row(found: Condition, newest: date | None) -> Row:
    """What was found of a database that could be opened."""
    edition = f"newest edition: {newest or 'none yet'}"
    if found.server:
        told = f"PostgreSQL {found.server}, schema {found.schema}, {found.size / 1e6:.0f} MB; {edition}"
        return Row(DATABASE, "ok", told)
    told = f"SQLite, schema {found.schema}, log {found.log}, {found.size / 1e6:.0f} MB; {edition}"
    if found.fault:
        return Row(
            DATABASE,
            "failed",
            f"{told}; it is damaged: {found.fault}",
            "`jogan db restore FILE`, and look at the disk.",
        )
    if found.log != "wal":
        remedy = "Put JOGAN_DATA_DIR on a disk of this machine: network file systems keep no write-ahead log."
        return Row(DATABASE, "warning", told, remedy)
    if found.open_to_others and sys.platform != "win32":
        return Row(
            DATABASE, "warning", f"{told}; others on this machine can read it", "chmod 600 the file, and its -wal."
        )
    return Row(DATABASE, "ok", f"{told}; sound, and nobody else's to read")
