"""The picture that goes with a message, from the archive's folder; a message goes without one that cannot be sent."""

import io
from pathlib import Path

import discord

LARGEST = 10 * 1024 * 1024
"""Bytes of a file that every place takes."""


class Pictures:
    """`archive` is None where nothing is kept."""

    def __init__(self, archive: Path | None) -> None:
        self._archive = archive

    def file(self, place: str | None) -> discord.File | None:
        """The file at a place such as `2024-07-16/categories.png`; None where there is none that can be sent."""
        if self._archive is None or place is None:
            return None
        path = (self._archive / place).resolve()
        if not path.is_relative_to(self._archive.resolve()):
            return None
        try:
            if not 0 < path.stat().st_size <= LARGEST:
                return None
            # in memory: the library leaves files of answers to interactions open
            return discord.File(io.BytesIO(path.read_bytes()), filename=path.name)
        except OSError:
            return None
