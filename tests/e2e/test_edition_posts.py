"""`jogan edition` posts to what is due, the settings' channels among it, and says what it did and what it left."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from responders.bot_api.answers import Accept
from responders.bot_api.api import BotApi
from responders.bot_api.wordings import TEXT_EMPTY
from responders.bot_api.world import Room
from responders.discord_service.service import DiscordService
from service_process import command, of_discord, of_telegram, run

from adapters.store.opening import open_store
from bot.domain.chat import Address, Chat

pytestmark = [pytest.mark.timeout(90), pytest.mark.slow]  # processes that start, post and end take seconds
EDITION = ("edition", "--date", "2024-07-16")
CHANNEL = {"JOGAN_TELEGRAM_CHANNELS": "@the_lab=LLM"}


@pytest.fixture
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: datetime.now(UTC)) as api:
        yield api


@pytest.fixture
def room(telegram: BotApi) -> Room:
    ann = telegram.person("Ann", language="en")
    made = telegram.channel("The lab", ann, username="the_lab")
    telegram.add_bot(made, ann)
    return made


async def kept(folder: Path, chat: Address) -> Chat:
    store = await open_store(f"sqlite:///{folder / 'data' / 'jogan.db'}")
    found = await store.chats.get(chat)
    await store.close()
    assert found is not None
    return found


async def test_channels_of_the_settings_get_the_edition_once(telegram: BotApi, room: Room, tmp_path: Path) -> None:
    async with DiscordService(datetime.now(UTC)) as discord:
        mina = discord.person("Mina", "en-US")
        guild = discord.guild("Lab")
        discord.join(guild, mina)
        channel = discord.text(guild, "papers")
        given = of_telegram(telegram) | of_discord(discord) | CHANNEL | {"JOGAN_DISCORD_CHANNELS": f"{channel.id}=LLM"}
        status, said = await command(tmp_path, *EDITION, **given)
        assert status == 0, said
        assert re.search(r"Posted: 2 chats due, 4 messages sent, 0 waiting\.", said), said
        assert len(telegram.chat(room).from_bot) == 2
        await discord.posted(channel, 2)
        status, said = await command(tmp_path, *EDITION, **given)
        assert (status, len(telegram.chat(room).from_bot)) == (0, 2)
    assert "Nothing was sent: no chat is due that did not have it." in said
    chat = await kept(tmp_path, Address("telegram", str(room.id)))
    assert str(chat.cursor) == "2024-07-16"
    assert chat.next_due is not None
    assert chat.next_due > datetime.now(UTC)


async def test_a_channel_that_is_named_later_gets_the_edition_that_was_there(
    telegram: BotApi, room: Room, tmp_path: Path
) -> None:
    assert (await command(tmp_path, *EDITION, "--no-send"))[0] == 0
    status, said = await command(tmp_path, *EDITION, "--json", **of_telegram(telegram), **CHANNEL)
    assert status == 0
    assert "Posted: 1 chat due, 2 messages sent, 0 waiting." in said
    assert len(telegram.chat(room).from_bot) == 2


async def test_no_send_sends_nothing_and_asks_nobody(telegram: BotApi, room: Room, tmp_path: Path) -> None:
    calls = len(telegram.calls)
    status, said = await command(tmp_path, *EDITION, "--no-send", **of_telegram(telegram), **CHANNEL)
    assert status == 0
    assert "sent" not in said
    assert len(telegram.calls) == calls


async def test_row_13_an_operator_is_told_once_of_posts_that_cannot_be_sent_whatever_process_finds_out(
    telegram: BotApi, room: Room, tmp_path: Path
) -> None:
    ann = telegram.person("Ann", started=True, language="en")
    other = telegram.channel("Another lab", ann, username="another_lab")
    telegram.add_bot(other, ann)
    refused = [TEXT_EMPTY] * 20
    telegram.script("sendMessage", refused, room)
    telegram.script("sendMessage", refused, other)
    given = of_telegram(telegram) | {"JOGAN_OPERATORS": f"telegram:{ann.id}", "JOGAN_LANGUAGES": "en"}
    status, said = await command(tmp_path, *EDITION, **given, **CHANNEL)
    assert "1 refused" in said, (status, said)
    (told,) = telegram.chat(ann).from_bot
    assert "a message could not be sent and will not be tried again" in told.text
    assert "jogan deliveries list --state dead" in told.text
    status, said = await command(tmp_path, *EDITION, **given, JOGAN_TELEGRAM_CHANNELS="@another_lab=LLM")
    assert "1 refused" in said, (status, said)
    assert len(telegram.chat(ann).from_bot) == 1


async def test_without_a_token_or_a_destination_it_says_so(telegram: BotApi, tmp_path: Path) -> None:
    status, said = await command(tmp_path, *EDITION)
    assert (status, "Nothing was sent: no bot is set up (JOGAN_TELEGRAM_TOKEN or" in said) == (0, True)
    status, said = await command(tmp_path, *EDITION, **of_telegram(telegram))
    assert (status, "no channel is named (JOGAN_TELEGRAM_CHANNELS," in said) == (0, True)
    assert "nobody subscribed" in said


async def test_what_cannot_be_posted_to_is_one_line_with_its_remedy(telegram: BotApi, tmp_path: Path) -> None:
    status, said = await command(
        tmp_path, *EDITION, **of_telegram(telegram) | {"JOGAN_TELEGRAM_CHANNELS": "@nowhere=LLM"}
    )
    assert status == 1
    assert "jogan: telegram:@nowhere is not there, or the bot is not in it: check the name" in said
    wrong = of_telegram(telegram, "123456789:" + "wrongWRONG" * 4)
    status, said = await command(tmp_path, *EDITION, **wrong)
    assert status == 1
    assert said.count("JOGAN_TELEGRAM_TOKEN") == 1
    assert "Traceback" not in said


async def test_a_lane_that_the_running_service_holds_is_left_to_it(
    telegram: BotApi, room: Room, tmp_path: Path
) -> None:
    people = [telegram.person(f"P{number}", language="en") for number in range(12)]
    store = await open_store(f"sqlite:///{tmp_path / 'data' / 'jogan.db'}")
    for person in people:
        telegram.start(person)
        chat = Chat(Address("telegram", str(person.id)), "private", "en", "UTC", datetime.now(UTC).time(),
                    everything=True, next_due=datetime(2024, 7, 17, tzinfo=UTC))  # fmt: skip
        await store.chats.put(chat)
    await store.close()
    assert (await command(tmp_path, *EDITION, "--no-send"))[0] == 0
    telegram.script("sendPhoto", [Accept(4.0)] * 12)
    telegram.script("sendMessage", [Accept(4.0)] * 12)
    async with run(tmp_path, "--role", "worker", **of_telegram(telegram)) as service:
        await service.until(lambda: "messages to send" in service.log)
        whole = telegram.scripts.left
        await service.until(lambda: telegram.scripts.left < whole)
        status, said = await command(tmp_path, *EDITION, **of_telegram(telegram), **CHANNEL)
        assert await service.stop() == 0
    assert status == 0, said
    assert "is posted to by the running service" in said


async def test_a_bot_that_may_not_send_for_long_is_not_waited_for(telegram: BotApi, room: Room, tmp_path: Path) -> None:
    telegram.pause(600)
    began = asyncio.get_running_loop().time()
    status, said = await command(tmp_path, *EDITION, **of_telegram(telegram), **CHANNEL)
    assert asyncio.get_running_loop().time() - began < 15
    assert (status, "Posted: 1 chat due, 0 messages sent, 2 waiting." in said) == (0, True), said
    assert "`jogan run` sends what waits; `jogan deliveries list --state ready` says until when." in said
    assert not telegram.chat(room).from_bot
