""".github/workflows: rights, names, and what is committed after an edition, in real repositories."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from on_this_machine import needs

from adapters.cli.main import app
from adapters.config import TABLE

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
NAMES = [path.name for path in WORKFLOWS]
OURS = {"actions/checkout", "actions/setup-python", "actions/cache"}
"""Actions of GitHub itself; nobody else's runs with our rights."""


def loaded(path: Path) -> dict[Any, Any]:
    text: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return text


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in loaded(path)["jobs"].values() for step in job["steps"]]


def run_of(name: str, step: str) -> str:
    """The script of one step."""
    (script,) = [str(each["run"]) for each in steps(FOLDER / name) if each.get("name") == step]
    return script


def test_there_is_one_for_a_daily_edition_and_one_for_drift() -> None:
    assert NAMES == ["drift.yml", "edition.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_only_actions_of_github_itself_run_each_at_a_named_version(path: Path) -> None:
    used = [str(step["uses"]).partition("@") for step in steps(path) if "uses" in step]
    assert {name for name, _, _ in used} <= OURS
    assert all(re.fullmatch(r"v[0-9]+|[0-9a-f]{40}", version) for _, _, version in used)


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_rights_are_named_one_by_one(path: Path) -> None:
    assert loaded(path)["permissions"] == {}
    granted = [job["permissions"] for job in loaded(path)["jobs"].values()]
    assert all("write-all" not in each and set(each) <= {"contents", "actions", "issues"} for each in granted)


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_a_schedule_keeps_itself_alive_by_its_own_name_and_fails_nothing_by_it(path: Path) -> None:
    schedule = loaded(path)[True]["schedule"]  # YAML reads the key `on` as true
    assert re.fullmatch(r"[0-9]+ [0-9]+ \* \* [*0-6]", schedule[0]["cron"])
    first = steps(path)[0]
    assert f"gh workflow enable {path.name}" in first["run"]
    assert first["continue-on-error"] is True
    assert all(job["permissions"]["actions"] == "write" for job in loaded(path)["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_commands_options_and_settings_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name, rest in re.findall(r"bin/jogan ([a-z]+)([^|\n]*)", text):
        known = {option for parameter in commands[name].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known
    environment = [job.get("env", {}) for job in loaded(path)["jobs"].values()]
    environment += [step.get("env", {}) for step in steps(path)]
    named = {name for each in environment for name in each if name.startswith(("JOGAN_", "OPENAI_"))}
    assert named <= {row.name for row in TABLE}


@pytest.mark.parametrize("path", WORKFLOWS, ids=NAMES)
def test_nothing_that_others_write_becomes_part_of_a_script(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_the_daily_edition_posts_nothing_and_runs_only_where_it_is_wanted() -> None:
    assert "--no-send" in run_of("edition.yml", "Build")
    assert loaded(FOLDER / "edition.yml")["jobs"]["edition"]["if"] == "vars.DAILY_EDITION == 'on'"
    assert "TOKEN" not in {name for step in steps(FOLDER / "edition.yml")[1:] for name in step.get("env", {})}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone of a repository with one commit."""
    needs("git")
    git(tmp_path, "init", "-q", "--bare", "-b", "main", "origin")
    git(tmp_path, "clone", "-q", "origin", "work")
    work = tmp_path / "work"
    git(work, "switch", "-q", "-c", "main")
    (work / "README").write_text("jogan")
    commit(work, "First")
    git(work, "push", "-q", "-u", "origin", "main")
    return work


def commit(work: Path, message: str) -> None:
    git(work, "add", ".")
    git(work, "-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", message)


def committed(work: Path) -> list[str]:
    """Run the step as GitHub does, and give the subjects of what the origin has then."""
    script = run_of("edition.yml", "Commit")
    nobody = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "PATH": os.environ["PATH"]}
    nobody |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.useConfigOnly", "GIT_CONFIG_VALUE_0": "true"}
    subprocess.run(["bash", "-e", "-c", script], cwd=work, env=nobody, check=True, capture_output=True)
    return git(work.parent / "origin", "log", "--format=%s", "main").splitlines()


def test_a_day_without_papers_commits_nothing(checkout: Path) -> None:
    assert committed(checkout) == ["First"]


def test_an_edition_is_committed_once_and_nothing_else_with_it(checkout: Path) -> None:
    (checkout / "editions" / "2024-07-16").mkdir(parents=True)
    (checkout / "editions" / "2024-07-16" / "edition.json").write_text("{}")
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / "file").write_text("not to be kept")
    assert committed(checkout)[0] == "Edition of 2024-07-16"  # however late the run is
    assert git(checkout.parent / "origin", "ls-tree", "-r", "--name-only", "main").splitlines() == [
        "README", "editions/2024-07-16/edition.json",
    ]  # fmt: skip
    assert len(committed(checkout)) == 2  # the same edition once more


def test_an_edition_lands_also_where_somebody_pushed_meanwhile(checkout: Path) -> None:
    other = checkout.parent / "other"
    git(checkout.parent, "clone", "-q", "origin", "other")
    (other / "NEWS").write_text("x")
    commit(other, "Meanwhile")
    git(other, "push", "-q")
    (checkout / "editions").mkdir()
    (checkout / "editions" / "insights.en.md").write_text("# Jogan")
    assert committed(checkout)[1:] == ["Meanwhile", "First"]
