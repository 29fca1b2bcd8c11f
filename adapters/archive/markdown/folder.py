"""Writes folders of editions and reports: a file is the old one or the new one, never half; the same edition or report,
the same bytes."""

import asyncio
import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from adapters.archive.markdown.edition_json import edition_json
from adapters.archive.markdown.folded import folded
from adapters.archive.markdown.render import markdown
from adapters.archive.markdown.report_json import report_json
from bot.document.archive_pages import insights, papers
from bot.document.conference_report import report_page
from bot.document.front_page import PICTURE
from bot.domain.category import Categories
from bot.domain.conference import ConferenceReport
from bot.domain.edition import Edition
from bot.errors import Permanent

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""A name of a file or folder that leads nowhere else."""


class MarkdownArchive:
    """Editions and conference reports as folders of Markdown, JSON and the picture under one folder."""

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

    async def write_report(
        self, report: ConferenceReport, categories: Categories, pictures: Mapping[str, bytes]
    ) -> Path:
        """Write the folder of a report; raises Permanent where that cannot be done."""
        places = {self._place(report.slug, file): content for file, content in pictures.items()}

        def written() -> Path:
            for place, content in places.items():  # first, so that no page shows a picture that is not there
                _write(place.parent, {place.name: content})
            files = report_files(report, categories)
            folder = _write(self._place(report.slug), files)
            _take_away(page for page in folder.glob("report.*.md") if page.name not in files)
            return folder

        return await asyncio.to_thread(written)

    async def has_picture(self, report: str, file: str) -> bool:
        """Whether a report's folder has a picture."""
        return await asyncio.to_thread(self._place(report, file).is_file)

    async def report_page(self, report: ConferenceReport, categories: Categories, language: str) -> bytes:
        """A report's page, made anew."""
        return await asyncio.to_thread(_page, report, categories, language)

    def _place(self, slug: str, file: str = "") -> Path:
        """A place inside a report's folder; raises Permanent for a name that would lead out of it."""
        names = [slug, *filter(None, file.split("/"))]
        if not all(map(_PLAIN.fullmatch, names)):
            raise Permanent(f"{'/'.join(names)!r} is no place in the archive.")
        return self._folder.joinpath(*names)


def pages(edition: Edition, categories: Categories) -> dict[str, bytes]:
    """The text files of an edition by name, in each of its languages."""
    files: dict[str, str] = {}
    for language in edition.languages:
        files[f"insights.{language}.md"] = markdown(insights(edition, categories, language))
        files[f"papers.{language}.md"] = markdown(papers(edition, categories, language))
    files["edition.json"] = json.dumps(edition_json(edition), ensure_ascii=False, indent=2) + "\n"
    return {name: text.encode(errors="replace") for name, text in files.items()}


def report_files(report: ConferenceReport, categories: Categories) -> dict[str, bytes]:
    """The text files of a report by name, with a page in each of its languages."""
    files = {f"report.{code}.md": _page(report, categories, code) for code in report.languages}
    told = json.dumps(report_json(report), ensure_ascii=False, indent=2) + "\n"
    return files | {"report.json": told.encode(errors="replace")}


def _page(report: ConferenceReport, categories: Categories, language: str) -> bytes:
    return folded(report_page(report, categories, language)).encode(errors="replace")


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


def _take_away(files: Iterable[Path]) -> None:
    for file in files:
        try:
            file.unlink(missing_ok=True)
        except OSError as failure:
            raise Permanent(f"The old file {file} cannot be removed: {failure.strerror or failure}.") from failure


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
