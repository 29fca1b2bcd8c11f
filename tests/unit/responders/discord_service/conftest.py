"""Fixtures: a service that also holds its own answers against the description, and in it a guild with two people."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from responders.discord_service.service import DiscordService
from responders.discord_service.world import Channel, Guild, User


@dataclass
class Place:
    """A guild with a channel; Mina may manage it, Jun may not."""

    guild: Guild
    channel: Channel
    mina: User
    jun: User


@pytest.fixture
async def service() -> AsyncIterator[DiscordService]:
    """A service that fails the test for requests that must never be sent, and for answers of its own that are wrong."""
    async with DiscordService() as opened:
        opened.rest.check_answers = True
        yield opened
        assert opened.rest.unfaithful == []


@pytest.fixture
def place(service: DiscordService) -> Place:
    """The guild Lab with #general."""
    mina, jun = service.person("Mina", "ko"), service.person("Jun")
    guild = service.guild("Lab", locale="ko")
    service.join(guild, mina, "manage_guild")
    service.join(guild, jun)
    return Place(guild, service.text(guild, "general"), mina, jun)
