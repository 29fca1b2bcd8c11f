"""Where log lines go: stderr, as lines for people on a terminal, as JSON lines elsewhere. Results never go here.

A JSON line has the fields of its event beside the sentence (bot/events.py lists them); people read the sentence. No
line shows a secret: what looks like one, and every value that the settings hold as one, becomes three stars.
"""

import logging
import re
import sys
import time
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
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler(sys.stderr if stream is None else stream, secrets))
    root.setLevel(level.upper())


def handler(stream: TextIO, secrets: Iterable[Secret] = ()) -> logging.Handler:
    """What writes to a stream in its form, without what is not to be heard or shown."""
    made = logging.StreamHandler(stream)
    made.setFormatter(Masking(_formatter(people=stream.isatty()), secrets))
    made.addFilter(_is_heard)
    return made


def _is_heard(record: logging.LogRecord) -> bool:
    family = record.name.partition(".")[0]
    return family in OURS or record.levelno >= LOUDEST.get(family, logging.WARNING)


def _formatter(*, people: bool) -> logging.Formatter:
    if people:
        return logging.Formatter("%(levelname)s %(name)s: %(message)s")
    from pythonjsonlogger.json import JsonFormatter  # noqa: PLC0415 - only where nobody reads along

    fields = {"levelname": "level", "name": "logger", "asctime": "time"}
    made = JsonFormatter("%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields=fields)
    made.converter = time.gmtime
    made.default_time_format, made.default_msec_format = "%Y-%m-%dT%H:%M:%S", "%s.%03dZ"
    return made
