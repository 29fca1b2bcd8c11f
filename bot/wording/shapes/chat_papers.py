"""What is said around editions and papers in a chat; their own words are in the reading area."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WhyWords:
    """/why."""

    title: Callable[[str, str], str]
    """The paper's number as it can be written, and its title."""
    category: Callable[[str, int, str], str]
    """Name, confidence in percent, and by what."""
    by: Callable[[str], str]
    reasons: str
    reason: Callable[[str, str], str]
    """One fact: its kind as the classifier names it (`title`, `abstract`, `fallback`, …), and its words."""
    no_reasons: str
    card: str
    listed_only: str
    no_text: str
    withdrawn: str
    edition: Callable[[str, int], str]
    late: str
    seen: str
    sighting: Callable[[str, str, str], str]
    """Source, the list's date, and when it was read."""
    votes: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class PaperWords:
    """/digest /paper /why."""

    why: WhyWords
    waiting: str
    """A known paper that no edition has yet."""
    no_abstract: str
    newest_button: str
    why_button: str
    no_papers_of: Callable[[str, str], str]
    whole_edition: str
    none_today: str
    """Today's edition was asked for and is not there yet; the newest follows."""
    none_since: Callable[[str, str], str]
    """A later day has no edition: the day, and the reason."""
