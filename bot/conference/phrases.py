"""Phrases that chapters may be called by: the papers' keywords and runs of words of their titles, and who has them.

A phrase that is no plain short text is none: no markup, address, mention or command. It calls no chapter anything.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.classifying.terms import STOP_WORDS, words
from bot.conference.found import Found
from bot.conference.topic import LONGEST_KEYWORD, MOST_KEYWORDS
from bot.domain.readable import readable

LONGEST = 48
MOST_WORDS = 5
WORD = re.compile(r"[^\W_]+")
PLAIN = re.compile(r"[^\W_]+(?:[ '’+/-][^\W_]+|\.(?=\d)\d+)*\+{0,2}")
"""Letters and digits with single marks between them."""
STEM = 5
"""Words that begin with the same so many letters say the same: explainable, explainability."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Each phrase's `spellings`; `keyed` are those that are a keyword of somebody; `holders` the papers that have it in
    a keyword or in their title; `small` are words that somebody writes in small letters."""

    spellings: dict[Phrase, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    keyed: set[Phrase] = field(default_factory=set)
    holders: dict[Phrase, set[int]] = field(default_factory=lambda: defaultdict(set))
    small: set[str] = field(default_factory=set)

    def written(self, phrase: Phrase) -> str:
        """The commonest spelling, the plural before one that is not three times as common; words are in small letters
        where anybody writes them so."""
        spellings: Counter[str] = Counter()
        for written, count in self.spellings[phrase].items():
            spellings[WORD.sub(lambda word: self._small(word[0]), written)] += count
        return min(spellings, key=lambda each: (-spellings[each] * (3 if each.endswith("s") else 1), each))

    def _small(self, word: str) -> str:
        return word.lower() if word.istitle() and self.small.issuperset(words(word)) else word


def phrases(papers: Sequence[Found]) -> Phrases:
    """What the papers' keywords and titles have."""
    spoken = Phrases()
    for paper in papers:
        for written in filter(_may_name, _keywords(paper)):
            spoken.keyed.add(tuple(words(written)))
            spoken.spellings[tuple(words(written))][written] += 1
    for paper in papers:
        for written in _runs_of_title(paper):
            if tuple(words(written)) not in spoken.keyed:
                spoken.spellings[tuple(words(written))][written] += 1
    for place, paper in enumerate(papers):
        for text in (*_keywords(paper), paper.paper.title):
            spoken.small.update(*(words(word) for word in WORD.findall(text) if word.islower()))
            for phrase in _runs(words(text)):
                if phrase in spoken.spellings:
                    spoken.holders[phrase].add(place)
    return spoken


def stems(phrase: Phrase) -> set[str]:
    """What a phrase's words begin with."""
    return {word[:STEM] for word in phrase}


def _keywords(paper: Found) -> list[str]:
    return [readable(keyword[:LONGEST_KEYWORD]) for keyword in paper.chosen.accepted.keywords[:MOST_KEYWORDS]]


def _runs_of_title(paper: Found) -> Iterator[str]:
    """Two or three words of the title that stand beside each other with nothing between them."""
    pieces = paper.paper.title.split()
    for length in (2, 3):
        for start in range(len(pieces) - length + 1):
            written = " ".join(pieces[start : start + length])
            ends = words(f"{pieces[start]} {pieces[start + length - 1]}")
            if _may_name(written) and STOP_WORDS.isdisjoint(ends):
                yield written


def _runs(tokens: Sequence[str]) -> Iterator[Phrase]:
    for length in range(1, MOST_WORDS + 1):
        for start in range(len(tokens) - length + 1):
            yield tuple(tokens[start : start + length])


def _may_name(written: str) -> bool:
    if not 2 <= len(written) <= LONGEST or not PLAIN.fullmatch(written):
        return False
    return len(words(written)) <= MOST_WORDS and not STOP_WORDS.issuperset(words(written))
