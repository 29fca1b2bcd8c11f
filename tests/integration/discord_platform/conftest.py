"""Fixtures: the service with the guild Lab in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from integration.discord_platform.hall import Hall
from responders.discord_service.service import DiscordService


@pytest.fixture
async def service() -> AsyncIterator[DiscordService]:
    """A service that fails the test for requests that must never be sent."""
    async with DiscordService() as opened:
        yield opened


@pytest.fixture
def hall(service: DiscordService, tmp_path: Path) -> Hall:
    """The guild Lab with #general."""
    mina, jun = service.person("Mina", "ko"), service.person("Jun")
    guild = service.guild("Lab", locale="ko")
    service.join(guild, mina, "manage_guild")
    service.join(guild, jun)
    (tmp_path / "2024-07-16").mkdir()
    (tmp_path / "2024-07-16" / "categories.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    return Hall(service, guild, service.text(guild, "general"), mina, jun, archive=tmp_path)
