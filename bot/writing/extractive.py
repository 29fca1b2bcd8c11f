"""The card without a model: the paper's own sentences, sorted into the three sections.

It never writes a word of its own. The one line stays in its section too, since the archive shows the
sections without it.
"""

from collections.abc import Sequence

from bot.domain.card import Card, Sections
from bot.domain.evidence import Bullet
from bot.domain.paper import Paper
from bot.writing.excerpts import Excerpt, excerpts, pick
from bot.writing.pointing import has_no_subject, points_back, promises
from bot.writing.roles import Role

MOST_IN_A_SECTION = 3
LEANING = 0.3
"""What a sentence that points back loses in worth: about a tenth of a point of ROUGE-1 in cross-validation."""
PROMISING = 2.0
"""What one loses that only announces the next: it says nothing by itself."""


def write_card(paper: Paper) -> Card | None:
    """The card of a paper, the same for readers of every language: its sentences stay in the paper's own.

    None where no sentence of the abstract can be shown.
    """
    found = excerpts(paper)
    if not found:
        return None
    best = one_line(found)
    return Card(writer="extractive", text_from="abstract", tldr=best.bullet(), sections=_sections(found, best))


def one_line(found: Sequence[Excerpt]) -> Excerpt:
    """The worthiest sentence that is understood by itself, but none that only hopes where another one is.

    A sentence that points back stands in a list without what it points to: it must be worthier by LEANING.
    """
    telling = [excerpt for excerpt in found if excerpt.cast.role is not Role.IMPACT]
    return max(telling or found, key=lambda excerpt: (excerpt.worth - _leaning(excerpt), -excerpt.place))


def _leaning(excerpt: Excerpt) -> float:
    return LEANING * points_back(excerpt.text) + PROMISING * promises(excerpt.text)


def _sections(found: Sequence[Excerpt], best: Excerpt) -> Sections:
    """The sections one after the other: a sentence without a subject may lean on one of the section before."""
    shown: set[int] = set()
    aims = _section(found, Role.AIM, best, shown)
    methods = _section(found, Role.METHOD, best, shown)
    return Sections(aims, methods, _section(found, Role.RESULT, best, shown))


def _section(found: Sequence[Excerpt], role: Role, best: Excerpt, shown: set[int]) -> tuple[Bullet, ...]:
    """The strongest sentences of one role in the paper's order, the one line among them where it plays it."""
    playing = [excerpt for excerpt in found if excerpt.cast.role is role]
    ranked = sorted(playing, key=lambda excerpt: (excerpt is not best, -excerpt.strength(role), excerpt.place))
    chosen = pick([excerpt for excerpt in ranked if not has_no_subject(excerpt.text)], MOST_IN_A_SECTION)
    shown |= {excerpt.place for excerpt in chosen}
    for excerpt in (excerpt for excerpt in playing if has_no_subject(excerpt.text) and excerpt.place - 1 in shown):
        chosen = pick((*chosen, excerpt), MOST_IN_A_SECTION)
        shown |= {excerpt.place for excerpt in chosen}
    return tuple(excerpt.bullet() for excerpt in chosen)
