"""Finds the passages of a paper that somebody else's sentence speaks of: its best one to three.

It compares words, not meanings, and judges nothing: it tells what of the sentence the passages hold and lack.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.gate.amounts import Amount, amounts
from bot.gate.field_words import EVERYDAY, weight
from bot.gate.numbers import is_same
from bot.gate.same_digits import has_same_digits
from bot.gate.source import Source
from bot.gate.terms import Pool, Term, terms

MOST_PASSAGES = 3
"""Passages that one sentence may be put together from."""
LEAST_FIRST = 0.1
"""Weight that the first passage must hold."""
LEAST_GAIN = 0.2
"""Weight that each further passage must add."""
LEAST_SHARE = 0.34
"""Share of what a sentence speaks of, by weight, that its passages must hold: less is nothing aligned."""
LEAST_WEIGHT = 0.5
"""Weight that the passages must hold at least: `a new model is proposed` is aligned with no paper."""
LIGHTEST = 0.06
"""Weight of a word that any paper has: a sentence of such words alone still speaks of something."""
COUNTERS = "개건명종편장"
PARTICLES = ("의 ", "에 ", "로 ", "은 ", "는 ", "이 ", "가 ", "을 ", "를 ", "과 ", "와 ")
FOOTNOTE = re.compile(r"(?<=[a-z])[1-9](?=[\s.,;:)]|$)")
NUMBER = 0.4
"""What a number of the sentence adds to a passage that has it."""
COUNTED = 0.1
"""What it adds more with what it counts: `30 languages` is said in few places, by whatever verb."""
OF_A_NUMBER = 0.25
"""Share of the sentence that a passage of a small number must speak of: a long text has each of them somewhere."""
FEWEST_OF_A_NUMBER = 2
"""Words of the sentence that do as well: a sentence of two facts speaks of less in each passage."""
MOST_READ = 5000
"""Passages of one paper that are looked at: a long one has a thousand."""
FEWEST_WORDS = 3
"""Words of a passage, but for the title: less is a heading inside a text."""


@dataclass(frozen=True)
class Passage:
    """One sentence of the paper, with its section."""

    section: str
    text: str

    @cached_property
    def says(self) -> Pool:
        """All that it says."""
        return Pool((self.text,))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Its numbers."""
        return amounts(self.text, "en")

    def has(self, number: Amount, sentence: str) -> bool:
        """Whether it has a number of the sentence, neither rounded nor in another unit."""
        return any(number.value == known.value and is_same(number, known, sentence) for known in self.amounts)

    def counts(self, number: Amount) -> bool:
        """Whether it has a number of the sentence with what that counts there."""
        known = ((each.value, each.thing) for each in self.amounts)
        return bool(number.thing) and (number.value, number.thing) in known

    def adds(self, number: Amount) -> float:
        """What a number that it has adds."""
        return NUMBER + COUNTED * self.counts(number)


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence's passages, what it speaks of that they hold and lack, how many of its numbers they hold, and how
    many of these with what they count."""

    passages: tuple[Passage, ...]
    held: tuple[Term, ...]
    lacked: tuple[Term, ...]
    numbers: int = 0
    counted: int = 0

    @property
    def share(self) -> float:
        """What the passages hold of the sentence, by weight, between 0 and 1; lacked numbers are not counted."""
        return self.weight / (self.weight + weighed(self.lacked)) if self.weight else 0.0

    @property
    def weight(self) -> float:
        """What the passages hold of the sentence, words and numbers together."""
        return weighed(self.held) + NUMBER * self.numbers + COUNTED * self.counted

    @property
    def is_aligned(self) -> bool:
        """Whether the passages speak of the same thing as the sentence."""
        return self.share >= LEAST_SHARE and self.weight >= LEAST_WEIGHT


@dataclass(frozen=True)
class Aligner:
    """A paper's passages and all that it says: made once a paper."""

    source: Source

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence of the paper, its title first."""
        found = []
        for part in self.source.parts:
            for start, end in part.bounds or ((0, len(part.text)),):
                words = part.text[start:end]
                if part.section == "title" or len(words.split()) >= FEWEST_WORDS:
                    found.append(Passage(part.section, words))
        return tuple(found[:MOST_READ])

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of every passage."""
        return tuple(passage.text for passage in self.passages)

    def naming(self, name: str) -> str | None:
        """A passage that has the name as it is written, in the singular or plural; a footnote's digit may follow it."""
        written = re.compile(rf"(?<![^\W_]){re.escape(name.rstrip('s'))}s?(?:[1-9](?=[\s.,;:)]|$)|(?![^\W_]))")
        return next((FOOTNOTE.sub("", words) for words in self.texts if written.search(words)), None)

    @cached_property
    def says(self) -> Pool:
        """All that the whole text says."""
        return Pool(passage.text for passage in self.passages)

    @cached_property
    def title(self) -> Pool:
        """All that the title says."""
        return Pool((self.source.title,))

    def align(self, sentence: str, language: str) -> Alignment:
        """The best passages of a sentence: each adds most of the words and numbers that those before it lack."""
        numbers = tuple(each for each in amounts(sentence, language) if not each.name)
        spoken = tuple(term for term in terms(sentence) if term.renderings and not _only_counts(term, numbers))
        taken: list[Passage] = []
        lacked = _Lacked(sentence, spoken, spoken, numbers)
        while len(taken) < MOST_PASSAGES:
            best = max(self.passages, key=lacked.gain, default=None)
            if best is None or lacked.gain(best) < (LEAST_GAIN if taken else LEAST_FIRST):
                break
            taken.append(best)
            lacked = lacked.without(best)
        held = tuple(term for term in spoken if term not in lacked.spoken)
        same = [number for number in numbers if any(passage.has(number, sentence) for passage in taken)]
        counted = sum(any(passage.counts(number) for passage in taken) for number in same)
        return Alignment(tuple(taken), held, lacked.spoken, len(same), counted)


def telling(term: Term) -> float:
    """What a term tells of one paper, between `LIGHTEST` and 1: by the commonest of the words that may say it."""
    return _telling(term.renderings, term.korean)


@lru_cache(maxsize=20_000)
def _telling(renderings: tuple[frozenset[str], ...], korean: bool) -> float:
    if not korean and any(one <= EVERYDAY for one in renderings):
        return LIGHTEST
    return max(min((max(map(weight, one)) for one in renderings if one), default=0.0), LIGHTEST)


def weighed(spoken: Sequence[Term]) -> float:
    """What terms tell together."""
    return sum(telling(term) for term in spoken)


def _only_counts(term: Term, numbers: Sequence[Amount]) -> bool:
    """Whether a word is part of a number (million), its Korean counter (72억 개의), or begins with a particle."""
    if any(number.start < term.end and term.start < number.end for number in numbers):
        return True
    counts = term.text[0] in COUNTERS and any(0 <= term.start - number.end <= 1 for number in numbers)
    return term.korean and (counts or term.text.startswith(PARTICLES))


@dataclass(frozen=True, slots=True)
class _Lacked:
    """What of a sentence no passage has said yet; `whole` is all that it speaks of."""

    sentence: str
    whole: tuple[Term, ...]
    spoken: tuple[Term, ...]
    numbers: tuple[Amount, ...]

    def gain(self, passage: Passage) -> float:
        """What a passage would add."""
        words = weighed([term for term in self.spoken if passage.says.carries(term)])
        numbers = [number for number in self.numbers if self._has(passage, number)]
        if numbers and not self._speaks_of_it(passage):
            numbers = [number for number in numbers if passage.counts(number) or not _is_anywhere(number)]
        return words + sum(map(passage.adds, numbers))

    def without(self, passage: Passage) -> "_Lacked":
        """What is lacked after it."""
        spoken = tuple(term for term in self.spoken if not passage.says.carries(term))
        numbers = tuple(number for number in self.numbers if not self._has(passage, number))
        return _Lacked(self.sentence, self.whole, spoken, numbers)

    def _speaks_of_it(self, passage: Passage) -> bool:
        said = [term for term in self.whole if passage.says.carries(term)]
        return len(said) >= FEWEST_OF_A_NUMBER or weighed(said) >= OF_A_NUMBER * weighed(self.whole)

    def _has(self, passage: Passage, number: Amount) -> bool:
        """Whether a passage has the number, or its digits in another scale: that is where the lie is."""
        return passage.has(number, self.sentence) or any(has_same_digits(number, known) for known in passage.amounts)


def _is_anywhere(number: Amount) -> bool:
    """Whether a number has two digits at most (0.5, 16): another one of the same value is near at hand."""
    return not number.scaled and len(re.sub(r"\D", "", number.written).strip("0")) < 3
