"""Changes of settings in words: the last ones on the page of settings, and what was taken back."""

from dataclasses import replace

from bot.chat.handlers.operators import is_operator
from bot.chat.handlers.settings_page import values
from bot.chat.parts import line
from bot.chat.turn import Turn
from bot.document.blocks import Block, Items, text
from bot.domain.change import Change, Value, with_value
from bot.wording import speak

SHOWN = 3
"""Of the last changes."""


async def last_changes(turn: Turn) -> tuple[Block, ...]:
    """The last changes, newest first; nothing where there were none. Persons are named to operators only."""
    found = await turn.house.store.changes.last(turn.chat.address, SHOWN)
    told = tuple(text(_told(turn, change)) for change in found)
    return (line(turn.words.changes.last), Items(told)) if told else ()


def told_undone(turn: Turn, change: Change) -> str:
    """What was taken back."""
    return turn.words.changes.undone(*_three(turn, change, change.after, change.before))


def _told(turn: Turn, change: Change) -> str:
    words = turn.words.changes
    said = words.change(*_three(turn, change, change.before, change.after), turn.moment(change.at))
    state = {"undone": words.is_undone, "undo": words.is_undo}.get(change.state, "")
    return " · ".join(part for part in (said, _who(turn, change), state) if part)


def _who(turn: Turn, change: Change) -> str:
    """An administrator reads that it was they, and of nobody else."""
    words = turn.words.changes
    if change.person and change.person == turn.incoming.sender:
        return words.by_you
    return words.by(change.person) if change.person and is_operator(turn) else ""


def _three(turn: Turn, change: Change, first: Value, second: Value) -> tuple[str, str, str]:
    """The setting's name and two of its values, as the page of settings shows them."""
    return values(turn)[change.setting][0], _shown(turn, change, first), _shown(turn, change, second)


def _shown(turn: Turn, change: Change, value: Value) -> str:
    words = turn.words.settings.page
    if change.setting == "paused":
        return words.paused if value else words.running
    if change.setting == "language":  # the words around it stay the reader's
        return speak.chat(str(value)).settings.page.language_name
    return values(replace(turn, chat=with_value(turn.chat, change.setting, value)))[change.setting][1]
