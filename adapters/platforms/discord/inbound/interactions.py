"""Commands, completions, pressed buttons, menus and forms: each becomes what the desk hears, and is answered."""

import asyncio
import logging
from typing import Any

import discord

from adapters.platforms.discord.faults import translated
from adapters.platforms.discord.inbound import asking
from adapters.platforms.discord.inbound.commands import CHAT_INPUT, ON_MESSAGE, line_of
from adapters.platforms.discord.inbound.incoming import Home, from_interaction, home_of, shown_by
from adapters.platforms.discord.inbound.office import Office
from adapters.platforms.discord.inbound.question_thread import Asked, answer_in_thread, asked
from adapters.platforms.discord.inbound.shown_buttons import by_buttons
from adapters.platforms.discord.inbound.talk import Talk
from adapters.platforms.discord.outbound.actions import ANY, OF_ANSWERS, Pressed, asks
from adapters.platforms.discord.places import address
from bot.chat.commands import KINDS
from bot.chat.message import Incoming, Reply
from bot.domain.shown import About
from bot.errors import JoganError, NotThere

log = logging.getLogger(__name__)
Interaction = discord.Interaction[Any]
Json = Any
MOST_CHOICES = 25
LONGEST_CHOICE = 100
READ = frozenset({"digest", "report"})
"""Commands whose answer is long: in a place that is not theirs, people read it alone."""
HIDDEN = frozenset({"start", "settings", "forget"})
"""Commands whose answer is mostly for the asker alone, like those of administrators."""


ASKED = frozenset({"ask", "which"})
"""Commands whose answer is for everybody who reads there."""


class Interactions:
    """What the client tells about interactions."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def on_interaction(self, interaction: Interaction) -> None:
        """Anything that people did with us; buttons and menus come as `on_jogan_pressed`."""
        start = self._office.tasks.start
        if interaction.type is discord.InteractionType.application_command:
            start(self._command(interaction), "command")
        elif interaction.type is discord.InteractionType.autocomplete:
            start(self._complete(interaction), "completion")
        elif interaction.type is discord.InteractionType.modal_submit:
            start(self._form(interaction), "form")

    async def on_jogan_pressed(self, interaction: Interaction, pressed: Pressed) -> None:
        """A button or an option of ours."""
        self._office.tasks.start(self._pressed(interaction, pressed), "button")

    async def _command(self, interaction: Interaction) -> None:
        data: Json = interaction.data or {}
        home = await home_of(self._office, interaction)
        if data.get("type", CHAT_INPUT) == ON_MESSAGE:
            await asking.from_menu(self._office, interaction, home)
            return
        line = line_of(data["name"], data.get("options") or ())
        if paper := asks(line):
            await asking.open_form(self._office, interaction, paper, None)
            return
        incoming = await from_interaction(self._office, interaction, home, line)
        await self._answer(interaction, home, incoming)

    async def _pressed(self, interaction: Interaction, pressed: Pressed) -> None:
        if paper := asks(pressed.action):
            message = interaction.message
            shown = by_buttons(message) if message and paper == ANY else None
            named = f"{shown.report}:{paper}" if shown and shown.report else paper
            await asking.open_form(self._office, interaction, named, pressed.day, message.id if message else None)
            return
        home = await home_of(self._office, interaction)
        about = await self._answer_shown(interaction, pressed) or pressed.about
        incoming = await from_interaction(self._office, interaction, home, pressed.action, about, pressed=True)
        await self._answer(interaction, home, incoming)

    async def _answer_shown(self, interaction: Interaction, pressed: Pressed) -> About | None:
        """The answer that a pressed message shows: what is told of it is told only where it stands."""
        if interaction.message is None or pressed.action.partition(" ")[0] not in OF_ANSWERS:
            return None
        return await shown_by(self._office, interaction.channel, interaction.message.id)

    async def _form(self, interaction: Interaction) -> None:
        found = asking.submitted(interaction)
        if found is None:
            return
        home = await home_of(self._office, interaction)
        incoming = await from_interaction(self._office, interaction, home, found.line, found.about)
        place = None if home.foreign else await self._place(interaction, found)
        await self._answer(interaction, home, incoming, place)

    async def _place(self, interaction: Interaction, found: asking.Submitted) -> Asked | None:
        """The message that a form was opened from, where it shows nothing but the paper that is asked about."""
        channel, about = interaction.channel, found.about
        if found.message is None or about is None or not isinstance(channel, discord.TextChannel):
            return None
        shown = await self._office.desk.shows(address(channel.id), str(found.message))
        if shown is None or (shown.report, shown.papers) != (about.report, about.papers):
            return None
        try:
            with translated():
                return asked(await channel.fetch_message(found.message), about)
        except JoganError:
            return None

    async def _answer(
        self, interaction: Interaction, home: Home, incoming: Incoming, place: Asked | None = None
    ) -> None:
        office = self._office
        if not await office.desk.first(office.lane, f"i{interaction.id}"):
            return
        talk = Talk(office, interaction, home, hidden=_hidden(home, incoming))
        reply = await talk.follow(office.desk.answer(incoming))
        if reply is None:
            return
        if place is not None and await self._in_thread(talk, place, reply):
            return
        try:
            await talk.show(reply)
        finally:
            if talk.shown and not talk.hidden:
                await office.remember(int(home.address.id), home.kind, talk.shown)

    async def _in_thread(self, talk: Talk, place: Asked, reply: Reply) -> bool:
        words = asking.words_for(self._office, talk.interaction)
        thread = await answer_in_thread(self._office, place, reply, words)
        if thread is not None:
            await talk.point(words.answered("\0"), f"<#{thread}>")
        return thread is not None

    async def _complete(self, interaction: Interaction) -> None:
        """Choices for what is being typed; nothing where they would come too late."""
        data: Json = interaction.data or {}
        option = next((each for each in data.get("options") or () if each.get("focused")), None)
        if option is None:
            return
        home = await home_of(self._office, interaction)
        incoming = await from_interaction(self._office, interaction, home, f"/{data['name']}")
        try:
            async with asyncio.timeout(2.5):
                found = await self._office.desk.suggest(option["name"], str(option.get("value", "")), incoming)
        except (TimeoutError, JoganError):
            found = ()
        choices = [
            discord.app_commands.Choice(name=each.label[:LONGEST_CHOICE], value=each.value[:LONGEST_CHOICE])
            for each in found[:MOST_CHOICES]
            if each.label and each.value
        ]
        try:
            with translated():
                await interaction.response.autocomplete(choices)
        except NotThere:
            log.debug("Choices came too late")


def _hidden(home: Home, incoming: Incoming) -> bool:
    """Whether the answer will probably be for the asker alone: a deferral must say so before there is an answer."""
    if home.foreign or home.kind == "private":
        return home.foreign
    name = incoming.text.removeprefix("/").partition(" ")[0]
    kind = KINDS.get(name)
    if name in READ:
        return incoming.pressed or not incoming.is_administrator
    if name in ASKED:
        return False
    return incoming.pressed or name in HIDDEN or (kind is not None and kind.who == "administrators")
