"""`jogan run` as a process that is looked at: it is ready, a private person stands in no metric, and it closes."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from loopback import a_free_port, page
from responders.bot_api.api import TOKEN, BotApi
from scraped import scraped
from service_process import of_telegram, run

pytestmark = pytest.mark.timeout(60)


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: datetime.now(UTC)) as api:
        yield api


@pytest.mark.slow  # the service starts as a process
async def test_a_running_service_is_looked_at(telegram: BotApi, tmp_path: Path) -> None:
    ann, port = telegram.person("Ann", language="en"), a_free_port()
    async with run(tmp_path, JOGAN_METRICS_PORT=str(port), **of_telegram(telegram)) as running:
        await running.until(lambda: "Started telegram" in running.log)
        telegram.start(ann)
        await running.until(lambda: bool(telegram.calls_of("sendMessage", ann.id)))
        assert json.loads(await asyncio.to_thread(page, port, "/healthz")) == {"process": "ok", "tasks": {}}
        ready = json.loads(await asyncio.to_thread(page, port, "/readyz"))
        assert ready["database"] == "ok"
        assert list(ready["lanes"]) == [f"telegram:{TOKEN.partition(':')[0]}"]
        text = await asyncio.to_thread(page, port, "/metrics")
        assert scraped(text)["jogan_chats", "known"] == 1
        assert str(ann.id) not in text.replace(f"telegram:{TOKEN.partition(':')[0]}", "")
        assert await running.stop() == 0, running.log
    assert f"http://127.0.0.1:{port}/metrics" in running.log
    with pytest.raises(OSError, match="refused"):
        page(port, "/healthz")
