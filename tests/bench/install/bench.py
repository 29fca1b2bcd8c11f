"""What an installation is: megabytes, packages and seconds of a fresh environment, nothing of it from a cache.

What is committed is installed, with the versions of constraints.txt. Needs git and a package index.
"""

import io
import json
import subprocess
import sys
import tarfile
import tempfile
import time
import venv
from pathlib import Path

from figure import Bench

ROOT = Path(__file__).resolve().parents[3]
BENCH = Bench(__file__, ("pyproject.toml", "constraints.txt"), "a fresh environment, no cache")
MOST_MB, MOST_PACKAGES = 200.0, 65
OWN = {"jogan", "pip", "setuptools"}
"""What is not counted: an environment brings the last two."""


def checkout(folder: Path) -> bool:
    """What is committed, unpacked there; whether git could."""
    done = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        return False
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return True


def megabytes(folder: Path) -> float:
    """On the disk, as `du` counts; a link is not followed."""
    return sum(path.lstat().st_blocks for path in folder.rglob("*")) * 512 / 2**20


def installed(source: Path, pip: list[str]) -> bool:
    """Whether pip could; what it said stands on the screen only, since it names places of this machine."""
    command = [*pip, "install", "-q", "--no-cache-dir", "-c", "constraints.txt", "."]
    done = subprocess.run(command, cwd=source, stderr=subprocess.PIPE, text=True, check=False)
    sys.stderr.write(done.stderr if done.returncode else "")
    return done.returncode == 0


def weighed(home: Path, pip: list[str]) -> None:
    """Packages, and megabytes without pip."""
    listed = subprocess.run([*pip, "list", "--format=json"], capture_output=True, check=True).stdout
    packages = {each["name"].lower() for each in json.loads(listed)} - OWN
    subprocess.run([*pip, "uninstall", "-q", "-y", "setuptools", "pip"], capture_output=True, check=True)
    BENCH.figure("installation", megabytes(home), "MB", at_most=MOST_MB, note="without pip, as in the image")
    BENCH.figure("packages beside jogan", len(packages), at_most=MOST_PACKAGES)


def main() -> int:
    """Install, count, weigh."""
    with tempfile.TemporaryDirectory() as name:
        source, home = Path(name) / "jogan", Path(name) / "venv"
        if not checkout(source):
            BENCH.not_run("git has no commit to install")
            return BENCH.end()
        began = time.perf_counter()
        venv.create(home, with_pip=True)
        pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        if installed(source, pip):
            BENCH.figure("installing", time.perf_counter() - began, "s", note="with this machine's way to the index")
            weighed(home, pip)
        else:
            BENCH.not_run("pip could not install it here")
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
