"""Where published editions are kept as files for readers."""

from pathlib import Path
from typing import Protocol

from bot.domain.category import Categories
from bot.domain.edition import Edition


class Archive(Protocol):
    """A folder of editions."""

    async def write(self, edition: Edition, categories: Categories, picture: bytes) -> Path:
        """Write an edition's folder (pages in each of its languages, the picture, edition.json); gives the folder.

        Writing the same edition again leaves the same bytes. Raises Permanent where the folder cannot be written.
        """
        ...
