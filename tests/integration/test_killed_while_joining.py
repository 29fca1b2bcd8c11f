"""A process that is killed while it asks for titles: the next one goes on where it was, but for one small batch."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.conference.joining import BATCH

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("joining_process.py")


def asked(url: str, dies_at: int) -> list[str]:
    """The titles that one life asks for."""
    path = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
    done = subprocess.run(
        [sys.executable, str(PROGRAM), url, str(dies_at)],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert (done.returncode != 0) is bool(dies_at), done.stderr[-2000:]
    return done.stdout.splitlines()


@pytest.mark.slow  # three interpreters, one after the other
def test_the_next_life_asks_only_for_what_was_not_remembered(sqlite_url: str) -> None:
    first, second, third = (asked(sqlite_url, dies_at) for dies_at in (2 * BATCH + 3, 0, 0))
    assert len(first) == 2 * BATCH + 3
    assert len(first) + len(second) == 20 + 3
    assert second[:3] == first[-3:]
    assert third == []
