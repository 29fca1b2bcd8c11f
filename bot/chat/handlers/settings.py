"""/settings, one page with all of them, and those that change how posts look: /language /length /notices."""

from dataclasses import replace

from bot.chat.arguments.choices import language_from, length_from, state_from
from bot.chat.handlers.settings_page import changed, page
from bot.chat.message import Saying
from bot.chat.turn import Turn
from bot.document.blocks import Button
from bot.errors import MissingArgument


async def settings(turn: Turn) -> Saying:
    """All settings, and buttons for what most people change."""
    yield turn.reply(*page(turn), ephemeral=True)


async def language(turn: Turn) -> Saying:
    """/language ko; the answer is in the new language."""
    if not turn.command.rest:
        raise MissingArgument("language", turn.words.commands.language.example)
    code = language_from(turn.command.rest, turn.house.defaults.languages)
    turn = await turn.keep(replace(turn.chat, language=code))
    words = turn.words.start
    onward = (Button(words.newest, "/digest"), Button(words.help, "/help"))
    yield changed(turn, turn.words.settings.language_set, onward=onward)


async def length(turn: Turn) -> Saying:
    """/length full"""
    wanted = length_from(turn.command.rest)
    turn = await turn.keep(replace(turn.chat, length=wanted))
    words = turn.words.settings
    yield changed(turn, words.length_full if wanted == "full" else words.length_brief)


async def notices(turn: Turn) -> Saying:
    """/notices on"""
    on = state_from("notices", turn.command.rest)
    turn = await turn.keep(replace(turn.chat, notices=on))
    words = turn.words.settings
    yield changed(turn, words.notices_on if on else words.notices_off)
