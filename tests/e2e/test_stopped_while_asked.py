"""`jogan run` told to stop while models think about questions: nobody who asked is left without a word."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from responders.bot_api.api import BotApi
from responders.openai_api.service import OpenAiService
from responders.openai_api.values import Told
from service_process import command, of_telegram, run

pytestmark = pytest.mark.timeout(90)
ASKERS = 20


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: datetime.now(UTC)) as api:
        yield api


async def test_all_who_asked_are_answered_with_what_there_is(telegram: BotApi, tmp_path: Path) -> None:
    assert (await command(tmp_path, "edition", "--date", "2024-07-16", "--no-send"))[0] == 0
    people = [telegram.person(f"Ann {number}", language="en") for number in range(ASKERS)]
    async with OpenAiService(lambda _: Told("{}", delay=60.0)) as model:
        settings = {"JOGAN_MODEL": "m", "OPENAI_BASE_URL": model.url, "JOGAN_ANSWER_SECONDS": "60"}
        async with run(tmp_path, **of_telegram(telegram), **settings) as running:
            await running.until(lambda: "Started telegram:" in running.log)
            for each in people:
                telegram.say(each, each, "/ask 1 How large are the models?")
            await running.until(lambda: len(telegram.calls_of("sendMessageDraft")) >= ASKERS, 30)
            assert await running.stop() == 0, running.log
    told = [telegram.last(each) for each in people]
    assert all(each.by_bot and "here are the passages nearest" in (each.text or "") for each in told)
    assert "Traceback" not in running.log
