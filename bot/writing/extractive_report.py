"""A category's report without a model: five parts of the papers' own sentences, each with its paper's number.

A part that no paper speaks to stays empty, and no sentence stands in a report twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.domain.card import Parts, ReportText
from bot.domain.edition import EditionPaper
from bot.domain.evidence import Bullet
from bot.writing.cues import AMOUNT
from bot.writing.excerpts import ALIKE, Excerpt, excerpts
from bot.writing.pointing import has_no_subject, points_back, promises
from bot.writing.roles import Role
from bot.writing.shared_terms import shared_terms, terms
from bot.writing.words import overlap

MOST_IN_A_PART = 6


@dataclass(frozen=True, slots=True)
class Source:
    """One paper of the category and its sentences."""

    number: int
    title: str
    excerpts: tuple[Excerpt, ...]


def write_report(listed: Sequence[EditionPaper]) -> ReportText:
    """The report of papers of one category, for readers of every language; the most voted papers speak first."""
    chosen = sorted(listed, key=lambda each: (-(each.paper.votes or 0), each.number))
    sources = [Source(each.number, each.paper.title, excerpts(each.paper)) for each in chosen]
    return ReportText(writer="extractive", parts=_Draft(sources).parts())


class _Draft:
    """Fills the parts one after the other; what one has taken the next cannot use."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = [source for source in sources if source.excerpts]
        self._used: list[str] = []

    def parts(self) -> Parts:
        """The five parts; facts choose first, so that a category with a card's highlight is never without them."""
        facts = self._one_a_paper(Role.RESULT, lambda each: each.cast.role is Role.RESULT)
        outlook = self._one_a_paper(Role.OUTLOOK, lambda each: _stands(each, Role.OUTLOOK))
        impact = self._one_a_paper(Role.IMPACT, lambda each: _stands(each, Role.IMPACT))
        themes = self._one_a_paper(Role.AIM, lambda each: each.strength(Role.AIM) > 0)
        return Parts(themes, self._threads(), facts, impact, outlook)

    def _one_a_paper(self, role: Role, fits: Callable[[Excerpt], bool]) -> tuple[Bullet, ...]:
        """One sentence each of the first papers that have a fitting one; a part is silent only where none has."""
        bullets: list[Bullet] = []
        for source in self._sources:
            free = [each for each in source.excerpts if fits(each) and self._is_free(each)]
            if free and len(bullets) < MOST_IN_A_PART:
                bullets.append(self._take(source, max(free, key=lambda each: _fitness(each, role))))
        return tuple(sorted(bullets, key=lambda bullet: bullet.paper or 0))

    def _threads(self) -> tuple[Bullet, ...]:
        """Pairs of sentences of two papers that use the same specific term."""
        bullets: list[Bullet] = []
        for term in shared_terms({source.number: [each.text for each in source.excerpts] for source in self._sources}):
            pair = self._pair(term) if len(bullets) + 2 <= MOST_IN_A_PART else []
            bullets += [self._take(source, each) for source, each in pair]
        return tuple(bullets)

    def _pair(self, term: str) -> list[tuple[Source, Excerpt]]:
        """Two papers' sentences with a term that do not say the same; none where there are not two."""
        found: list[tuple[Source, Excerpt]] = []
        for source in self._sources:
            each = self._with(source, term)
            if each is not None and all(overlap(each.text, other.text) < ALIKE for _, other in found):
                found.append((source, each))
        return found[:2] if len(found) >= 2 else []

    def _with(self, source: Source, term: str) -> Excerpt | None:
        return next((each for each in source.excerpts if term in terms(each.text) and self._is_free(each)), None)

    def _is_free(self, excerpt: Excerpt) -> bool:
        told = excerpt.cast.role is not Role.BACKGROUND
        return told and all(overlap(excerpt.text, used) < ALIKE for used in self._used)

    def _take(self, source: Source, excerpt: Excerpt) -> Bullet:
        self._used.append(excerpt.text)
        return excerpt.bullet(source.number)


def _stands(excerpt: Excerpt, role: Role) -> bool:
    return excerpt.strength(role) > 0 and not has_no_subject(excerpt.text)


def _fitness(excerpt: Excerpt, role: Role) -> tuple[float, float, int]:
    """The best aim is the best one line, the best result has numbers; else the strength of the cues counts.

    One that leans on a sentence that is not shown comes after those that stand by themselves.
    """
    first, second = excerpt.strength(role), excerpt.worth
    if role is Role.AIM:
        first, second = second, first
    if role is Role.RESULT and AMOUNT.search(excerpt.text):
        first += 1.5
    first -= 2.0 * has_no_subject(excerpt.text) + 0.5 * points_back(excerpt.text) + 1.0 * promises(excerpt.text)
    return (first + (1.0 if excerpt.cast.role is role else 0.0), second, -excerpt.place)
