"""Programs that some tests need and not every machine has: without them those tests are skipped, and say so."""

import shutil

import pytest


def needs(program: str) -> None:
    """Skip the test, or all that ask for the fixture, where the program is not on the path."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not on this machine")
