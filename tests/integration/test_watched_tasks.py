"""The watch of tests/conftest.py itself: a test that leaves a task behind fails, with the task's name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEFT_BEHIND = """
import asyncio

async def test_tidy():
    await asyncio.create_task(asyncio.sleep(0))

async def test_untidy():
    asyncio.create_task(asyncio.sleep(60), name="forgotten")

def test_plain():
    pass
"""


@pytest.mark.slow  # an interpreter starts for a pytest of its own
def test_a_task_that_outlives_its_test_is_told(tmp_path: Path) -> None:
    (tmp_path / "test_tasks.py").write_text(LEFT_BEHIND)
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    options = ["-p", "conftest", "-o", "asyncio_mode=auto", "--rootdir", str(tmp_path), "-c", os.devnull]
    options += ["--basetemp", str(tmp_path / "inner")]  # else another pytest on this machine may clear it away
    command = [sys.executable, "-m", "pytest", *options, str(tmp_path / "test_tasks.py")]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "3 passed, 1 error" in run.stdout
    assert "ERROR at teardown of test_untidy" in run.stdout
    assert "AssertionError: tasks outlived the test: ['forgotten']" in run.stdout
