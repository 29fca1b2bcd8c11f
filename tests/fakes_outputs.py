"""Fakes for what an edition is given out as: the archive and the picture. They pass the ports' contract tests."""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.domain.category import Categories
from bot.domain.conference import ConferenceReport
from bot.domain.edition import Edition
from bot.errors import Permanent
from bot.ports.charts import Bar


@dataclass
class MemoryArchive:
    """bot.ports.archive.Archive in memory: `written` is what it was given, `files` what each folder holds."""

    folder: Path = Path("archive")
    writable: bool = True
    written: list[tuple[Edition, bytes]] = field(default_factory=list)
    reports: list[ConferenceReport] = field(default_factory=list)
    files: dict[Path, dict[str, bytes]] = field(default_factory=dict)

    async def write(self, edition: Edition, categories: Categories, picture: bytes) -> Path:
        folder = self.folder / edition.day.isoformat()
        if not self.writable:
            raise Permanent(f"The archive folder {folder} cannot be written.")
        self.written.append((edition, picture))
        self.files[folder] = {**_pages(edition), "categories.png": picture}
        return folder

    async def has(self, edition: Edition, categories: Categories) -> bool:
        there = self.files.get(self.folder / edition.day.isoformat(), {})
        return "categories.png" in there and _pages(edition).items() <= there.items()

    async def keep_picture(self, place: str, picture: bytes) -> Path:
        folder, name = self.folder / place.partition("/")[0], place.partition("/")[2]
        if not self.writable:
            raise Permanent(f"The archive folder {folder} cannot be written.")
        self.files.setdefault(folder, {})[name] = picture
        return folder / name

    async def write_report(
        self, report: ConferenceReport, categories: Categories, pictures: Mapping[str, bytes]
    ) -> Path:
        folder = self.folder / report.slug
        if not self.writable:
            raise Permanent(f"The archive folder {folder} cannot be written.")
        if any(part in ("", ".", "..") for file in (report.slug, *pictures) for part in file.split("/")):
            raise Permanent(f"{report.slug} has a file outside its folder.")
        self.reports.append(report)
        pages = {f"report.{code}.md": await self.report_page(report, categories, code) for code in report.languages}
        kept = self.files.setdefault(folder, {})
        for name in [name for name in kept if name.endswith(".md")]:
            del kept[name]
        kept |= {**pages, "report.json": repr(report).encode(errors="replace"), **pictures}
        return folder

    async def has_picture(self, report: str, file: str) -> bool:
        return file in self.files.get(self.folder / report, {})

    async def report_page(self, report: ConferenceReport, categories: Categories, language: str) -> bytes:
        return f"{language} {report!r}".encode(errors="replace")


def _pages(edition: Edition) -> dict[str, bytes]:
    names = [f"{page}.{language}.md" for language in edition.languages for page in ("insights", "papers")]
    pages = {name: f"{name} {edition!r}".encode(errors="replace") for name in names}
    return {**pages, "edition.json": repr(edition).encode(errors="replace")}


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


class PlainCharts:
    """bot.ports.charts.Charts: one white pixel, with the rows in words as the picture's comment."""

    def categories(self, day: date, bars: Sequence[Bar]) -> bytes:
        return self._pixel(str(day), bars)

    def week(self, newest: date, bars: Sequence[Bar]) -> bytes:
        return self._pixel("week {}-{}".format(*newest.isocalendar()[:2]), bars)

    def _pixel(self, title: str, bars: Sequence[Bar]) -> bytes:
        words = f"{title} {[(bar.label, bar.count, bar.earlier) for bar in bars]}"
        head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
        comment = b"Comment\0" + words.encode("latin-1", "backslashreplace")
        chunks = ((b"IHDR", head), (b"tEXt", comment), (b"IDAT", zlib.compress(b"\0\xff")), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)
