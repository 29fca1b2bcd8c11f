"""What a word of a sentence weighs where no quote has it: a little less, where any Korean writer uses it.

A word that is only perhaps read in a text weighs nothing then. Which words a quote has is not its matter.
"""

from typing import Final

from bot.gate.substituted_words import is_korean_term
from bot.gate.terms import Pool, Term

ORDINARY: Final = 0.8
"""Of its weight, what a missing Korean word weighs that any writer uses, for which papers have many English ones."""


def counted(said: tuple[Term, ...], whole: Pool, title: Pool) -> list[tuple[Term, float]]:
    """The words that must stand in the quotes, each with its weight; those that only the title has are left out.

    The weight is below nought where no quote has the word.
    """
    found: list[tuple[Term, float]] = []
    for term in said:
        if not term.renderings:
            continue
        if whole.carries(term):
            found.append((term, term.weight))
        elif not title.carries(term) and not term.guessed:
            found.append((term, -_weight(term)))
    return found


def _weight(term: Term) -> float:
    return term.weight * ORDINARY if term.korean and not is_korean_term(term.text) else term.weight
