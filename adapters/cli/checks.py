"""The checks of `jogan doctor`. Each gives a row and never raises: a doctor that falls ill helps nobody."""

import importlib.util
import shutil
import sys
from collections.abc import Awaitable, Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from adapters.cli.budget_checks import budget_checks
from adapters.cli.model_checks import model_checks
from adapters.cli.platform_checks import platform_checks
from adapters.cli.posting_checks import posting_checks
from adapters.cli.row import Row, Status
from adapters.clock import SystemClock
from adapters.config import TABLE, Config, read
from adapters.wiring.categories import categories
from adapters.wiring.sources import sources
from adapters.wiring.store import database_url, store
from bot.domain.edition import cut_at, last_closed
from bot.domain.paper import Entry
from bot.errors import JoganError, OperatorMistake
from bot.ports.sources import Listing

ENOUGH_DISK = 500_000_000
METADATA = "arxiv metadata"
KNOWN_PAPER = "1706.03762"
REMEDIES = {
    "huggingface": "Check the network, or name a mirror: JOGAN_HUGGINGFACE_URL.",
    "arxiv": "Check the network, or name a mirror: JOGAN_ARXIV_FEED_URL and JOGAN_ARXIV_API_URL.",
    "openreview": "Check JOGAN_OPENREVIEW_VENUES and the network, or name a mirror: JOGAN_OPENREVIEW_URL.",
    "deeplearn": "Leave deeplearn out of JOGAN_SOURCES, or name a mirror: JOGAN_DEEPLEARN_URL.",
    METADATA: "Check the network, or name a mirror: JOGAN_ARXIV_API_URL. Editions go out without it.",
}


def settings_table() -> Iterator[str]:
    """Every setting: name, default, meaning."""
    for row in TABLE:
        yield f"{row.name} (default: {row.default or 'not set'}): {row.meaning}. Expected: {row.expected}."


async def all_checks() -> list[Row]:
    """Every row, in the order an operator reads them."""
    rows = [_python(), _one_place(), _time_zones()]
    try:
        config = read()
    except OperatorMistake as mistake:
        return [
            *rows,
            Row("settings", "failed", str(mistake), "`jogan doctor --settings` lists all names and examples."),
        ]
    listed, database = _categories(config), await _database(config)
    rows += [_settings(config), listed, _folder(config), database]
    if database.status != "failed":
        rows += await _sources(config)
        rows += await model_checks(config)
        rows += await budget_checks(config)
        rows += [] if listed.status == "failed" else await platform_checks(config)
        rows += [] if listed.status == "failed" else await posting_checks(config)
    return [*rows, _next_cut(config)]


def _python() -> Row:
    found = ".".join(map(str, sys.version_info[:3]))
    return Row("python", "ok", f"Python {found}, jogan {version('jogan')}")


def _one_place() -> Row:
    """Other distributions own the import names `adapters` and `scheduler`: all three must be ours."""
    specs = [importlib.util.find_spec(name) for name in ("bot", "adapters", "scheduler")]
    places = {str(Path(spec.origin).parents[1]) for spec in specs if spec is not None and spec.origin}
    if len(places) == 1 and all(specs):
        return Row("packages", "ok", f"bot, adapters and scheduler come from {places.pop()}")
    return Row("packages", "failed", f"bot, adapters and scheduler come from {', '.join(sorted(places))}",
               "Install jogan in an environment of its own.")  # fmt: skip


def _time_zones() -> Row:
    try:
        return Row("time zones", "ok", f"tzdata {version('tzdata')}")
    except PackageNotFoundError:
        return Row("time zones", "failed", "the package tzdata is missing", "pip install tzdata")


def _settings(config: Config) -> Row:
    return Row("settings", "ok", f"{len(config.named)} set, all known")


def _categories(config: Config) -> Row:
    return _told("categories", lambda: f"{len(categories(config))} categories", "Mend the file, or unset the setting.")


def _folder(config: Config) -> Row:
    folder = config.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as failure:
        return Row("data folder", "failed", f"{folder}: {failure.strerror}", "Set JOGAN_DATA_DIR to a folder of yours.")
    if free < ENOUGH_DISK:
        return Row("data folder", "warning", f"{folder}: {free / 1e6:.0f} MB free", "Make room, or set JOGAN_DATA_DIR.")
    return Row("data folder", "ok", f"{folder}: {free / 1e9:.1f} GB free")


async def _database(config: Config) -> Row:
    kind = "SQLite" if database_url(config).startswith("sqlite") else "PostgreSQL"
    try:
        async with store(config) as kept:
            newest = await kept.editions.newest()
    except JoganError as failure:
        return Row("database", "failed", f"{kind}: {failure}", "Set JOGAN_DATABASE_URL, or run `jogan db upgrade`.")
    return Row("database", "ok", f"{kind}; newest edition: {newest.day if newest else 'none yet'}")


async def _sources(config: Config) -> list[Row]:
    """Ask every source for the last closed day, as the next edition will."""
    clock = SystemClock()
    day = last_closed(clock.now(), config.cut)
    rows = []
    async with store(config) as kept, sources(config, clock, kept.http_cache) as asked:
        for source in asked.sources:
            rows.append(await _asked(source.name, source.listing(day), f"papers on {day}"))
        if asked.metadata is not None:
            rows.append(await _asked(METADATA, asked.metadata.lookup([KNOWN_PAPER]), "of 1 paper asked for"))
    return rows


async def _asked(name: str, asking: Awaitable[Listing | tuple[Entry, ...]], what: str) -> Row:
    try:
        answer = await asking
    except JoganError as failure:
        status: Status = "warning" if name == METADATA else "failed"
        return Row(f"source {name}", status, str(failure), REMEDIES.get(name, "Check the path."))
    found = len(answer if isinstance(answer, tuple) else answer.entries)
    return Row(f"source {name}", "ok", f"{found} {what}")


def _next_cut(config: Config) -> Row:
    clock = SystemClock()
    day = last_closed(clock.now(), config.cut)
    return Row("cut", "ok", f"newest closed day: {day}, closed at {cut_at(day, config.cut):%Y-%m-%d %H:%M} UTC")


def _told(check: str, finding: Callable[[], str], remedy: str) -> Row:
    try:
        return Row(check, "ok", finding())
    except JoganError as failure:
        return Row(check, "failed", str(failure), remedy)
