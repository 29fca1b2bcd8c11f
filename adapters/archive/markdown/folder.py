"""Writes an edition's folder: a file is the old one or the new one, never half; the same edition, the same bytes."""

import asyncio
import json
import os
import tempfile
from pathlib import Path

from adapters.archive.markdown.edition_json import edition_json
from adapters.archive.markdown.render import markdown
from bot.document.archive_pages import insights, papers
from bot.document.front_page import PICTURE
from bot.domain.category import Categories
from bot.domain.edition import Edition
from bot.errors import Permanent


class MarkdownArchive:
    """Editions as folders of Markdown, JSON and the picture under one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def write(self, edition: Edition, categories: Categories, picture: bytes) -> Path:
        """Write the folder of an edition; raises Permanent where that cannot be done."""

        def written() -> Path:
            files = pages(edition, categories) | {PICTURE: picture}
            return _write(self._folder / edition.day.isoformat(), files)

        return await asyncio.to_thread(written)

    async def has(self, edition: Edition, categories: Categories) -> bool:
        """Whether the folder holds all its files, the pages with these words; the picture is taken as it is."""
        folder = self._folder / edition.day.isoformat()
        return await asyncio.to_thread(lambda: _has(folder, pages(edition, categories)))

    async def keep_picture(self, place: str, picture: bytes) -> Path:
        """Write one file of a folder; raises Permanent where that cannot be done."""
        path = self._folder / place
        return await asyncio.to_thread(_write, path.parent, {path.name: picture}) / path.name


def pages(edition: Edition, categories: Categories) -> dict[str, bytes]:
    """The text files of an edition by name, in each of its languages."""
    files: dict[str, str] = {}
    for language in edition.languages:
        files[f"insights.{language}.md"] = markdown(insights(edition, categories, language))
        files[f"papers.{language}.md"] = markdown(papers(edition, categories, language))
    files["edition.json"] = json.dumps(edition_json(edition), ensure_ascii=False, indent=2) + "\n"
    return {name: text.encode(errors="replace") for name, text in files.items()}


def _write(folder: Path, files: dict[str, bytes]) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            path = folder / name
            if not path.is_file() or path.read_bytes() != content:
                _replace(path, content)
    except OSError as failure:
        raise Permanent(f"The archive folder {folder} cannot be written: {failure.strerror or failure}.") from failure
    return folder


def _has(folder: Path, files: dict[str, bytes]) -> bool:
    try:
        return (folder / PICTURE).is_file() and all((folder / name).read_bytes() == files[name] for name in files)
    except OSError:
        return False


def _replace(path: Path, content: bytes) -> None:
    """Write beside, then rename: whoever reads meanwhile sees the old file."""
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    finally:
        Path(beside).unlink(missing_ok=True)
