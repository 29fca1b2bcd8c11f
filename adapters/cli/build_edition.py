"""What `jogan edition` does once its arguments are read: build, then say what came of it."""

from datetime import date
from pathlib import Path

from adapters.archive.markdown.edition_json import edition_json
from adapters.cli import show
from adapters.config import Config
from adapters.wiring.program import program
from bot.digest.service import Built
from bot.domain.edition import Edition
from bot.wording.choose import reading

NOT_SENT = (
    "Nothing was sent: posts at each chat's own time come with the next version. /digest reads it, as in `jogan chat`."
)


async def build_and_tell(config: Config, day: date | None, out: Path | None, *, send: bool, as_json: bool) -> int:
    """Build the edition and print what came of it; the exit status."""
    if config.waiting:
        show.remark(f"jogan: set, and not read by this version yet: {', '.join(config.waiting)}")
    stages = show.StageLine()
    async with program(config, archive=out) as running:
        built = await running.digest.build(day or running.last_closed(), stages)
    stages.clear()
    if as_json:
        show.document(edition_json(built.edition))
    else:
        _tell(built, send=send)
    for line in _failures(built.edition):
        show.remark(line)
    return 1 if built.edition.reason == "sources_failed" else 0


def _tell(built: Built, *, send: bool) -> None:
    edition = built.edition
    if edition.state == "none":
        show.line(f"{edition.day}: {_reason(edition)}")
        return
    counts = " · ".join(f"{key} {count}" for key, count in edition.counts.items())
    again = "" if built.new else " (published before; nothing changed)"
    show.line(f"{edition.day}: {len(edition.papers)} papers{again} · {counts}")
    show.line(f"Archive: {built.folder}")
    if send:
        show.line(NOT_SENT)


def _reason(edition: Edition) -> str:
    return reading("en").reasons.of(edition.reason) if edition.reason else ""


def _failures(edition: Edition) -> list[str]:
    return [f"jogan: source {source.name} failed: {source.error}" for source in edition.sources if source.error]
