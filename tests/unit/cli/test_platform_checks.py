"""The doctor on bots and named chats, against both services on the loopback: who, where, what to do. Sends nothing."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from responders.bot_api.api import TOKEN, BotApi
from responders.discord_service.service import DiscordService

from adapters.cli.platform_checks import platform_checks
from adapters.cli.row import Row
from adapters.config import Config, read

Settings = Callable[..., Config]
WRONG = "123456789:" + "wrongWRONG" * 4


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    def made(**named: str) -> Config:
        return read({"JOGAN_DATA_DIR": str(tmp_path), "JOGAN_SOURCES": f"recorded:{tmp_path}", **named}, tmp_path)

    return made


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


async def checked(config: Config) -> dict[str, Row]:
    rows = await platform_checks(config)
    assert len({row.check for row in rows}) == len(rows)
    return {row.check: row for row in rows}


async def test_nothing_set_is_skipped_with_the_way_there(settings: Settings) -> None:
    rows = await checked(settings())
    assert {row.status for row in rows.values()} == {"skipped"}
    assert rows["telegram"].detail == "JOGAN_TELEGRAM_TOKEN is not set"
    assert rows["discord"].remedy.startswith("To connect it, make an application at https://discord.com/developers")


async def test_bots_and_their_named_chats_are_found_and_nothing_is_changed(
    settings: Settings, telegram: BotApi
) -> None:
    ann = telegram.person("Ann")
    room = telegram.channel("The lab", ann, username="the_lab")
    telegram.add_bot(room, ann)
    async with DiscordService() as discord:
        channel = discord.text(discord.guild("Lab"), "papers")
        config = settings(
            JOGAN_TELEGRAM_TOKEN=TOKEN,
            JOGAN_TELEGRAM_API_URL=telegram.url,
            JOGAN_TELEGRAM_CHANNELS="@the_lab;@nowhere",
            JOGAN_DISCORD_TOKEN=discord.token,
            JOGAN_DISCORD_API_URL=discord.api_url,
            JOGAN_DISCORD_CHANNELS=str(channel.id),
        )
        rows = await checked(config)
    assert rows["telegram"].status == rows["discord"].status == "ok"
    assert rows["telegram"].detail.startswith("the token is that of telegram:")
    assert rows["named chats"].detail == "3 named"
    assert rows["chat telegram:@the_lab"] == Row("chat telegram:@the_lab", "ok", f"The lab (channel, {room.id})")
    assert rows[f"chat discord:{channel.id}"].status == "ok"
    lost = rows["chat telegram:@nowhere"]
    assert (lost.status, "is not there" in lost.detail, bool(lost.remedy)) == ("failed", True, True)
    assert not telegram.calls_of("sendMessage")
    assert not telegram.calls_of("setMyCommands")
    assert {call.method for call in telegram.calls} <= {"getMe", "getChat", "getChatMember"}


async def test_a_place_where_the_bot_may_not_post_is_a_failure_with_the_remedy(
    settings: Settings, telegram: BotApi
) -> None:
    ann = telegram.person("Ann")
    silent = telegram.channel("Silent", ann, username="silent_one")
    telegram.add_bot(silent, ann, rights=frozenset())
    telegram.channel("Without the bot", ann, username="elsewhere")
    async with DiscordService() as discord:
        guild = discord.guild("Lab")
        closed, thread_of = discord.text(guild, "closed"), discord.text(guild, "open")
        mina = discord.person("Mina")
        discord.join(guild, mina)
        thread = discord.thread(thread_of, "a thread", mina)
        discord.deny(closed, discord.bot, "send_messages")
        rows = await checked(
            settings(
                JOGAN_TELEGRAM_TOKEN=TOKEN,
                JOGAN_TELEGRAM_API_URL=telegram.url,
                JOGAN_TELEGRAM_CHANNELS="@silent_one;@elsewhere",
                JOGAN_DISCORD_TOKEN=discord.token,
                JOGAN_DISCORD_API_URL=discord.api_url,
                JOGAN_DISCORD_CHANNELS=f"{closed.id};{thread_of.id};{thread.id}",
            )
        )
    failed = {name for name, row in rows.items() if row.status == "failed"}
    assert failed == {"chat telegram:@silent_one", "chat telegram:@elsewhere", f"chat discord:{closed.id}"}
    silent = rows["chat telegram:@silent_one"]
    assert silent.remedy == "Give the bot the right to post there, and start again."
    assert "right to post" not in silent.detail, "a remedy is said once"
    assert rows[f"chat discord:{thread.id}"].detail.endswith(f"(thread, {thread.id})")


async def test_a_wrong_token_is_told_with_the_way_to_one_and_never_shown(settings: Settings, telegram: BotApi) -> None:
    config = settings(JOGAN_TELEGRAM_TOKEN=WRONG, JOGAN_TELEGRAM_API_URL=telegram.url)
    row = (await checked(config))["telegram"]
    assert row.status == "failed"
    assert "JOGAN_TELEGRAM_TOKEN" in row.detail
    assert "@BotFather" in row.remedy
    assert WRONG not in str(row)


@pytest.mark.parametrize("platform", ["TELEGRAM", "DISCORD"])
async def test_a_service_that_is_not_there_is_told_with_its_setting(settings: Settings, platform: str) -> None:
    token = WRONG if platform == "TELEGRAM" else "MTEwMDAwMDAwMDAwMDAwMDAwMQ.GAbCde." + "AbCdEfGh_-" * 4
    config = settings(**{f"JOGAN_{platform}_TOKEN": token, f"JOGAN_{platform}_API_URL": "http://127.0.0.1:1"})
    row = (await checked(config))[platform.lower()]
    assert (row.status, row.remedy) == ("failed", f"Check the network, or name a proxy: JOGAN_{platform}_API_URL.")


async def test_named_chats_without_a_bot_are_a_failure(settings: Settings) -> None:
    row = (await checked(settings(JOGAN_DISCORD_CHANNELS="1100000000000000001")))["discord"]
    assert (row.status, row.detail) == ("failed", "JOGAN_DISCORD_TOKEN is not set; 1 named chats get nothing")


async def test_a_mistake_in_the_chats_file_is_a_row(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "chats.toml").write_text("[[chat]]\nid = '@lab'\n")
    row = (await checked(settings(JOGAN_CHATS_FILE=str(tmp_path / "chats.toml"))))["named chats"]
    assert row.status == "failed"
    assert "chat 1 (@lab): has no platform" in row.detail


async def test_a_webhook_is_told_without_its_secret(settings: Settings) -> None:
    secret = "0123456789abcdef" * 2
    named = {"JOGAN_TELEGRAM_WEBHOOK_URL": "https://bot.example.org/t", "JOGAN_TELEGRAM_WEBHOOK_SECRET": secret}
    row = (await checked(settings(**named)))["webhook"]
    assert (row.status, row.detail) == (
        "ok",
        "https://bot.example.org/t leads to port 8443 of this machine, with its secret",
    )
    assert secret not in str(row)
