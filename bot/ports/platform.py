"""A platform: a place where people write to us and read. Each one is a folder in adapters/platforms."""

from typing import Protocol


class Platform(Protocol):
    """Hears people and answers each in the process that heard them, through the one router.

    `name` is the platform's part of an Address. Sending posts joins this port with the first platform that
    carries them.
    """

    name: str

    async def serve(self) -> None:
        """Hear and answer until there is nothing more to hear, or until cancelled."""
        ...
