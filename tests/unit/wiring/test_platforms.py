"""Bots of tokens, and the chats that settings and file name."""

import subprocess
import sys
from pathlib import Path

import pytest

from adapters.config import TABLE, Config, read
from adapters.platforms.terminal.plain import plain_lines
from adapters.wiring.named_chats import named_chats
from adapters.wiring.platforms import NAMES, OFFERED, NoBot, bots, next_steps, previews
from adapters.wiring.program import program
from bot.chat.message import Incoming, Reply
from bot.delivery.named_chats import NamedChat
from bot.document.blocks import Document, Paragraph, text
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.errors import BadFile, BadSetting
from bot.settings import LaneSettings

TELEGRAM = "123456789:" + "AbCdEfGh_-" * 3 + "12345"
DISCORD = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.GAbCde." + "AbCdEfGh_-" * 3 + "12345678"
PASSWORD = "0123456789abcdef" * 2


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return read(
        {
            "JOGAN_DATA_DIR": str(tmp_path),
            "JOGAN_TELEGRAM_TOKEN": f"{TELEGRAM},{TELEGRAM}2",
            "JOGAN_DISCORD_TOKEN": DISCORD,
            "JOGAN_TELEGRAM_WEBHOOK_SECRET": PASSWORD,
            "JOGAN_OPERATORS": "telegram:7",
        },
        tmp_path,
    )


def test_every_token_is_a_bot_of_its_own(config: Config, tmp_path: Path) -> None:
    assert [bot.platform for bot in bots(config, tmp_path)] == ["telegram", "telegram", "discord"]
    assert TELEGRAM not in repr(bots(config, tmp_path))
    assert bots(read({}, tmp_path), tmp_path) == ()


def test_a_bot_has_its_lane_by_its_token_and_the_pace_of_the_settings(config: Config, tmp_path: Path) -> None:
    first, second, other = bots(config, tmp_path)
    assert (first.lane, second.lane, other.lane) == ("telegram:123456789",) * 2 + ("discord:1100000000000000001",)
    assert (first.pace, other.pace) == (LaneSettings(), LaneSettings(rate=30.0))
    given = {"JOGAN_TELEGRAM_TOKEN": TELEGRAM, "JOGAN_DISCORD_TOKEN": DISCORD.replace("MTEw", "A-_w"),
             "JOGAN_TELEGRAM_RATE": "1000", "JOGAN_TELEGRAM_UNSURE": "hold", "JOGAN_REPLY_RATE": "9"}  # fmt: skip
    paid, unknown = bots(read(given, tmp_path), tmp_path)
    assert (paid.pace.rate, paid.pace.unsure, paid.pace.replies) == (1000.0, "hold", 9.0)
    assert paid.pace.window_most >= 200
    assert (unknown.lane, unknown.pace.unsure) == (None, "resend")


async def test_a_bot_is_made_of_the_settings_and_shows_no_token(config: Config, tmp_path: Path) -> None:
    async with program(config) as running:
        for bot in bots(config, tmp_path):
            made = bot.make(running.desk, running.clock)
            assert made.name == bot.platform
            assert TELEGRAM not in repr(made)
            assert DISCORD not in repr(made)


def test_row_71_a_webhook_without_its_secret_is_refused(tmp_path: Path) -> None:
    given = {"JOGAN_TELEGRAM_WEBHOOK_URL": "https://bot.example.org/telegram", "JOGAN_TELEGRAM_TOKEN": TELEGRAM}
    with pytest.raises(BadSetting, match=r"JOGAN_TELEGRAM_WEBHOOK_SECRET=.* 32 to 256 .*openssl"):
        bots(read(given, tmp_path), tmp_path)
    given["JOGAN_TELEGRAM_WEBHOOK_SECRET"] = PASSWORD
    assert len(bots(read(given, tmp_path), tmp_path)) == 1
    with pytest.raises(BadSetting, match="one token, or no webhook"):
        bots(read(given | {"JOGAN_TELEGRAM_TOKEN": f"{TELEGRAM},{TELEGRAM}2"}, tmp_path), tmp_path)


async def test_operators_of_the_settings_see_more(config: Config) -> None:
    async def status(person: str) -> str:
        asking = Incoming(Address("telegram", person), "private", "/status", sender=person, language_hint="en")
        (reply,) = [said async for said in running.desk.answer(asking)]
        assert isinstance(reply, Reply)
        return plain_lines(reply.document)

    async with program(config) as running:
        assert len(await status("7")) > len(await status("8"))


def test_a_preview_of_each_platform_needs_no_token() -> None:
    said = Document((Paragraph(text("5 < 7")),))
    assert set(previews()) == set(NAMES)
    for renderer in previews().values():
        (message,) = renderer.render(said, "private")
        assert renderer.fits(said, "private")
        assert "5 < 7" in message.plain


def test_what_is_offered_has_a_setting_and_is_said_to_whoever_has_none() -> None:
    of_sources = {"JOGAN_OPENREVIEW_TOKEN"}
    bots = {row.name for row in TABLE if row.name.endswith("_TOKEN")} - of_sources
    assert {each.token for each in OFFERED} == bots
    assert all(each.token in str(NoBot()) and each.steps in str(NoBot()) for each in OFFERED)
    steps = list(next_steps())
    assert [line.strip()[:2] for line in steps[1:3]] == ["1.", "2."]
    assert all(each.token in "\n".join(steps) for each in OFFERED)


def test_a_library_is_imported_with_its_bot_and_never_before(tmp_path: Path) -> None:
    code = (
        "import sys, adapters.wiring.service, adapters.wiring.platforms, adapters.wiring.named_chats\n"
        "sys.exit(', '.join({'telegram', 'discord', 'aiohttp', 'openai'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_file_comes_first_and_wins_over_the_short_form(tmp_path: Path) -> None:
    (tmp_path / "chats.toml").write_text("[[chat]]\nplatform = 'telegram'\nid = '@Lab'\nlanguage = 'en'\n")
    settings = {
        "JOGAN_CHATS_FILE": str(tmp_path / "chats.toml"),
        "JOGAN_TELEGRAM_CHANNELS": "@lab=LLM; -1001=비전,llm",
        "JOGAN_DISCORD_CHANNELS": "1100000000000000001=all",
    }
    assert named_chats(read(settings, tmp_path), NINE) == (
        NamedChat("telegram", "@Lab", language="en"),
        NamedChat("telegram", "-1001", ("LLM", "Computer Vision")),
        NamedChat("discord", "1100000000000000001"),
    )
    assert named_chats(read({}, tmp_path), NINE) == ()


def test_a_category_that_is_none_is_told_with_the_setting_and_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match=r"JOGAN_TELEGRAM_CHANNELS='@lab=Multimodel' .* did you mean Multimodal"):
        named_chats(read({"JOGAN_TELEGRAM_CHANNELS": "@lab=Multimodel"}, tmp_path), NINE)


def test_languages_of_the_file_are_those_of_the_editions(tmp_path: Path) -> None:
    (tmp_path / "chats.toml").write_text("[[chat]]\nplatform = 'telegram'\nid = '@lab'\nlanguage = 'ko'\n")
    settings = {"JOGAN_CHATS_FILE": str(tmp_path / "chats.toml"), "JOGAN_LANGUAGES": "en"}
    with pytest.raises(BadFile, match="expected en"):
        named_chats(read(settings, tmp_path), NINE)
