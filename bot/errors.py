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
│   ├── UnknownPlace            text
│   ├── NotAMember              text
│   ├── NotItsAdministrator     text
│   ├── PlaceSilent             text
│   ├── OnlyInPrivate           command
│   ├── NoReport                name, known
│   ├── NoChapter               report, number, last
│   └── NotThereYet             command
├── OperatorMistake             a setting, file or address given to the program is wrong; its text is the remedy
│   ├── BadSetting              name, value, expected
│   ├── UnknownSetting          name, nearest
│   ├── BadFile                 path, reason
│   ├── UnknownVenue            venue
│   └── StoreUnusable           reason
├── Temporary                   certainly did not happen, may work later (retry_after seconds, where they were named)
├── Unsure                      perhaps happened: the answer did not come, or was none
└── Permanent                   will not work however often it is tried
    ├── BadPayload              an answer that is not what its service promises
    │   └── BadReply            a model's reply that is not what was asked for; it is paid all the same
    ├── ModelUnusable           a model's key, address or name is wrong
    ├── BudgetSpent             the tokens of a day or of a payer are at their end
    ├── Refused                 a place takes nothing from us; `off` says why
    ├── BadMarkup               a platform does not read what it was sent
    ├── Moved                   a chat has another address now
    └── NotThere                the message to be changed is gone
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

OffReason = Literal["blocked", "removed", "no_rights", "gone", "closed"]
"""Why nothing can be sent: the person blocked us, we were put out, may not write, the place is gone or closed."""


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

    `is_identity`: it is the id of a paper that there may well be elsewhere; `askable`: a question about it would
    fetch it. `report`: it was looked for in the conference report of that slug.
    """

    text: str
    is_identity: bool = False
    askable: bool = False
    report: str = ""


@dataclass
class AmbiguousPaper(UserMistake):
    """`text` may mean several listed papers: `choices` are (number as a command takes it, title)."""

    text: str
    choices: tuple[tuple[int | str, str], ...]


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
    """In groups and channels only administrators may use `command`; `writable`: others may write there, too."""

    command: str
    writable: bool = True


@dataclass
class UnknownPlace(UserMistake):
    """`text` names no group or channel that we see."""

    text: str


@dataclass
class NotAMember(UserMistake):
    """We are no member of the group or channel that `text` names."""

    text: str


@dataclass
class NotItsAdministrator(UserMistake):
    """The person may not change what the group or channel that `text` names gets."""

    text: str


@dataclass
class PlaceSilent(UserMistake):
    """The platform did not say who may change the place that `text` names; it may do so in a moment."""

    text: str


@dataclass
class OnlyInPrivate(UserMistake):
    """`command` was to be about another place, which goes only from a private chat."""

    command: str


@dataclass
class NoReport(UserMistake):
    """There is no conference report of that `name`, or none at all (`name` empty); `known` are the slugs there are."""

    name: str
    known: tuple[str, ...] = ()


@dataclass
class NoChapter(UserMistake):
    """The report (its slug) has chapters 1 to `last`, and none of that `number`."""

    report: str
    number: int
    last: int


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


class UnknownVenue(OperatorMistake):
    """OpenReview knows no venue of that name, or shows none of its papers."""

    def __init__(self, venue: str) -> None:
        super().__init__(
            f"OpenReview lists no accepted papers of {venue!r}. Write the venue as in its address, for example"
            " NeurIPS.cc/2023/Conference; or give a list with --papers FILE."
        )
        self.venue = venue


class StoreUnusable(OperatorMistake):
    """The database cannot be opened, or its schema is not this program's."""


class Temporary(JoganError):
    """May work later; `retry_after` is in seconds where the other side named it.

    `everywhere`: the pause is for all that this bot sends, not for one place.
    """

    def __init__(self, reason: str, retry_after: float | None = None, *, everywhere: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.retry_after, self.everywhere = reason, retry_after, everywhere


class Unsure(JoganError):
    """A request left and no answer came that says whether it was carried out."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Permanent(JoganError):
    """Will not work however often it is tried."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadPayload(Permanent):
    """An answer from outside that is not what its service promises."""


class BadReply(BadPayload):
    """A model's reply that is not what was asked for (`text`, cut): empty, no JSON, another shape, cut off, refused.

    `input_tokens` and `output_tokens` are what it cost as the service counted, 0 where it did not say.
    """

    def __init__(self, reason: str, text: str = "", *, input_tokens: int = 0, output_tokens: int = 0) -> None:
        super().__init__(reason)
        self.text = text[:2000]
        self.input_tokens, self.output_tokens = input_tokens, output_tokens


class ModelUnusable(Permanent):
    """A model cannot be asked as the settings name it; `remedy` names the setting and what to do, in one line."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


class BudgetSpent(Permanent):
    """A model is not asked: the tokens of the day (`payer` is None), of one payer, or of all chats together (`payer` is
    bot.ports.payments.CHATS) are at their end."""

    def __init__(self, reason: str, payer: str | None = None) -> None:
        super().__init__(reason)
        self.payer = payer


class Refused(Permanent):
    """Nothing can be sent to a place; `off` is kept with the chat, and `reason` is the platform's own wording."""

    def __init__(self, off: OffReason, reason: str) -> None:
        super().__init__(reason)
        self.off = off


class BadMarkup(Permanent):
    """A platform does not read the markup or the form of a message: it is sent once more as plain text."""


class Moved(Permanent):
    """A chat has another address now: `to` is the platform's new id."""

    def __init__(self, to: str, reason: str) -> None:
        super().__init__(reason)
        self.to = to


class NotThere(Permanent):
    """The message that was to be changed is gone, or may not be changed any more."""
