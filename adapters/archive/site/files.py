"""The folder of the site: a file is the old one or the new one, never half; what would not change is left alone."""

import os
import struct
import tempfile
from pathlib import Path

from bot.errors import Permanent

_PNG = b"\x89PNG\r\n\x1a\n"


class Files:
    """Writes pages by their paths from the root, and counts what it has written. Raises Permanent where it cannot."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.written, self.kept = folder, 0, 0
        self._made: set[Path] = set()

    def put(self, path: str, content: bytes) -> None:
        """Write one file."""
        file = self.folder / path
        try:
            if file.parent not in self._made:
                file.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(file.parent)
            if file.is_file() and file.read_bytes() == content:
                self.kept += 1
                return
            _replace(file, content)
        except OSError as failure:
            why = failure.strerror or failure
            raise Permanent(f"The site's folder {self.folder} cannot be written: {why}.") from failure
        self.written += 1

    def copy(self, folder: Path, name: str, to: str, named: str = "") -> bool:
        """Copy a file of the archive, where it is there and in that folder; whether it was."""
        source = folder / name
        try:
            if not source.resolve().is_relative_to(folder.resolve()):
                return False
            content = source.read_bytes()
        except (OSError, ValueError):
            return False
        self.put(f"{to}/{named or name}", content)
        return True


def png_size(file: Path) -> tuple[int, int] | None:
    """Width and height of a picture; None where there is none."""
    try:
        with file.open("rb") as picture:
            head = picture.read(24)
    except OSError:
        return None
    if len(head) < 24 or not head.startswith(_PNG):
        return None
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _replace(file: Path, content: bytes) -> None:
    """Write beside, then rename: whoever reads meanwhile sees the old file. What a crash loses is written anew."""
    handle, beside = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(content)
        Path(beside).chmod(0o644)
        Path(beside).replace(file)
    finally:
        Path(beside).unlink(missing_ok=True)
