"""The conversation on Discord: discord.py as it is, over sockets, against the strict REST and gateway service.

Commands are slash commands with their options by name, where the person's client offers them; what is written is a
private message, or in a server a mention; replies ping.
"""

import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from golden.conversation.meaning import Came, Meaning, joined, words
from golden.conversation.script import TITLES, Happens, Need, Press, ReplyTo, Say, Turn, Where, Who
from golden.conversation.wired import until_idle, wired
from patience import COMES
from responders.discord_service.limits import BUTTON, walk
from responders.discord_service.registered import NotOffered
from responders.discord_service.running import idle
from responders.discord_service.seen import read_message
from responders.discord_service.service import DiscordService
from responders.discord_service.transcripts import shown
from responders.discord_service.world import Channel, Message, User
from talking import NOW

from adapters.platforms.discord.discord import Discord
from adapters.platforms.discord.outbound import actions
from bot.chat.commands import KINDS

Json = Any
CHAT_INPUT = 1
_DATE = re.compile(r"[\d/.-]+")


class OnDiscord:
    """Two servers that Mina manages: one with a text channel where people talk, one with an announcement channel."""

    has: frozenset[Need] = frozenset({"groups", "channels", "managing", "anonymous", "refusals", "replies"})
    where = "on Discord"
    channel = "<#CHANNEL>"

    def __init__(self, service: DiscordService, locale: str) -> None:
        self._service = service
        self._is_ready: Callable[[], bool] = lambda: False
        mina, joon = service.person("Mina", locale), service.person("Joon", locale)
        sora = service.person("Sora", "ko")
        self._people: dict[Who, User] = {"mina": mina, "joon": joon, "sora": sora, "nobody": mina}
        group = service.guild(TITLES["group"], mina, locale, present=False)
        lab = service.guild(TITLES["channel"], locale=locale)
        service.join(lab, mina, "manage_guild")
        for guild in (group, lab):
            service.join(guild, joon)
        service.join(lab, sora)
        self._group = group
        self._places: dict[Where, Channel] = {
            "group": service.text(group, "papers"),
            "channel": service.announcement(lab, "papers"),
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
            async with program.serving() as connected:
                assert isinstance(connected, Discord)
                await service.registered()
                await service.connected()
                driver._is_ready = connected._connection.client.is_ready
                await driver._heard()
                yield driver
            await idle()

    @property
    def names(self) -> Mapping[str, str]:
        """What places are called here, and everywhere."""
        number, group = str(self._places["channel"].id), str(self._places["group"].id)
        ids = {f"<#{number}>": "@{channel}", number: "{channel}", group: "{group}"}
        return ids | {f"{title} #papers": title for title in TITLES.values()}

    async def take(self, turn: Turn) -> Came | None:
        """Do it; what came of it in the place where it was done."""
        user = self._people[turn.who]
        private = turn.where == "private" or isinstance(turn.act, Happens)
        channel = self._service.private(user) if private else self._places[turn.where]
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
            case Happens("adds"):
                # before that, a server that we are added to counts as one that we were in
                await self._service.until(self._is_ready, timeout=COMES)
                self._service.add_bot(self._group, user)
            case Happens("removes"):
                self._service.kick_bot(self._group)
        return ""

    async def _say(self, text: str, user: User, channel: Channel) -> str:
        """A command with its options, where the client offers it; else words, in a server to us."""
        command = slash(text, self._listed(user))
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
        typed = self._typed(user, name, options)
        return "" if typed == text else typed

    def _listed(self, user: User) -> dict[str, str]:
        """The commands as the person's client finds them, by their own names and by those in the person's language."""
        listed = [one for one in self._service.core.commands[None] if one["type"] == CHAT_INPUT]
        return {found: one["name"] for one in listed for found in (one["name"], _local(one, user))}

    def _typed(self, user: User, name: str, options: Mapping[str, str]) -> str:
        command = next(one for one in self._service.core.commands[None] if one["name"] == name)
        named = {one["name"]: _local(one, user) for one in command["options"]}
        return " ".join([f"/{_local(command, user)}", *(f"{named[key]}:{value}" for key, value in options.items())])

    def _newest(self, channel: Channel, user: User, fits: Callable[[Message], bool]) -> Message:
        return next(one for one in reversed(self._ours(channel, user)) if fits(one))

    def _readable(self, text: str) -> str:
        """Numbers are new in every run; the oracle puts an arrow behind every link, also where it says one itself."""
        for where, place in self._places.items():
            text = text.replace(str(place.id), where.upper())
        return text.replace("↗ ↗", "↗")


def slash(line: str, listed: Mapping[str, str]) -> tuple[str, dict[str, str]] | None:
    """The command of a line with its options by name; None where it is no command of the client's list."""
    word, _, rest = line.removeprefix("/").partition(" ")
    name = listed.get(word, "") if line.startswith("/") else ""
    if not name or (rest and not KINDS[name].options):
        return None
    if not rest:
        return name, {}
    if name == "ask":
        paper, _, question = rest.partition(" ")
        return name, {"paper": paper, "question": question}
    option = "date" if name == "digest" and _DATE.fullmatch(rest) else KINDS[name].options[0]
    return name, {option: rest}


def _local(one: Json, user: User) -> str:
    """The name of a command or option in a person's language."""
    return str((one.get("name_localizations") or {}).get(user.locale) or one["name"])


def _buttons(message: Message) -> Iterator[tuple[str, str]]:
    for _, one in walk(message.components):
        if one["type"] == BUTTON:
            pressed = actions.BUTTON.fullmatch(one["custom_id"])
            assert pressed
            yield one["label"], pressed["action"]


def _meaning(message: Message) -> Meaning:
    seen = read_message(message.content, message.embeds, message.components)
    links = tuple(link.url for link in seen.links)
    files = tuple(one.filename for one in message.attachments if not one.filename.endswith(".png"))
    pictures = len(message.attachments) - len(files)
    return Meaning(words(seen.text), links, pictures, frozenset(_buttons(message)), files)
