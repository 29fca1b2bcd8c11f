"""Commands that are agreed and not built yet say so clearly, and what can be done today."""

from bot.errors import OperatorMistake


class NotBuilt(OperatorMistake):
    """A command of a later version."""

    def __init__(self, command: str, today: str) -> None:
        super().__init__(f"`jogan {command}` is not there yet in this version. Today: {today}")
