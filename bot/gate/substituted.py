"""One word put in the place of another: a term that no quote has where the quote has another, and two that changed
places. It sees only sentences that keep the quote's own words around the place; what is retold freely is for others.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.plain_words import is_of_the_field
from bot.gate.substituted_slots import LONGEST, Laid, Slot, Word, laid, words
from bot.gate.substituted_words import is_related, is_term, is_told
from bot.gate.terms import Pool, pool, terms
from bot.gate.word_net import near

NEAR: Final = 0.4
"""Share of a sentence's words that stand in the quote in the same order: from here on it is the quote retold."""
COPIED: Final = 0.7
"""From here on it is the quote copied: then one word that is another is no other way of saying it."""
_LISTED: Final = frozenset({"and", "or", "vs", "both"})
_TURNING: Final = _LISTED | {"with", "versus", "as"}
"""Words on whose two sides things may change over."""
_MOST_LISTED: Final = 12
"""Words between two things of one list."""


def check_substituted(case: Case) -> Failure | None:
    """Whether no term of the quotes has another in its place, and no two of them have each other's."""
    if case.language != "en":
        return None
    known = pool(*case.quotes, *case.around, case.title)
    told = frozenset(word.stem for word in words(case.text))
    for said in dict.fromkeys(case.around):
        both = laid(case.text, said)
        if both.share < NEAR:
            continue
        for slot in both.exchanged:
            if failure := _replaced(slot, known, told, words(said)):
                return failure
        if failure := _copied(both, known) or _changed_over(both, case.text):
            return failure
    return _strange(case.text, known)


def _strange(text: str, known: Pool) -> Failure | None:
    """A word that only the field has, for which the quotes have none that English or the field would tell it for."""
    for term in terms(text):
        form = next(iter(term.stems))
        if not (len(term.stems) == 1 and term.text.islower() and term.is_specific and is_of_the_field(form)):
            continue
        if not is_told(term.renderings[0], known) and near(form).isdisjoint(known.stems):
            return Failure("words", term.text, "no quote speaks of this")
    return None


def _replaced(slot: Slot, known: Pool, told: frozenset[str], said: Sequence[Word]) -> Failure | None:
    """A term that nothing in the quote is near to, in the place of words that the sentence does not tell elsewhere."""
    gone = [word for word in slot.old if word.stem not in told and terms(word.text)]
    lost = next(filter(is_term, gone), None)
    if lost is not None:
        for word in slot.new:
            if is_term(word) and word.stem not in known.stems and not any(is_related(word, old) for old in said):
                return Failure("words", word.text, f"the quote says {lost.text!r} here")
    return None


def _copied(both: Laid, known: Pool) -> Failure | None:
    """The one word that is another, where all others are the quote's.

    A term of the field that no quote has; or any other word, where the sentence leaves nothing out.
    """
    changed = [slot for slot in both.slots if slot.new and any(map(_tells, (*slot.old, *slot.new)))]
    if both.share < COPIED or len(changed) != 1 or len(changed[0].old) != 1 or len(changed[0].new) != 1:
        return None
    old, new = changed[0].old[0], changed[0].new[0]
    if not terms(new.text) or not new.text.islower() or is_related(old, new):
        return None
    if is_term(new) and new.stem not in known.stems:
        return Failure("words", new.text, f"the quote says {old.text!r} here")
    if not _tells(old) or any(not slot.new and any(map(_tells, slot.old)) for slot in both.slots):
        return None
    return Failure("words", new.text, f"the quote says {old.text!r} here")


def _tells(word: Word) -> bool:
    """Whether a word is no name and tells one sentence from another."""
    return word.text[1:].islower() and any(term.is_specific for term in terms(word.text))


def _changed_over(both: Laid, text: str) -> Failure | None:
    """Two things of the quote each in the other's place; in one list they may stand in any order."""
    for first, second in combinations(both.exchanged, 2):
        if _is_same(first.old, second.new) and _is_same(first.new, second.old):
            between = text[first.new[-1].end : second.new[0].start]
            if not _is_list(between, text):
                return Failure("words", first.new[0].text, f"the quote says {first.old[0].text!r} here")
    for first, second in pairwise(both.slots):
        moved = _moved(first.new or second.new, first.old or second.old) if _is_one_sided(first, second) else None
        if moved is not None:
            return Failure("words", moved.text, "the quote has this in another place")
    return None


def _is_one_sided(first: Slot, second: Slot) -> bool:
    return (not first.old and not second.new) or (not first.new and not second.old)


def _moved(new: Sequence[Word], old: Sequence[Word]) -> Word | None:
    """The word that went round what joined it to another: `B into A` for `A into B`, one of the two kept."""
    if not 2 <= len(new) == len(old) <= LONGEST:
        return None
    for word, joined, other, beside in ((new[0], new[1:], old[-1], old[:-1]), (new[-1], new[:-1], old[0], old[1:])):
        is_round = word.stem == other.stem and _is_same(joined, beside) and bool(terms(word.text))
        if is_round and _TURNING.isdisjoint(one.text for one in joined):
            return word
    return None


def _is_same(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return [word.stem for word in one] == [word.stem for word in other]


def _is_list(between: str, text: str) -> bool:
    parts = between.replace(",", " , ").split()
    plain = all(part in _LISTED or part == "," or not part.islower() for part in parts)
    return plain and "respectively" not in text and len(parts) <= _MOST_LISTED
