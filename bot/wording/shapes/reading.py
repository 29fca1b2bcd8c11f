"""What a reader meets in an edition, a card and the archive: one field a label or sentence, typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.card import Because
from bot.domain.edition import Reason
from bot.wording.shapes.conference import ConferenceWords


@dataclass(frozen=True, slots=True)
class FrontPageWords:
    """The front page of an edition, and a day without one."""

    title: Callable[[date, int], str]
    title_without_papers: Callable[[date], str]
    picture: Callable[[date, Sequence[tuple[str, int]]], str]
    """For those who do not see it: the day, then names and counts."""
    left_out: Callable[[int, Sequence[str]], str]
    """How many papers of which other categories (none named: too many) this chat did not ask for, and how to read
    them."""
    more: Callable[[int], str]
    """So many more of what was listed before."""
    nothing_chosen: str
    """None of the chat's categories has papers today."""


@dataclass(frozen=True, slots=True)
class MergedWords:
    """A post of several editions, or of a week."""

    span_title: Callable[[date, date, int], str]
    """Of the oldest day to the newest, with so many papers."""
    week_title: Callable[[date, date, int], str]
    """The same, as the calendar week of the newest day."""
    trend: Callable[[date, Sequence[tuple[str, int]]], str]
    """For those who do not see the week's picture: the newest day, then names and counts."""
    note_of: Callable[[date, str], str]
    """What readers must know of the edition of one day."""
    all_of: Callable[[date], str]
    """The button to all of one edition."""
    older: Callable[[int, Sequence[date]], str]
    """So many older editions are only named; the days of the newest of them."""
    older_button: Callable[[date], str]


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """One line where there is nothing to be posted, and why; it begins with the day."""

    line: Callable[[date, str], str]
    none_chosen: Callable[[int], str]
    """None of the chat's categories has a new paper; so many in others."""
    not_written: str
    """The edition was waited for and is not there."""


@dataclass(frozen=True, slots=True)
class NoteWords:
    """Lines that readers must know about an edition; each stands in the edition in all its languages."""

    source_failed: Callable[[str, datetime, str], str]
    late: Callable[[int], str]
    excerpts: str
    """No model: the sentences are the papers' own."""
    some_excerpts: Callable[[int], str]
    """So many of the cards were written without a model."""
    all_not_by_model: Callable[[Because], str]
    """Why everything is excerpts though a model is set."""
    cards_not_by_model: Callable[[Because, int], str]
    reports_not_by_model: Callable[[Because, int], str]
    texts_not_by_model: Callable[[Because, int, int], str]
    """So many cards and so many reports."""
    rewritten: Callable[[date], str]
    """Cards or reports that were excerpts at first were written by the model on a later day."""
    listed_only: Callable[[int], str]
    listed_only_unvoted: Callable[[int, bool], str]
    """The same where no paper has a vote (True: some were seen by more sources than others)."""
    card_corrected: Callable[[int, date, bool, str], str]
    """A paper's number, when its card was corrected, whether it was taken back, and why (empty: not said)."""


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """Why a day has no edition."""

    no_papers: str
    repeated_list: str
    all_seen: str
    late_only: str
    sources_failed: str

    def of(self, reason: Reason) -> str:
        """The sentence of a stored reason."""
        match reason:
            case "no_papers":
                return self.no_papers
            case "repeated_list":
                return self.repeated_list
            case "all_seen":
                return self.all_seen
            case "late_only":
                return self.late_only
            case "sources_failed":
                return self.sources_failed


@dataclass(frozen=True, slots=True)
class ReportWords:
    """A category's report."""

    themes: str
    common_threads: str
    key_facts: str
    impact: str
    outlook: str
    summary: str
    sources: str
    silent: Callable[[bool], str]
    """Under a part's name: the papers do not say (True: their full texts were read, False: their abstracts)."""
    silent_parts: Callable[[Sequence[str], bool], str]
    """One line for all the parts that the papers do not speak of."""
    unconfirmed: str
    """Under a part's name, where the gate stopped sentences of this report: the papers may speak of it."""
    unconfirmed_parts: Callable[[Sequence[str]], str]
    in_list: Callable[[Sequence[str]], str]
    """One line for the parts whose sentences all stand in the list of papers below."""
    one_paper: str
    """The category has one paper, so there is nothing to synthesise."""
    no_report: str
    """Two papers or more, and none of them could be summarised."""


@dataclass(frozen=True, slots=True)
class CardWords:
    """A paper's card and its line in a list."""

    whats_new: str
    technical_details: str
    performance_highlights: str
    evidence: str
    details: Callable[[str], str]
    """The button to a card, by the paper's number as it is written there (`3`, `7/15-3`)."""
    silent: Callable[[bool], str]
    """Under a section's name: the paper does not say (True: its full text was read, False: its abstract)."""
    unconfirmed: str
    """Under a section's name, where the gate stopped sentences of this card: the paper may speak of it."""
    from_full_text: str
    from_abstract: str
    not_summarised: str
    no_text: str
    withdrawn: str
    listed_only: str
    taken_back: str
    """The card was found wrong."""
    corrected: Callable[[date], str]
    """The mark of a paper whose card was corrected."""
    excerpt: str
    late: str
    withdrawn_mark: str
    authors_as_linked: str
    authors_as_listed: Callable[[str], str]
    """Authors as one named source lists them, which may not be all."""
    authors_incomplete: str
    authors_unknown: str
    and_others: Callable[[int], str]
    votes: Callable[[int], str]
    votes_read: Callable[[str], str]
    listed_as: Callable[[int], str]
    confidence: Callable[[str, float], str]
    section: Callable[[str], str]
    """Where quoted words stand: the name of a section of the paper."""
    verbatim: Callable[[Sequence[str]], str]
    """Evidence of a card whose sentences are all quotes: the sections that they stand in."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The archive's pages."""

    insights_title: Callable[[date, int], str]
    vote_read: Callable[[str], str]
    """Beside `Vote: 155`."""


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Everything that is read, in one language."""

    language: str
    papers: Callable[[int], str]
    more_papers: Callable[[int], str]
    """After a list that does not hold all: so many more."""
    show_all: str
    """The button to everything that a shortened message leaves out."""
    moved: str
    """In the place of a message whose papers stand in the one before since they were corrected."""
    front: FrontPageWords
    merged: MergedWords
    notice: NoticeWords
    notes: NoteWords
    reasons: ReasonWords
    report: ReportWords
    card: CardWords
    pages: PageWords
    conference: ConferenceWords
