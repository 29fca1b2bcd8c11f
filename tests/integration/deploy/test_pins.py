"""The audit of packages without a network: every one is pinned, and none has a licence that binds its users' code."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINS = [
    Requirement(line)
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
PINNED = {canonicalize_name(pin.name): pin for pin in PINS}
BINDING = re.compile(r"\b(?:AGPL|Affero|SSPL|(?<!L)GPL-?(?:v?[23])|GNU General Public|GPLv[23])", re.IGNORECASE)


def needed(lines: list[str]) -> set[str]:
    """What these need on this machine, with all that they need in turn."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in lines]
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        key = f"{name}[{','.join(sorted(one.extras))}]"
        if key in found or (one.marker is not None and not one.marker.evaluate({"extra": ""})):
            continue
        found.add(key)
        try:
            further = [Requirement(line) for line in metadata.requires(name) or ()]
        except metadata.PackageNotFoundError:
            continue
        for each in further:
            if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in one.extras | {""}):
                waiting.append(Requirement(str(each).partition(";")[0]))
    return {key.partition("[")[0] for key in found}


def licence(name: str) -> str:
    """All that a package's metadata says of its licence, in few words."""
    told = metadata.metadata(name)
    classified = [line for line in told.get_all("Classifier", []) if line.startswith("License")]
    return " ".join([told.get("License-Expression", ""), (told.get("License", "") or "")[:60], *classified])


SERVICE = sorted(needed(PROJECT["dependencies"]))
EVERYTHING = sorted(
    needed([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["postgres"]])
    | needed(PROJECT["optional-dependencies"]["dev"])
    | needed(PROJECT["optional-dependencies"]["bench"])
)


def test_every_package_that_anything_needs_is_pinned() -> None:
    assert len(SERVICE) > 40
    assert [name for name in EVERYTHING if name not in PINNED] == []


def test_a_pin_is_one_version() -> None:
    assert [str(pin) for pin in PINS if not re.fullmatch(r"==[^*,]+", str(pin.specifier))] == []
    assert len(PINNED) == len(PINS)


def test_nothing_is_pinned_that_the_project_itself_does_not_allow() -> None:
    lines = [*PROJECT["dependencies"], *(line for extra in PROJECT["optional-dependencies"].values() for line in extra)]
    wrong = []
    for one in map(Requirement, lines):
        (pin,) = PINNED[canonicalize_name(one.name)].specifier
        if not one.specifier.contains(Version(pin.version)):
            wrong.append(f"{one} but {pin}")
    assert wrong == []


@pytest.mark.parametrize("name", SERVICE)
def test_no_licence_of_the_service_binds_the_code_of_its_users(name: str) -> None:
    told = licence(name)
    assert told.strip(), f"{name} says nothing of its licence"
    assert not BINDING.search(told), f"{name}: {told}"


@pytest.mark.parametrize("said", ["GNU AFFERO GPL 3.0", "AGPL-3.0-only", "GPL-3.0-or-later", "GPLv3", "SSPL-1.0"])
def test_the_audit_would_see_one(said: str) -> None:
    assert BINDING.search(said)


@pytest.mark.parametrize("said", ["LGPL-3.0-only", "MIT", "MPL-2.0", "BSD-3-Clause", "LGPLv3"])
def test_the_audit_lets_the_others_pass(said: str) -> None:
    assert not BINDING.search(said)
