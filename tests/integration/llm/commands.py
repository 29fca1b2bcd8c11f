"""The program as a process of its own, watched: what it said and when, and which addresses it looked up."""

import asyncio
import os
import sys
import time
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path
from typing import NamedTuple

import recording

ROOT = Path(__file__).parents[3]
WATCHED = Path(__file__).with_name("watched.py")
DAYS = ROOT / "adapters" / "sources" / "recorded" / "days"
EDITION = ("edition", "--source", f"recorded:{DAYS}", "--date", "2024-07-16", "--no-send")


class Ran(NamedTuple):
    """Status, output, what was looked up as `host port`; and each line with the seconds at which it came."""

    status: int
    said: str
    seen: list[str]
    lines: list[tuple[float, str]]


async def run(folder: Path, *arguments: str, typed: str = "", **settings: str) -> Ran:
    """Run it in a folder of its own, with these settings and no others."""
    seen = folder / "seen"
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "JOGAN_DATA_DIR": str(folder / "data"),
                   "PYTHONPATH": str(ROOT), **settings}  # fmt: skip
    began = time.monotonic()
    running = await asyncio.create_subprocess_exec(
        sys.executable, str(WATCHED), str(seen), *arguments, cwd=folder, env=environment,
        stdin=PIPE, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(typed.encode())
    running.stdin.close()
    lines = [(time.monotonic() - began, line.decode().rstrip("\n")) async for line in running.stdout]
    status = await running.wait()
    recording.note(*(line for _, line in lines))
    looked_up = seen.read_text(encoding="utf-8").splitlines() if seen.exists() else []
    hosts = sorted({line.partition(" ")[2] for line in looked_up})
    return Ran(status, "\n".join(line for _, line in lines), hosts, lines)


def kept_with(secret: str, folder: Path) -> list[str]:
    """Files below a folder that hold a secret: databases, archives, whatever was written."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path.relative_to(folder)) for path in files if secret.encode() in path.read_bytes()]
