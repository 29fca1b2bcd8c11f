"""What is said around conference reports in a chat; a report's own words are in bot.wording.shapes.conference."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WhyReportedWords:
    """/why of a paper of a report."""

    title: Callable[[str, str], str]
    """How the paper is named, and its title."""
    place: Callable[[str, int], str]
    """The report's title and the paper's number in it."""
    venue: Callable[[str, str], str]
    """The venue and how it took the paper; either may be empty, not both."""
    topic: Callable[[str], str]
    """Before the reasons for which it is of the topic."""
    topic_only: Callable[[str], str]
    """It is of the topic, and nothing more is kept."""
    everything: str
    """The report has all papers of the list."""
    keywords: Callable[[str], str]
    no_text: str
    """Nothing is told of the paper."""


@dataclass(frozen=True, slots=True)
class ReportChatWords:
    """/report, and papers of reports."""

    why: WhyReportedWords
    title: str
    how: str
    """Over the list of reports: how one is read."""
    several: Callable[[str], str]
    """What was written may be several reports."""
    line: Callable[[int, str], str]
    """Beside a report's title: its papers, and the day on which it was made."""
    older: Callable[[int], str]
    """So many more reports than are listed."""
    rewritten: Callable[[str], str]
    """The message that is answered shows the report as it was before that day."""
    contents_button: str
    file: Callable[[str], str]
    """The whole report as a file, by its title."""
    file_kept: Callable[[str], str]
    """The file cannot be sent: how the operator has it, and the buttons below lead to the chapters."""
    no_file: str
    """Here nothing is kept as a file; the buttons below lead to the chapters."""
