"""The drivers of the other conversation with the whole way of questions behind them, each with an operator.

Besides the place where something is done they see what other chats are shown, and messages that quote one of ours.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from fakes_posts import FakePosts
from golden.conversation.driver_core import InCore
from golden.conversation.driver_discord import OnDiscord
from golden.conversation.driver_telegram import OnTelegram
from golden.conversation.driver_terminal import InTerminal
from golden.conversation.meaning import Came
from golden.conversation.recording import Driver
from golden.conversation.script import Turn
from golden.questions.script import Quoting
from golden.questions.wired import asked_wired
from patience import COMES
from responders.bot_api.api import BotApi
from responders.bot_api.service import Press as Pressed
from responders.bot_api.world import Message, Room
from responders.discord_service.running import idle
from responders.discord_service.seen import read_message
from responders.discord_service.service import DiscordService
from responders.discord_service.world import Channel, User
from responders.discord_service.world import Message as DiscordMessage
from talking import NOW

from adapters.platforms.discord.discord import Discord
from bot.domain.chat import Address, ChatKind
from bot.ports.platform import Rendered


class SeesAll(Driver, Protocol):
    """A driver that also tells what other chats were shown by the last turn."""

    def elsewhere(self) -> tuple[str, ...]: ...


Opening = Callable[..., AbstractAsyncContextManager[SeesAll]]
"""Makes a driver and its world; `model` says whether there is one."""


class Hall(FakePosts):
    """Every message can be edited: the core shows what is said itself."""

    async def edit(self, address: Address, kind: ChatKind, message_id: str, message: Rendered) -> None:
        self.edited.append((address, message_id, message))


class AskedInCore(InCore):
    """What is told and edited elsewhere is what a platform is given."""

    _hall: Hall

    def elsewhere(self) -> tuple[str, ...]:
        hall = self._hall
        seen = [words for _, words in hall.told] + [message.plain for _, _, message in hall.edited]
        hall.told.clear()
        hall.edited.clear()
        return tuple(seen)

    @classmethod
    @asynccontextmanager
    async def asked(cls, *, model: bool = True, posts: bool = True) -> AsyncIterator["AskedInCore"]:
        async with asked_wired("hall:joon", model=model) as program:
            driver = cls(program, "en", posts=posts)
            made = program.posts["hall"]
            assert isinstance(made, FakePosts)
            program.posts["hall"] = driver._hall = Hall(places=made.places, administrators=made.administrators)
            yield driver

    @classmethod
    def without_places(cls, *, model: bool = True) -> AbstractAsyncContextManager["AskedInCore"]:
        """Where nothing is posted, as in a terminal."""
        return cls.asked(model=model, posts=False)


class AskedInTerminal(InTerminal):
    """There is no other chat."""

    def elsewhere(self) -> tuple[str, ...]:
        return ()

    @classmethod
    @asynccontextmanager
    async def asked(cls, *, model: bool = True) -> AsyncIterator["AskedInTerminal"]:
        async with asked_wired("telegram:1", model=model) as program:
            yield cls(program, "en")


class AskedOnTelegram(OnTelegram):
    """Joon is the operator; what is quoted was posted in the channel, and passed on to the group."""

    def __init__(self, api: BotApi, language: str) -> None:
        super().__init__(api, language)
        self._here: list[Room] = []
        self._elsewhere: tuple[str, ...] = ()

    @classmethod
    @asynccontextmanager
    async def asked(cls, *, model: bool = True) -> AsyncIterator["AskedOnTelegram"]:
        async with BotApi(now=lambda: NOW) as api:
            driver = cls(api, "en")
            operator = f"telegram:{driver._people['joon'].id}"
            told = {"JOGAN_TELEGRAM_TOKEN": api.token, "JOGAN_TELEGRAM_API_URL": api.url}
            async with asked_wired(operator, model=model, **told) as program, program.serving():
                yield driver

    def elsewhere(self) -> tuple[str, ...]:
        return self._elsewhere

    async def take(self, turn: Turn) -> Came | None:
        self._here = [self._room(turn), self._api.chat(self._people[turn.who if turn.who != "nobody" else "mina"])]
        before = {(one.chat_id, one.id): one.edits for one in self._others()}
        came = await super().take(turn)
        fresh = [one for one in self._others() if before.get((one.chat_id, one.id)) != one.edits]
        self._elsewhere = tuple(one.text for one in fresh)
        return came

    def _others(self) -> list[Message]:
        rooms = self._api.service.world.rooms.values()
        here = {room.id for room in self._here}
        return [one for room in rooms if room.id not in here for one in room.from_bot]

    def _from_bot(self) -> list[Message]:
        return [one for room in {room.id: room for room in self._here}.values() for one in room.from_bot]

    def _act(self, turn: Turn, room: Room) -> Pressed | None:
        if not isinstance(turn.act, Quoting):
            return super()._act(turn, room)
        bot = self._api.service.world.bot
        post = next(one for one in reversed(self._channel.from_bot) if turn.act.showing in one.text)
        origin = {"type": "channel", "date": post.json["date"], "chat": self._channel.json(), "message_id": post.id}
        passed = {"from": self._people["joon"].json(), "text": post.text, "forward_origin": origin}
        quoting = self._api.service.new_message(room, passed, by_bot=False)
        self._api.say(self._people["mina"], room, f"@{bot.username} {turn.act.text}", reply_to=quoting)
        return None


class AskedOnDiscord(OnDiscord):
    """Joon is the operator; what is quoted is answered by Joon without a ping, and Mina answers him."""

    def __init__(self, service: DiscordService, locale: str) -> None:
        super().__init__(service, locale)
        self._elsewhere: tuple[str, ...] = ()

    @classmethod
    @asynccontextmanager
    async def asked(cls, *, model: bool = True) -> AsyncIterator["AskedOnDiscord"]:
        async with DiscordService(begin=NOW) as service:
            driver = cls(service, "en-US")
            told = {
                "JOGAN_DISCORD_TOKEN": service.token,
                "JOGAN_DISCORD_API_URL": service.api_url,
                "JOGAN_DISCORD_GATEWAY_URL": service.gateway_url,
            }
            operator = f"discord:{driver._people['joon'].id}"
            async with asked_wired(operator, model=model, **told) as program, program.serving() as connected:
                assert isinstance(connected, Discord)
                await service.registered()
                await service.connected(timeout=COMES)
                driver._is_ready = connected._connection.client.is_ready
                await driver._heard()
                yield driver
            await idle()

    def elsewhere(self) -> tuple[str, ...]:
        return self._elsewhere

    async def take(self, turn: Turn) -> Came | None:
        user = self._people[turn.who]
        private = turn.where == "private"
        here = self._service.private(user) if private else self._places[turn.where]
        before = {one.id: one.edits for one in self._others(here)}
        came = await super().take(turn)
        fresh = [one for one in self._others(here) if before.get(one.id) != one.edits]
        self._elsewhere = tuple(map(_text, fresh))
        return came

    def _others(self, here: Channel) -> list[DiscordMessage]:
        channels = [one for one in self._service.world.channels.values() if one.id != here.id]
        return [one for channel in channels for one in channel.messages if one.author is self._service.bot]

    async def _act(self, turn: Turn, user: User, channel: Channel) -> str:
        if not isinstance(turn.act, Quoting):
            return await super()._act(turn, user, channel)
        showing = turn.act.showing
        ours = self._newest(channel, user, lambda one: showing in _text(one))
        quoting = self._service.reply(self._people["joon"], ours, "look at the last one!", ping=False)
        mention = self._service.bot.mention
        self._service.reply(user, quoting, f"{mention} {turn.act.text}")
        return ""


def _text(message: DiscordMessage) -> str:
    return read_message(message.content, message.embeds, message.components).text
