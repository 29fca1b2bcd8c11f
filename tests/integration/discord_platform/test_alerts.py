"""Every alert as a real Discord bot tells it by direct message: whole, and what others said is no markup."""

from typing import get_args

import pytest
from fakes import FakeStore
from integration.discord_platform.hall import DAY, Hall
from responders.discord_service.seen import read_message

from bot.alerts.operators import Operators
from bot.domain.alert import Alert, AlertKind


@pytest.mark.parametrize("kind", get_args(AlertKind))
async def test_every_kind_arrives_whole(hall: Hall, kind: AlertKind) -> None:
    async with hall.sending() as platform:
        people = Operators([f"discord:{hall.mina.id}"], {"discord": platform}, FakeStore().chats, "ko")
        assert await people.ring(Alert(kind, "discord:1", DAY, "@everyone *503*"))
    message = hall.service.private(hall.mina).last()
    said = read_message(message.content, message.embeds, message.components).text
    assert "everyone *503*" in said
    assert "deploy/README.md" in said


async def test_an_operator_who_takes_no_messages_is_owed_it(hall: Hall) -> None:
    silent = hall.service.person("Silent", takes_messages=False)
    hall.service.join(hall.guild, silent)
    async with hall.sending() as platform:
        people = Operators([f"discord:{silent.id}"], {"discord": platform}, FakeStore().chats, "ko")
        assert not await people.ring(Alert("dead", "discord:1", DAY, "no"))
