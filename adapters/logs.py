"""Where log lines go: stderr, as lines for people on a terminal, as JSON lines elsewhere. Results never go here.

No line shows a secret: what looks like one, and every value that the settings hold as one, becomes three stars.
"""

import logging
import re
import sys
from collections.abc import Iterable
from typing import TextIO

from adapters.config import Secret

OURS = ("bot", "adapters", "scheduler", "jogan")
"""What says what is going on. Libraries speak from WARNING on: some write whole addresses, tokens in them, below."""
LOUDEST = {"stamina": logging.ERROR, "procrastinate": logging.CRITICAL, "psycopg": logging.ERROR}
"""From which level on a library may speak that warns of what is no fault, or that we tell in a line of ours."""

_LIKE_SECRETS = re.compile(
    r"(?<![0-9])[0-9]{6,12}:[A-Za-z0-9_-]{30,}"  # a bot's token, also in an address
    r"|(?<![\w-])[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{5,8}\.[A-Za-z0-9_-]{25,}"
    r"|(?<![\w-])sk-[A-Za-z0-9_-]{16,}"
    r"|(?<=://)[^:/@\s]{0,64}:[^@\s]{1,256}(?=@)"  # user and password in an address
)


def masked(text: str, secrets: Iterable[Secret] = ()) -> str:
    """The text with stars where a secret stood."""
    for secret in secrets:
        text = text.replace(secret.reveal(), str(secret))
    return _LIKE_SECRETS.sub("***", text)


class Masking(logging.Formatter):
    """What another formatter makes of a record, its arguments and its traceback, without secrets."""

    def __init__(self, inner: logging.Formatter, secrets: Iterable[Secret] = ()) -> None:
        super().__init__()
        self._inner, self._secrets = inner, tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """One record as text."""
        return masked(self._inner.format(record), self._secrets)


def configure(level: str, stream: TextIO | None = None, secrets: Iterable[Secret] = ()) -> None:
    """Send log lines of at least `level` (JOGAN_LOG) to stderr; called once, by the command line."""
    target = sys.stderr if stream is None else stream
    handler = logging.StreamHandler(target)
    handler.setFormatter(Masking(_formatter(people=target.isatty()), secrets))
    handler.addFilter(_is_heard)
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level.upper())


def _is_heard(record: logging.LogRecord) -> bool:
    family = record.name.partition(".")[0]
    return family in OURS or record.levelno >= LOUDEST.get(family, logging.WARNING)


def _formatter(*, people: bool) -> logging.Formatter:
    if people:
        return logging.Formatter("%(levelname)s %(name)s: %(message)s")
    from pythonjsonlogger.json import JsonFormatter  # noqa: PLC0415 - only where nobody reads along

    fields = {"levelname": "level", "name": "logger", "asctime": "time"}
    return JsonFormatter("%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields=fields)
