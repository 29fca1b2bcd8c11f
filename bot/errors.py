"""Every error that jogan raises on purpose; foreign exceptions end at an adapter's edge as one of these.

JoganError
├── UserMistake                 what a person typed cannot be done; wording maps each class to a sentence
│   ├── UnknownCommand          word, nearest
│   ├── MissingArgument         command, example
│   ├── UnknownCategory         text, nearest
│   ├── UnknownPaper            text
│   ├── AmbiguousPaper          text, choices
│   ├── NoEdition               day, newest
│   ├── BadDate                 text
│   ├── BadTime                 text
│   ├── UnknownZone             text, nearest
│   ├── BadDays                 text
│   ├── UnknownLanguage         text, offered
│   ├── BadChoice               command, text, offered
│   ├── AdministratorsOnly      command
│   └── NotThereYet             command
├── OperatorMistake             a setting, file or address given to the program is wrong; its text is the remedy
│   ├── BadSetting              name, value, expected
│   ├── UnknownSetting          name, nearest
│   ├── BadFile                 path, reason
│   └── StoreUnusable           reason
├── Temporary                   may work later (retry_after seconds, where the other side named them)
└── Permanent                   will not work however often it is tried
    └── BadPayload              an answer that is not what its service promises
"""

from dataclasses import dataclass
from datetime import date


class JoganError(Exception):
    """Base of all our errors."""


class UserMistake(JoganError):
    """A person asked for something that cannot be done; the reply says what can."""


@dataclass
class UnknownCommand(UserMistake):
    """`word` is no command; `nearest` are at most three that look like it."""

    word: str
    nearest: tuple[str, ...] = ()


@dataclass
class MissingArgument(UserMistake):
    """`command` needs something after it; `example` is a whole line that would work."""

    command: str
    example: str


@dataclass
class UnknownCategory(UserMistake):
    """`text` names no category; `nearest` are keys of at most three that are close."""

    text: str
    nearest: tuple[str, ...] = ()


@dataclass
class UnknownPaper(UserMistake):
    """`text` is neither a listed number nor the id or link of a paper that is known here.

    `is_identity`: it is the id of a paper that there may well be elsewhere.
    """

    text: str
    is_identity: bool = False


@dataclass
class AmbiguousPaper(UserMistake):
    """`text` may mean several listed papers: `choices` are (number, title)."""

    text: str
    choices: tuple[tuple[int, str], ...]


@dataclass
class NoEdition(UserMistake):
    """There is no edition of `day` (None: none at all yet); `newest` is the last one there is.

    `reason` is the stored reason of a day without papers (`no_papers`, `repeated_list`, …); `future`: the day is
    still to come.
    """

    day: date | None
    newest: date | None = None
    reason: str | None = None
    future: bool = False


@dataclass
class BadDate(UserMistake):
    """`text` is no date of the form 2024-07-16 (or today, yesterday)."""

    text: str


@dataclass
class BadTime(UserMistake):
    """`text` is no time of day of the form 09:00."""

    text: str


@dataclass
class UnknownZone(UserMistake):
    """`text` is no IANA time zone; `nearest` are at most three that look like it."""

    text: str
    nearest: tuple[str, ...] = ()


@dataclass
class BadDays(UserMistake):
    """`text` names no days of the week."""

    text: str


@dataclass
class UnknownLanguage(UserMistake):
    """`text` is no language that is written here; `offered` are the codes that are."""

    text: str
    offered: tuple[str, ...]


@dataclass
class BadChoice(UserMistake):
    """`command` takes one of `offered`, not `text`."""

    command: str
    text: str
    offered: tuple[str, ...]


@dataclass
class AdministratorsOnly(UserMistake):
    """In groups and channels only administrators may use `command`."""

    command: str


@dataclass
class NotThereYet(UserMistake):
    """`command` is planned and not built yet."""

    command: str


class OperatorMistake(JoganError):
    """Something given to the program is wrong; `str()` is one line with the remedy."""


class BadSetting(OperatorMistake):
    """A setting has a value that cannot be used."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name}={value!r} cannot be used: expected {expected}.")
        self.name, self.value, self.expected = name, value, expected


class UnknownSetting(OperatorMistake):
    """A JOGAN_ name that no part of the program reads."""

    def __init__(self, name: str, nearest: str | None) -> None:
        hint = f" Did you mean {nearest}?" if nearest else " `jogan doctor --settings` lists all names."
        super().__init__(f"{name} is not a setting of jogan.{hint}")
        self.name, self.nearest = name, nearest


class BadFile(OperatorMistake):
    """A file that was named cannot be read or does not hold what it should."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


class StoreUnusable(OperatorMistake):
    """The database cannot be opened, or its schema is not this program's."""


class Temporary(JoganError):
    """May work later; `retry_after` is in seconds where the other side named it."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.retry_after = reason, retry_after


class Permanent(JoganError):
    """Will not work however often it is tried."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadPayload(Permanent):
    """An answer from outside that is not what its service promises."""
