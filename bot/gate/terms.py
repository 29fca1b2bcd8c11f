"""What a text speaks of: its content words as terms that English words can carry, in either language.

Here terms are found and looked up; whether enough of them are carried is for the checks.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from bot.gate.glossary import Rendering, glossary, rendering
from bot.gate.korean import korean_terms
from bot.gate.listed import listed
from bot.gate.stems import stem

LONGEST: Final = 8_000
"""Characters read of one text: a sentence has 400, three quotes with their sentences far fewer than this."""

_WORD = re.compile(r"[^\W\d_가-힣](?:[^\W_가-힣]|['’](?=[a-z]))*(?:[-‐‑–/][^\W_가-힣]+)*|\d+[dD]\b")
_STOP: Final = listed(
    "a an the of and or in on for to with by from as at is are was were be been being this that these those it "
    "its "
    "their they them he she his her which who whom whose what when where while how why than then thus also both "
    "can could may might must shall should will would do does did done has have had having not no nor but if so "
    "such into onto over under between among within without through across during after before above below more "
    "most less least very much many few each every all any some other another same own only just even still yet "
    "however moreover therefore hence there here e.g i.e et al etc via per up down out off about against toward "
    "towards upon because since although though despite instead rather either neither s t we our us you your i "
    "far away million billion trillion thousand hundred dozen half percent percentage times fold gb mb tb ones "
    "until now anyone everyone nobody someone anything something next hardly barely scarcely "
    "themselves itself himself herself oneself ourselves yourself "
    "those today whatever one two three four five six seven eight nine ten first second third further well too "
    "as-well using "
    "used use "
    "based respectively namely including include includes like unlike whether once along together get make makes "
    "made known called named let yield yields time way thing x"
)
_SIDE = re.compile(r"x\d+")
"""The second side of `64x64`: an amount, no word."""
_PARTED = re.compile(r"[-‐‑–/]")


@dataclass(frozen=True, slots=True)
class Term:
    """A content word with its place: carried where all stems of one of its `renderings` are.

    `weight` is 1, less for words that every paper uses, nought where the glossary does not know a Korean word.
    """

    text: str
    start: int
    end: int
    renderings: tuple[Rendering, ...]
    weight: float
    korean: bool = False
    guessed: bool = False
    """Whether it is only perhaps this word: quotes may carry it, but nobody misses it there."""

    @property
    def is_specific(self) -> bool:
        """Whether it tells one paper from another."""
        return self.weight == 1.0

    @property
    def stems(self) -> frozenset[str]:
        """All stems of all renderings: what it may be about."""
        return _together(self.renderings)


@lru_cache(maxsize=20_000)
def _together(renderings: tuple[Rendering, ...]) -> frozenset[str]:
    """Made once a word: the checks of a sentence ask hundreds of times."""
    return frozenset().union(*renderings)


@lru_cache(maxsize=1024)
def terms(text: str) -> tuple[Term, ...]:
    """The content words of a text in order, Korean and Latin."""
    plain = unicodedata.normalize("NFKC", text)[:LONGEST]
    found = [
        Term(match.group(), match.start(), match.end(), said, _weight(said))
        for match in _WORD.finditer(plain)
        if (said := _english(match.group()))
    ]
    for term in korean_terms(plain):
        weight = _weight(term.renderings) if term.renderings and term.text not in _TURNING else 0.0
        found.append(Term(term.text, term.start, term.end, term.renderings, weight, True, term.guessed))
    return tuple(sorted(found, key=lambda one: one.start))


_TURNING: Final = listed("같은 거의 없 없이 없는 않 못 아니 아닌")
"""Words that turn others: whether they are the quotes' is for the polarity."""
GENERIC: Final = 0.25
"""What a word that every paper uses weighs against one that tells."""


@lru_cache(maxsize=20_000)
def _weight(said: tuple[Rendering, ...]) -> float:
    generic = glossary().generic
    return GENERIC if any(one <= generic for one in said) else 1.0


def is_stop_word(word: str) -> bool:
    """Whether a word in lower case only joins others."""
    return word in _STOP


@lru_cache(maxsize=20_000)
def _english(word: str) -> tuple[Rendering, ...]:
    """The renderings of an English word: its own stems, the word without hyphens, what an acronym stands for."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    if low in _STOP or (len(low) < 2 and low.isascii()) or _SIDE.fullmatch(low):
        return ()
    parts = [part for part in _PARTED.split(low) if part and part not in _STOP]
    if not parts:
        return ()
    said = [frozenset(stem(part) for part in parts)]
    if len(parts) > 1 or _PARTED.search(low):
        said.append(frozenset({stem(_PARTED.sub("", low))}))
    if len(parts) == 1 and (turned := _DENYING.match(low)) and stem(low) not in glossary().english_words:
        said.append(frozenset({stem(turned.group(1))}))
    short = low if low in glossary().acronyms else low.removesuffix("s")
    said.extend(rendering(full) for full in glossary().acronyms.get(short, ()))
    return tuple(dict.fromkeys(said))


class Pool:
    """All that quotes say, for looking terms up in it."""

    __slots__ = ("groups", "stems")

    def __init__(self, texts: Iterable[str]) -> None:
        stems: set[str] = set()
        for text in texts:
            stems |= _stems_said(text)
        self.stems = frozenset(stems)
        groups = glossary().groups
        self.groups = frozenset(number for one in stems for number in groups.get(one, ()))

    def carries(self, term: Term) -> bool:
        """Whether one rendering stands here whole; English words may be met by a near word."""
        if term.korean:
            return any(one <= self.stems for one in term.renderings)
        return any(all(self._has(part) for part in one) for one in term.renderings)

    def _has(self, part: str) -> bool:
        return part in self.stems or not self.groups.isdisjoint(glossary().groups.get(part, ()))


@lru_cache(maxsize=1024)
def pool(*texts: str) -> Pool:
    """The pool of these texts, made once for all checks of a sentence."""
    return Pool(texts)


@lru_cache(maxsize=2048)
def _stems_said(text: str) -> frozenset[str]:
    """Stems of all words, of neighbours written as one, and of what acronyms stand for; stop words count here."""
    plain = unicodedata.normalize("NFKC", text)[:LONGEST].lower()
    words = _PIECE.findall(plain)
    forms = [stem(word) for word in words]
    said = set(forms)
    said.update(stem("".join(filter(None, match.groups()))) for match in _WRITTEN_APART.finditer(plain))
    said.update(stem(match.group(1)) for match in chain(_DENYING.finditer(plain), _NOTED.finditer(plain)))
    said.update(stem(part) for match in _PUT_BEFORE.finditer(plain) for part in match.groups())
    for word in words:
        short = word if word in glossary().acronyms else word.removesuffix("s")
        for full in glossary().acronyms.get(short, ()):
            said |= rendering(full)
    return frozenset(said)


_PIECE = re.compile(r"[^\W_]+")
_WRITTEN_APART = re.compile(
    r"\b(?:(?=([^\W_]+)[-‐‑]([^\W_]+))|(?=(fine|pre|post|multi|data|open|web|work|time|bench|check|code) ([^\W_]+)))"
)
"""Pairs that others write as one word: `fine-tuning`, `data set`."""
_DENYING = re.compile(r"\b(?:un|in|im|ir|dis|mis|non)-?([a-z]{5,})")
"""`incoherent` speaks of coherence; whether it is denied is for the polarity."""
_NOTED = re.compile(r"\b([a-z]{4,})[1-9]\b")
"""A footnote's mark stands behind a word (`Hugging Face1`), or a version: the word is said all the same."""
_PUT_BEFORE = re.compile(r"\b(sub|multi|pre|post|inter|intra|cross|self|semi|co|re)-?([a-z]{5,})")
"""`Subcategories` are categories too."""
