"""Every alert as a real bot tells it: whole, in the operator's language, and again where it was refused before."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import get_args

import pytest
from builders import a_chat
from fakes import FakeClock, FakeStore
from integration.telegram.living import OwnDesk, settings
from responders.bot_api import wordings
from responders.bot_api.answers import Failure
from responders.bot_api.api import BotApi
from talking import NOW

from adapters.platforms.telegram.telegram import Telegram
from bot.alerts.alerts import Alerts
from bot.alerts.operators import Operators
from bot.domain.alert import FIRST_PAUSE, Alert, AlertKind


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


@pytest.fixture
async def telegram(api: BotApi) -> AsyncIterator[Telegram]:
    async with Telegram(settings(api), OwnDesk(), FakeClock(NOW)) as telegram:
        yield telegram


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("kind", get_args(AlertKind))
async def test_every_kind_arrives_whole(api: BotApi, telegram: Telegram, kind: AlertKind, language: str) -> None:
    ann, store = api.person("Ann", started=True), FakeStore()
    await store.chats.put(a_chat(str(ann.id), "telegram", language=language))
    people = Operators([f"telegram:{ann.id}"], {"telegram": telegram}, store.chats, "en")
    assert await people.ring(Alert(kind, "telegram:1", NOW.date(), "<b>503</b> & [link](x)"), NOW)
    assert "<b>503</b> & [link](x)" in api.last(ann).text, "what others said is no markup"
    assert "deploy/README.md" in api.last(ann).text
    assert len(api.chat(ann).from_bot) == 1


async def test_an_operator_who_blocked_the_bot_is_told_once_after_coming_back(api: BotApi, telegram: Telegram) -> None:
    ann, store, clock = api.person("Ann", started=True), FakeStore(), FakeClock(NOW)
    api.script("sendMessage", [wordings.BLOCKED, Failure(502)])
    people = Operators([f"telegram:{ann.id}"], {"telegram": telegram}, store.chats, "en")
    alerts = Alerts(store.alerts, people, clock)
    alerts.tell("dead", "telegram:1", "bad markup")
    await alerts.told(5.0)
    for _ in range(6):
        clock.advance(timedelta(minutes=1))
        await alerts.tell_owed()
    assert len(api.chat(ann).from_bot) == 0
    for _ in range(3):
        clock.advance(2 * FIRST_PAUSE)
        await alerts.tell_owed()
    assert len(api.chat(ann).from_bot) == 1
    assert "nobody could be told earlier" in api.last(ann).text
