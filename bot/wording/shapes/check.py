"""What `jogan check` says of somebody else's summary."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CheckWords:
    """Labels by their fixed names (OUTSIDE.md), and the lines beside them."""

    sentence: Mapping[str, str]
    """By the sentence's verdict: `supported`, `not_in_text`, `contradicted`."""
    whole: Mapping[str, str]
    """By the whole's verdict: `supported`, `unsupported`, `contradicted`, `not_this_paper`."""
    reason: Mapping[str, Callable[[str], str]]
    """By check: why it failed, of the word at fault; checks without their own line use `other`."""
    other: Callable[[str], str]
    instead: Callable[[str], str]
    """What the paper has in its place."""
    passage: Callable[[str, str], str]
    """The paper's words, and their section."""
    counts: Callable[[int, int, int, int], str]
    """Sentences, and how many of them are supported, not in the text, contradicted."""
    read: Mapping[str, str]
    """What was read of the paper: `given` (the file), `html`, `pdf`, `abstract`."""
    of_paper: Callable[[str, str, str], str]
    """The last line: the verdict of the whole, what was read, and the paper's title."""
