"""What a check looks at, and what it says where it stops a sentence. Nothing here judges."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

CheckName = Literal[
    "quote",  # not the paper's words, or too few of them
    "numbers",
    "names",
    "words",  # what the sentence speaks of is not what the quote speaks of
    "polarity",
    "superlatives",
    "neighbours",  # each number is true, but of something else
    "foreign",  # links, handles, mentions, imperatives
    "hedges",  # "may" became "does", a plan became a result
    "causes",  # "together with" became "because of"
    "scope",  # "some", "on X" became "all"
    "half_true",  # a part of the sentence stands in no quote
    "method",  # whole card: its own method is never named
    "own_paper",  # whole card: another paper of the day is nearer
    "alike",  # whole card: two sentences say the same
    "source",  # report: a claim that no accepted sentence of its paper carries
    "vote",  # a second model did not find it in the quotes
    "form",  # too long, empty, another script than the reader's, markup
]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a sentence does not go out: `word` is the word, number or name at fault, `detail` one English line."""

    check: CheckName
    word: str
    detail: str


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and what it stands on, everything found and none of it the model's but `text`.

    `text` is the sentence as a reader of `language` (`en`, `ko`) would get it. `quotes` are the paper's own words as
    they stand in it (never as the model typed them), each with the whole sentences around it in `around`.
    `title` is the paper's: names in it may always be used. `own` are the names that it gives its own things.
    """

    text: str
    language: str
    quotes: tuple[str, ...]
    around: tuple[str, ...]
    title: str
    own: tuple[str, ...] = ()


Check = Callable[[Case], Failure | None]
"""None where the sentence may go out as far as this check sees."""
