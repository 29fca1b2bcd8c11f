"""deploy/jogan.service: systemd takes it, and finds it well locked up."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.wiring.service import LONGEST_STOP

UNIT = Path(__file__).parents[3] / "deploy" / "jogan.service"
WORST = 2.0
"""systemd's own score, from 0 (best) to 10; an ordinary service has 9.6."""
analyzed = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not on this machine")


def analyze(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False, timeout=30)


@analyzed
def test_systemd_takes_it(tmp_path: Path) -> None:
    copy = tmp_path / UNIT.name  # with a program that is on this machine
    copy.write_text(UNIT.read_text(encoding="utf-8").replace("/srv/jogan/.venv/bin/jogan", sys.executable))
    verdict = analyze("verify", str(copy))
    assert (verdict.returncode, verdict.stderr) == (0, "")


@analyzed
def test_a_mistake_in_it_would_be_told(tmp_path: Path) -> None:
    copy = tmp_path / UNIT.name
    copy.write_text(UNIT.read_text(encoding="utf-8").replace("/srv/jogan/.venv/bin/jogan", "/nowhere/jogan"))
    assert "/nowhere/jogan" in analyze("verify", str(copy)).stderr


@analyzed
def test_systemd_finds_it_well_locked_up() -> None:
    told = analyze("security", "--offline=true", "--no-pager", str(UNIT)).stdout
    score = re.search(r"Overall exposure level for jogan\.service: ([0-9.]+)", told)
    assert score is not None
    assert float(score[1]) <= WORST


def test_limits_that_protect_from_hostile_papers_are_not_taken_away() -> None:
    """The process that takes papers apart calls setrlimit, which is among systemd's @resources."""
    filters = re.findall(r"(?m)^SystemCallFilter=(.*)$", UNIT.read_text(encoding="utf-8"))
    assert filters[0] == "@system-service"
    assert not any("@resources" in each or "@process" in each for each in filters[1:])


def test_data_lies_where_the_unit_may_write() -> None:
    text = UNIT.read_text(encoding="utf-8")
    assert "\nStateDirectory=jogan\n" in text
    assert "\nProtectSystem=strict\n" in text
    assert "JOGAN_DATA_DIR=/var/lib/jogan" in (UNIT.parent / "README.md").read_text(encoding="utf-8")


def test_it_is_started_again_however_long_something_that_it_needs_is_away() -> None:
    """A limit of ten starts was used up within two minutes without the database, and nobody started it again."""
    text = UNIT.read_text(encoding="utf-8")
    assert "\nStartLimitIntervalSec=0\n" in text
    assert "\nRestart=on-failure\n" in text
    pause = re.search(r"(?m)^RestartSec=([0-9]+)$", text)
    assert pause is not None
    assert 5 <= int(pause[1]) <= 30


def test_it_has_time_to_end_in_order() -> None:
    seconds = re.search(r"(?m)^TimeoutStopSec=([0-9]+)$", UNIT.read_text(encoding="utf-8"))
    assert seconds is not None
    assert float(seconds[1]) > LONGEST_STOP
