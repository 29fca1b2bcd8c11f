"""What the command line says otherwise than a chat: there nobody can press or write a chat's commands."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import NoEdition, Temporary, UnknownPaper


@dataclass(frozen=True, slots=True)
class CommandLineWords:
    """One line each: what was wrong, and what to write instead."""

    no_edition: Callable[[NoEdition], str]
    unknown_paper: Callable[[UnknownPaper], str]
    not_asked: Callable[[Temporary], str]
    """A source that has the paper does not answer."""
    not_asked_of_text: Callable[[Temporary], str]
    """The same, where a file can stand for the paper's text."""
