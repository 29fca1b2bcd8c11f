"""The checks of `jogan doctor`, in the order an operator reads them. A doctor that falls ill helps nobody: each gives a
row and never raises."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from adapters.cli.budget_checks import budget_checks
from adapters.cli.database_checks import database_checks
from adapters.cli.environment_checks import environment_checks
from adapters.cli.model_checks import model_checks
from adapters.cli.platform_checks import platform_checks
from adapters.cli.posting_checks import posting_checks
from adapters.cli.row import Row
from adapters.cli.secret_checks import secret_files_row
from adapters.cli.source_checks import source_checks
from adapters.clock import SystemClock
from adapters.config import TABLE, Config, read, secret_files
from adapters.wiring.categories import categories
from bot.domain.edition import cut_at, last_closed
from bot.errors import JoganError, OperatorMistake


def settings_table() -> Iterator[str]:
    """Every setting: name, default, meaning."""
    for row in TABLE:
        yield f"{row.name} (default: {row.default or 'not set'}): {row.meaning}. Expected: {row.expected}."


async def all_checks() -> list[Row]:
    """Every row, in the order an operator reads them."""
    rows = environment_checks()
    try:
        config = read()
    except OperatorMistake as mistake:
        return [
            *rows,
            Row("settings", "failed", str(mistake), "`jogan doctor --settings` lists all names and examples."),
        ]
    listed, kept = _categories(config), await database_checks(config)
    rows += [_settings(config), secret_files_row(secret_files()), listed, *kept]
    if all(row.status != "failed" for row in kept):
        rows += await source_checks(config)
        rows += await model_checks(config)
        rows += await budget_checks(config)
        rows += [] if listed.status == "failed" else await platform_checks(config)
        rows += [] if listed.status == "failed" else await posting_checks(config)
    return [*rows, _cuts(config)]


def _settings(config: Config) -> Row:
    return Row("settings", "ok", f"{len(config.named)} set, all known")


def _categories(config: Config) -> Row:
    return _told("categories", lambda: f"{len(categories(config))} categories", "Mend the file, or unset the setting.")


def _cuts(config: Config) -> Row:
    day = last_closed(SystemClock().now(), config.cut)
    closed, coming = cut_at(day, config.cut), cut_at(day + timedelta(days=1), config.cut)
    told = f"newest closed day: {day}, closed at {closed:%Y-%m-%d %H:%M} UTC; next cut: {coming:%Y-%m-%d %H:%M} UTC"
    return Row("cut", "ok", told)


def _told(check: str, finding: Callable[[], str], remedy: str) -> Row:
    try:
        return Row(check, "ok", finding())
    except JoganError as failure:
        return Row(check, "failed", str(failure), remedy)
