"""A value for every secret setting, that nothing but its own service may ever be shown; and where to look for it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from responders.bot_api.api import TOKEN
from responders.discord_service.core import CANARY_TOKEN
from responders.openai_api.scripts import KEY

CANARIES: Mapping[str, str] = {
    "JOGAN_TELEGRAM_TOKEN": TOKEN,
    "JOGAN_TELEGRAM_WEBHOOK_SECRET": "canary-hook_7Yt2Qw9Lk4Zx1Cv8Bn5Mj3Hg6Fd0",
    "JOGAN_DISCORD_TOKEN": CANARY_TOKEN,
    "JOGAN_OPENREVIEW_TOKEN": "canary-openreview.R8sT3uV6wX1yZ4.aB7cD2eF5gH",
    "OPENAI_API_KEY": KEY,
    "JOGAN_FALLBACK_API_KEY": "canary-fallback-Mn4Bv7Cx2Zl9Kj6Hg3",
}
"""By the setting's name."""


def pieces() -> dict[bytes, str]:
    """What to look for: the whole, and the half that is enough to guess it; with the setting's name."""
    found = {}
    for name, value in CANARIES.items():
        found |= {value.encode(): name, value[len(value) // 2 :].encode(): f"{name}, its second half"}
    return found


def hits(content: bytes, where: str) -> list[str]:
    """Each canary that stands there, by its setting's name; its value is not shown."""
    return [f"{name} in {where}" for piece, name in pieces().items() if piece in content]


def in_files(folder: Path) -> Iterator[str]:
    """Canaries in any file of a folder: database, archive, site, cache, logs."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from hits(path.read_bytes(), str(path.relative_to(folder)))


def in_process(number: int, *, environment: bool) -> list[str]:
    """Canaries in what everybody on the machine may read of a process, and in its environment where none may stand.

    A secret in a variable stands in the environment: its owner and root can read that, as they can the process itself.
    """
    names = ["cmdline", "comm", *(["environ"] if environment else [])]
    return [hit for name in names for hit in hits(Path(f"/proc/{number}/{name}").read_bytes(), f"/proc/…/{name}")]
