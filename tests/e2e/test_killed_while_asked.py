"""`jogan run` killed while a model thinks about questions, and started again: who waited is told so."""

import signal
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from responders.bot_api.api import BotApi
from responders.openai_api.service import OpenAiService
from responders.openai_api.values import Told
from service_process import command, of_telegram, run

pytestmark = pytest.mark.timeout(120)
LINE = "I was interrupted before I could answer your question."


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: datetime.now(UTC)) as api:
        yield api


async def test_whoever_waited_is_told_after_the_next_start(telegram: BotApi, tmp_path: Path) -> None:
    assert (await command(tmp_path, "edition", "--date", "2024-07-16", "--no-send"))[0] == 0
    people = [telegram.person(f"Ann {number}", language="en") for number in range(3)]

    def told() -> list[int]:
        return [sum(LINE in (one.text or "") for one in telegram.chat(each).from_bot) for each in people]

    def asking() -> set[int]:
        drafts = telegram.calls_of("sendMessageDraft")
        return {call["chat_id"] for call in drafts if "Writing the answer" in call.get("text", "")}

    async with OpenAiService(lambda _: Told("{}", delay=60.0)) as model:
        settings = {"JOGAN_MODEL": "m", "OPENAI_BASE_URL": model.url, **of_telegram(telegram)}
        async with run(tmp_path, JOGAN_ANSWER_SECONDS="60", **settings) as running:
            for each in people:
                telegram.say(each, each, "/ask 1 How large are the models?")
            await running.until(lambda: len(asking()) == len(people), 60)
            running.process.send_signal(signal.SIGKILL)
            await running.process.wait()
        assert told() == [0, 0, 0]
        async with run(tmp_path, JOGAN_ANSWER_SECONDS="1", **settings) as running:
            await running.until(lambda: told() == [1, 1, 1], 60)
            assert await running.stop() == 0, running.log
    assert told() == [1, 1, 1]
