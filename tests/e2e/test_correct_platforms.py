"""`jogan correct` beside a running service: what people were shown in both platforms is edited, nothing is sent."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from responders.bot_api.api import TOKEN, BotApi
from responders.discord_service.service import DiscordService
from service_process import command, of_discord, of_telegram, run

pytestmark = pytest.mark.timeout(60)
TAKEN_BACK = "its card was found wrong and taken back"
LINE = "This report introduces the Qwen2 series"


async def test_a_card_taken_back_is_edited_where_it_was_shown_and_nothing_is_sent(tmp_path: Path) -> None:
    async with BotApi(now=lambda: datetime.now(UTC)) as telegram, DiscordService(datetime.now(UTC)) as discord:
        ann, mina = telegram.person("Ann", language="en"), discord.person("Mina", "en-US")
        guild = discord.guild("Lab")
        discord.join(guild, mina)
        channel = discord.text(guild, "papers")
        settings = of_telegram(telegram) | of_discord(discord)
        assert (await command(tmp_path, "edition", "--date", "2024-07-16", **settings))[0] == 0
        async with run(tmp_path, **settings) as running:
            await discord.connected(timeout=15)
            await discord.registered(timeout=15)
            room = telegram.chat(ann.id)
            telegram.say(ann, ann.id, "/digest LLM")
            await running.until(lambda: any(LINE in message.text for message in room.from_bot))
            telegram.say(ann, ann.id, "/paper 1")
            await running.until(lambda: any("What's New" in message.text for message in room.from_bot))
            telegram.say(ann, ann.id, "/paper 2")
            await running.until(lambda: room.from_bot[-1].text.startswith("2. Learning to Refuse"))
            await discord.slash(mina, channel, "paper", {"paper": "1"}).reply()
            await running.until(lambda: LINE in discord.transcript(channel))
            sent, posted = len(room.messages), len(channel.messages)
            untouched = room.from_bot[-1]
            assert LINE in telegram.transcript(ann.id)

            arguments = ("correct", "1", "--drop", "--why", "the number is not in the paper")
            status, written = await command(tmp_path, *arguments, **settings)
            assert status == 0, written
            assert "3 messages edited." in written, written
            again = await command(tmp_path, *arguments, **settings)
            assert again[0] == 0, again
            assert await running.stop() == 0

        for shown, count in ((telegram.transcript(ann.id), 2), (discord.transcript(channel), 1)):
            assert LINE not in shown
            assert shown.count(TAKEN_BACK) == count, shown
        assert (len(room.messages), len(channel.messages)) == (sent, posted)
        assert not untouched.edits
        for secret in (TOKEN, discord.token):
            assert secret not in written + again[1] + running.log
