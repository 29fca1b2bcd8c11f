"""English: editions, cards and the archive."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.domain.card import Because
from bot.wording.en.conference import CONFERENCE
from bot.wording.english import counted, dated, dates, month, short
from bot.wording.names import source
from bot.wording.shapes.reading import (
    CardWords,
    FrontPageWords,
    MergedWords,
    NoteWords,
    NoticeWords,
    PageWords,
    ReadingWords,
    ReasonWords,
    ReportWords,
)


def _papers(count: int) -> str:
    return counted(count, "paper")


def _picture(when: date, counts: Sequence[tuple[str, int]]) -> str:
    listed = ", ".join(f"{name} {count}" for name, count in counts) or "none"
    return f"Papers by category, {dated(when)}: {listed}"


def _week(newest: date) -> str:
    year, week, _ = newest.isocalendar()
    return f"week {week} of {year}"


def _week_title(oldest: date, newest: date, count: int) -> str:
    return f"Jogan, {_week(newest)} ({dates(oldest, newest, full=False)}) · {_papers(count)}"


def _trend(newest: date, counts: Sequence[tuple[str, int]]) -> str:
    listed = ", ".join(f"{name} {count}" for name, count in counts) or "none"
    return f"Papers by category in {_week(newest)} and the mean of the weeks before: {listed}"


def _older(count: int, days: Sequence[date]) -> str:
    more = f" and {count - len(days):,} more" if count > len(days) else ""
    return f"{counted(count, 'older edition')}: {', '.join(map(short, days))}{more}"


def _left_out(count: int, names: Sequence[str]) -> str:
    named = f" ({', '.join(names)})" if names else ""
    return f"{_papers(count)} in other categories{named}."


def _source_failed(name: str, asked: datetime, reason: str) -> str:
    return f"{source(name)} could not be read at {asked.astimezone(UTC):%H:%M} UTC ({reason})."


def _late(count: int) -> str:
    return f"{_papers(count)} came late: listed on an earlier day, but first seen now."


def _some_excerpts(count: int) -> str:
    return f"{counted(count, 'card')} written without a model: the paper's own sentences, marked as excerpts."


_WHY_EXCERPTS: dict[Because, str] = {
    "outage": "The model could not be reached",
    "budget": "The day's token budget is spent",
    "gate": "The papers do not carry what the model wrote",
}


def _all_not_by_model(because: Because) -> str:
    return f"{_WHY_EXCERPTS[because]}: the sentences below are the papers' own, word for word."


def _cards_not_by_model(because: Because, count: int) -> str:
    return f"{_WHY_EXCERPTS[because]}: {counted(count, 'card')} made of the paper's own sentences, marked as excerpts."


def _reports_not_by_model(because: Because, count: int) -> str:
    return f"{_WHY_EXCERPTS[because]}: {counted(count, 'report')} made of the papers' own sentences."


def _texts_not_by_model(because: Because, cards: int, reports: int) -> str:
    both = f"{counted(cards, 'card')} and {counted(reports, 'report')}"
    return f"{_WHY_EXCERPTS[because]}: {both} made of the papers' own sentences; the cards are marked as excerpts."


def _rewritten(when: date) -> str:
    return f"What began as excerpts was written by the model on {when.isoformat()}."


def _listed_only(count: int) -> str:
    return f"{_papers(count)} listed by title only: the most voted get cards."


def _listed_only_unvoted(count: int, by_sources: bool) -> str:
    first = "papers seen by more sources get cards first, then" if by_sources else ""
    turns = " ".join(filter(None, (first, "the categories take turns")))
    return f"{_papers(count)} listed by title only: no votes are known, so {turns}."


def _card_corrected(number: int, when: date, taken_back: bool, why: str) -> str:
    done = "taken back" if taken_back else "written anew"
    return f"Paper {number}: its card was found wrong and {done} on {when.isoformat()}{f' ({why})' if why else ''}."


def _silent_parts(names: Sequence[str], whole: bool) -> str:
    listed = ", ".join(name.lower() for name in names)
    return f"Not found in the {'papers' if whole else 'abstracts'}: {listed}."


def _unconfirmed_parts(names: Sequence[str]) -> str:
    return f"No sentence that the papers confirm: {', '.join(name.lower() for name in names)}."


def _verbatim(sections: Sequence[str]) -> str:
    return f"All sentences above are quoted word for word from the paper's {' and '.join(sections)}."


FRONT = FrontPageWords(
    title=lambda when, count: f"Jogan, {dated(when)} · {_papers(count)}",
    title_without_papers=lambda when: f"Jogan, {dated(when)}",
    picture=_picture,
    left_out=_left_out,
    more=lambda count: f"and {count:,} more",
    nothing_chosen="None of your categories has a paper in this edition.",
)

MERGED = MergedWords(
    span_title=lambda oldest, newest, count: f"Jogan, {dates(oldest, newest)} · {_papers(count)}",
    week_title=_week_title,
    trend=_trend,
    note_of=lambda when, said: f"{short(when)}: {said}",
    all_of=lambda when: f"All of {when.month}/{when.day}",
    older=_older,
    older_button=short,
)

NOTICE = NoticeWords(
    line=lambda when, said: f"Jogan, {dated(when)} · {said}",
    none_chosen=lambda count: f"No new paper in your categories; {_papers(count)} in others.",
    not_written="Not finished in time: it comes with a later post.",
)

NOTES = NoteWords(
    source_failed=_source_failed,
    late=_late,
    excerpts="Written without a model: every sentence below is the paper's own.",
    some_excerpts=_some_excerpts,
    all_not_by_model=_all_not_by_model,
    cards_not_by_model=_cards_not_by_model,
    reports_not_by_model=_reports_not_by_model,
    texts_not_by_model=_texts_not_by_model,
    rewritten=_rewritten,
    listed_only=_listed_only,
    listed_only_unvoted=_listed_only_unvoted,
    card_corrected=_card_corrected,
)

REASONS = ReasonWords(
    no_papers="No new papers: nothing was listed for this day.",
    repeated_list="No new papers: the lists are the same as on the day before.",
    all_seen="No new papers: every listed paper has been in an earlier edition.",
    late_only="No edition: only late papers came in. They wait for the next edition.",
    sources_failed="No edition: the sources could not be read. What they list will be in a later edition.",
)

REPORT = ReportWords(
    themes="Themes",
    common_threads="Common threads",
    key_facts="Key facts",
    impact="Impact",
    outlook="Outlook",
    summary="Summary",
    sources="Sources",
    silent=lambda whole: f"Not found in the {'papers' if whole else 'abstracts'}.",
    silent_parts=_silent_parts,
    unconfirmed="No sentence that the papers confirm.",
    unconfirmed_parts=lambda names: (
        f"No sentence that the papers confirm: {', '.join(name.lower() for name in names)}."
    ),
    in_list=lambda names: f"{', '.join(names)}: the sentences in the list below.",
    one_paper="There is one paper, so here is its card instead of a report.",
    no_report="Not summarised: there is not enough text to compare these papers.",
)

CARD = CardWords(
    whats_new="What's New",
    technical_details="Technical Details",
    performance_highlights="Performance Highlights",
    evidence="Evidence",
    details=lambda number: f"{number} details",
    unconfirmed="No sentence that the paper confirms.",
    silent=lambda whole: "The paper does not say." if whole else "Not found in the abstract.",
    from_full_text="from the full text",
    from_abstract="from the abstract",
    not_summarised="Not summarised",
    no_text="the text of this paper could not be had",
    withdrawn="the paper was withdrawn",
    listed_only="listed by title only",
    taken_back="its card was found wrong and taken back",
    corrected=lambda when: f"corrected {when.isoformat()}",
    excerpt="excerpts from the paper",
    late="late",
    withdrawn_mark="withdrawn",
    authors_as_linked="authors as linked on Hugging Face",
    authors_as_listed=lambda name: f"authors as listed by {name}",
    authors_incomplete="list of authors may be incomplete",
    authors_unknown="authors not given by the source",
    and_others=lambda count: f"and {counted(count, 'other')}",
    votes=lambda count: f"▲{count}",
    votes_read=lambda when: f"votes read in {month(when)}",
    listed_as=lambda number: f"No. {number}",
    confidence=lambda name, share: f"{name} ({share:.0%} sure)",
    section=str,
    verbatim=_verbatim,
)

PAGES = PageWords(
    insights_title=lambda when, count: f"Jogan {when.isoformat()}: {_papers(count)} by category",
    vote_read=lambda when: f"read {when}",
)

READING = ReadingWords(
    language="en",
    papers=_papers,
    more_papers=lambda count: f"and {counted(count, 'more paper')}",
    show_all="Show all",
    moved="Corrected: these papers are in the message above now.",
    front=FRONT,
    merged=MERGED,
    notice=NOTICE,
    notes=NOTES,
    reasons=REASONS,
    report=REPORT,
    card=CARD,
    pages=PAGES,
    conference=CONFERENCE,
)
