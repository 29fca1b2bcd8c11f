"""Writes down what the program would show while the tests run: log lines of every level, warnings, output, requests.

tests/architecture/find_canaries.py looks for secrets in it. JOGAN_TEST_RECORD names the folder; without it nothing is
written. It must be imported before the program is: its loggers hear everything, whatever a test sets.
"""

import logging
import os
from pathlib import Path

FOLDER = "JOGAN_TEST_RECORD"
SCANNED = "#scan "
"""Begins a line that names a folder whose files are to be looked through too: the databases and files of the tests."""
_FORMAT = logging.Formatter("%(levelname)s %(name)s: %(message)s")
_OURS = ("bot", "adapters", "scheduler", "jogan")


def note(*texts: str) -> None:
    """Write down something that went out, or would have."""
    folder = os.environ.get(FOLDER)
    if folder:
        with (Path(folder) / f"{os.getpid()}.txt").open("a", encoding="utf-8", errors="backslashreplace") as record:
            record.writelines(f"{text}\n" for text in texts)


class Hearing(logging.Logger):
    """Notes every record of ours, and of libraries those that the program would let through; then goes on as ever."""

    def isEnabledFor(self, level: int) -> bool:  # noqa: N802 - the library's name
        """Whether a record is made: of ours always."""
        return self.name.partition(".")[0] in _OURS or super().isEnabledFor(level)

    def handle(self, record: logging.LogRecord) -> None:
        """Note a record, and hand it on where its level is asked for."""
        if self.name.partition(".")[0] in _OURS or record.levelno >= logging.WARNING:
            note(_FORMAT.format(record))
        if super().isEnabledFor(record.levelno):
            super().handle(record)


def begin() -> None:
    """From now on, loggers hear."""
    if os.environ.get(FOLDER):
        logging.setLoggerClass(Hearing)


begin()
