"""Runs the conversation on a platform, holds every turn to what it must say, and writes it down.

A conversation is run once in a process, whoever asks for it.
"""

import os
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from golden.conversation.meaning import Came, Meaning, without_addresses
from golden.conversation.script import SCRIPT, Act, Happens, Need, Press, ReplyTo, Say, Turn

HERE = Path(__file__).parent


class Driver(Protocol):
    """A platform with the world of the script in it. `has` is what turns may need and the platform can do; `where` it
    is; `channel` is how a person there writes the channel; `names` are what places are called there, and everywhere."""

    has: frozenset[Need]
    where: str
    channel: str

    @property
    def names(self) -> Mapping[str, str]: ...

    async def take(self, turn: Turn) -> Came | None:
        """Do what the turn says; what came of it, None where nothing did."""
        ...


class Opening(Protocol):
    """Makes a driver and its world, for people who read that language."""

    def __call__(self, language: str = "en") -> AbstractAsyncContextManager[Driver]: ...


@dataclass(frozen=True, slots=True)
class Step:
    """One turn on one platform. `missing`: what it would have needed; nothing came then."""

    number: int
    turn: Turn
    came: Came | None
    missing: tuple[Need, ...]
    where: str
    channel: str
    names: Mapping[str, str]

    @property
    def meaning(self) -> Meaning | None:
        """What was said, with the names that places have everywhere."""
        return self.came.meaning.with_names(self.names) if self.came else None

    @property
    def heading(self) -> str:
        """Who did what, where."""
        return f"> {self.number}. {done(self.turn)}".replace("{channel}", self.channel)

    @property
    def page(self) -> str:
        """The turn as it is to be read."""
        how = [f"  ({self.came.how})"] if self.came and self.came.how else []
        return "\n".join([self.heading, *how, "", self._shown]).rstrip() + "\n"

    @property
    def _shown(self) -> str:
        if self.missing:
            return f"(not {self.where}: {', '.join(self.missing)})"
        return without_addresses(self.came.shown) if self.came else "(no answer)"


async def record(driver: Driver) -> tuple[Step, ...]:
    """The whole conversation. Raises AssertionError at the first turn whose answer is not what it must be."""
    return tuple([await _step(driver, number, turn) for number, turn in enumerate(SCRIPT, 1)])


async def _step(driver: Driver, number: int, turn: Turn) -> Step:
    missing = tuple(need for need in turn.needs if need not in driver.has)
    came = None if missing else await driver.take(turn)
    step = Step(number, turn, came, missing, driver.where, driver.channel, driver.names)
    if not missing:
        assert (came is not None) is turn.answered, step.page
    said = step.meaning.words if step.meaning else ""
    assert all(words in said for words in turn.says if not missing), (turn.says, step.page)
    return step


_RECORDED: dict[object, tuple[Step, ...]] = {}


async def conversation(opening: Opening) -> tuple[Step, ...]:
    """The conversation as that platform has it."""
    if opening not in _RECORDED:
        async with opening() as driver:
            _RECORDED[opening] = await record(driver)
    return _RECORDED[opening]


def is_as_it_was_read(steps: tuple[Step, ...], name: str) -> bool:
    """Whether a conversation is the one that was read; JOGAN_WRITE_GOLDEN=1 writes it anew."""
    said, golden = "\n".join(step.page for step in steps), HERE / name
    if os.environ.get("JOGAN_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    return said == golden.read_text(encoding="utf-8")


def done(turn: Turn) -> str:
    """Who did what, where."""
    where = {"private": "", "group": " (in the group)", "channel": " (in the channel)"}[turn.where]
    who = "Somebody" if turn.who == "nobody" else turn.who.title()
    return f"{who}{where}: {_act(turn.act)}"


def _act(act: Act) -> str:
    match act:
        case Say():
            how = {"new": "", "edited": " [edited]", "forwarded": " [forwarded]"}[act.origin]
            return f"{'[two hours ago] ' if act.old else ''}{visible(act.text)}{how}"
        case Press():
            return f"presses [{act.label}]"
        case ReplyTo():
            return f"replies to “{act.showing}”: {act.text}"
        case Happens():
            return f"{act.what} the bot"


def visible(text: str) -> str:
    """What was written, with what cannot be seen in it spelled out."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
