"""The archive, with the site beside it where one is wanted."""

from pathlib import Path

from adapters.archive.markdown.folder import MarkdownArchive
from adapters.archive.site.beside import ArchiveWithSite
from adapters.archive.site.pages import Kind
from adapters.archive.site.site import FOLDER, Site
from adapters.config import Config
from bot.domain.category import Categories
from bot.ports.archive import Archive
from bot.ports.store import Store


def archive(config: Config, store: Store, listed: Categories, folder: Path) -> Archive:
    """The archive in a folder. Its site is kept up where it has an address or was made once."""
    files = MarkdownArchive(folder)
    if config.site_url is None and not (folder / FOLDER).is_dir():
        return files
    return ArchiveWithSite(files, site(config, store, listed, folder))


def site(config: Config, store: Store, listed: Categories, folder: Path) -> Site:
    """The site of an archive."""
    kind = Kind(config.languages, listed, folder, config.site_url)
    return Site(folder / FOLDER, kind, store.editions, store.reports)
