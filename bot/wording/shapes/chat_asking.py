"""What menus, forms and threads say where people ask about papers, and what the options of commands are called."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OptionWords:
    """An option of a command: its name (one word, lower case) and what it takes (at most 100 characters)."""

    name: str
    line: str


@dataclass(frozen=True, slots=True)
class AskingWords:
    """`menu` is at most 32 characters, `form` and `question` 45, `example` 100."""

    menu: str
    """A message's own menu: ask about the paper that it shows."""
    form: str
    question: str
    example: str
    open_one: str
    """What a menu says before a paper is chosen whose card it opens."""
    choose: str
    """Over a menu of papers, where a message shows several."""
    not_ours: str
    """The menu was used on a message that shows no papers."""
    thread: Callable[[str], str]
    """The name of the thread for the questions about a paper (`3. Title`)."""
    hint: str
    """The first message of such a thread: how to ask, since nothing else arrives."""
    answered: Callable[[str], str]
    """Where the answer is, with a link to the thread."""
    options: dict[str, OptionWords]
    """By the names that commands use (bot.chat.commands)."""
