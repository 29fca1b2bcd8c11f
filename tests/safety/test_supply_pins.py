"""FAULTS §3, supply chain: what runs here is what is pinned, and it comes from the one index.

What is known to be unsafe is not asked here: that list is on the network, and it changes without us.
"""

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINS = [Requirement(line) for line in LINES if line and not line.startswith("#")]
OTHER_PLACE = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|PIP_(?:EXTRA_)?INDEX_URL|git\+")
INSTALLS = ("constraints.txt", "pyproject.toml", "Makefile", "deploy/Dockerfile", "deploy/try_fresh.sh")


def test_what_is_installed_is_what_is_pinned() -> None:
    """A test on another version says nothing of the one that is shipped."""
    here = {pin.name: metadata.version(pin.name) for pin in PINS if _is_here(pin.name)}
    assert len(here) > 60
    assert [f"{name} {version}" for name, version in here.items() if f"{name}=={version}" not in LINES] == []


def _is_here(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False  # pinned for another system or extra
    return True


def test_no_pin_names_a_place_of_its_own() -> None:
    assert [str(pin) for pin in PINS if pin.url] == []


@pytest.mark.parametrize("name", INSTALLS)
def test_nothing_is_installed_from_another_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert OTHER_PLACE.findall(text) == []


def test_every_workflow_installs_from_the_one_index() -> None:
    for workflow in sorted(ROOT.glob(".github/workflows/*.y*ml")):
        assert OTHER_PLACE.findall(workflow.read_text(encoding="utf-8")) == [], workflow.name
