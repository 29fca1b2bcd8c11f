"""Runs `jogan` in this process, in an empty folder with none of its settings: for tests of single commands."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import recording

from adapters.cli.main import status_of
from adapters.config import TABLE

Jogan = Callable[..., tuple[int, str, str]]
"""A command's words to its status, output and remarks."""


@contextmanager
def commands(
    folder: Path, environment: pytest.MonkeyPatch, said: pytest.CaptureFixture[str], **settings: str
) -> Iterator[Jogan]:
    """Commands in `folder`, with these settings and a data folder of their own; the log is put back afterwards."""
    environment.chdir(folder)
    for row in TABLE:
        environment.delenv(row.name, raising=False)
    for name, value in {"JOGAN_DATA_DIR": str(folder / "data"), "LC_ALL": "C", **settings}.items():
        environment.setenv(name, value)
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level

    def run(*words: str) -> tuple[int, str, str]:
        said.readouterr()
        status = status_of(list(words))
        printed = said.readouterr()
        recording.note(*printed)
        return status, *printed

    try:
        yield run
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
