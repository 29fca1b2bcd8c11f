"""Runs both parts of the conversation on a platform, holds every turn to what it must say, and writes it down."""

import os
from dataclasses import dataclass
from pathlib import Path

from golden.conversation.recording import Step
from golden.conversation.script import Say
from golden.questions.papers import OLDER
from golden.questions.platforms import Opening, SeesAll
from golden.questions.script import SCRIPT, WITHOUT, Asked, Quoting

HERE = Path(__file__).parent
SHORT = 9
"""Lines that are written down of a long list, which is no question."""


@dataclass(frozen=True, slots=True)
class AskedStep(Step):
    """One turn, with what another chat was shown by it."""

    elsewhere: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The turn as it is to be read."""
        own = super(AskedStep, self).page  # a class with slots is another one than that whose body this is
        if isinstance(self.turn.act, Quoting):
            own = own.replace("replies to “", "replies to somebody who quotes “", 1)
        if self.lists:
            lines = own.splitlines()
            own = "\n".join([*lines[:SHORT], f"(… and {len(lines) - SHORT} lines)\n"])
        return own + "".join(f"\n  elsewhere: {' / '.join(each.splitlines())}\n" for each in self.elsewhere)

    @property
    def lists(self) -> bool:
        """Whether it shows the older day, which is no question."""
        return isinstance(self.turn.act, Say) and OLDER.isoformat() in self.turn.act.text


async def record(driver: SeesAll, script: tuple[Asked, ...]) -> tuple[AskedStep, ...]:
    """A part of the conversation. Raises AssertionError at the first turn whose answer is not what it must be."""
    return tuple([await _step(driver, number, turn) for number, turn in enumerate(script, 1)])


async def _step(driver: SeesAll, number: int, turn: Asked) -> AskedStep:
    missing = tuple(need for need in turn.needs if need not in driver.has)
    came = None if missing else await driver.take(turn)
    elsewhere = () if missing else driver.elsewhere()
    step = AskedStep(number, turn, came, missing, driver.where, driver.channel, driver.names, elsewhere)
    if not missing:
        assert came is not None, step.page
        said = step.meaning.words if step.meaning else ""
        assert [words for words in turn.says if words not in said] == [], step.page
        assert len(elsewhere) >= len(turn.elsewhere), step.page
        assert all(words in one for words, one in zip(turn.elsewhere, elsewhere, strict=False)), step.page
    return step


_RECORDED: dict[tuple[str, bool], tuple[AskedStep, ...]] = {}


async def conversation(name: str, opening: Opening, *, model: bool) -> tuple[AskedStep, ...]:
    """One part as that platform has it; it is run once in a process."""
    if (name, model) not in _RECORDED:
        async with opening(model=model) as driver:
            _RECORDED[name, model] = await record(driver, SCRIPT if model else WITHOUT)
    return _RECORDED[name, model]


def is_as_it_was_read(steps: tuple[AskedStep, ...], name: str) -> bool:
    """Whether a part is the one that was read; JOGAN_WRITE_GOLDEN=1 writes it anew."""
    said, golden = "\n".join(step.page for step in steps), HERE / name
    if os.environ.get("JOGAN_WRITE_GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    return said == golden.read_text(encoding="utf-8")
