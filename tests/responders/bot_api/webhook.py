"""The webhook: set, told about, and updates delivered to it one after the other, tried again until taken."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any

import aiohttp
from patience import COMES
from responders.bot_api.service import Service
from responders.bot_api.values import Json, Upload, fault

Files = Mapping[str, Upload]
HEADER = "X-Telegram-Bot-Api-Secret-Token"
PAUSE = 0.05


def set_webhook(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """setWebhook; http is taken for the loopback only, as a server of one's own does."""
    url: str = p["url"]
    if url and not re.match(r"https://|http://127\.0\.0\.1[:/]", url):
        raise fault("bad webhook: An HTTPS URL must be provided for webhook")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", p.get("secret_token", "")):
        raise fault("secret token contains unallowed characters")
    if len(p.get("secret_token", "")) > 256:
        raise fault("secret token is too long")
    if not 1 <= p.get("max_connections", 40) <= 100:
        raise fault("bad webhook: max_connections")
    _set(service, p if url else {}, p)
    return True, []


def delete_webhook(service: Service, p: Json, files: Files) -> tuple[bool, list[str]]:
    """deleteWebhook"""
    _set(service, {}, p)
    return True, []


def _set(service: Service, hook: Json, p: Json) -> None:
    service.webhook = hook
    service.updates.webhook = hook.get("url", "")
    service.updates.allow(p.get("allowed_updates"))
    if p.get("drop_pending_updates"):
        service.updates.waiting.clear()
    service.updates.queued.set()


def get_webhook_info(service: Service, p: Json, files: Files) -> tuple[Json, list[str]]:
    """getWebhookInfo"""
    hook, waiting = service.webhook, len(service.updates.waiting)
    told: Json = {"url": hook.get("url", ""), "has_custom_certificate": False, "pending_update_count": waiting}
    if hook:
        told["max_connections"] = hook.get("max_connections", 40)
        told |= {name: hook[name] for name in ("last_error_date", "last_error_message") if name in hook}
    if service.updates.allowed:
        told["allowed_updates"] = list(service.updates.allowed)
    return told, []


async def deliver(service: Service, target: str, statuses: list[int]) -> None:
    """Send all that waits to the webhook, in order, each until it is taken; notes every status (0: no answer)."""
    updates = service.updates
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=COMES)) as session:
        while service.webhook and (updates.again or updates.waiting):
            queue = updates.again or updates.waiting
            status = await _post(session, service, target or service.webhook["url"], queue[0])
            statuses.append(status)
            if 200 <= status < 300:
                queue.pop(0)
                updates.taken()
                continue
            service.webhook["last_error_date"] = service.seconds()
            service.webhook["last_error_message"] = f"Wrong response from the webhook: {status}"
            await asyncio.sleep(PAUSE)


async def _post(session: aiohttp.ClientSession, service: Service, url: str, update: Json) -> int:
    headers = {HEADER: service.webhook["secret_token"]} if service.webhook.get("secret_token") else {}
    try:
        async with session.post(url, json=update, headers=headers) as answer:
            await answer.read()
            return answer.status
    except (aiohttp.ClientError, TimeoutError):
        return 0


METHODS: dict[str, Any] = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
