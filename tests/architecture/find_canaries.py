"""Looks for the tests' tokens in what a run of the tests wrote down (tests/recording.py): find_canaries.py FOLDER.

Leaves with 1 where one is found, and where nothing was written down: a search in nothing proves nothing.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from recording import SCANNED
from responders.bot_api.api import TOKEN
from responders.discord_service.core import CANARY_TOKEN
from responders.openai_api.scripts import KEY

CANARIES = tuple(
    part.encode()
    for token, sign in ((TOKEN, ":"), (CANARY_TOKEN, "."), (KEY, "-"))
    for part in (
        token,
        token.rpartition(sign)[2],
    )  # the second half alone is enough to take a bot over, or to guess a key
)
AROUND = 60


def scanned(folder: Path) -> list[Path]:
    """The records, and the folders of files that they name."""
    records = sorted(folder.glob("*.txt"))
    lines = [line for record in records for line in record.read_text("utf-8", "replace").splitlines()]
    return [*records, *(Path(line.removeprefix(SCANNED)) for line in lines if line.startswith(SCANNED))]


def files(place: Path) -> list[Path]:
    """A file itself, or all in a folder."""
    return [place] if place.is_file() else sorted(path for path in place.rglob("*") if path.is_file())


def found(path: Path) -> Iterator[str]:
    """Each place of a file that holds a token, in a line that does not."""
    content = path.read_bytes()
    for canary in CANARIES:
        at = content.find(canary)
        if at >= 0:
            before = content[max(0, at - AROUND) : at].decode("utf-8", "replace")
            yield f"{path}, at {at}: …{' '.join(before.split())}***"


def main(folder: Path) -> int:
    """Say what was found; the exit status."""
    looked, hits, gone = 0, list[str](), list[Path]()
    for place in scanned(folder):
        gone += [] if place.exists() else [place]
        for path in files(place):
            looked += path.stat().st_size
            hits += found(path)
    for place in gone:
        sys.stdout.write(f"gone before it was looked through: {place}\n")
    for hit in hits:
        sys.stdout.write(f"a token: {hit}\n")
    sys.stdout.write(f"{looked / 1e6:.1f} MB of logs, output, requests and files: {len(hits)} tokens\n")
    return 1 if hits or gone or not looked else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
