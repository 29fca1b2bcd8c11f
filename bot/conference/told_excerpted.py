"""What is told of a paper without a model: its abstract's own sentences, each under what it is there for.

It never writes a word of its own; the one line stands nowhere else.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.card import Because
from bot.domain.conference import DETAIL_PARTS, DetailPart, Details, Told
from bot.domain.evidence import Bullet, Dropped
from bot.domain.paper import Paper
from bot.reading.enough_text import enough_text
from bot.writing.cues import LOOKS_BACK
from bot.writing.excerpts import ALIKE, Excerpt, excerpts, pick
from bot.writing.extractive import one_line
from bot.writing.pointing import has_no_subject, promises
from bot.writing.roles import CLEAR, Role
from bot.writing.words import overlap

MOST_IN_A_PART = 3
PARTS: Final[dict[Role, DetailPart]] = {
    Role.BACKGROUND: "problem",
    Role.AIM: "insight",
    Role.RESULT: "insight",
    Role.IMPACT: "application",
    Role.OUTLOOK: "application",
    Role.METHOD: "method",
}
"""A result is an insight: it is what the paper found out."""
LACKS: Final = re.compile(
    r"\?$|^(?:however|unfortunately|but|yet|nevertheless|despite|still)\b"
    r"|\b(?:challeng|limit(?!less)|lack|fail|struggl|suffer|hinder|hamper|bottleneck|imped|restrict|overlook|neglect"
    r"|unclear|unknown|unexplored|underexplored|under-explored|understudied|costly|expensive|prohibitive|difficult"
    r"|inefficien|insufficien|inadequa|inaccura|unreliab|vulnerab|shortcoming|drawback|degrad|burden|ignor|scarc)\w*"
    r"|\b(?:little is|not (?:well|yet|fully|been)|rarely|prone to|hard to|problem|issue|risk|gap|concern|only few)s?\b"
    r"|\bremain(?:s|ed|ing)?\b",
    re.I,
)
"""What is said of something that did not work, was not known, or cost too much."""


def excerpted(paper: Paper, because: Because | None = None, dropped: Sequence[Dropped] = ()) -> Told | None:
    """The same for readers of every language: the sentences stay in the paper's own. `dropped` is what a model wrote
    and the gate stopped. None where the paper has no text, or none that can be shown."""
    found = excerpts(paper) if not paper.withdrawn and enough_text(paper) else ()
    if not found:
        return None
    best = one_line(found)
    return Told("extractive", "abstract", best.bullet(), _details(found, best), tuple(dropped), because=because)


def _details(found: Sequence[Excerpt], best: Excerpt) -> Details:
    free = [each for each in found if each is not best and overlap(each.text, best.text) < ALIKE]
    own = min((each.place for each in found if each.cast.role is not Role.BACKGROUND), default=len(found))
    parts = {part: [each for each in free if _part(each) == part] for part in DETAIL_PARTS}
    ranked = {part: sorted(listed, key=_strongest_first) for part, listed in parts.items()}
    ranked["problem"] = _problems(parts["problem"], own)
    return Details(*(_shown(ranked[part]) for part in DETAIL_PARTS))


def _part(excerpt: Excerpt) -> DetailPart | None:
    """A result that says outright what it changes for others, or what comes next, is told where that is looked for."""
    said = max(excerpt.strength(Role.IMPACT), excerpt.strength(Role.OUTLOOK)) >= CLEAR
    outright = said and excerpt.cast.role in (Role.RESULT, Role.METHOD)
    return "application" if outright else PARTS.get(excerpt.cast.role)


def _strongest_first(excerpt: Excerpt) -> tuple[float, int]:
    return -excerpt.strength(excerpt.cast.role) + 2.0 * promises(excerpt.text), excerpt.place


def _problems(background: Sequence[Excerpt], own: int) -> list[Excerpt]:
    """What is lacking before the paper's `own` first sentence, the last first, as it is nearest to what is done about
    it; all that stands there where nothing is. What stands after it must say itself that it looks back."""
    told = [each for each in background if each.place < own or LOOKS_BACK.match(each.text)]
    lacking = [each for each in told if LACKS.search(each.text)]
    return sorted(lacking or told, key=lambda each: -each.place)


def _shown(ranked: Iterable[Excerpt]) -> tuple[Bullet, ...]:
    """The first few in the paper's order; one without a subject only behind the one that has it."""
    chosen = pick(ranked, MOST_IN_A_PART)
    places = {each.place for each in chosen}
    return tuple(each.bullet() for each in chosen if not has_no_subject(each.text) or each.place - 1 in places)
