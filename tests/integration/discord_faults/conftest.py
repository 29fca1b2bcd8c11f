"""Fixtures: the service with the guild Lab in it, as the platform's own tests have it."""

from integration.discord_platform.conftest import hall, service

__all__ = ["hall", "service"]
