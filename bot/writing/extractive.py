"""The card without a model: the paper's own sentences, sorted into the three sections.

It never writes a word of its own. The one line stays in its section too, since the archive shows the
sections without it.
"""

from collections.abc import Sequence

from bot.domain.card import Card, Sections
from bot.domain.evidence import Bullet
from bot.domain.paper import Paper
from bot.writing.excerpts import Excerpt, excerpts, pick
from bot.writing.roles import Role

MOST_IN_A_SECTION = 3


def write_card(paper: Paper) -> Card | None:
    """The card of a paper, the same for readers of every language: its sentences stay in the paper's own.

    None where no sentence of the abstract can be shown.
    """
    found = excerpts(paper)
    if not found:
        return None
    best = _one_line(found)
    return Card(writer="extractive", text_from="abstract", tldr=best.bullet(), sections=_sections(found, best))


def _one_line(found: Sequence[Excerpt]) -> Excerpt:
    """The worthiest sentence, but none that only hopes or gives away where another one is."""
    telling = [excerpt for excerpt in found if excerpt.cast.role is not Role.IMPACT]
    return max(telling or found, key=lambda excerpt: (excerpt.worth, -excerpt.place))


def _sections(found: Sequence[Excerpt], best: Excerpt) -> Sections:
    return Sections(
        whats_new=_section(found, Role.AIM, best),
        technical_details=_section(found, Role.METHOD, best),
        performance_highlights=_section(found, Role.RESULT, best),
    )


def _section(found: Sequence[Excerpt], role: Role, best: Excerpt) -> tuple[Bullet, ...]:
    """The strongest sentences of one role in the paper's order, the one line among them where it plays it."""
    playing = [excerpt for excerpt in found if excerpt.cast.role is role]
    ranked = sorted(playing, key=lambda excerpt: (excerpt is not best, -excerpt.strength(role), excerpt.place))
    return tuple(excerpt.bullet() for excerpt in pick(ranked, MOST_IN_A_SECTION))
