"""Runs the conversation on a platform and writes it down; whatever a turn must say is held on the way."""

import os
from pathlib import Path
from typing import Protocol

from golden.conversation.script import SCRIPT, Need, Press, ReplyTo, Say, Turn


class Driver(Protocol):
    """A platform with the world of the script in it. `has` is what turns may need and the platform can do."""

    has: frozenset[Need]

    async def take(self, turn: Turn) -> str | None:
        """Do what the turn says; the answer as a person sees it there, None where there is none."""
        ...


async def transcript(driver: Driver) -> str:
    """The whole conversation. Raises AssertionError at the first turn whose answer is not what it must be."""
    return "\n".join([await _page(driver, turn) for turn in SCRIPT])


def is_as_it_was_read(said: str, golden: Path) -> bool:
    """Whether a transcript is the one that was read; JOGAN_WRITE_GOLDEN=1 writes it anew."""
    if os.environ.get("JOGAN_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    return said == golden.read_text(encoding="utf-8")


async def _page(driver: Driver, turn: Turn) -> str:
    if missing := [need for need in turn.needs if need not in driver.has]:
        return f"{step(turn)}\n\n(not here: {', '.join(missing)})\n"
    said = await driver.take(turn)
    assert (said is not None) is turn.answered, (step(turn), said)
    for words in turn.says:
        assert words in (said or ""), (step(turn), words, said)
    return f"{step(turn)}\n\n{said if said is not None else '(no answer)'}".rstrip() + "\n"


def step(turn: Turn) -> str:
    """The heading of a turn."""
    where = {"private": "", "group": " (in the group)", "channel": " (in the channel)"}[turn.where]
    who = "Somebody" if turn.who == "nobody" else turn.who.title()
    return f"> {who}{where}: {_done(turn.act)}"


def _done(act: Say | Press | ReplyTo) -> str:
    match act:
        case Say():
            how = {"new": "", "edited": " [edited]", "forwarded": " [forwarded]"}[act.origin]
            return f"{'[two hours ago] ' if act.old else ''}{_visible(act.text)}{how}"
        case Press():
            return f"presses [{act.label}]"
        case ReplyTo():
            return f"replies to “{act.showing}”: {act.text}"


def _visible(text: str) -> str:
    """What was written, with what cannot be seen in it spelled out."""
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text)
