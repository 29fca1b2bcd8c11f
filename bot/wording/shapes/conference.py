"""What a reader meets in a conference report, in its file and in a chat: one field a label or sentence, typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.conference import Decision


@dataclass(frozen=True, slots=True)
class ConferenceDetails:
    """What is told of one paper."""

    fold: str
    """The title of the fold."""
    problem: str
    insight: str
    application: str
    method: str
    colon: str
    """Between a label and what it names."""
    silent_parts: Callable[[Sequence[str], bool], str]
    """One line for the parts that the paper does not speak of (True: its full text was read, False: its abstract)."""
    unconfirmed_parts: Callable[[Sequence[str]], str]
    """The same where the gate stopped sentences of this paper: it may speak of them."""
    no_text: str
    nothing_to_tell: str
    """Its abstract is there, and has no sentence to tell: too short, withdrawn, not prose."""
    keywords: Callable[[str], str]
    figure: str
    """For those who do not see a figure that has no caption."""
    figure_source: str


@dataclass(frozen=True, slots=True)
class ConferenceChat:
    """A report in a chat."""

    chapter_button: Callable[[int], str]
    whole_file: str
    contents_button: str
    back: Callable[[int], str]
    """To the chapter of that place."""
    next: Callable[[int], str]
    instalment: Callable[[str, int, int], str]
    """The report's title, which instalment this is, of how many."""
    in_chapter: Callable[[int, str], str]
    continued: Callable[[int, int], str]
    """Over the second and later messages of a long chapter: from which paper to which."""


@dataclass(frozen=True, slots=True)
class ConferenceWords:
    """Everything of a conference report."""

    others: str
    """The chapter of papers that belong to no other."""
    all_papers: str
    """The same where it is the only chapter."""
    earlier: str
    """The chapter of earlier work."""
    cited_by: str
    """Before the numbers of the papers that cite it."""
    introduction: str
    introduction_and_abbreviations: str
    abbreviations: str
    contents: str
    licence: str
    listed: Callable[[int, Sequence[tuple[str, int]]], str]
    """How many papers the list has; of each decision where it says so."""
    selected: Callable[[int, Sequence[tuple[str, int]]], str]
    selected_of_topic: Callable[[str, int, Sequence[tuple[str, int]]], str]
    told: Callable[[int], str]
    """Of so many an abstract was there."""
    told_whole: Callable[[int, int], str]
    """And of so many of these the whole text."""
    shown_first: Callable[[int, date, date], str]
    """So many papers of which it is known were first made public between two days."""
    oral: str
    spotlight: str
    poster: str
    details: ConferenceDetails
    chat: ConferenceChat

    def decision(self, decision: Decision) -> str:
        """How a venue took a paper; empty where it does not say how."""
        names = {"oral": self.oral, "spotlight": self.spotlight, "poster": self.poster}
        return names.get(decision, "")
