"""/export through the library: a document in the chat that asked, none for a member; not taken, it has the way on."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from exports import ANOTHERS, ELSEWHERE, OWN, asked, questions_in, settings_in
from integration.telegram.living import House, at, housed, until
from responders.bot_api import wordings
from responders.bot_api.api import BotApi
from responders.bot_api.wordings import Wording
from responders.bot_api.world import Message, Person, Room
from talking import NOW

from bot.wording import speak

NAME = "jogan-2024-07-17.json"
NO_FILE = speak.chat("en").changes.no_file
REFUSALS = (wordings.NO_DOCUMENT_RIGHT, wordings.DOCUMENTS_FORBIDDEN, wordings.TOO_LARGE)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(now=lambda: NOW) as api:
        yield api


def a_group(api: BotApi) -> tuple[Person, Person, Room]:
    """Ann's, with Bob as a member."""
    ann, bob = api.person("Ann", language="en"), api.person("Bob", language="en")
    group = api.supergroup("Lab", ann)
    api.join(bob, group)
    api.add_bot(group, ann)
    return ann, bob, group


async def answered(api: BotApi, who: Person, where: Person | Room, words: str) -> Message:
    """What comes to a line."""
    had = len(api.chat(where).from_bot)
    api.say(who, where, words)
    await until(lambda: len(api.chat(where).from_bot) > had)
    return api.last(where)


async def a_reader(api: BotApi, house: House) -> Person:
    """Ann, who subscribed to one category and asked questions here and in a group."""
    ann = api.person("Ann", language="en", started=True)
    await answered(api, ann, ann, "/subscribe LLM")
    await asked(house.store, str(ann.id), at(ann.id), at(-100))
    return ann


def is_the_file(message: Message) -> bool:
    return bool(message.get("document")) and message.get("document")["file_name"] == NAME


async def test_a_private_chat_gets_its_settings_and_answers(api: BotApi) -> None:
    async with housed(api) as house:
        ann = await a_reader(api, house)
        message = await answered(api, ann, ann, "/export")
        assert is_the_file(message)
        assert message.text.startswith("What is kept about this chat, as a JSON file")
        assert settings_in(message.picture) == [(str(ann.id), "private", ["LLM"])]
        assert questions_in(message.picture) == [OWN, ELSEWHERE]
        assert ANOTHERS.encode() not in message.picture


async def test_a_group_gets_its_settings_and_nothing_of_who_asked(api: BotApi) -> None:
    async with housed(api) as house:
        ann, bob, group = a_group(api)
        await answered(api, ann, group, "/subscribe LLM")
        await asked(house.store, str(bob.id), at(bob.id), at(group.id))
        message = await answered(api, ann, group, "/export")
        assert is_the_file(message)
        assert settings_in(message.picture) == [(str(group.id), "group", ["LLM"])]
        assert not [each for each in (OWN, ELSEWHERE, ANOTHERS, str(ann.id), str(bob.id)) if each in text(message)]
        assert len(api.calls_of("sendDocument")) == 1, "it went to the chat that asked, and nowhere else"


def text(message: Message) -> str:
    return str(message.picture.decode())


async def test_a_member_of_a_group_is_refused(api: BotApi) -> None:
    async with housed(api):
        ann, bob, group = a_group(api)
        await answered(api, ann, group, "/subscribe LLM")
        message = await answered(api, bob, group, "/export")
        assert message.text.startswith("Only administrators can use /export here.")
        assert await private_attempt(api, bob, group) is False
        assert api.calls_of("sendDocument") == []


async def private_attempt(api: BotApi, who: Person, group: Room) -> bool:
    """Whether a file comes where the group is named from afar."""
    message = await answered(api, who, who, f"export {group.id}")
    assert is_the_file(message) or message.text.startswith("Only administrators of")
    return is_the_file(message)


async def refused_privately(api: BotApi, house: House) -> Message:
    ann = await a_reader(api, house)
    return await answered(api, ann, ann, "/export")


async def refused_in_a_group(api: BotApi, house: House) -> Message:
    ann, _, group = a_group(api)
    await answered(api, ann, group, "/subscribe LLM")
    return await answered(api, ann, group, "/export")


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: one.text)
@pytest.mark.parametrize("asks", [refused_privately, refused_in_a_group])
async def test_where_the_file_is_refused_one_line_has_the_way_on(
    api: BotApi, refusal: Wording, asks: Callable[[BotApi, House], Awaitable[Message]]
) -> None:
    async with housed(api) as house:
        api.script("sendDocument", [refusal])
        message = await asks(api, house)
        assert not is_the_file(message)
        assert message.text.splitlines()[-1] == NO_FILE
        assert message.text.count(NO_FILE) == 1
        assert api.calls_of("sendDocument") == []


async def test_the_way_on_leads_to_the_file_of_the_group(api: BotApi) -> None:
    async with housed(api):
        ann, _, group = a_group(api)
        group.permissions = {"text"}
        await answered(api, ann, group, "/subscribe LLM")
        message = await answered(api, ann, group, "/export")
        assert message.text.splitlines()[-1] == NO_FILE
        file = await answered(api, ann, ann, f"export {group.id}")
        assert is_the_file(file)
        assert settings_in(file.picture) == [(str(group.id), "group", ["LLM"])]
