"""The opposite of a word of the quotes, put in its place in their own words. It sees English only.

What is denied besides is another matter: `without losing` may be told as `keeping`, `lossless` as `no loss`.
"""

from collections.abc import Iterator
from typing import Final

from bot.gate.case import Case, Failure
from bot.gate.negation import denials, denying_words, lessened, other_denials
from bot.gate.substituted_slots import Laid, Word, laid, words
from bot.gate.terms import pool
from bot.gate.turns import turns
from bot.gate.word_net import opposites

NEAR: Final = 0.4
"""Share of a sentence's words that stand in the quote in the same order: from here on words have places."""


def check_opposed(case: Case) -> Failure | None:
    """Whether no word stands where the quotes have its opposite only."""
    if case.language != "en":
        return None
    known = pool(*case.quotes, *case.around, case.title).stems
    strange = [word for word in words(case.text) if word.stem not in known and opposites(word.stem)]
    strange = [word for word in strange if not _is_direction(word, case.text)]
    for said in dict.fromkeys(case.around) if strange else ():
        both = laid(case.text, said)
        if both.share < NEAR or _denied(case.text) != _denied(said):
            continue
        for word in strange:
            for other in _in_its_place(word, both):
                if other.stem in opposites(word.stem) and not other.stem.startswith(word.stem):
                    return Failure("polarity", word.text, f"the quote says {other.text!r}, the opposite")
    return None


def _in_its_place(word: Word, both: Laid) -> Iterator[Word]:
    return (old for slot in both.exchanged if word in slot.new for old in slot.old)


def _is_direction(word: Word, text: str) -> bool:
    """Whether a word names a direction: these may be told from the other side, which is for the check of polarity."""
    return any(turn.cue.start <= word.start < turn.cue.start + len(turn.cue.word) for turn in turns(text))


def _denied(text: str) -> int:
    """How often a text denies something, in whatever way."""
    return sum(map(len, (denials(text), other_denials(text), denying_words(text), lessened(text))))
