"""Words of a text as they are compared: lower case, content words only, cut to a common beginning."""

import re

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
STOP_WORDS = (
    "a an the and of or to in on for with by from at as is are was were be been being that this these those it "
    "its we our us they their which who whom can could may might will would should do does did has have had "
    "not no than then there here such also more most both each all any some into over under between through "
    "about against when while where how what why if but however"
)
STOP = frozenset(STOP_WORDS.split())
STEM = 6
"""Letters that tell a word: a cut is as good as a stemmer for counting what two sentences share."""


def words(text: str) -> list[str]:
    """All words, in lower case."""
    return WORD.findall(text.casefold())


def is_content(word: str) -> bool:
    """Whether a word (in lower case) says something by itself."""
    return len(word) > 1 and word not in STOP


def stems(text: str) -> list[str]:
    """The content words, cut."""
    return [word[:STEM] for word in words(text) if is_content(word)]


def overlap(one: str, other: str) -> float:
    """The share of the shorter text's content words that the longer one has too."""
    a, b = set(stems(one)), set(stems(other))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
