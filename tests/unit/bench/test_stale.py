"""Which figures are older than what they measure: asked of a scratch repository with real commits."""

import subprocess
import sys
from pathlib import Path

import pytest
import stale
from figure import Figure
from history import head, is_changed, since
from on_this_machine import needs
from record import Origin, Row, write

GATE = ("bot/gate", "tests/bench/gate")


def git(root: Path, *words: str) -> str:
    names = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *names, *words], cwd=root, check=True, capture_output=True, text=True).stdout


def changed(root: Path, name: str, text: str) -> str:
    """A commit that touches one file; its short name."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    git(root, "add", name)
    git(root, "commit", "-q", "-m", text)
    return head(root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    needs("git")
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "-q")
    changed(folder, "bot/gate/verdict.py", "first")
    return folder


def a_row(commit: str, bench: str = "gate", measures: tuple[str, ...] = GATE) -> Row:
    return Row(Figure(bench, "refused", 1, measures=measures), Origin(commit, "2026-11-20", "2 cores", 3))


def test_a_figure_is_as_old_as_what_it_measures_and_nothing_else(root: Path) -> None:
    measured = head(root)
    changed(root, "bot/digest/collect.py", "elsewhere")
    assert stale.warnings(root, [a_row(measured)]) == []
    changed(root, "bot/gate/verdict.py", "second")
    assert stale.warnings(root, [a_row(measured)]) == [
        f"gate: measured at {measured} (2026-11-20), 1 commit to bot/gate since"
    ]
    changed(root, "tests/bench/gate/bench.py", "third")
    assert stale.warnings(root, [a_row(measured)]) == [
        f"gate: measured at {measured} (2026-11-20), 2 commits to bot/gate, tests/bench/gate since"
    ]
    assert stale.warnings(root, [a_row(head(root))]) == []


def test_one_line_for_each_bench_and_none_for_what_was_never_measured(root: Path) -> None:
    measured = head(root)
    changed(root, "bot/gate/verdict.py", "second")
    never = Row(Figure("site", "pages", None, not_run="no data", measures=("bot",)), a_row(measured).origin)
    rows = [a_row(measured), a_row(measured), a_row(measured, "edition", ("bot",)), never]
    assert [line.split(":")[0] for line in stale.warnings(root, rows)] == ["gate", "edition"]


def test_what_was_measured_with_changes_of_its_own_is_looked_up_without_its_mark(root: Path) -> None:
    measured = head(root)
    assert not is_changed(root, ["bot/gate"])
    (root / "bot/gate/verdict.py").write_text("not committed", encoding="utf-8")
    assert is_changed(root, ["bot/gate"])
    assert not is_changed(root, ["bot/digest"])
    git(root, "commit", "-q", "-a", "-m", "second")
    assert stale.warnings(root, [a_row(f"{measured}+")]) == [
        f"gate: measured at {measured}+ (2026-11-20), 1 commit to bot/gate since"
    ]


def test_a_shallow_clone_says_that_it_cannot_know(root: Path, tmp_path: Path) -> None:
    measured = head(root)
    changed(root, "bot/gate/verdict.py", "second")
    git(tmp_path, "clone", "-q", "--depth", "1", root.as_uri(), "shallow")
    assert since(tmp_path / "shallow", measured, GATE) is None
    assert stale.warnings(tmp_path / "shallow", [a_row(measured)]) == [
        f"gate: measured at {measured} (2026-11-20), of which this clone has no history"
    ]


def test_a_folder_without_git_knows_nothing_and_does_not_fail(tmp_path: Path) -> None:
    assert head(tmp_path) == "unknown"
    assert not is_changed(tmp_path, GATE)
    assert stale.warnings(tmp_path, [a_row("unknown")]) == [
        "gate: measured at unknown (2026-11-20), of which this clone has no history"
    ]


def test_a_machine_without_git_knows_nothing_and_does_not_fail(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    measured = head(root)
    monkeypatch.setenv("PATH", "")
    assert head(root) == "unknown"
    assert since(root, measured, GATE) is None


def test_paths_are_those_of_the_project_in_any_of_its_folders(root: Path) -> None:
    measured = head(root)
    changed(root, "tests/bench/all.py", "elsewhere")
    changed(root, "bot/gate/verdict.py", "second")
    assert since(root / "tests/bench", measured, GATE) == 1
    (root / "bot/gate/verdict.py").write_text("not committed", encoding="utf-8")
    assert is_changed(root / "tests/bench", GATE)


def program(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(Path(stale.__file__)), str(folder)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_the_program_warns_and_never_fails(root: Path) -> None:
    assert (program(root).returncode, program(root).stdout.strip()) == (
        0,
        "Warning: no figure was measured yet (make bench)",
    )
    write(root / "figures.json", [a_row(head(root))])
    assert (program(root).returncode, program(root).stdout) == (0, "")
    changed(root, "bot/gate/verdict.py", "second")
    done = program(root)
    assert done.returncode == 0
    assert "older than what they measure" in done.stdout
    assert "1 commit to bot/gate since" in done.stdout
