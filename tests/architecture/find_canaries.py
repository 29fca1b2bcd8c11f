"""Looks for the tests' tokens in what a run of the tests wrote down (tests/recording.py): find_canaries.py FOLDER.

Leaves with 1 where one is found, and where nothing was written down: a search in nothing proves nothing.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from recording import SCANNED
from responders.bot_api.api import TOKEN
from responders.discord_service.core import CANARY_TOKEN

CANARIES = tuple(
    part.encode()
    for token, sign in ((TOKEN, ":"), (CANARY_TOKEN, "."))
    for part in (token, token.rpartition(sign)[2])  # the second half alone is enough to take a bot over
)
AROUND = 60


def files(folder: Path) -> Iterator[Path]:
    """The records, and the files of the folders that they name."""
    for record in sorted(folder.glob("*.txt")):
        yield record
        for line in record.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith(SCANNED):
                yield from (path for path in sorted(Path(line.removeprefix(SCANNED)).rglob("*")) if path.is_file())


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
    looked, hits = 0, list[str]()
    for path in files(folder):
        looked += path.stat().st_size
        hits += found(path)
    for hit in hits:
        sys.stdout.write(f"a token: {hit}\n")
    sys.stdout.write(f"{looked / 1e6:.1f} MB of logs, output, requests and files: {len(hits)} tokens\n")
    return 1 if hits or not looked else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
