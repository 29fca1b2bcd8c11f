"""A text cut into clauses, and which clauses of the quotes one of the sentence retells. It judges nothing.

What a quote denies in a clause that the sentence does not retell says nothing of the sentence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.gate.cues import Cue, plainly
from bot.gate.glossary import glossary
from bot.gate.terms import Term, terms

_BREAK: Final = re.compile(
    r"[.;:!?]\s(?!\d)"
    r"|,\s(?=(?:and|but|or|while|which|who|where|so|yet|though|although|whereas|because|since|making|leading|resulting"
    r"|causing|thus|thereby|with|without|even|especially|[a-z]{3,9}(?:ing|ed))\b)"
    r"|\s(?=(?:but|while|whereas|although|though|because|since|which|that|unless|despite|who|when|if)\b)"
    r"|(?<=[지으]만|[는은한된인던]데|[지]만|으나|므로|면서|서도|문에)\s"
    r"|(?<=[하되않이없있같높낮크좋쓰]고|[하되으이리지기치]며|[아어해여]서|니다)[.,]?\s"
)
_LEADING: Final = re.compile(
    r"^(?:while|although|though|despite|because|since|unlike|if|when|given|as)\b[^,]{3,200}(, )"
)
_PREFIX: Final = re.compile(r"(?:re|non|pre|un|multi)-")
_NEAR_BEST: Final = 0.6
"""Of the best clause's share, what another must have to be retold as well."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a text with what it speaks of; `meanings` are the stems of its terms and the groups these are in."""

    text: str
    start: int
    end: int
    terms: tuple[Term, ...]
    stems: frozenset[str]
    groups: frozenset[int]

    def speaks_of(self, term: Term) -> bool:
        """Whether a term stands here, or a near word of it."""
        if not term.stems.isdisjoint(self.stems):
            return True
        known = glossary().groups
        return any(not self.groups.isdisjoint(known.get(form, ())) for form in term.stems)

    def carries(self, term: Term) -> bool:
        """Whether the whole of a term stands here, or a near word of one that is a single word."""
        if any(one <= self.stems for one in term.renderings):
            return True
        if len(term.renderings[0]) == 1:
            return not term.korean and self.speaks_of(term)
        if "-" not in term.text or _PREFIX.match(term.text.lower()) is not None:
            return False
        return not self.stems.isdisjoint(term.renderings[0])

    def has(self, place: int) -> bool:
        """Whether a place of the text is in this clause."""
        return self.start <= place < self.end


@lru_cache(maxsize=1024)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a text in order; together they are the whole text."""
    plain = plainly(text)
    cuts = {match.end() for match in _BREAK.finditer(plain)}
    if leading := _LEADING.match(plain):
        cuts.add(leading.end(1))
    edges = [0, *sorted(cuts - {0, len(plain)}), len(plain)]
    return tuple(_clause(text, plain, start, end) for start, end in pairwise(edges))


def _clause(text: str, plain: str, start: int, end: int) -> Clause:
    inside = tuple(term for term in terms(text) if start <= term.start < end and term.renderings)
    stems = frozenset[str]().union(*(term.stems for term in inside))
    known = glossary().groups
    groups = frozenset(number for form in stems for number in known.get(form, ()))
    return Clause(plain[start:end], start, end, inside, stems, groups)


def clause_at(text: str, place: int) -> Clause:
    """The clause in which a place of a text is."""
    found = clauses(text)
    return next((clause for clause in found if clause.has(place)), found[-1])


def retold(clause: Clause, said: Iterable[str]) -> tuple[tuple[str, Clause], ...]:
    """The clauses of the quotes that a clause may retell, each with its quote; all of them where none shares a word."""
    others = [(one, other) for one in said for other in clauses(one)]
    scores = [_shared(clause, other) for _, other in others]
    best = max(scores, default=0.0)
    return tuple(pair for pair, score in zip(others, scores, strict=True) if score >= best * _NEAR_BEST)


def _shared(clause: Clause, other: Clause) -> float:
    return sum(max(term.weight, _LEAST) for term in clause.terms if other.speaks_of(term))


_LEAST: Final = 0.1
"""What a word weighs at least of which the glossary knows no English, or that turns others."""


def reach(cue: Cue, text: str) -> tuple[Term, ...]:
    """What a word may turn: its clause behind it, as far as another means is named, and one thing before it."""
    clause = clause_at(text, cue.start)
    behind, end = cue.start + len(cue.word), clause.end
    whole = cue.word.lower() in _OF_OTHERS and plainly(text).startswith(("that ", "which ", "who "), end)
    if whole or (end - behind < _NEXT and plainly(text).startswith("that ", end)):
        end = clause_at(text, end).end
    means = _MEANS.search(plainly(text), behind + _NEXT, end)
    after = [
        term for term in terms(text) if term.renderings and behind <= term.start < (means.start() if means else end)
    ]
    return (*after[:_FARTHEST], *[term for term in cue.scope if term.start < cue.start][:1])


_OF_OTHERS: Final = frozenset({"unlike", "rather than", "instead"})
"""What sets something apart from others, with all that is said of these: `unlike methods that need labels`."""
_MEANS: Final = re.compile(r"\s(?:by|using|through|via|thanks|instead)\s")
_FARTHEST: Final = 10
_NEXT: Final = 8
"""Characters behind a word that still belong to it: `without using`."""
