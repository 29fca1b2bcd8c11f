"""Where published editions are kept as files for readers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from bot.domain.category import Categories
from bot.domain.conference import ConferenceReport
from bot.domain.edition import Edition


class Archive(Protocol):
    """A folder of editions."""

    async def write(self, edition: Edition, categories: Categories, picture: bytes) -> Path:
        """Write an edition's folder (pages in each of its languages, the picture, edition.json); gives the folder.

        Writing the same edition again leaves the same bytes. Raises Permanent where the folder cannot be written.
        """
        ...

    async def has(self, edition: Edition, categories: Categories) -> bool:
        """Whether an edition's folder is there whole: its pages as write() would leave them, and a picture."""
        ...

    async def keep_picture(self, place: str, picture: bytes) -> Path:
        """Keep a picture that is of no one edition at its place (`2024-W29/trend-0715-0719.png`); gives the file.

        Raises Permanent where it cannot be written.
        """
        ...

    async def write_report(
        self, report: ConferenceReport, categories: Categories, pictures: Mapping[str, bytes]
    ) -> Path:
        """Write a conference report's folder: a page in each of its languages, report.json, and its `pictures` by the
        `file` of their figures; gives the folder. A picture that is there and not given stays; a page in a language
        that the report is not written in any more does not.

        Writing the same report again leaves the same bytes. Raises Permanent where the folder cannot be written.
        """
        ...

    async def has_picture(self, report: str, file: str) -> bool:
        """Whether the folder of a report (its slug) has the picture of a figure's `file`."""
        ...

    async def report_page(self, report: ConferenceReport, categories: Categories, language: str) -> bytes:
        """A report's page in one of its languages, as write_report() writes it; reads nothing: the folder may be on
        another machine."""
        ...
