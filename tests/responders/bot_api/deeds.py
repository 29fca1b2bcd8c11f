"""Which function does a method; getUpdates is the one that waits."""

from collections.abc import Mapping
from typing import Any

from responders.bot_api import chats, editing, profile, sending, webhook
from responders.bot_api.service import Service
from responders.bot_api.values import Json, Upload, fault

METHODS: dict[str, Any] = {
    **sending.METHODS,
    **editing.METHODS,
    **chats.METHODS,
    **profile.METHODS,
    **webhook.METHODS,
}


async def done(service: Service, method: str, p: Json, files: Mapping[str, Upload]) -> tuple[Any, list[str]]:
    """The result of a valid request and what the service cuts silently; raises Refused."""
    if method == "getUpdates":
        return await _updates(service, p), []
    if method not in METHODS:
        raise fault(f"this responder has no {method} yet")
    return METHODS[method](service, p, files)  # type: ignore[no-any-return] # the tables hold functions of that kind


async def _updates(service: Service, p: Json) -> list[Json]:
    limit = p.get("limit", 100)
    if not 1 <= limit <= 100:
        raise fault("limit must be 1-100")
    service.updates.allow(p.get("allowed_updates"))
    return await service.updates.poll(p.get("offset"), limit, min(p.get("timeout", 0), 50))
