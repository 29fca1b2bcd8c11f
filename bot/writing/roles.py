"""What a sentence of an abstract is there for: background, aim, method, result, impact, outlook, or a link.

It looks at cue words and place only, and decides nothing about what is shown.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.writing import cues


class Role(StrEnum):
    """A sentence's part in the paper's story; LINK is a mere notice of what can be had where."""

    BACKGROUND = "background"
    AIM = "aim"
    METHOD = "method"
    RESULT = "result"
    IMPACT = "impact"
    OUTLOOK = "outlook"
    LINK = "link"


CLEAR = 2.0
"""How strong a sentence must be to count where its place speaks against it."""
STRONG = 4.0
"""How strong a sentence is that says outright what the paper brings."""


@dataclass(frozen=True, slots=True)
class Cast:
    """How strongly one sentence plays each role (0 and more), and the one it plays."""

    role: Role
    strengths: dict[Role, float]


def cast(texts: Sequence[str], names: frozenset[str]) -> tuple[Cast, ...]:
    """The roles of an abstract's sentences; `names` are the paper's own words for what it brings, in lower case."""
    first_aim = next((place for place, text in enumerate(texts) if _announces(text)), None)
    return tuple(
        _cast_one(text, place, len(texts), first_aim, _is_own(text, names)) for place, text in enumerate(texts)
    )


def _announces(text: str) -> bool:
    return cues.AIM.search(text) is not None and not _is_notice(text) and not cues.HOPES.search(text)


def _is_own(text: str, names: frozenset[str]) -> bool:
    """Whether it speaks of this work; a sentence that opens with the field's past needs more than the paper's name."""
    words = {word.strip(".,;:()'\"’").casefold() for word in text.split()}
    named = not names.isdisjoint(words) and not cues.LOOKS_BACK.match(text)
    return cues.OWN.search(text) is not None or named


def _is_notice(text: str) -> bool:
    """Whether it only tells what can be had where, or what will be kept up; one that says what the work is, is none."""
    if cues.LINK.search(text) or cues.NOTICE.search(text) or cues.OPENS_CODE.match(text):
        return True
    return cues.RELEASES.search(text) is not None and not cues.STRONG_AIM.search(cues.RELEASES.sub("", text))


def _cast_one(text: str, place: int, count: int, first_aim: int | None, own: bool) -> Cast:
    strengths = _strengths(text, place, first_aim)
    if _is_notice(text):
        return Cast(Role.LINK, strengths)
    shown = max(strengths[Role.AIM], strengths[Role.METHOD], strengths[Role.RESULT])
    before = place < count / 2 if first_aim is None else place < first_aim
    if text.endswith("?") or (before and not (own and shown >= CLEAR)) or (not own and cues.LOOKS_BACK.match(text)):
        return Cast(Role.BACKGROUND, strengths)
    if cues.HOPES.search(text) and strengths[Role.AIM] < STRONG:
        return Cast(Role.IMPACT, strengths)
    if strengths[Role.OUTLOOK] and strengths[Role.OUTLOOK] >= shown:
        return Cast(Role.OUTLOOK, strengths)
    if not own and not shown:
        return Cast(Role.IMPACT if strengths[Role.IMPACT] else Role.BACKGROUND, strengths)
    return Cast(_strongest(strengths), strengths)


def _strengths(text: str, place: int, first_aim: int | None) -> dict[Role, float]:
    return {
        Role.AIM: _aim(text, place, first_aim),
        Role.METHOD: _count(cues.METHOD, cues.STRONG_METHOD, text, 1.5),
        Role.RESULT: _count(cues.RESULT, cues.STRONG_RESULT, text, 2.0) + (1.5 if cues.AMOUNT.search(text) else 0.0),
        Role.IMPACT: _impact(text),
        Role.OUTLOOK: _outlook(text),
    }


def _impact(text: str) -> float:
    """What it changes for others, said outright; a potential beside figures is praise of a result."""
    if cues.NO_IMPACT.search(text):
        return 0.0
    potential = cues.POTENTIAL.search(text) is not None and not cues.AMOUNT.search(text)
    return CLEAR if potential or cues.IMPACT.search(text) else 0.0


def _outlook(text: str) -> float:
    hopes = cues.HOPES.search(text) is not None and not cues.STRONG_AIM.search(text)
    return CLEAR if hopes or (cues.OUTLOOK.search(text) and not cues.NO_OUTLOOK.search(text)) else 0.0


def _aim(text: str, place: int, first_aim: int | None) -> float:
    if cues.STRONG_AIM.search(text):
        return STRONG
    return (2.5 if place == first_aim else 1.0) if cues.AIM.search(text) else 0.0


def _count(weak: re.Pattern[str], strong: re.Pattern[str], text: str, bonus: float) -> float:
    return min(3, len(weak.findall(text))) * 0.5 + (bonus if strong.search(text) else 0.0)


def _strongest(strengths: dict[Role, float]) -> Role:
    """The role it plays most; a sentence of the paper's own without any cue tells how something is done."""
    order = (Role.AIM, Role.RESULT, Role.METHOD)
    return max(order, key=lambda role: strengths[role]) if any(strengths[role] for role in order) else Role.METHOD
