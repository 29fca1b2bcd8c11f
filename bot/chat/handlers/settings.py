"""/settings, one page with all of them, and those that change how posts look: /language /length /notices."""

from dataclasses import replace
from datetime import time

from bot.chat.arguments.choices import language_from, length_from, state_from
from bot.chat.message import Saying
from bot.chat.parts import coming, line, settings_button
from bot.chat.turn import Turn
from bot.document.blocks import Button, Buttons, Heading, Items, Span, Text, text
from bot.domain.chat import EVERY_DAY
from bot.errors import MissingArgument
from bot.wording import speak

TIMES = (time(7), time(9), time(18))
WORKDAYS = (0, 1, 2, 3, 4)


async def settings(turn: Turn) -> Saying:
    """All settings, and buttons for what most people change."""
    words = turn.words.settings.page
    yield turn.reply(
        Heading(text(words.title), level=1),
        Items(tuple(_row(name, value) for name, value in _values(turn))),
        line(coming(turn)),
        Buttons((*_schedule_buttons(turn), *_form_buttons(turn), *_posts_buttons(turn))),
        line(words.other_times),
        ephemeral=True,
    )


def _row(name: str, value: str) -> Text:
    return Span(f"{name}: "), Span(value, bold=True)


def _values(turn: Turn) -> list[tuple[str, str]]:
    words, chat, times = turn.words.settings.page, turn.chat, turn.words.times
    return [
        (words.categories, turn.subscribed_names() or words.none),
        (words.time, times.clock(chat.post_time)),
        (words.timezone, chat.timezone),
        (words.days, times.days(chat.days)),
        (words.weekly, _on_off(turn, chat.weekly)),
        (words.length, words.full if chat.length == "full" else words.brief),
        (words.notices, _on_off(turn, chat.notices)),
        (words.language, words.language_name),
        (words.posts, words.paused if chat.paused else words.running),
    ]


def _on_off(turn: Turn, on: bool) -> str:
    words = turn.words.settings.page
    return words.on if on else words.off


def _schedule_buttons(turn: Turn) -> list[tuple[Button, ...]]:
    chat, times = turn.chat, turn.words.times
    clocks = [Button(times.clock(at), f"/time {at:%H:%M}") for at in TIMES if at != chat.post_time]
    days = [
        Button(times.days(wanted), f"/days {action}")
        for wanted, action in ((EVERY_DAY, "daily"), (WORKDAYS, "mon-fri"))
        if wanted != chat.days
    ]
    return [tuple(clocks), (*days, _switch(turn, "weekly", turn.words.settings.page.weekly, chat.weekly))]


def _switch(turn: Turn, command: str, name: str, on: bool) -> Button:
    return Button(f"{name}: {_on_off(turn, not on)}", f"/{command} {'off' if on else 'on'}")


def _form_buttons(turn: Turn) -> list[tuple[Button, ...]]:
    words, chat = turn.words.settings.page, turn.chat
    other = "brief" if chat.length == "full" else "full"
    length = Button(f"{words.length}: {words.brief if other == 'brief' else words.full}", f"/length {other}")
    languages = tuple(
        Button(speak.chat(code).settings.page.language_name, f"/language {code}")
        for code in turn.house.defaults.languages
        if code != chat.language
    )
    rows = [(length, _switch(turn, "notices", words.notices, chat.notices)), languages]
    return [row for row in rows if row]


def _posts_buttons(turn: Turn) -> list[tuple[Button, ...]]:
    words = turn.words.settings
    paused = turn.chat.paused
    pause = Button(words.page.resume_button, "/resume") if paused else Button(words.page.pause_button, "/pause")
    listed = Button(words.subscribe.categories, "/categories")
    return [(listed, Button(words.subscribe.subscriptions, "/subscriptions"), pause)]


async def language(turn: Turn) -> Saying:
    """/language ko; the answer is in the new language."""
    if not turn.command.rest:
        raise MissingArgument("language", turn.words.commands.language.example)
    code = language_from(turn.command.rest, turn.house.defaults.languages)
    turn = await turn.keep(replace(turn.chat, language=code))
    words = turn.words.start
    onward = Buttons(((Button(words.newest, "/digest"), Button(words.help, "/help"), settings_button(turn)),))
    yield turn.reply(line(turn.words.settings.language_set), onward)


async def length(turn: Turn) -> Saying:
    """/length full"""
    wanted = length_from(turn.command.rest)
    turn = await turn.keep(replace(turn.chat, length=wanted))
    words = turn.words.settings
    said = words.length_full if wanted == "full" else words.length_brief
    yield turn.reply(line(said), Buttons(((settings_button(turn),),)))


async def notices(turn: Turn) -> Saying:
    """/notices on"""
    on = state_from("notices", turn.command.rest)
    turn = await turn.keep(replace(turn.chat, notices=on))
    words = turn.words.settings
    yield turn.reply(line(words.notices_on if on else words.notices_off), Buttons(((settings_button(turn),),)))
