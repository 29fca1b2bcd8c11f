"""One sentence for every user mistake: what was wrong and what to do. A field is the class name in snake case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.errors import (
    AdministratorsOnly,
    AmbiguousPaper,
    BadChoice,
    BadDate,
    BadDays,
    BadTime,
    MissingArgument,
    NoChapter,
    NoEdition,
    NoReport,
    NotAMember,
    NotItsAdministrator,
    NotThereYet,
    OnlyInPrivate,
    PlaceSilent,
    UnknownCommand,
    UnknownLanguage,
    UnknownPaper,
    UnknownPlace,
    UnknownZone,
)


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """The sentences; `unknown_category` gets what was typed and the names of those that are close."""

    unknown_command: Callable[[UnknownCommand], str]
    missing_argument: Callable[[MissingArgument], str]
    unknown_category: Callable[[str, Sequence[str]], str]
    unknown_paper: Callable[[UnknownPaper], str]
    ambiguous_paper: Callable[[AmbiguousPaper], str]
    no_edition: Callable[[NoEdition], str]
    bad_date: Callable[[BadDate], str]
    bad_time: Callable[[BadTime], str]
    unknown_zone: Callable[[UnknownZone], str]
    bad_days: Callable[[BadDays], str]
    unknown_language: Callable[[UnknownLanguage], str]
    bad_choice: Callable[[BadChoice], str]
    administrators_only: Callable[[AdministratorsOnly], str]
    unknown_place: Callable[[UnknownPlace], str]
    not_a_member: Callable[[NotAMember], str]
    not_its_administrator: Callable[[NotItsAdministrator], str]
    place_silent: Callable[[PlaceSilent], str]
    only_in_private: Callable[[OnlyInPrivate], str]
    no_report: Callable[[NoReport], str]
    no_chapter: Callable[[NoChapter], str]
    not_there_yet: Callable[[NotThereYet], str]
