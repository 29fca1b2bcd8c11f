"""A paper's text prepared for looking quotes up in it: once a paper, whatever the number of sentences."""

import re
from dataclasses import dataclass
from functools import cached_property

from bot.gate.normalise import Normal, normalised
from bot.gate.own_names import own_names

STRONG = re.compile(r"[가-힣]+|[^\W\d_]{3,}|(?:(?<!\w)[-+])?\d+(?:[.,]\d+)*%?")
"""What may never differ between a quote and the paper: numbers with their signs, and words of three letters or more."""


@dataclass(frozen=True, slots=True)
class StrongWords:
    """The strong words of a folded text as one line with a space on both sides of each, and where each one stands."""

    line: str
    places: tuple[tuple[int, int, int], ...]
    """Of each word: its place in the line, its start and end in the folded text."""


def strong_words(folded: str) -> StrongWords:
    """The strong words of a folded text in order."""
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    at = 1
    for match in STRONG.finditer(folded):
        words.append(match.group())
        places.append((at, match.start(), match.end()))
        at += match.end() - match.start() + 1
    return StrongWords(f" {' '.join(words)} ", tuple(places))


@dataclass(frozen=True)
class SourcePart:
    """One section as it can be quoted: `title`, `abstract` or a heading; `bounds` are its sentences, as (start, end).

    Who makes it splits the sentences (bot.reading.source): the gate does not. `at` is where the text begins in its
    section: what may not be quoted parts a section into several.
    """

    section: str
    text: str
    bounds: tuple[tuple[int, int], ...]
    at: int = 0

    @cached_property
    def normal(self) -> Normal:
        """The text folded for comparing."""
        return normalised(self.text)

    @cached_property
    def strong(self) -> StrongWords:
        """The folded text's strong words."""
        return strong_words(self.normal.text)


@dataclass(frozen=True)
class Source:
    """One paper: its title and every part that may be quoted, title and abstract first.

    `abstract` is given where the parts hold only pieces of it: it is where the paper's own names are introduced.
    """

    title: str
    parts: tuple[SourcePart, ...]
    abstract: str = ""

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The names that the paper gives its own things."""
        abstract = self.abstract or " ".join(part.text for part in self.parts if part.section == "abstract")
        return own_names(self.title, abstract)
