"""What readers must know about a conference report: one line each, kept with the report in all its languages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, get_args

from bot.domain.card import Because

REASONS: Final[tuple[Because, ...]] = get_args(Because)


@dataclass(frozen=True, slots=True)
class ReportNoteWords:
    """Lines at a report's head."""

    language: str
    titles_only: str
    """No paper of the list has an abstract: nothing is summarised."""
    some_titles_only: Callable[[int], str]
    """So many papers have none."""
    nothing_to_tell: Callable[[int], str]
    """So many have one without a sentence to tell."""
    excerpts: str
    """No model is set: the sentences are the papers' own."""
    not_by_model: Callable[[Because, int, int], str]
    """Why so many of so many papers are told in their own sentences though a model is set."""
    arxiv_left: Callable[[int], str]
    """So many titles were not looked for there yet."""
    arxiv_failed: Callable[[str], str]
    """arXiv could not be asked for what the list lacks, and why (in words of the program, or of the service)."""
