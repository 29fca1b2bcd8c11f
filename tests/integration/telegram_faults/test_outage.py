"""Row 70: what waited for us while we were away costs no work, whatever it was; what is asked now is answered."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from integration.telegram.living import housed, until
from responders.bot_api.api import BotApi
from talking import NOW

from bot.domain.chat import Address


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A service whose clock stands with ours."""
    async with BotApi(now=lambda: NOW) as api:
        yield api


async def test_row_70_nothing_old_is_answered_or_carried_out(api: BotApi) -> None:
    ann = api.person("Ann", started=True)
    api.service.updates.allow(None)
    for words in ("3번 논문 왜 빨라?", "/digest", "/forget", "/subscribe LLM", "/paper 3") * 4:
        api.say(ann, ann, words, date=NOW - timedelta(minutes=11))
    async with housed(api) as house:
        await until(lambda: api.chat(ann).from_bot)
        await api.delivered()
        api.say(ann, ann, "/paper 1", date=NOW - timedelta(minutes=9))
        await until(lambda: api.last(ann).text.startswith("1. "))
        assert len(api.chat(ann).from_bot) == 2, "one notice, one answer"
        kept = await house.store.chats.get(Address("telegram", str(ann.id)))
        assert kept is None or not kept.subscribed
