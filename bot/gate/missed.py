"""What a word of a sentence weighs where no quote has it: less, where any writer uses it or English at large would tell
it for a word of the quotes.

A word that is only perhaps read in a text weighs nothing then. Which words a quote has is not its matter.
"""

from typing import Final

from bot.gate.plain_words import plainness
from bot.gate.substituted_words import is_korean_term
from bot.gate.terms import Pool, Term
from bot.gate.word_net import near

ORDINARY: Final = 0.8
"""Of its weight, what a missing Korean word weighs that any writer uses, for which papers have many English ones."""
TOLD_FOR_ANOTHER: Final = 0.4
"""The same of an English word where the quotes have one that may be told for it."""


def counted(said: tuple[Term, ...], whole: Pool, title: Pool, *, freely: bool = False) -> list[tuple[Term, float]]:
    """The words that must stand in the quotes, each with its weight; those that only the title has are left out.

    The weight is below nought where no quote has the word. `freely`: a plain English word weighs less than one of the
    field then; without it a clause of plain words alone, put behind a true one, would weigh next to nothing.
    """
    found: list[tuple[Term, float]] = []
    for term in said:
        if not term.renderings:
            continue
        if whole.carries(term):
            found.append((term, term.weight))
        elif not title.carries(term) and not term.guessed:
            found.append((term, -_weight(term, whole, freely)))
    return found


def _weight(term: Term, whole: Pool, freely: bool) -> float:
    if term.korean:
        return term.weight if is_korean_term(term.text) else term.weight * ORDINARY
    if not _is_english(term):
        return term.weight
    told = any(not near(form).isdisjoint(whole.stems) for form in term.stems)
    plain = min(map(plainness, term.stems)) if freely else 1.0
    return term.weight * plain * (TOLD_FOR_ANOTHER if told else 1.0)


def _is_english(term: Term) -> bool:
    """Whether it is a word and no name, as far as its letters say: what opens a sentence may have a capital."""
    return term.text.islower() or (term.start == 0 and term.text[1:].islower())
