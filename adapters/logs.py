"""Where log lines go: stderr, as lines for people on a terminal, as JSON lines elsewhere. Results never go here."""

import logging
import sys
from typing import TextIO

QUIET = {
    **dict.fromkeys(("httpx", "httpcore", "asyncio", "alembic", "sqlalchemy", "psycopg"), "WARNING"),
    "stamina": "ERROR",
}
"""From which level on libraries may speak: httpx writes whole addresses at INFO, psycopg hosts at DEBUG."""


def configure(level: str, stream: TextIO | None = None) -> None:
    """Send log lines of at least `level` (JOGAN_LOG) to stderr; called once, by the command line."""
    target = sys.stderr if stream is None else stream
    handler = logging.StreamHandler(target)
    handler.setFormatter(_formatter(people=target.isatty()))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level.upper())
    for name, quiet in QUIET.items():
        logging.getLogger(name).setLevel(max(logging.getLevelName(quiet), logging.getLevelName(level.upper())))


def _formatter(*, people: bool) -> logging.Formatter:
    if people:
        return logging.Formatter("%(levelname)s %(name)s: %(message)s")
    from pythonjsonlogger.json import JsonFormatter  # noqa: PLC0415 - only where nobody reads along

    fields = {"levelname": "level", "name": "logger", "asctime": "time"}
    return JsonFormatter("%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields=fields)
