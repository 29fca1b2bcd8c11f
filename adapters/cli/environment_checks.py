"""The checks of `jogan doctor` on what jogan runs in: Python, libraries, packages, time zones. Asks nobody."""

import importlib.util
import re
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from adapters.cli.row import Row

PINNED = "pip install -c constraints.txt ."
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def environment_checks() -> list[Row]:
    """A row for each. Raises nothing."""
    return [python(), libraries(needed()), one_place(("bot", "adapters", "scheduler")), time_zones()]


def python() -> Row:
    """Which Python, and which jogan."""
    found = ".".join(map(str, sys.version_info[:3]))
    return Row("python", "ok", f"Python {found}, jogan {version('jogan')}")


def needed() -> list[str]:
    """The libraries that jogan itself names, without those of its extras."""
    return [
        match.group() for line in requires("jogan") or [] if "extra ==" not in line and (match := _NAME.match(line))
    ]


def libraries(names: Sequence[str]) -> Row:
    """Which versions are installed: what to tell where a newer one has moved under us."""
    found, missing = [], []
    for name in names:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return Row("libraries", "failed", f"not installed: {', '.join(missing)}", f"Install jogan again: {PINNED}")
    return Row("libraries", "ok", ", ".join(found))


def one_place(names: Sequence[str]) -> Row:
    """Other distributions own the import names `adapters` and `scheduler`: all three must be ours."""
    specs = [importlib.util.find_spec(name) for name in names]
    places = {str(Path(spec.origin).parents[1]) for spec in specs if spec is not None and spec.origin}
    said = f"{', '.join(names[:-1])} and {names[-1]} come from {', '.join(sorted(places))}"
    if len(places) == 1 and all(specs):
        return Row("packages", "ok", said)
    return Row("packages", "failed", said, "Install jogan in an environment of its own.")


def time_zones() -> Row:
    """Where the clocks of the world are looked up."""
    try:
        return Row("time zones", "ok", f"tzdata {version('tzdata')}")
    except PackageNotFoundError:
        return Row("time zones", "failed", "the package tzdata is missing", "pip install tzdata")
