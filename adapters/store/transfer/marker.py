"""A file beside a SQLite database says that its data went elsewhere, so that nobody posts from both by mistake."""

from pathlib import Path

from bot.errors import BadFile, StoreUnusable

ENDING = ".moved"


def leave(path: Path, target: str) -> None:
    """Say where the data of a file went; `target` has no password."""
    marker = path.with_name(path.name + ENDING)
    try:
        marker.write_text(f"{target}\n", encoding="utf-8")
    except OSError as error:
        raise BadFile(str(marker), f"cannot be written: {error.strerror}; all data was moved") from error


def refuse_moved(path: Path) -> None:
    """Open no file whose data went elsewhere. Raises StoreUnusable with both ways on."""
    marker = path.with_name(path.name + ENDING)
    if not marker.is_file():
        return
    target = marker.read_text(encoding="utf-8", errors="replace").strip()[:200]
    raise StoreUnusable(
        f"{path}: its data was moved to {target}: set JOGAN_DATABASE_URL to that address. To go on with this file "
        f"instead, delete {marker.name}: then never start the other one"
    )
