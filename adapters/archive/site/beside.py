"""An archive with a site beside it: what is written to the one is shown in the other."""

from collections.abc import Mapping
from pathlib import Path

from adapters.archive.site.site import Site
from bot.domain.category import Categories
from bot.domain.conference import ConferenceReport
from bot.domain.edition import Edition
from bot.ports.archive import Archive


class ArchiveWithSite:
    """bot.ports.archive.Archive: the files first, then the pages that they change."""

    def __init__(self, archive: Archive, site: Site) -> None:
        self._archive, self._site = archive, site

    async def write(self, edition: Edition, categories: Categories, picture: bytes) -> Path:
        """Write an edition's folder, then its part of the site."""
        folder = await self._archive.write(edition, categories, picture)
        await self._site.refresh(edition.day)
        return folder

    async def has(self, edition: Edition, categories: Categories) -> bool:
        """Whether the folder and the edition's page are there."""
        return await self._archive.has(edition, categories) and self._site.has(edition.day)

    async def keep_picture(self, place: str, picture: bytes) -> Path:
        """Keep a picture, which the site does not show."""
        return await self._archive.keep_picture(place, picture)

    async def write_report(
        self, report: ConferenceReport, categories: Categories, pictures: Mapping[str, bytes]
    ) -> Path:
        """Write a report's folder, then the site's reports."""
        folder = await self._archive.write_report(report, categories, pictures)
        await self._site.refresh_reports()
        return folder

    async def has_picture(self, report: str, file: str) -> bool:
        """Whether the archive has a figure."""
        return await self._archive.has_picture(report, file)

    async def report_page(self, report: ConferenceReport, categories: Categories, language: str) -> bytes:
        """A report's page of the archive."""
        return await self._archive.report_page(report, categories, language)
