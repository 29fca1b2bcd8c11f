"""Fixtures of the tests of safety."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@pytest.fixture
def secrets_folder() -> Iterator[Path]:
    """Where an operator keeps secrets in files. It is not among the files that the program writes, in which
    tests/architecture/find_canaries.py looks for them after the run."""
    with TemporaryDirectory() as folder:
        yield Path(folder)
