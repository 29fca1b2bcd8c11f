"""A chapter's introduction without a model: what two or three of its most central papers are after, in their words."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from bot.conference.central import central
from bot.domain.card import Because
from bot.domain.conference import Intro, Reported
from bot.domain.evidence import Bullet, Dropped
from bot.writing.excerpts import ALIKE, Excerpt, excerpts
from bot.writing.pointing import has_no_subject, points_back, promises
from bot.writing.roles import Role
from bot.writing.words import overlap

FEWEST, MOST = 2, 3
LOOKED_AT = 8
"""Central papers among which those come first that have another sentence to offer than their one line."""


def excerpted_intro(
    papers: Sequence[Reported], language: str, because: Because | None = None, dropped: Sequence[Dropped] = ()
) -> Intro | None:
    """Sentences of papers that are told in this language. None where there are not two."""
    telling = central([each for each in papers if language in each.texts])
    near, far = telling[:LOOKED_AT], telling[LOOKED_AT:]
    offered = chain(_aims(near, language), _lines(near, language), _aims(far, language), _lines(far, language))
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
    if excerpt.cast.role is not Role.AIM:
        return False
    return not (has_no_subject(excerpt.text) or points_back(excerpt.text) or promises(excerpt.text))


def _fitness(excerpt: Excerpt) -> tuple[float, int]:
    return -excerpt.worth, excerpt.place


def _lines(papers: Sequence[Reported], language: str) -> Iterator[Bullet]:
    """The papers' one lines, in the papers' own words."""
    for each in papers:
        told = each.texts[language]
        if told.writer == "extractive":
            yield Bullet(told.tldr.text, told.tldr.quotes, each.number)
