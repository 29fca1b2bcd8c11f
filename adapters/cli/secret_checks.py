"""The check of `jogan doctor` on the files that hold secrets: who else on this machine may read them. It reads none."""

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

from adapters.cli.row import Row

CHECK = "secret files"
IN_CONTAINERS = Path("/run/secrets")
"""There is nobody else inside; the folder on the host keeps others out."""


def secret_files_row(files: Sequence[Path], given: Path = IN_CONTAINERS) -> Row:
    """A warning that names those which others may read, but for what a container is `given`. Raises nothing."""
    if sys.platform == "win32":
        return Row(CHECK, "skipped", "who may read a file is not asked on Windows")
    asked = [file for file in files if not file.is_relative_to(given)]
    told = [f"{file} (by {who})" for file in asked if (who := _others(file))]
    if told:
        remedy = "chmod 600 the file; where it is root's, chmod 640, with the group that jogan runs in."
        return Row(CHECK, "warning", f"others on this machine can read {', '.join(told)}", remedy)
    return Row(CHECK, "ok", f"{len(files)} in use, nobody else's to read" if files else "no file holds a secret")


def _others(file: Path) -> str:
    """Everybody, or a group; empty where nobody else can. A closed folder closes all that is in it.

    A file of somebody else, as root's, is ours by its group alone: that is no fault.
    """
    try:
        found, way = file.stat(), [folder.stat().st_mode for folder in file.resolve().parents]
    except OSError:
        return ""
    if found.st_mode & stat.S_IROTH and all(mode & stat.S_IXOTH for mode in way):
        return "everybody"
    own = found.st_uid == os.geteuid() != 0
    shared = found.st_mode & stat.S_IRGRP and all(mode & (stat.S_IXGRP | stat.S_IXOTH) for mode in way)
    return "its group" if own and shared else ""
