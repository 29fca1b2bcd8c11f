"""Where an answer's wording could not be confirmed, the paper's own words that its sentences stand on.

Only where they speak of what is asked: a quote that lacks a word of the question was taken for something near to it.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.domain.answer import OwnWords
from bot.domain.evidence import Bullet, Quote
from bot.gate.terms import pool, terms
from bot.reading.source import TITLE

MOST: Final = 3
"""Places of the papers that stand for one answer."""


def speaks_of(quote: Quote, question: str, titles: Sequence[str]) -> bool:
    """Whether a quote has every telling word of a question, with its section's name and the papers' titles.

    A title itself says nothing of its paper that is not shown anyway.
    """
    known = pool(quote.text, quote.section, *titles)
    asked = [term for term in terms(question) if term.is_specific and not term.guessed]
    return quote.section != TITLE and all(known.carries(term) for term in asked)


def chosen(found: Iterable[OwnWords], shown: Sequence[Bullet]) -> tuple[OwnWords, ...]:
    """The first of them, no place twice, and none that a sentence which is shown stands on."""
    carrying = [(OwnWords(quote, bullet.paper)) for bullet in shown for quote in bullet.quotes]
    kept: list[OwnWords] = []
    for each in found:
        if not any(_overlap(each, other) for other in (*carrying, *kept)):
            kept.append(each)
    return tuple(kept[:MOST])


def _overlap(one: OwnWords, other: OwnWords) -> bool:
    if (one.paper, one.quote.section) != (other.paper, other.quote.section):
        return False
    first, second = one.quote.offset or 0, other.quote.offset or 0
    return first < second + len(other.quote.text) and second < first + len(one.quote.text)
