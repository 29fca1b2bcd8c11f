"""Text as the classifier sees it: lower-case words without plurals, and their n-grams. No weights here."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

LONGEST = 6_000
"""Characters that are read of a title or an abstract: what a paper is about stands in front."""

_WORD = re.compile(r"[^\W_]+")
_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:에서|으로|은|는|이|가|을|를|의|에|로|와|과|도)$")
_NO_PLURAL = ("ss", "us", "is")
_SINGULARS = frozenset({"bias", "atlas", "gas", "chaos", "lens", "always", "perhaps", "whereas", "news"})

_STOP = (
    "a an the of and or in on for to with by from as at is are was were be been being this that these "
    "those it its we our they their which can such than also not but have has had do does into both "
    "between more most some many other each while however thus eg ie et al paper propose show doe "
    "how what when where who why via based using used use"
)
STOP_WORDS: Final = frozenset(_STOP.split())
"""Words that tell nothing about a paper's field."""


def words(text: str) -> list[str]:
    """The words of a text, normalised; hyphens and slashes part words."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).lower()
    return [_singular(word) for word in _WORD.findall(plain)]


def _singular(word: str) -> str:
    """A word without its plural s or its Korean particle; the same for each form, not always the dictionary's."""
    if "가" <= word[-1] <= "힣":
        return _PARTICLE.sub("", word)
    if len(word) <= 3 or not word.endswith("s") or word.endswith(_NO_PLURAL) or word in _SINGULARS:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def ngrams(tokens: Sequence[str], longest: int) -> list[str]:
    """All runs of one to `longest` words, joined by a space, short runs first."""
    runs = list(tokens) if longest else []
    for length in range(2, longest + 1):
        runs.extend(" ".join(tokens[start : start + length]) for start in range(len(tokens) - length + 1))
    return runs


def pairs_and_words(tokens: Sequence[str]) -> list[str]:
    """The words that may tell something, and the pairs of neighbours that both may."""
    telling = [token not in STOP_WORDS and len(token) > 1 for token in tokens]
    found = [token for token, tells in zip(tokens, telling, strict=True) if tells]
    for at in range(len(tokens) - 1):
        if telling[at] and telling[at + 1]:
            found.append(f"{tokens[at]} {tokens[at + 1]}")
    return found
