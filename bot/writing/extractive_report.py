"""A category's report without a model: five parts of the papers' own sentences, each with its paper's number.

A part that no paper speaks to stays empty, and no sentence stands in a report twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.card import Parts, ReportText
from bot.domain.edition import EditionPaper
from bot.domain.evidence import Bullet
from bot.writing.excerpts import Excerpt, excerpts
from bot.writing.roles import Role
from bot.writing.shared_terms import shared_terms

MOST_IN_A_PART = 6


@dataclass(frozen=True, slots=True)
class Source:
    """One paper of the category and its sentences."""

    number: int
    title: str
    excerpts: tuple[Excerpt, ...]


def write_report(listed: Sequence[EditionPaper], language: str) -> ReportText:
    """The report of papers of one category, for readers of a language; the most voted papers speak first."""
    chosen = sorted(listed, key=lambda each: (-(each.paper.votes or 0), each.number))
    sources = [Source(each.number, each.paper.title, excerpts(each.paper)) for each in chosen]
    return ReportText(writer="extractive", parts=_Draft(sources).parts())


class _Draft:
    """Fills the parts one after the other; what one has taken the next cannot use."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = [source for source in sources if source.excerpts]
        self._used: set[str] = set()

    def parts(self) -> Parts:
        """The five parts; threads, outlook and impact choose before the key facts take the strongest results."""
        themes = self._one_a_paper(Role.AIM, least=1.5)
        outlook = self._one_a_paper(Role.OUTLOOK, least=1.0)
        impact = self._one_a_paper(Role.IMPACT, least=2.0)
        facts = self._one_a_paper(Role.RESULT, least=1.5)
        return Parts(themes, self._threads(), facts, impact, outlook)

    def _one_a_paper(self, role: Role, least: float) -> tuple[Bullet, ...]:
        bullets: list[Bullet] = []
        for source in self._sources:
            free = [each for each in source.excerpts if each.text not in self._used and each.strength(role) >= least]
            free = [each for each in free if each.cast.role is not Role.BACKGROUND]
            if free and len(bullets) < MOST_IN_A_PART:
                best = max(free, key=lambda each: (each.strength(role), each.worth, -each.place))
                bullets.append(self._take(source, best))
        return tuple(sorted(bullets, key=lambda bullet: bullet.paper or 0))

    def _threads(self) -> tuple[Bullet, ...]:
        bullets: list[Bullet] = []
        texts = {source.number: tuple(each.text for each in source.excerpts) for source in self._sources}
        for term in shared_terms(texts):
            pair = [(source, self._with(source, term)) for source in self._sources]
            saying = [(source, found) for source, found in pair if found is not None][:2]
            if len(saying) == 2 and len(bullets) + 2 <= MOST_IN_A_PART:
                bullets += [self._take(source, found) for source, found in saying]
        return tuple(bullets)

    def _with(self, source: Source, term: str) -> Excerpt | None:
        return next((each for each in source.excerpts if each.text not in self._used and term in each.text), None)

    def _take(self, source: Source, excerpt: Excerpt) -> Bullet:
        self._used.add(excerpt.text)
        return excerpt.bullet(source.number)
