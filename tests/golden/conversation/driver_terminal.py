"""The conversation in a terminal, through a pipe: one person, one private chat."""

import io
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from golden.conversation.meaning import Came, Meaning, words
from golden.conversation.script import Need, Press, ReplyTo, Say, Turn
from golden.conversation.wired import ARCHIVE, Wired, wired

from adapters.platforms.terminal.settings import TerminalSettings
from adapters.platforms.terminal.terminal import open_terminal

_BUTTON = re.compile(r"^\[b(?P<number>\d+)\] (?:(?P<label>.+) → )?(?P<action>/.+)$", re.MULTILINE)
_PICTURE = re.compile(r"^\[[^\]]+\] ARCHIVE/\S+$", re.MULTILINE)
_LINK = re.compile(r" \((https://\S+)\)")


class InTerminal:
    """Mina at her prompt."""

    has: frozenset[Need] = frozenset()
    where = "in a terminal"
    names: Mapping[str, str] = {}

    def __init__(self, program: Wired, language: str) -> None:
        self._out = io.StringIO()
        settings = TerminalSettings("mina", language, pictures=str(ARCHIVE))
        self._terminal = open_terminal(program.router, settings, io.StringIO(), self._out, io.StringIO())

    @classmethod
    @asynccontextmanager
    async def opened(cls, language: str = "en") -> AsyncIterator["InTerminal"]:
        """With nothing said yet."""
        yield cls(await wired(), language)

    async def take(self, turn: Turn) -> Came | None:
        """Type it; what was printed."""
        line, how = self._line(turn)
        start = self._out.tell()
        await self._terminal.hear(line)
        shown = self._out.getvalue()[start:].replace(str(ARCHIVE), "ARCHIVE").strip()
        return Came(shown, _meaning(shown), how)

    def _line(self, turn: Turn) -> tuple[str, str]:
        assert turn.who == "mina"
        assert turn.where == "private"
        match turn.act:
            case Say():
                return turn.act.text, ""
            case Press():
                number = self._number(turn.act.label)
                return f"b{number}", f"types b{number}"
            case ReplyTo():
                raise AssertionError("nobody replies in a terminal")

    def _number(self, label: str) -> str:
        """Of the newest button with the label."""
        shown = list(_BUTTON.finditer(self._out.getvalue()))
        return next(one["number"] for one in reversed(shown) if label == (one["label"] or one["action"]))


def _meaning(shown: str) -> Meaning:
    buttons = frozenset((one["label"] or one["action"], one["action"]) for one in _BUTTON.finditer(shown))
    text = _PICTURE.sub("", _BUTTON.sub("", shown))
    return Meaning(words(_LINK.sub("", text)), tuple(_LINK.findall(text)), len(_PICTURE.findall(shown)), buttons)
