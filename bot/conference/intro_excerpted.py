"""A chapter's introduction without a model: what two or three of its most central papers are after, in their words."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from bot.conference.central import central
from bot.domain.card import Because
from bot.domain.conference import Intro, Reported
from bot.domain.evidence import Bullet, Dropped
from bot.writing.excerpts import ALIKE, Excerpt, excerpts
from bot.writing.extractive import one_line
from bot.writing.pointing import WORK, points_back, promises
from bot.writing.roles import STRONG, Role
from bot.writing.words import overlap

FEWEST, MOST = 2, 3
LONGEST = 320
"""Characters of a sentence: an introduction is short."""
LEANS = re.compile(
    rf"\b(?:this|these|those|such)\b(?! {WORK})|\bfurther\b|\balso\b"
    r"|\b(?:second|third|last|other) experiment\b|\bthe (?:evaluation|proposed method|results?)\b",
    re.I,
)
"""Words that lean on what was said before, wherever they stand."""
LOOKED_AT = 16
"""Central papers among which those come first that have another sentence to offer than their one line."""


def excerpted_intro(
    papers: Sequence[Reported], language: str, because: Because | None = None, dropped: Sequence[Dropped] = ()
) -> Intro | None:
    """Sentences of papers that are told in this language. None where there are not two."""
    telling = central([each for each in papers if language in each.texts])
    near, far = telling[:LOOKED_AT], telling[LOOKED_AT:]
    offered = chain(_aims(near, language), _lines(near), _aims(far, language), _lines(far))
    chosen: list[Bullet] = []
    while len(chosen) < MOST and (bullet := next(offered, None)) is not None:
        if all(_differs(bullet, other) for other in chosen):
            chosen.append(bullet)
    if len(chosen) < FEWEST:
        return None
    shown = tuple(sorted(chosen, key=lambda bullet: bullet.paper or 0))
    return Intro("extractive", shown, tuple(dropped), because=because)


def _differs(bullet: Bullet, other: Bullet) -> bool:
    return bullet.paper != other.paper and overlap(bullet.text, other.text) < ALIKE


def _aims(papers: Sequence[Reported], language: str) -> Iterator[Bullet]:
    """Of each paper the best sentence that says what it is after and is not its one line."""
    for each in papers:
        line = each.texts[language].tldr.text
        free = [one for one in excerpts(each.paper) if _stands(one) and overlap(one.text, line) < ALIKE]
        for best in islice(sorted(free, key=_fitness), 1):
            yield best.bullet(each.number)


def _stands(excerpt: Excerpt) -> bool:
    """Whether it says outright what the paper is after, shortly, and is understood without the sentence before it."""
    outright = excerpt.cast.role is Role.AIM and excerpt.strength(Role.AIM) >= STRONG
    if not outright or len(excerpt.text) > LONGEST:
        return False
    return not (points_back(excerpt.text) or promises(excerpt.text) or LEANS.search(excerpt.text))


def _fitness(excerpt: Excerpt) -> tuple[float, int]:
    return -excerpt.worth, excerpt.place


def _lines(papers: Sequence[Reported]) -> Iterator[Bullet]:
    """The papers' one lines in their own words; those that are long or lean on another sentence last."""
    found = [(excerpts(each.paper), each.number) for each in papers]
    lines = [(one_line(sentences), number) for sentences, number in found if sentences]
    for line, number in sorted(lines, key=lambda one: points_back(one[0].text) or len(one[0].text) > LONGEST):
        yield line.bullet(number)
