"""The one-line help of every command; a field is the command's name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandHelp:
    """`usage` is the command with what may follow it, `example` a line that works, `line` what it does."""

    usage: str
    example: str
    line: str


@dataclass(frozen=True, slots=True)
class CommandWords:
    """Every command of bot.chat.commands."""

    start: CommandHelp
    help: CommandHelp
    settings: CommandHelp
    subscribe: CommandHelp
    unsubscribe: CommandHelp
    categories: CommandHelp
    subscriptions: CommandHelp
    digest: CommandHelp
    paper: CommandHelp
    why: CommandHelp
    language: CommandHelp
    time: CommandHelp
    timezone: CommandHelp
    days: CommandHelp
    weekly: CommandHelp
    mute: CommandHelp
    length: CommandHelp
    notices: CommandHelp
    pause: CommandHelp
    resume: CommandHelp
    undo: CommandHelp
    status: CommandHelp
    stop: CommandHelp
    export: CommandHelp
    forget: CommandHelp
    ask: CommandHelp
    report: CommandHelp
    save: CommandHelp
    saved: CommandHelp
    search: CommandHelp
    follow: CommandHelp
    which: CommandHelp
    evidence: CommandHelp
    passages: CommandHelp
    wrong: CommandHelp

    def of(self, name: str) -> CommandHelp:
        """The help of a command by its name."""
        found = getattr(self, name)
        assert isinstance(found, CommandHelp)
        return found
