"""The conversation on Discord: discord.py as it is, over sockets, against the strict REST and gateway service.

Commands are slash commands with their options by name, where the person's client offers them; what is written is a
private message, or in a server a mention; replies ping.
"""

import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager

from golden.conversation.meaning import Came, Meaning, joined, words
from golden.conversation.script import TITLES, Need, Press, ReplyTo, Say, Turn, Where, Who
from golden.conversation.wired import until_idle, wired
from responders.discord_service.limits import BUTTON, walk
from responders.discord_service.registered import NotOffered
from responders.discord_service.running import idle
from responders.discord_service.seen import read_message
from responders.discord_service.service import DiscordService
from responders.discord_service.transcripts import shown
from responders.discord_service.world import Channel, Message, User
from talking import NOW

from adapters.platforms.discord.outbound import actions
from bot.chat.commands import KINDS

_DATE = re.compile(r"[\d/.-]+")


class OnDiscord:
    """A server that Mina manages, with a text channel where people talk and an announcement channel."""

    has: frozenset[Need] = frozenset({"groups", "channels", "managing", "anonymous", "refusals", "replies"})
    where = "on Discord"

    def __init__(self, service: DiscordService, locale: str) -> None:
        self._service = service
        mina, joon = service.person("Mina", locale), service.person("Joon", locale)
        self._people: dict[Who, User] = {"mina": mina, "joon": joon, "nobody": mina}
        guild = service.guild(TITLES["channel"], locale=locale)
        service.join(guild, mina, "manage_guild")
        service.join(guild, joon)
        self._places: dict[Where, Channel] = {
            "group": service.text(guild, "reading-group"),
            "channel": service.announcement(guild, "papers"),
        }

    @classmethod
    @asynccontextmanager
    async def opened(cls, language: str = "en") -> AsyncIterator["OnDiscord"]:
        """With the bot hearing."""
        async with DiscordService(begin=NOW) as service:
            driver = cls(service, {"en": "en-US"}.get(language, language))
            program = await wired(
                JOGAN_DISCORD_TOKEN=service.token,
                JOGAN_DISCORD_API_URL=service.api_url,
                JOGAN_DISCORD_GATEWAY_URL=service.gateway_url,
            )
            async with program.serving():
                await service.registered()
                await service.connected()
                await driver._heard()
                yield driver
            await idle()

    @property
    def names(self) -> Mapping[str, str]:
        """What places are called here, and everywhere."""
        number, title = self._places["channel"].id, TITLES["channel"]
        return {f"<#{number}>": "@{channel}", str(number): "{channel}", f"{title} #papers": title}

    async def take(self, turn: Turn) -> Came | None:
        """Do it; what came of it in the place where it was done."""
        user = self._people[turn.who]
        channel = self._places.get(turn.where) or self._service.private(user)
        before = {one.id: one.edits for one in self._ours(channel, user)}
        how = await self._act(turn, user, channel)
        await self._heard()
        fresh = [one for one in self._ours(channel, user) if before.get(one.id) != one.edits]
        if not fresh:
            return None
        said = "\n\n".join(map(shown, fresh))
        return Came(self._readable(said), joined(map(_meaning, fresh)), self._readable(how))

    async def _heard(self) -> None:
        """Until everything before this was heard and answered: what is typed is completed after it."""
        mina = self._people["mina"]
        await self._service.autocomplete(mina, self._service.private(mina), "subscribe", "category", "").options()
        await until_idle("jogan ")

    def _ours(self, channel: Channel, user: User) -> list[Message]:
        """What the person sees of us there, oldest first."""
        hidden = [one for one in channel.ephemeral if one.seen_by is user]
        seen = [one for one in [*channel.messages, *hidden] if one.author is self._service.bot]
        return sorted(seen, key=lambda one: one.id)

    async def _act(self, turn: Turn, user: User, channel: Channel) -> str:
        """Do it, and say how where it was not done as it is written."""
        match turn.act:
            case Say():
                written = turn.act.text.replace("{channel}", f"<#{self._places['channel'].id}>")
                how = await self._say(written, user, channel)
                return f"nobody is anonymous here: Mina. {how}".rstrip() if turn.who == "nobody" else how
            case Press(label):
                pressed = self._newest(channel, user, lambda one: label in dict(_buttons(one)))
                await self._service.press(user, pressed, label).acknowledged()
            case ReplyTo(showing, text):
                answered = self._newest(channel, user, lambda one: showing in _meaning(one).words)
                self._service.reply(user, answered, text)
        return ""

    async def _say(self, text: str, user: User, channel: Channel) -> str:
        """A command with its options, where the client offers it; else words, in a server to us."""
        command = slash(text)
        if command is None:
            self._service.say(user, channel, text)
            return ""
        name, options = command
        try:
            interaction = self._service.slash(user, channel, name, options)
        except NotOffered:
            self._service.mention(user, channel, text)
            return f"is not offered /{name}, and writes: @{self._service.bot.name} {text}"
        await interaction.acknowledged()
        return "" if not options else f"/{name} " + " ".join(f"{key}:{value}" for key, value in options.items())

    def _newest(self, channel: Channel, user: User, fits: Callable[[Message], bool]) -> Message:
        return next(one for one in reversed(self._ours(channel, user)) if fits(one))

    def _readable(self, text: str) -> str:
        """Numbers are new in every run; the oracle puts an arrow behind every link, also where it says one itself."""
        return text.replace(str(self._places["channel"].id), "CHANNEL").replace("↗ ↗", "↗")


def slash(line: str) -> tuple[str, dict[str, str]] | None:
    """The command of a line with its options by name; None where it is no command of the client's list."""
    name, _, rest = line.removeprefix("/").partition(" ")
    kind = KINDS.get(name) if line.startswith("/") else None
    if kind is None or (rest and not kind.options):
        return None
    if not rest:
        return name, {}
    if name == "ask":
        paper, _, question = rest.partition(" ")
        return name, {"paper": paper, "question": question}
    option = "date" if name == "digest" and _DATE.fullmatch(rest) else kind.options[0]
    return name, {option: rest}


def _buttons(message: Message) -> Iterator[tuple[str, str]]:
    for _, one in walk(message.components):
        if one["type"] == BUTTON:
            pressed = actions.BUTTON.fullmatch(one["custom_id"])
            assert pressed
            yield one["label"], pressed["action"]


def _meaning(message: Message) -> Meaning:
    seen = read_message(message.content, message.embeds, message.components)
    links = tuple(link.url for link in seen.links)
    return Meaning(words(seen.text), links, len(message.attachments), frozenset(_buttons(message)))
