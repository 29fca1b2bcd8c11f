"""The page with all settings, and the reply to a change: whoever pressed a button sees the page again."""

from collections.abc import Sequence
from datetime import time

from bot.chat.message import Reply
from bot.chat.parts import HAS, HAS_NOT, coming, line, lines, settings_button, undo_buttons
from bot.chat.turn import Turn
from bot.document.blocks import Block, Button, Buttons, Heading, Items, Span, Text, text
from bot.domain.change import Setting
from bot.domain.chat import EVERY_DAY
from bot.wording import speak

TIMES = (time(7), time(9), time(18))
WORKDAYS = (0, 1, 2, 3, 4)


def page(turn: Turn, onward: Sequence[Button] = ()) -> tuple[Block, ...]:
    """All settings, buttons for what most people change, and ways onward."""
    words = turn.words.settings.page
    return (
        Heading(text(words.title), level=1),
        Items(tuple(_row(*row) for setting, row in values(turn).items() if setting != "muted" or turn.incoming.posts)),
        lines([coming(turn), words.other_times, *_forum(turn)]),
        Buttons((*_schedule_buttons(turn), *_form_buttons(turn), *_posts_buttons(turn), *_row_of(onward))),
    )


def changed(turn: Turn, said: str, *, also: Sequence[str] = (), onward: Sequence[Button] = ()) -> Reply:
    """What was changed; then the page where a button was pressed, so that several can be, else what `also` counts."""
    if turn.incoming.pressed:
        return turn.reply(line(said), *page(turn, onward), ephemeral=True, replaces=True)
    return turn.reply(lines([said, *also]), Buttons(((*onward, *undo_buttons(turn), settings_button(turn)),)))


def _row_of(buttons: Sequence[Button]) -> list[tuple[Button, ...]]:
    return [tuple(buttons)] if buttons else []


def _row(name: str, value: str) -> Text:
    return Span(f"{name}: "), Span(value, bold=True)


def values(turn: Turn) -> dict[Setting, tuple[str, str]]:
    """Every setting's name and value, in the page's order."""
    words, chat, times = turn.words.settings.page, turn.chat, turn.words.times
    return {
        "subscriptions": (words.categories, turn.subscribed_names() or words.none),
        "post_time": (words.time, times.clock(chat.post_time)),
        "timezone": (words.timezone, chat.timezone),
        "days": (words.days, times.days(chat.days)),
        "weekly": (words.weekly, _on_off(turn, chat.weekly)),
        "length": (words.length, words.full if chat.length == "full" else words.brief),
        "notices": (words.notices, _on_off(turn, chat.notices)),
        "muted": (words.mute, _on_off(turn, chat.muted)),
        "language": (words.language, speak.chat(chat.language).settings.page.language_name),
        "paused": (words.posts, _posting(turn)),
    }


def _posting(turn: Turn) -> str:
    words, chat = turn.words.settings.page, turn.chat
    if turn.incoming.posts and not chat.subscribed:
        return words.none
    return words.off if chat.off else words.paused if chat.paused else words.running


def _forum(turn: Turn) -> list[str]:
    return [turn.words.places.in_forums] if turn.chat.kind == "forum" else []


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
    return [tuple(clocks), (*days, _switch("weekly", turn.words.settings.page.weekly, chat.weekly))]


def _switch(command: str, name: str, on: bool) -> Button:
    return Button(f"{HAS if on else HAS_NOT} {name}", f"/{command} {'off' if on else 'on'}")


def _form_buttons(turn: Turn) -> list[tuple[Button, ...]]:
    words, chat = turn.words.settings.page, turn.chat
    full = chat.length == "full"
    length = Button(
        f"{HAS if full else HAS_NOT} {words.length}: {words.full}", f"/length {'brief' if full else 'full'}"
    )
    mute = [_switch("mute", words.mute, chat.muted)] if turn.incoming.posts else []
    languages = [
        Button(speak.chat(code).settings.page.language_name, f"/language {code}")
        for code in turn.house.defaults.languages
        if code != chat.language
    ]
    rows = [(length, _switch("notices", words.notices, chat.notices)), (*mute, *languages)]
    return [row for row in rows if row]


def _posts_buttons(turn: Turn) -> list[tuple[Button, ...]]:
    """After a change its way back stands where the way to the categories is."""
    words = turn.words.settings
    paused = turn.chat.paused or turn.chat.off
    shown = turn.incoming.posts and (paused or turn.chat.subscribed)
    pause = Button(words.page.resume_button, "/resume") if paused else Button(words.page.pause_button, "/pause")
    first = undo_buttons(turn) or (Button(words.subscribe.categories, "/categories"),)
    return [(*first, pause) if shown else first]
