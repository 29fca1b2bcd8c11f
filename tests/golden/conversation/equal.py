"""Whether a platform says what the core says, turn by turn; what is not must be an exception that is written down."""

from collections.abc import Iterator, Sequence

from golden.conversation.exceptions import EXCEPTIONS, PARTS, Excepted, Part
from golden.conversation.recording import Step, done


def differences(steps: Sequence[Step], core: Sequence[Step]) -> Iterator[str]:
    """One line for each part of an answer that is another one without an exception, and for each exception in vain."""
    used: set[tuple[str, Part]] = set()
    for step, held in zip(steps, core, strict=True):
        if not step.missing:
            used |= {(done(step.turn), part) for part in differing(step, held)}
            yield from of_turn(step, held)
    yield from _in_vain(steps[0].where, used)


def of_turn(step: Step, held: Step) -> Iterator[str]:
    """The differences of one turn."""
    for part in differing(step, held):
        if not is_excepted(step, part):
            told = (f"  {part} {one.where}: {_part(one, part)}" for one in (step, held))
            yield "\n".join([step.heading, *told])


def differing(step: Step, held: Step) -> list[Part]:
    """The parts of two answers that are not the same."""
    return [part for part in PARTS if _part(step, part) != _part(held, part)]


def _part(step: Step, part: Part) -> object:
    return getattr(step.meaning, part) if step.meaning else None


def is_excepted(step: Step, part: Part) -> bool:
    """Whether a part of an answer may be another one."""
    return any(_about(one, step.where, done(step.turn), part) for one in EXCEPTIONS)


def _about(one: Excepted, where: str, turn: str, part: Part) -> bool:
    return one.where == where and turn in one.turns and part in one.parts


def _in_vain(where: str, used: set[tuple[str, Part]]) -> Iterator[str]:
    for one in EXCEPTIONS:
        if one.where == where:
            turns, parts = {turn for turn, _ in used}, {part for turn, part in used if turn in one.turns}
            yield from (f"an exception in vain: {turn} {where}" for turn in one.turns if turn not in turns)
            yield from (f"an exception in vain: the {part} {where}" for part in one.parts if part not in parts)
