"""The gate's word on one sentence: its quotes are found, then every check is asked in order. Pure, about a millisecond.

It never mends a sentence and never shortens one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.evidence import Bullet
from bot.gate.case import Case, Check, Failure
from bot.gate.causes import check_causes
from bot.gate.compared import check_compared
from bot.gate.credit import check_credit
from bot.gate.each_sentence import check_each_sentence
from bot.gate.foreign import check_foreign
from bot.gate.form import check_form
from bot.gate.half_true import check_half_true
from bot.gate.hedges import check_hedges
from bot.gate.names import check_names
from bot.gate.neighbours import check_neighbours
from bot.gate.numbers import check_numbers
from bot.gate.opposed import check_opposed
from bot.gate.polarity import check_polarity
from bot.gate.quotes import Found, find
from bot.gate.retold import check_retold
from bot.gate.roles import check_roles
from bot.gate.scope import check_scope
from bot.gate.siblings import check_siblings
from bot.gate.source import Source
from bot.gate.substituted import check_substituted
from bot.gate.substituted_korean import check_substituted_korean
from bot.gate.substituted_names import check_substituted_names
from bot.gate.substituted_spliced import check_spliced
from bot.gate.superlatives import check_superlatives
from bot.gate.words import check_words

MOST_QUOTES: Final = 3
"""Quotes of one sentence: a sentence that needs more says more than one thing."""

CHECKS: Final[tuple[Check, ...]] = (
    check_form,
    check_numbers,
    check_names,
    check_words,
    check_each_sentence,
    check_siblings,
    check_polarity,
    check_opposed,
    check_roles,
    check_compared,
    check_superlatives,
    check_retold,
    check_substituted,
    check_substituted_korean,
    check_substituted_names,
    check_spliced,
    check_neighbours,
    check_foreign,
    check_credit,
    check_hedges,
    check_causes,
    check_scope,
    check_half_true,
)
"""In the order in which they are asked; the first that fails is what a repair is told."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence as it was written, with the quotes that it names, in the reader's `language` (`en`, `ko`)."""

    text: str
    quotes: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The sentence as it may go out, its quotes in the paper's own words; or None and why."""

    bullet: Bullet | None
    failures: tuple[Failure, ...]


def judge(claim: Claim, source: Source, checks: Sequence[Check] = CHECKS) -> Judged:
    """Whether a claim may go out over this paper. Never raises, whatever the text is."""
    found = _quotes(claim, source)
    if isinstance(found, Failure):
        return Judged(None, (found,))
    text = claim.text.strip()
    quotes, around = tuple(one.quote.text for one in found), tuple(one.around for one in found)
    case = Case(text, claim.language, quotes, around, source.title, source.own)
    for check in checks:
        failure = check(case)
        if failure is not None:
            return Judged(None, (failure,))
    return Judged(Bullet(text, tuple(one.quote for one in found)), ())


def _quotes(claim: Claim, source: Source) -> tuple[Found, ...] | Failure:
    if not claim.quotes:
        return Failure("quote", "", "the sentence names no quote")
    if len(claim.quotes) > MOST_QUOTES:
        return Failure("quote", str(len(claim.quotes)), f"more than {MOST_QUOTES} quotes")
    found = []
    for quote in dict.fromkeys(claim.quotes):
        one = find(quote, source)
        if isinstance(one, Failure):
            return one
        found.append(one)
    return tuple(found)
