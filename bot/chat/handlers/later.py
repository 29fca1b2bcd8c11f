"""Commands that are planned: they say so, and what is possible now."""

from bot.chat.message import Saying
from bot.chat.turn import Turn
from bot.errors import NotThereYet


def later(turn: Turn) -> Saying:
    """/save and the others."""
    raise NotThereYet(turn.command.name)
