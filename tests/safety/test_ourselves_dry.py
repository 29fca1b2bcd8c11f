"""FAULTS §3, ourselves: with the tokens of production and no destination, or where only something is to be seen,
nothing is sent to anybody."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from responders.bot_api.api import BotApi
from responders.discord_service.service import DiscordService
from service_process import command, of_discord, of_telegram

pytestmark = [pytest.mark.timeout(120), pytest.mark.slow]  # processes that start take seconds
DAY = ("--date", "2024-07-16")
WITHOUT_A_DESTINATION = (("edition", *DAY),)
ONLY_LOOKING = (
    ("edition", *DAY, "--no-send"),
    ("post", "--preview", "telegram:-1001234567890", *DAY),
    ("post", "--preview", "discord:1100000000000000001", *DAY),
    ("deliveries", "list", "--json"),
    ("doctor",),
)
CHANNELS = {"JOGAN_TELEGRAM_CHANNELS": "-1001234567890", "JOGAN_DISCORD_CHANNELS": "1100000000000000001"}


def sent(telegram: BotApi, discord: DiscordService) -> list[str]:
    """Everything that somebody would have seen."""
    shown = [call.method for call in telegram.calls if call.method.startswith(("send", "edit", "copy", "forward"))]
    return [*shown, *(f"{call.method} {call.path}" for call in discord.core.calls if call.method != "GET")]


@pytest.mark.parametrize(
    ("orders", "named"), [(WITHOUT_A_DESTINATION, {}), (ONLY_LOOKING, CHANNELS)], ids=["no destination", "only looking"]
)
async def test_nothing_is_sent(orders: tuple[tuple[str, ...], ...], named: dict[str, str], tmp_path: Path) -> None:
    async with BotApi(now=lambda: datetime.now(UTC)) as telegram, DiscordService(datetime.now(UTC)) as discord:
        for words in orders:
            _, said = await command(tmp_path, *words, **of_telegram(telegram), **of_discord(discord), **named)
            assert said, words
            assert "Traceback" not in said
        assert sent(telegram, discord) == []
