"""Killed at every point of an edition's way: the next life leaves behind the same edition and files (FAULTS 2)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = Path(__file__).with_name("building_process.py")


@pytest.mark.slow  # some ten lives, each followed by one that goes on from what it left
@pytest.mark.timeout(120)
def test_row_2_killed_anywhere_the_next_life_leaves_the_same_edition_and_files(
    tmp_path: Path, empty_database: Path
) -> None:
    path = f"{ROOT}{os.pathsep}{ROOT / 'tests'}"
    command = [sys.executable, str(PROGRAM), str(tmp_path), str(empty_database)]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    whole, *others = (line.partition(": ")[::2] for line in done.stdout.splitlines())
    assert whole[0] == "never killed"
    assert "edition.json" in whole[1]
    assert "categories.png" in whole[1]
    assert {files for _, files in others} == {whole[1]}
    points = [point.partition(" ")[0] for point, _ in others]
    assert points.count("statement") >= 5
    assert points.count("file") == 3
