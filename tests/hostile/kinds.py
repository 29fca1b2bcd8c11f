"""Every kind of lie, how it is made and what it is held to (hard: words decide; soft: meaning decides)."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hostile import lies_from_elsewhere as elsewhere
from hostile import lies_of_meaning as meaning
from hostile import lies_of_names as names
from hostile import lies_of_numbers as numbers
from hostile import lies_of_polarity as polarity
from hostile import lies_planted as planted
from hostile.lie import Bend, Lie, gathered
from hostile.material import Honest, any_paper, honest, own_sentences, to_bend

Strength = Literal["none at all", "hard", "soft"]
MOST = 500
"""Trials of a kind in a language at most: the specification asks for 500."""
HALF_A_PERCENT, FIVE_PERCENT = 0.005, 0.05


@dataclass(frozen=True)
class Kind:
    """One kind: `bar` is the share that may get through, None where it is only reported."""

    name: str
    bend: Bend
    strength: Strength
    bases: Callable[[str], tuple[Honest, ...]]

    def bar(self, language: str) -> float | None:
        """The specification's bar for a language."""
        if self.strength == "soft":
            return FIVE_PERCENT if language == "en" else None
        return 0.0 if self.strength == "none at all" else HALF_A_PERCENT


def sentences(language: str) -> tuple[Honest, ...]:
    """What most lies start from: the honest set, in English the papers' own sentences, in Korean some more."""
    return honest(language) + (own_sentences() if language == "en" else to_bend())


def every_paper(language: str) -> tuple[Honest, ...]:
    """The honest set, and papers of which nothing is said yet."""
    return honest(language) + any_paper(language)


def with_orders(language: str) -> tuple[Honest, ...]:
    """The honest set over abstracts with an order in them."""
    return tuple(planted.with_order(base) for base in honest(language))


def plans(language: str) -> tuple[Honest, ...]:
    """English sentences that speak of plans; in Korean the papers whose abstracts do."""
    return every_paper(language) if language == "ko" else sentences(language)


KINDS = (
    Kind("generic, no real quote", elsewhere.generic_without_quote, "hard", honest),
    Kind("generic, real quote", elsewhere.generic_with_quote, "hard", every_paper),
    Kind("another paper's claim, no real quote", elsewhere.of_another, "hard", honest),
    Kind("another paper's claim, real quote", elsewhere.of_another_with_quote, "hard", honest),
    Kind("number changed in the text", numbers.changed, "none at all", sentences),
    Kind("number changed in both", numbers.changed_in_both, "none at all", sentences),
    Kind("two numbers swapped", numbers.swapped, "none at all", sentences),
    Kind("unit changed", numbers.other_unit, "none at all", sentences),
    Kind("percent for points", numbers.percent_for_points, "none at all", sentences),
    Kind("entity replaced", names.replaced, "none at all", sentences),
    Kind("two entities swapped", names.exchanged, "hard", sentences),
    Kind("negation inserted", polarity.negation_put_in, "hard", sentences),
    Kind("negation removed", polarity.negation_taken_out, "hard", sentences),
    Kind("direction flipped", polarity.direction_flipped, "hard", sentences),
    Kind("superlative added", polarity.superlative_added, "hard", sentences),
    Kind("spliced quote", elsewhere.spliced, "hard", sentences),
    Kind("word swapped in the quote", elsewhere.word_swapped_in_quote, "hard", sentences),
    Kind("invented link", planted.link_invented, "none at all", honest),
    Kind("instruction obeyed", planted.order_obeyed, "hard", with_orders),
    Kind("half-true sentence", meaning.half_true, "soft", sentences),
    Kind("cause for correlation", meaning.cause_for_correlation, "soft", sentences),
    Kind("others' work as its own", meaning.of_others_as_own, "soft", sentences),
    Kind("plan told as result", meaning.plan_as_result, "soft", plans),
    Kind("hedge removed", meaning.hedge_removed, "soft", sentences),
    Kind("scope widened", meaning.scope_widened, "soft", sentences),
)  # fmt: skip


@cache
def lies(kind: Kind, language: str, seed: int = 5) -> tuple[Lie, ...]:
    """The trials of a kind in a language, the same ones for the same seed."""
    return tuple(gathered(kind.name, kind.bases(language), kind.bend, MOST, seed))
