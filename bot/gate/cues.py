"""Small words that turn a sentence (not, may, will, because, some), each with what it speaks of: its scope.

English words speak of what follows, Korean ones of what stands before. Here cues are found; checks compare them.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.gate.glossary import glossary
from bot.gate.terms import LONGEST, Term, terms
from bot.gate.word_net import near

_BREAK = re.compile(
    r"(?<!e\.g)(?<!i\.e)(?<!e\.g\.)(?<!i\.e\.)[.;:!?,]\s|\sand (?:is|are|was|were|can|do|does|has|have|they|it"
    r"|thus|then)\s|\s(?:but|while|whereas|although|though|yet|however)\s|(?:지만|으나|는데|면서도?|[하되않이없있같]고"
    r"|[하되으이]며)\s"
)
_HANGUL = re.compile(r"[가-힣]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word found, and the terms that it turns, the nearest first."""

    word: str
    start: int
    scope: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """How many terms of its clause a cue speaks of: those after it, those before it."""

    after: int
    before: int


@lru_cache(maxsize=1024)
def plainly(text: str) -> str:
    """A text as patterns are looked for in it: normalised and in lower case (it is half the time), none longer."""
    plain = unicodedata.normalize("NFKC", text)[:LONGEST]
    low = plain.lower()
    return low if len(low) == len(plain) else plain


def cues(text: str, pattern: re.Pattern[str], reach: Reach, *, within_clause: bool = True) -> tuple[Cue, ...]:
    """Every place where `pattern` (in lower case) stands in a text; a Korean cue's reach is turned round."""
    matches = list(pattern.finditer(plainly(text)))
    if not matches:
        return ()
    plain = unicodedata.normalize("NFKC", text)[:LONGEST]
    found = []
    for match in matches:
        turned = Reach(reach.before, reach.after) if _HANGUL.search(match.group()) else reach
        start, end = _clause(plain, match.start(), match.end()) if within_clause else (0, len(plain))
        found.append(Cue(plain[match.start() : match.end()], match.start(), _scope(plain, match, turned, (start, end))))
    return tuple(found)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    left = max(
        (match.end() for match in _BREAK.finditer(text, max(0, start - 300), start)), default=max(0, start - 300)
    )
    right = _BREAK.search(text, end, end + 300)
    return left, right.start() if right else min(len(text), end + 300)


def _scope(text: str, match: re.Match[str], reach: Reach, clause: tuple[int, int]) -> tuple[Term, ...]:
    inside = [term for term in terms(text) if clause[0] <= term.start and term.end <= clause[1] and term.renderings]
    after = [term for term in inside if term.start >= match.end()][: reach.after]
    before = [term for term in inside if term.end <= match.start()]
    return (*after, *reversed(before[-reach.before :] if reach.before else []))


def shares(one: Iterable[Term], other: Iterable[Term]) -> int:
    """How many terms of `one` have a term in `other` that may mean the same."""
    others = list(other)
    return sum(any(same(term, against) for against in others) for term in one)


def same(one: Term, other: Term) -> bool:
    """Whether two terms may mean the same: a stem in common, or near words of one group."""
    if not one.stems.isdisjoint(other.stems):
        return True
    return not (one.korean or other.korean) and is_near(one, other)


def is_near(one: Term, other: Term) -> bool:
    """Whether two terms share a stem or are near words of one group, Korean ones too."""
    if not one.stems.isdisjoint(other.stems):
        return True
    return not _groups(one.stems).isdisjoint(_groups(other.stems))


def is_near_at_large(one: Term, other: Term) -> bool:
    """Whether English at large, too, would tell one term for the other."""
    return is_near(one, other) or any(not near(form).isdisjoint(other.stems) for form in one.stems)


@lru_cache(maxsize=20_000)
def _groups(stems: frozenset[str]) -> frozenset[int]:
    """The glossary's groups of near words that stems belong to."""
    groups = glossary().groups
    return frozenset(number for form in stems for number in groups.get(form, ()))
