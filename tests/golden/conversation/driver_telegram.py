"""The conversation on Telegram: python-telegram-bot as it is, over sockets, against the strict Bot API responder."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import get_args

from golden.conversation.meaning import Came, Meaning, joined, words
from golden.conversation.script import TITLES, Happens, Need, Press, ReplyTo, Say, Turn, Who
from golden.conversation.wired import until_idle, wired
from responders.bot_api.api import BotApi
from responders.bot_api.members import USUAL_ADMIN
from responders.bot_api.service import Press as Pressed
from responders.bot_api.transcript import transcript
from responders.bot_api.world import Membership, Message, Person, Room
from talking import NOW

from adapters.platforms.telegram.outbound.keyboard import said


class OnTelegram:
    """Mina, Joon, Sora, a group and a channel that the bot administers."""

    has: frozenset[Need] = frozenset(get_args(Need))
    where = "on Telegram"
    channel = "@the_lab"

    def __init__(self, api: BotApi, language: str) -> None:
        self._api = api
        self._people: dict[Who, Person] = {
            "mina": api.person("Mina", language=language),
            "joon": api.person("Joon", language=language),
            "sora": api.person("Sora", language="ko"),
        }
        mina = self._people["mina"]
        self._group = api.supergroup(TITLES["group"], mina)
        self._channel = api.channel(TITLES["channel"], mina, username=self.channel.removeprefix("@"))
        api.join(self._people["joon"], self._group)
        bot = api.service.world.bot
        self._channel.members[bot.id] = Membership(bot, "administrator", USUAL_ADMIN)

    @classmethod
    @asynccontextmanager
    async def opened(cls, language: str = "en") -> AsyncIterator["OnTelegram"]:
        """With the bot hearing."""
        async with BotApi(now=lambda: NOW) as api:
            program = await wired(JOGAN_TELEGRAM_TOKEN=api.token, JOGAN_TELEGRAM_API_URL=api.url)
            async with program.serving():
                yield cls(api, language)

    @property
    def names(self) -> Mapping[str, str]:
        """What places are called here, and everywhere."""
        return {self.channel: "@{channel}", str(self._channel.id): "{channel}", str(self._group.id): "{group}"}

    async def take(self, turn: Turn) -> Came | None:
        """Do it; what came of it in the place where it was done."""
        before = {(one.chat_id, one.id): one.edits for one in self._from_bot()}
        press = self._act(turn, self._room(turn))
        await self._api.delivered()
        await until_idle("answers to")
        if press is not None and press.text:
            assert press.show_alert
            return Came(f"(over the chat) {press.text}", Meaning(words(press.text)))
        fresh = [one for one in self._from_bot() if before.get((one.chat_id, one.id)) != one.edits]
        opened = press.opened if press is not None else None
        told_privately = opened or isinstance(turn.act, Happens)
        room = self._api.chat(self._people[turn.who]) if told_privately else self._room(turn)
        assert all(one.chat_id == room.id for one in fresh), "an answer went elsewhere"
        return _came(room, fresh, f"which opens {opened}" if opened else "") if fresh else None

    def _from_bot(self) -> list[Message]:
        return [one for room in self._api.service.world.rooms.values() for one in room.from_bot]

    def _room(self, turn: Turn) -> Room:
        places = {"group": self._group, "channel": self._channel}
        return places.get(turn.where) or self._api.chat(self._people[turn.who])

    def _act(self, turn: Turn, room: Room) -> Pressed | None:
        person = self._people.get(turn.who) or self._people["mina"]
        match turn.act:
            case Say():
                self._say(turn, turn.act, person, room)
            case Press():
                pressed = next(one for one in reversed(room.from_bot) if turn.act.label in _labels(one))
                return self._api.press(person, pressed, turn.act.label)
            case ReplyTo():
                answered = next(one for one in reversed(room.from_bot) if turn.act.showing in one.text)
                self._api.say(person, room, turn.act.text, reply_to=answered)
            case Happens("adds"):
                self._api.add_bot(room, person)
            case Happens("removes"):
                self._api.kick_bot(room, person)
        return None

    def _say(self, turn: Turn, act: Say, person: Person, room: Room) -> None:
        written = [one for one in room.messages if not one.by_bot and one.get("from", {}).get("id") == person.id]
        self._api.say(
            person,
            room,
            act.text.replace("{channel}", self.channel),
            edited=written[-1] if act.origin == "edited" else None,
            forwarded=self._people["mina"] if act.origin == "forwarded" else None,
            sender_chat=turn.who == "nobody" and turn.where == "group",
            date=NOW - timedelta(hours=2) if act.old else None,
        )


def _labels(message: Message) -> list[str]:
    return [button["text"] for row in message.buttons for button in row]


def _came(room: Room, fresh: list[Message], how: str) -> Came:
    shown = transcript(replace(room, history={one.id: one for one in fresh}))
    return Came(re.sub(r"↩ \d+", "↩", shown).rstrip(), joined(map(_meaning, fresh)), how)


def _meaning(message: Message) -> Meaning:
    buttons = ((one["text"], one.get("url") or said(one["callback_data"])[1]) for row in message.buttons for one in row)
    files = (message.get("document")["file_name"],) if "document" in message.json else ()
    return Meaning(words(message.text), tuple(message.links), int("photo" in message.json), frozenset(buttons), files)
