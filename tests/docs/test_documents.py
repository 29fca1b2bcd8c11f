"""The documents say what is: made parts are up to date, names exist, links lead somewhere, the README is short."""

import configparser
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import readme_parts
import typer
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from adapters.cli.main import app
from adapters.config import TABLE, TESTS_ONLY
from adapters.wiring.service import LONGEST_STOP

ROOT = Path(__file__).parents[2]
DOCUMENTS = [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "tests/README.md", "deploy/README.md")
]
OPTIONS = {
    name: {option for parameter in command.params for option in parameter.opts}
    for name, command in typer.main.get_command(app).commands.items()  # type: ignore[attr-defined]
}
"""Of each command of the command line."""
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]


def words_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


@pytest.mark.parametrize("document", readme_parts.DOCUMENTS, ids=["README.md", "deploy/README.md"])
def test_made_parts_are_what_the_program_says(document: Path) -> None:
    text = words_of(document)
    assert text == readme_parts.written(text, readme_parts.DOCUMENTS[document]), "run: make golden"


def test_a_part_that_is_missing_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="no part"):
        readme_parts.written("# nothing", readme_parts.README)


def test_the_readme_is_short_and_shows_an_edition_at_once() -> None:
    lines = words_of(ROOT / "README.md").splitlines()
    assert len(lines) <= 150
    assert any("tests/golden/2024-07-16/insights.en.md" in line for line in lines[:10])


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_link_and_every_path_leads_somewhere(document: Path) -> None:
    text = words_of(document)
    linked = re.findall(r"\]\((?!https?://)([^)#]+)\)", text)
    named = [
        name for name in re.findall(r"`((?:bot|adapters|scheduler|tests|deploy)/[\w./-]*)`", text) if "X" not in name
    ]
    gone = [name for name in [*linked, *named] if not ((document.parent / name).exists() or (ROOT / name).exists())]
    assert gone == []


def test_every_setting_that_a_document_names_exists() -> None:
    known = {row.name for row in TABLE} | TESTS_ONLY
    named = {name for path in DOCUMENTS for name in re.findall(r"JOGAN_[A-Z_]+[A-Z]", words_of(path))}
    assert {name.removesuffix("_FILE") if name not in known else name for name in named} - known == set()


def test_every_make_target_that_a_document_names_exists() -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", words_of(ROOT / "Makefile")))
    named = {name for path in DOCUMENTS for name in re.findall(r"`make ([a-z]+)`", words_of(path))}
    assert named
    assert named <= targets


def test_versions_are_pinned_for_every_package_that_is_named() -> None:
    pinned = {line.split("==")[0].lower().replace("_", "-") for line in words_of(ROOT / "constraints.txt").splitlines()}
    named = re.findall(r'(?m)^  "([A-Za-z0-9_-]+)(?:\[[^]]*\])?>=', words_of(ROOT / "pyproject.toml"))
    assert {name.lower().replace("_", "-") for name in named} - pinned == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=NAMES)
def test_every_command_and_option_that_a_document_names_exists(document: Path) -> None:
    written = re.findall(r"`(?:\S*bin/|[A-Z_]+=\S+ )?jogan ([a-z]+)([^`]*)`", words_of(document))
    assert {name for name, _ in written} - OPTIONS.keys() == set()
    options = {(name, option) for name, rest in written for option in re.findall(r"--[a-z-]+", rest)}
    assert {(name, option) for name, option in options if option not in OPTIONS[name]} == set()


def test_the_unit_file_is_one_that_can_be_enabled() -> None:
    unit = configparser.ConfigParser(strict=False)  # systemd adds up what is said twice
    unit.read_string(words_of(ROOT / "deploy/jogan.service"))
    assert unit["Service"]["ExecStart"].endswith("/.venv/bin/jogan run")
    assert unit["Service"]["ExecStart"].startswith(unit["Service"]["WorkingDirectory"])
    assert float(unit["Service"]["TimeoutStopSec"]) > LONGEST_STOP
    assert unit["Install"]["WantedBy"]


REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org")


def test_no_document_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    for path in [*DOCUMENTS, *(ROOT / name for name in ("constraints.txt", "pyproject.toml", "Makefile"))]:
        text = words_of(path)
        assert not any(registry in text for registry in REGISTRIES), path
        assert not re.search(r"/(?:home|root|Users)/", text), path


def installed() -> set[str]:
    """jogan and everything that it needs here, without extras."""
    project = tomllib.loads(words_of(ROOT / "pyproject.toml"))["project"]
    found, waiting = {"jogan"}, [Requirement(line) for line in project["dependencies"]]
    while waiting:
        needed = waiting.pop()
        name = canonicalize_name(needed.name)
        if name not in found and (needed.marker is None or needed.marker.evaluate({"extra": ""})):
            found.add(name)
            waiting += [Requirement(line) for line in metadata.requires(name) or ()]
    return found


def test_the_number_of_packages_is_what_the_readme_says() -> None:
    told = re.search(
        r"installation, from an empty cache;[^|]*\| [\d.]+ MB, (\d+) packages", words_of(ROOT / "README.md")
    )
    assert told is not None
    needed = installed()
    assert len(needed) <= 65
    assert abs(len(needed) - int(told[1])) <= 3, sorted(needed)  # some are needed by one version of Python only
