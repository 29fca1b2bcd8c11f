"""The runner of the mutants itself: what is caught, what survives and why, on a small repository of its own."""

import io
import subprocess
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from mutants.run import MUTANTS, ROOT, BadMutant, main, read_mutant
from on_this_machine import needs

SOURCE = "LEAST = 3\n\n\ndef enough(count):\n    # at least\n    return count >= LEAST\n"
TESTS = """from house import enough


def test_enough():
    assert enough(3)
    assert not enough(2)


def test_more():
    assert enough(9)


def test_that_fails_anyway():
    assert enough(1)
"""
NODE, MORE = "tests/test_house.py::test_enough", "tests/test_house.py::test_more"
HEAD = "Fault 14: too few\nDefence: a least count\nTests: {tests}\n\n"
HUNK = "@@ -3,4 +3,4 @@\n \n def enough(count):\n-{old}\n+{new}\n     return count >= LEAST\n"
DIFF = f"--- a/house.py\n+++ b/house.py\n{HUNK}"
REMOVED = DIFF.format(old="    # at least", new="    return True")
NOTHING = DIFF.format(old="    # at least", new="    # no fewer than")
BROKEN = DIFF.format(old="    # at least", new="    return (")
ELSEWHERE = DIFF.format(old="    # at most", new="    return True")
PATCHES = {
    "removed": (NODE, REMOVED),
    "nothing": (NODE, NOTHING),
    "broken": (NODE, BROKEN),
    "elsewhere": (NODE, ELSEWHERE),
    "one_of_two": (f"{NODE}\n       {MORE}", REMOVED),
    "failing": ("tests/test_house.py::test_that_fails_anyway", REMOVED),
    "gone": ("tests/test_house.py::test_gone", REMOVED),
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with one module and three tests, and beside it a folder of mutants."""
    needs("git")
    root = tmp_path_factory.mktemp("house") / "repository"
    (root / "tests").mkdir(parents=True)
    (root / "house.py").write_text(SOURCE)
    (root / "tests" / "test_house.py").write_text(TESTS)
    (root / "pyproject.toml").write_text("[tool.pytest.ini_options]\naddopts = '--import-mode=importlib'\n")
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=root, check=True)
    (root / "tests" / "conftest.py").write_text("raise RuntimeError('nobody tracks this file')\n")
    (root / "mutants").mkdir()
    for name, (tests, diff) in PATCHES.items():
        (root / "mutants" / f"{name}.patch").write_text(HEAD.format(tests=tests) + diff)
    return root


@pytest.fixture(scope="module")
def told(house: Path) -> Callable[..., tuple[int, str]]:
    """The status and the words of a run over mutants by name; a program without plugins starts in half the time."""

    def run(*names: str) -> tuple[int, str]:
        with pytest.MonkeyPatch.context() as environment, redirect_stdout(io.StringIO()) as words:
            environment.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
            status = main(names, house, house / "mutants")
        return status, words.getvalue()

    return run


Told = Callable[..., tuple[int, str]]


def test_a_removed_defence_that_a_test_misses_is_caught(told: Told, house: Path) -> None:
    status, words = told("removed")
    assert status == 0
    assert "caught  — a least count" in words
    assert words.endswith("1 mutants, 1 caught, 0 survived\n")
    assert (house / "house.py").read_text() == SOURCE


def test_a_patch_that_changes_nothing_survives(told: Told) -> None:
    status, words = told("nothing")
    assert status == 1
    assert f"SURVIVED (not noticed by: {NODE})" in words


def test_every_named_test_must_notice(told: Told) -> None:
    status, words = told("one_of_two")
    assert status == 1
    assert f"(not noticed by: {MORE})" in words


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("elsewhere", "the patch does not apply any more"),
        ("failing", "fails or does not run without the patch"),
        ("gone", "fails or does not run without the patch"),
    ],
)
def test_what_shows_nothing_is_told_with_its_reason(told: Told, name: str, why: str) -> None:
    status, words = told(name)
    assert status == 1
    assert f"SURVIVED ({why}" in words


def test_a_program_that_does_not_even_start_shows_nothing(told: Told) -> None:
    status, words = told("broken")
    assert status == 1
    assert "SURVIVED" in words


def test_one_bad_mutant_stops_no_other_and_leaves_no_trace_in_the_copy(told: Told) -> None:
    status, words = told("gone", "elsewhere", "removed")
    assert status == 1
    assert words.endswith("3 mutants, 1 caught, 2 survived\n")


def test_a_name_that_is_none(told: Told) -> None:
    assert told("nobody") == (1, "no mutant of this name\n")


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Fault 14: x\nDefence: y\n",
        "Fault 14: x\nTests: t\n",
        "Defence: y\nTests: t\n",
        "Fault: x\nDefence: y\nTests: t\n",
    ],
)
def test_a_head_that_says_too_little_is_refused(tmp_path: Path, head: str) -> None:
    patch = tmp_path / "mutant.patch"
    patch.write_text(f"{head}\n{REMOVED}")
    with pytest.raises(BadMutant, match=r"mutant\.patch: its head must say"):
        read_mutant(patch)
    with redirect_stdout(io.StringIO()) as words:
        assert main([], tmp_path, tmp_path) == 1
    assert "its head must say" in words.getvalue()


OF_SAFETY = "s8"
"""The names of those that belong to several rows, or to what came with tests/safety."""


@pytest.mark.parametrize("patch", sorted(MUTANTS.glob("*.patch")), ids=lambda patch: patch.stem)
def test_each_mutant_names_tests_that_exist_and_changes_little(patch: Path) -> None:
    mutant = read_mutant(patch)
    for test in mutant.tests:
        file, _, name = test.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8")
    changed = [line for line in patch.read_text(encoding="utf-8").splitlines() if line[:1] in "+-"]
    assert 2 < len(changed) <= 12
    by_row = {*mutant.fault.split(", "), mutant.fault.replace("§", "s")}
    assert patch.name.partition("_")[0] in {*by_row, OF_SAFETY}
