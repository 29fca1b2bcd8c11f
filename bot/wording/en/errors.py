"""English: the sentence for every user mistake."""

from collections.abc import Sequence

from bot.errors import (
    MissingArgument,
    NoChapter,
    NoEdition,
    NoReport,
    NotThereYet,
    UnknownCommand,
    UnknownPaper,
    UnknownZone,
)
from bot.wording import english
from bot.wording.shapes.errors import ErrorWords


def _or(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _unknown_command(mistake: UnknownCommand) -> str:
    names = [f"/{name}" for name in mistake.nearest if name != "help"]
    near = f" Did you mean {_or(names)}?" if names else ""
    return f"There is no command “{mistake.word}”.{near} All commands: /help"


def _unknown_category(typed: str, near: Sequence[str]) -> str:
    meant = f" Did you mean {_or(near)}?" if near else ""
    return f"There is no category “{typed}”.{meant} All categories: /categories"


def _unknown_paper(mistake: UnknownPaper) -> str:
    if mistake.askable:
        return (
            f"No edition has listed {mistake.text}, so there is no card of it. You can ask about it all the same: "
            f"/ask {mistake.text} What is new?"
        )
    if mistake.is_identity:
        return f"I do not know the paper {mistake.text}: no edition has listed it. The list is here: /digest"
    if mistake.report:
        named = mistake.text if mistake.text.isdecimal() else f"“{mistake.text}”"
        return f"The report {mistake.report} has no paper {named}. Its contents: /report {mistake.report}"
    if mistake.text.isdecimal():
        first = f"This edition has no paper {mistake.text}."
    else:
        first = f"No paper was found for “{mistake.text}”."
    return f"{first} Write its number (/paper 1) or its arXiv id (/paper 2407.10671). The list is here: /digest"


def _no_edition(mistake: NoEdition) -> str:
    if mistake.newest is None:
        return "There is no edition yet. Meanwhile you can choose your categories: /categories"
    if mistake.future and mistake.day:
        day = f"{english.day(mistake.day)} {mistake.day.year}"
        return f"There is no edition of the future: {day} is still to come. The newest edition: /digest"
    newest = f"The newest is that of {english.day(mistake.newest)} {mistake.newest.year}: /digest"
    if mistake.day is None:
        return newest
    return f"There is no edition of {english.day(mistake.day)} {mistake.day.year}. {newest}"


def _unknown_zone(mistake: UnknownZone) -> str:
    near = f" Did you mean {_or(mistake.nearest)}?" if mistake.nearest else ""
    return f"There is no time zone “{mistake.text}”.{near} Example: /timezone Asia/Seoul"


def _missing_argument(mistake: MissingArgument) -> str:
    return f"/{mistake.command} needs something after it, for example: {mistake.example}"


def _no_report(mistake: NoReport) -> str:
    if not mistake.name and not mistake.known:
        return (
            "There is no conference report yet. It sorts a venue's papers on a topic into chapters; "
            "the operator makes one with `jogan report`. The newest edition: /digest"
        )
    first = f"There is no conference report or chapter “{mistake.name}”."
    known = f" Did you mean {_or(mistake.known)}?" if mistake.known else ""
    return f"{first}{known} All reports: /report"


def _no_chapter(mistake: NoChapter) -> str:
    there = f"chapters 1 to {mistake.last}" if mistake.last > 1 else f"{mistake.last or 'no'} chapter"
    return f"The report {mistake.report} has {there}, not {mistake.number}. Its contents: /report {mistake.report}"


_LATER = {
    "ask": "Questions are not answered here. A paper's card shows what it says: /paper 1",
}


def _not_there_yet(mistake: NotThereYet) -> str:
    later = f"/{mistake.command} comes in a later version. What works now: /help"
    return _LATER.get(mistake.command, later)


ERRORS = ErrorWords(
    unknown_command=_unknown_command,
    missing_argument=_missing_argument,
    unknown_category=_unknown_category,
    unknown_paper=_unknown_paper,
    ambiguous_paper=lambda mistake: (
        f"“{mistake.text}” fits several papers: "
        + "; ".join(f"{number}. {title}" for number, title in mistake.choices)
        + ". Write the number, for example /paper "
        + f"{mistake.choices[0][0] if mistake.choices else 1}"
    ),
    no_edition=_no_edition,
    bad_date=lambda mistake: (
        f"“{mistake.text}” is not a date I know. Examples: /digest 2024-07-16, /digest 7/16, /digest yesterday"
    ),
    bad_time=lambda mistake: f"“{mistake.text}” is not a time I know. Examples: /time 07:30, /time 7:30 pm",
    unknown_zone=_unknown_zone,
    bad_days=lambda mistake: (
        f"“{mistake.text}” names no days I know. Examples: /days mon-fri, /days mon,wed,fri, /days daily"
    ),
    unknown_language=lambda mistake: (
        f"“{mistake.text}” is not a language I write. You can choose: "
        + ", ".join(f"/language {code}" for code in mistake.offered)
    ),
    bad_choice=lambda mistake: (
        f"/{mistake.command} does not take “{mistake.text}”. You can write: "
        + ", ".join(f"/{mistake.command} {choice}" for choice in mistake.offered)
    ),
    administrators_only=lambda mistake: (
        f"Only administrators can use /{mistake.command} here. In a private chat everybody can."
        + (" Everybody can read here, too: /digest, /paper 1" if mistake.writable else "")
    ),
    unknown_place=lambda mistake: (
        f"I see no group or channel “{mistake.text}”. Add me to it first; then its settings are here: "
        f"settings {mistake.text}"
    ),
    not_a_member=lambda mistake: (
        f"I am not in “{mistake.text}”. Add me to it first, in a channel with the right to post; "
        f"then its settings are here: settings {mistake.text}"
    ),
    not_its_administrator=lambda mistake: (
        f"Only administrators of “{mistake.text}” can change its settings. The settings of this chat: /settings"
    ),
    place_silent=lambda mistake: (
        f"I could not ask who administers “{mistake.text}”. Please try again in a moment: settings {mistake.text}"
    ),
    only_in_private=lambda mistake: (
        f"Other places can be managed only in a private chat with me: {mistake.command} @name"
    ),
    no_report=_no_report,
    no_chapter=_no_chapter,
    not_there_yet=_not_there_yet,
)
