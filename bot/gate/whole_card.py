"""What only the whole card shows: it names its method, it is this paper's and not another's of the day, nothing twice.

Single sentences are judged elsewhere; what becomes of a card that fails is for its writer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log
from typing import Final

from bot.gate.case import Failure
from bot.gate.glossary import Rendering
from bot.gate.korean import without_particles
from bot.gate.names import names_said, squashed
from bot.gate.own_names import own_names
from bot.gate.terms import Term, pool, terms

SAME_SHARE: Final = 0.75
"""Of all the words of two sentences, those that both have, from which they say the same."""
SAME_PART: Final = 0.9
"""Of the words of the shorter one, those that the longer one has too."""
FEWEST_WORDS: Final = 3
"""Words of a sentence from which it can be a part of another."""
FEWEST_TELLING: Final = 5
"""Telling words of title and abstract in a card that may leave the method's name out."""
TELLING_SHARE: Final = 0.7
"""Of its telling words. Honest cards of 2024 have 0.73 and more, those put to another paper at most 0.64."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Abstract:
    """Title and abstract of a paper of the day."""

    title: str
    abstract: str


@dataclass(frozen=True, slots=True)
class CardFailure:
    """What is wrong with the card, and the places of the sentences at fault, none where it is the whole."""

    failure: Failure
    at: tuple[int, ...] = ()


def check_card(texts: Sequence[str], paper: Abstract, others: Sequence[Abstract]) -> tuple[CardFailure, ...]:
    """All that is wrong with a card's sentences taken together, nothing where all is well.

    `others` are the day's other papers; the paper itself among them, or a second listing of it, is passed over.
    """
    if not texts:
        return ()
    found = [*_alike(texts)]
    for failure in (_names_method(texts, paper), _own_paper(texts, paper, others)):
        if failure is not None:
            found.append(CardFailure(failure))
    return tuple(found)


def _names_method(texts: Sequence[str], paper: Abstract) -> Failure | None:
    """The paper's own name is said, or else what is said is so much the paper's that it can be no other's."""
    names = own_names(paper.title, paper.abstract)
    said = names_said(tuple(texts))
    if not names or any(squashed(form) in said for name in names for form in (name, _singular(name))):
        return None
    if _speaks_of(texts, paper):
        return None
    return Failure("method", names[0], "no sentence of the card names what the paper is about")


def _speaks_of(texts: Sequence[str], paper: Abstract) -> bool:
    """Whether title and abstract have most of the telling words of the sentences, and these have enough of them."""
    telling = {term.renderings: term for text in texts for term in terms(text) if term.is_specific and term.renderings}
    here = pool(paper.title, paper.abstract)
    found = sum(here.carries(term) for term in telling.values())
    return found >= FEWEST_TELLING and found >= TELLING_SHARE * len(telling)


def _singular(name: str) -> str:
    """`VOC` of `VOCs`: Korean has no plural, and English may speak of one."""
    return name[:-1] if name.endswith("s") and name[-2:-1].isupper() else name


def _own_paper(texts: Sequence[str], paper: Abstract, others: Sequence[Abstract]) -> Failure | None:
    """Searched for by the card's words, rare ones counting most, no other paper of the day is nearer."""
    own = _key(paper.title)
    rest = tuple(dict.fromkeys((*others, paper)))
    passed = {place for place, other in enumerate(rest) if _key(other.title) == own and other != paper}
    if len(rest) - len(passed) < 2:
        return None
    said = {term.renderings: term for text in texts for term in terms(text) if term.renderings}
    scores = _scores(list(said.values()), rest, passed)
    best = max(range(len(scores)), key=scores.__getitem__)
    if scores[best] > scores[rest.index(paper)]:
        return Failure("own_paper", rest[best].title, "another paper of the day is nearer to these sentences")
    return None


def _scores(said: list[Term], papers: tuple[Abstract, ...], passed: set[int]) -> list[float]:
    """For each paper the rarity of the terms that it has, summed; those that are passed over score nothing."""
    having = _having(papers)
    scores = [0.0] * len(papers)
    count = len(papers) - len(passed)
    for term in said:
        found = [_all_of(form, having) for form in term.renderings]
        places = set[int]().union(*found) - passed
        rarity = log((count + 1) / len(places)) if places else 0.0
        for place in places:
            scores[place] += rarity
    return scores


def _all_of(form: Rendering, having: Mapping[str, frozenset[int]]) -> frozenset[int]:
    """The papers that have every stem of a form."""
    sets = [having.get(stem, frozenset()) for stem in form]
    return frozenset.intersection(*sets) if sets else frozenset()


@lru_cache(maxsize=4)
def _having(papers: tuple[Abstract, ...]) -> Mapping[str, frozenset[int]]:
    """The places of the papers that have a stem: made once for all cards of a day."""
    found: dict[str, set[int]] = {}
    for place, one in enumerate(papers):
        for stem in pool(one.title, one.abstract).stems:
            found.setdefault(stem, set()).add(place)
    return {stem: frozenset(places) for stem, places in found.items()}


@lru_cache(maxsize=1024)
def _key(title: str) -> str:
    return squashed(title)


def _alike(texts: Sequence[str]) -> list[CardFailure]:
    words = [_words(text) for text in texts]
    return [
        CardFailure(Failure("alike", texts[two][:60], "another sentence of the card says the same"), (one, two))
        for one, two in combinations(range(len(texts)), 2)
        if _same(words[one], words[two])
    ]


def _same(one: frozenset[object], two: frozenset[object]) -> bool:
    both, least = len(one & two), min(len(one), len(two))
    if not least:
        return False
    return both >= SAME_SHARE * len(one | two) or (least >= FEWEST_WORDS and both >= SAME_PART * least)


def _words(text: str) -> frozenset[object]:
    """A sentence's terms, words that the glossary does not know without their particles, and its numbers."""
    said: set[object] = {term.renderings or without_particles(term.text) for term in terms(text)}
    return frozenset(said | set(_NUMBER.findall(text)))
