"""deploy/try_fresh.sh: what it refuses before it touches anything, and that it runs the image's own lines."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCRIPT = ROOT / "deploy" / "try_fresh.sh"


def told(tmp_path: Path, user: int, *, debootstrap: bool) -> tuple[int, str]:
    """Exit status and last words, where nothing but these stand-ins could be started for the heavy parts."""
    programs = {"id": f"echo {user}", "debootstrap": "echo never >&2; exit 9"}
    folder = tmp_path / "programs"
    folder.mkdir()
    for name, text in programs.items():
        if name != "debootstrap" or debootstrap:
            (folder / name).write_text(f"#!/bin/sh\n{text}\n")
            (folder / name).chmod(0o755)
    for name in ("dirname", "mkdir", "tail", "date", "awk", "mktemp"):
        found = next(Path(place) / name for place in os.defpath.split(":") if place and (Path(place) / name).exists())
        (folder / name).symlink_to(found)
    done = subprocess.run(
        ["/bin/sh", str(SCRIPT), str(tmp_path / "debian")],
        env={"PATH": str(folder)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def test_it_needs_root(tmp_path: Path) -> None:
    status, words = told(tmp_path, 1000, debootstrap=True)
    assert (status, words.count("\n")) == (1, 1)
    assert "root" in words


def test_it_says_what_to_install(tmp_path: Path) -> None:
    status, words = told(tmp_path, 0, debootstrap=False)
    assert (status, words.count("\n")) == (1, 1)
    assert "apt install debootstrap" in words


def test_it_touches_no_folder_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "debian" / "srv").mkdir(parents=True)
    status, words = told(tmp_path, 0, debootstrap=True)
    assert (status, words.count("\n")) == (1, 1)
    assert "new folder" in words


def test_a_step_that_fails_is_named_with_what_it_said(tmp_path: Path) -> None:
    status, words = told(tmp_path, 0, debootstrap=True)
    assert status == 1
    assert words.splitlines() == ["failed: a fresh Debian, with make and python3-venv", "never"]


@pytest.mark.parametrize("expression", ["/^RUN python3 -m venv/,/[^\\\\]$/p", "/AS build/,/^FROM [^ ]*$/"])
def test_what_it_looks_for_in_the_dockerfile_is_there(expression: str) -> None:
    assert expression in SCRIPT.read_text(encoding="utf-8")
    for pattern in re.findall(r"/((?:[^/\\]|\\.)+)/", expression):
        dockerfile = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
        assert re.search(pattern, dockerfile, re.MULTILINE), pattern
