"""The conversation in a terminal, through a pipe: one person, one private chat each."""

import io
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from golden.conversation.meaning import Came, Meaning, words
from golden.conversation.script import Act, Need, Press, Say, Turn
from golden.conversation.wired import ARCHIVE, Wired, wired

from adapters.platforms.terminal.settings import TerminalSettings
from adapters.platforms.terminal.terminal import open_terminal

_BUTTON = re.compile(r"^\[b(?P<number>\d+)\] (?:(?P<label>.+) → )?(?P<action>/.+)$", re.MULTILINE)
_PLACE = re.compile(r"” \((.+)\)$", re.MULTILINE)
"""Where a quotation stands in its paper."""
_PICTURE = re.compile(r"^\[[^\]]+\] ARCHIVE/\S+$", re.MULTILINE)
_LINK = re.compile(r" \((https://\S+)\)")


class InTerminal:
    """Mina and Sora, each at her own prompt."""

    has: frozenset[Need] = frozenset()
    where = "in a terminal"
    channel = "@lab"
    names: Mapping[str, str] = {}

    def __init__(self, program: Wired, language: str) -> None:
        self._prompts = {"mina": Prompt(program, "mina", language), "sora": Prompt(program, "sora", "ko")}

    @classmethod
    @asynccontextmanager
    async def opened(cls, language: str = "en") -> AsyncIterator["InTerminal"]:
        """With nothing said yet."""
        yield cls(await wired(), language)

    async def take(self, turn: Turn) -> Came | None:
        """Type it; what was printed."""
        return await self._prompts[turn.who].take(turn)


class Prompt:
    """One person's terminal: `jogan chat --as NAME`, through a pipe."""

    def __init__(self, program: Wired, name: str, language: str) -> None:
        self._out = io.StringIO()
        settings = TerminalSettings(name, language, pictures=str(ARCHIVE))
        self._terminal = open_terminal(program.router, settings, io.StringIO(), self._out, io.StringIO())

    async def take(self, turn: Turn) -> Came | None:
        """Type it; what was printed."""
        line, how = self._line(turn.act)
        start = self._out.tell()
        await self._terminal.hear(line)
        shown = self._out.getvalue()[start:].replace(str(ARCHIVE), "ARCHIVE").strip()
        return Came(shown, _meaning(shown), how)

    def _line(self, act: Act) -> tuple[str, str]:
        match act:
            case Say():
                return act.text, ""
            case Press(label):
                number = self._number(label)
                return f"b{number}", f"types b{number}"
        raise AssertionError(f"not in a terminal: {act}")

    def _number(self, label: str) -> str:
        """Of the newest button with the label."""
        shown = list(_BUTTON.finditer(self._out.getvalue()))
        return next(one["number"] for one in reversed(shown) if label == (one["label"] or one["action"]))


def _meaning(shown: str) -> Meaning:
    buttons = frozenset((one["label"] or one["action"], one["action"]) for one in _BUTTON.finditer(shown))
    text = _PLACE.sub(r"” — \1", _PICTURE.sub("", _BUTTON.sub("", shown)))
    return Meaning(words(_LINK.sub("", text)), tuple(_LINK.findall(text)), len(_PICTURE.findall(shown)), buttons)
