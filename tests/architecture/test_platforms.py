"""The core does not know where it speaks: platforms are named in their own folders and in four files, no more."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = re.compile("telegram|discord|텔레그램|디스코드", re.IGNORECASE)
OWN_FOLDERS = ("adapters/platforms/telegram/", "adapters/platforms/discord/")
OUTSIDE = [
    "adapters/config/table.py",
    "adapters/config/values.py",
    "adapters/wiring/platforms.py",
    "pyproject.toml",
]
"""What a new platform touches outside its own folder: settings, their values, the wiring, the library."""


def files_of_the_program() -> list[str]:
    """Every text that is installed, and what builds it."""
    found = [
        path
        for package in ("bot", "adapters", "scheduler")
        for path in (ROOT / package).rglob("*")
        if path.suffix in (".py", ".toml", ".json", ".mako") and "__pycache__" not in path.parts
    ]
    return sorted(str(path.relative_to(ROOT)) for path in [*found, ROOT / "pyproject.toml"])


def naming(name: str) -> bool:
    """Whether a file says a platform's name; recorded papers say what they say."""
    return bool(NAMES.search((ROOT / name).read_text(encoding="utf-8")) or NAMES.search(Path(name).name))


def test_a_new_platform_touches_four_files_outside_its_own_folder() -> None:
    named = [
        name
        for name in files_of_the_program()
        if naming(name) and not name.startswith((*OWN_FOLDERS, "adapters/sources/recorded/days/"))
    ]
    assert named == OUTSIDE
    assert len(OUTSIDE) <= 4


def test_the_map_names_the_four_files() -> None:
    row = next(line for line in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
               if line.startswith("| add a platform |"))  # fmt: skip
    assert sorted(set(re.findall(r"`(adapters/[\w/]+\.py|pyproject\.toml)`", row))) == OUTSIDE


@pytest.mark.parametrize("folder", OWN_FOLDERS)
def test_a_platform_does_not_name_another_one(folder: str) -> None:
    own = folder.split("/")[2]
    others = [name for name in ("telegram", "discord") if name != own]
    guilty = [
        name
        for name in files_of_the_program()
        if name.startswith(folder)
        and any(other in (ROOT / name).read_text(encoding="utf-8").casefold() for other in others)
    ]
    assert guilty == []
