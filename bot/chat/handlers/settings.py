"""/settings, one page with all of them, and those that change how posts come: /language /length /notices /mute."""

from dataclasses import replace

from bot.chat.arguments.choices import language_from, length_from, state_from
from bot.chat.handlers.changes import last_changes
from bot.chat.handlers.settings_page import changed, page
from bot.chat.message import Saying
from bot.chat.turn import Turn
from bot.document.blocks import Button
from bot.wording import speak


async def settings(turn: Turn) -> Saying:
    """All settings, and buttons for what most people change."""
    *shown, choices = page(turn)
    yield turn.reply(*shown, *await last_changes(turn), choices, ephemeral=True)


async def language(turn: Turn) -> Saying:
    """/language ko; the answer is in the new language."""
    code = language_from(turn.command.rest, turn.house.defaults.languages)
    turn = await turn.keep(replace(turn.chat, language=code))
    words = turn.words.start
    if turn.place:  # the reader's own language stays as it is
        name = speak.chat(code).settings.page.language_name
        yield changed(turn, f"{turn.words.settings.page.language}: {name}")
        return
    onward = (Button(words.newest, "/digest"), Button(words.help, "/help"))
    yield changed(turn, turn.words.settings.language_set, onward=onward)


async def length(turn: Turn) -> Saying:
    """/length full"""
    wanted = length_from(turn.command.rest)
    turn = await turn.keep(replace(turn.chat, length=wanted))
    words = turn.words.settings
    yield changed(turn, words.length_full if wanted == "full" else words.length_brief)


async def notices(turn: Turn) -> Saying:
    """/notices on: a line on days without papers."""
    on = state_from("notices", turn.command.rest)
    turn = await turn.keep(replace(turn.chat, notices=on))
    words = turn.words.settings
    yield changed(turn, words.notices_on if on else words.notices_off)


async def mute(turn: Turn) -> Saying:
    """/mute on: posts without a sound."""
    on = state_from("mute", turn.command.rest)
    turn = await turn.keep(replace(turn.chat, muted=on))
    words = turn.words.settings
    yield changed(turn, words.mute_on if on else words.mute_off)
