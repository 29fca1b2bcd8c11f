"""/export through the library: a file in the place that asked, none for a member; not taken, it has the way on."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from exports import ANOTHERS, ELSEWHERE, OWN, asked, questions_in, settings_in
from fakes import FakeClock, FakeStore
from integration.discord_platform.hall import Hall
from responders.discord_service.scripts import refused
from responders.discord_service.seen import read_message
from responders.discord_service.world import EPHEMERAL, Channel, Message, User
from talking import NOW

from bot.chat.desk import Desk
from bot.chat.router import Router
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.ports.platform import Posts
from bot.settings import ChatDefaults
from bot.wording import speak

NAME = "jogan-2024-07-17.json"
NO_FILE = speak.chat("en").changes.no_file
CALLBACK = ("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
SEND = ("POST", "/channels/{channel_id}/messages")
NOT_ATTACHED = (40005, 50013)
"""Too large, and without the right."""


@dataclass
class Lab:
    """The guild with the whole core behind it, in English; what it keeps."""

    hall: Hall
    store: FakeStore
    posts: dict[str, Posts] = field(default_factory=dict)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """Hearing, and able to look at other places."""
        async with self.hall.serving() as platform:
            self.posts["discord"] = platform
            yield

    async def commanded(self, who: User, where: Channel, name: str, **options: str) -> Message:
        """What comes to a command."""
        return await self.hall.service.slash(who, where, name, options).reply()

    async def mentioned(self, who: User, words: str) -> Message:
        """What comes to a message in the channel that names the bot."""
        service, channel = self.hall.service, self.hall.channel
        had = sum(each.author is service.bot for each in channel.messages)
        service.mention(who, channel, words)
        return await service.posted(channel, had + 1)


@pytest.fixture
def lab(hall: Hall) -> Lab:
    made, clock, defaults = Lab(hall, FakeStore()), FakeClock(NOW), ChatDefaults(language="en")
    router = Router(made.store, clock, NINE, defaults, posts=made.posts)
    hall.desk = Desk(router, made.store, clock, defaults)  # type: ignore[assignment]  # the real one
    hall.mina.locale = hall.jun.locale = hall.guild.locale = "en-US"
    return made


def shown(message: Message) -> str:
    return read_message(message.content, message.embeds, message.components).text


def content(message: Message) -> bytes:
    """What is in the one file of a message."""
    (file,) = message.attachments
    assert file.filename == NAME
    return bytes(file.data)


async def subscribed(lab: Lab, where: Channel) -> None:
    """A place of Mina's with one category; she and somebody else asked questions."""
    await lab.commanded(lab.hall.mina, where, "subscribe", category="LLM")
    await asked(lab.store, str(lab.hall.mina.id), lab.hall.address(where), Address("discord", "1"))


async def test_a_private_chat_gets_its_settings_and_answers(lab: Lab) -> None:
    mina, private = lab.hall.mina, lab.hall.service.private(lab.hall.mina)
    async with lab.serving():
        await subscribed(lab, private)
        message = await lab.commanded(mina, private, "export")
    assert message.channel is private
    assert shown(message).startswith("What is kept about this chat, as a JSON file")
    assert settings_in(content(message)) == [(str(private.id), "private", ["LLM"])]
    assert questions_in(content(message)) == [OWN, ELSEWHERE]
    assert ANOTHERS.encode() not in content(message)


async def test_a_channel_gets_its_settings_and_nothing_of_who_asked(lab: Lab) -> None:
    mina, channel = lab.hall.mina, lab.hall.channel
    async with lab.serving():
        await subscribed(lab, channel)
        by_command = await lab.commanded(mina, channel, "export")
        by_mention = await lab.mentioned(mina, "/export")
    assert by_command.flags & EPHEMERAL, "for the asker alone, where that can be"
    for message in (by_command, by_mention):
        assert message.channel is channel
        assert settings_in(content(message)) == [(str(channel.id), "group", ["LLM"])]
        words = content(message).decode()
        assert not [each for each in (OWN, ELSEWHERE, ANOTHERS, str(mina.id)) if each in words]


async def test_a_member_is_refused_by_mention_by_command_and_from_afar(lab: Lab) -> None:
    jun, channel, service = lab.hall.jun, lab.hall.channel, lab.hall.service
    async with lab.serving():
        await subscribed(lab, channel)
        await service.registered()
        for command in service.core.commands[None]:
            command["default_member_permissions"] = None  # as a server can set it
        said = [await lab.mentioned(jun, "/export"), await lab.commanded(jun, channel, "export")]
        service.dm(jun, f"export {channel.id}")
        from_afar = await service.posted(service.private(jun))
    assert [shown(each).startswith("Only administrators can use /export here.") for each in said] == [True, True]
    assert shown(from_afar).startswith("Only administrators of")
    assert [call for call in service.calls if call.files] == []


@pytest.mark.parametrize("code", NOT_ATTACHED)
async def test_where_the_file_is_refused_one_line_has_the_way_on(lab: Lab, code: int) -> None:
    hall = lab.hall
    async with lab.serving():
        await subscribed(lab, hall.channel)
        await subscribed(lab, hall.service.private(hall.mina))
        said = []
        for where in (hall.channel, hall.service.private(hall.mina)):
            hall.service.script(*CALLBACK, [refused(code)])
            said.append(await lab.commanded(hall.mina, where, "export"))
        hall.service.script(*SEND, [refused(code)])
        said.append(await lab.mentioned(hall.mina, "/export"))
    for message in said:
        assert message.attachments == []
        assert shown(message).splitlines()[-1] == NO_FILE
        assert shown(message).count(NO_FILE) == 1


async def test_the_way_on_leads_to_the_file_of_the_channel(lab: Lab) -> None:
    service, mina, channel = lab.hall.service, lab.hall.mina, lab.hall.channel
    service.deny(channel, service.bot, "attach_files")
    async with lab.serving():
        await subscribed(lab, channel)
        there = await lab.mentioned(mina, "/export")
        service.dm(mina, f"export {channel.id}")
        here = await service.posted(service.private(mina))
    assert shown(there).endswith(NO_FILE)
    assert settings_in(content(here)) == [(str(channel.id), "group", ["LLM"])]
