"""English: conference reports."""

from collections.abc import Sequence
from datetime import date

from bot.wording.english import counted
from bot.wording.shapes.conference import ConferenceChat, ConferenceDetails, ConferenceWords


def _papers(count: int, decisions: Sequence[tuple[str, int]] = ()) -> str:
    of_each = ", ".join(f"{number:,} {name}" for name, number in decisions)
    return f"{counted(count, 'paper')} ({of_each})" if of_each else counted(count, "paper")


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _silent_parts(names: Sequence[str], whole: bool) -> str:
    return f"Not found in the {'paper' if whole else 'abstract'}: {', '.join(name.lower() for name in names)}."


def _shown_first(count: int, first: date, last: date) -> str:
    known = f"{counted(count, 'paper')} whose date is known"
    days = f"on {first}" if first == last else f"between {first} and {last}"
    return f"The {known} first appeared {days}."


DETAILS = ConferenceDetails(
    fold="Details",
    problem="Existing problem",
    insight="Insight",
    application="Application and outlook",
    method="Concrete method",
    colon=": ",
    silent_parts=_silent_parts,
    unconfirmed_parts=lambda names: (
        f"No sentence that the paper confirms: {', '.join(name.lower() for name in names)}."
    ),
    no_text="Not summarised: its abstract could not be had.",
    nothing_to_tell="Not summarised: its abstract has nothing that could be told.",
    keywords=lambda named: f"Keywords: {named}",
    figure="The paper's first figure",
    figure_source="Figure from",
)

CHAT = ConferenceChat(
    chapter_button=lambda place: f"Ch. {place:,}",
    whole_file="Whole report as a file",
    contents_button="Contents",
    back=lambda place: f"Back to chapter {place:,}",
    next=lambda place: f"Next: chapter {place:,}",
    instalment=lambda title, place, of: f"{title} · {place:,}/{of:,}",
    in_chapter=lambda place, title: f"chapter {place:,}, {title}",
    continued=lambda first, last: f"Continued: {first:,}–{last:,}",
)

CONFERENCE = ConferenceWords(
    others="Other papers",
    all_papers="All papers",
    earlier="Earlier work that several papers cite",
    cited_by="cited by",
    introduction="Introduction",
    introduction_and_abbreviations="Introduction and abbreviations",
    abbreviations="Abbreviations",
    contents="Contents",
    licence="Licence",
    listed=lambda count, decisions: f"The list of accepted papers has {_papers(count, decisions)}.",
    selected=lambda count, decisions: f"Of these, {_papers(count, decisions)} {_are(count)} in this report.",
    selected_of_topic=lambda topic, count, decisions: (
        f"Of these, {_papers(count, decisions)} on {topic} {_are(count)} in this report."
    ),
    told=lambda count: f"The abstract was at hand for {count:,} of them.",
    told_whole=lambda count, whole: f"The abstract was at hand for {count:,} of them, the full text for {whole:,}.",
    shown_first=_shown_first,
    oral="oral",
    spotlight="spotlight",
    poster="poster",
    details=DETAILS,
    chat=CHAT,
)
