"""What git knows: at which commit a figure is measured, and what was committed since to what it measures.

It only reads, and says None where there is no history to read.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path


def head(root: Path) -> str:
    """The short name of the commit that is checked out; "unknown" without git."""
    return (_git(root, "rev-parse", "--short=7", "HEAD") or "unknown").strip()


def is_changed(root: Path, paths: Sequence[str]) -> bool:
    """Whether these paths hold what is not committed."""
    return bool(_git(root, "status", "--porcelain", "--", *_from_the_top(paths)))


def since(root: Path, measured: str, paths: Sequence[str]) -> int | None:
    """How many commits touched these paths after the one a figure was measured at; None: this clone cannot say."""
    told = _git(root, "rev-list", "--count", f"{measured.rstrip('+')}..HEAD", "--", *_from_the_top(paths))
    return None if told is None else int(told)


def _from_the_top(paths: Sequence[str]) -> list[str]:
    """Paths as git takes them in any folder of the project."""
    return [f":/{path}" for path in paths]


def _git(root: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None
