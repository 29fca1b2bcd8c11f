"""Who lives on this machine: known as long as it runs, known as dead at once after a kill, never guessed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fakes import FakeClock

from adapters.wiring.liveness import FORGOTTEN, alive
from bot.errors import OperatorMistake

NOW = datetime.now(UTC)
ANOTHER = """
import sys
from pathlib import Path
from adapters.clock import SystemClock
from adapters.wiring.liveness import alive
with alive(Path(sys.argv[1]), SystemClock()) as one:
    print(one.owner, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def another(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is alive in the same folder until its input ends."""
    command = [sys.executable, "-c", ANOTHER, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=Path(__file__).parents[3], **pipes) as process:  # type: ignore[call-overload] # pipes by name
        yield process
        process.kill()


def owner_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_row_10_a_process_lives_until_it_is_killed(another: subprocess.Popen[str], tmp_path: Path) -> None:
    owner = owner_of(another)
    with alive(tmp_path, FakeClock(NOW)) as one:
        assert (one.lives(owner), one.dead(owner), one.is_alone()) == (True, False, False)
        another.kill()
        another.wait()
        assert (one.lives(owner), one.dead(owner), one.is_alone()) == (False, True, True)


def test_one_that_ended_in_order_leaves_nothing(another: subprocess.Popen[str], tmp_path: Path) -> None:
    owner = owner_of(another)
    another.communicate("")
    with alive(tmp_path, FakeClock(NOW)) as one:
        assert one.lives(owner) is None
        assert [path.stem for path in one.folder.iterdir()] == [one.owner]
    assert list((tmp_path / "alive").iterdir()) == []


def test_of_another_machine_nothing_is_known(tmp_path: Path) -> None:
    with alive(tmp_path, FakeClock(NOW)) as one:
        elsewhere = f"elsewhere.{os.getpid()}.abcdef"
        (one.folder / f"{elsewhere}.lock").touch()
        assert one.lives(elsewhere) is None
        assert not one.dead(elsewhere)
        assert replace(one, machine="elsewhere").dead(elsewhere)


def test_we_live_ourselves(tmp_path: Path) -> None:
    with alive(tmp_path, FakeClock(NOW)) as one, alive(tmp_path, FakeClock(NOW)) as other:
        assert one.lives(one.owner)
        assert one.lives(other.owner)
        assert one.owner != other.owner


def test_files_of_the_long_dead_are_taken_away(tmp_path: Path) -> None:
    with alive(tmp_path, FakeClock(NOW)) as one:
        dead = one.folder / f"{one.machine}.1.abcdef.lock"
        dead.touch()
    with alive(tmp_path, FakeClock(NOW)):
        assert dead.exists()
    with alive(tmp_path, FakeClock(NOW + FORGOTTEN + timedelta(hours=1))) as one:
        assert not dead.exists()
        assert (one.folder / f"{one.owner}.lock").exists()


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "alive").write_text("no folder")
    with pytest.raises(OperatorMistake, match="check JOGAN_DATA_DIR"), alive(tmp_path, FakeClock(NOW)):
        pass
