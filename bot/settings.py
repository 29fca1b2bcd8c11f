"""The core's own settings: frozen values with defaults and checks. Reads nothing; adapters.config fills them."""

from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Literal
from zoneinfo import available_timezones

WRITTEN_LANGUAGES = ("ko", "en")
"""Languages that wording exists in."""


@cache
def zone_names() -> frozenset[str]:
    """All time zones that there are: looking them up takes 50 ms, so it is done once."""
    return frozenset(available_timezones())


@dataclass(frozen=True, slots=True)
class EditionSettings:
    """How an edition is made: its languages, when a day is closed (UTC), how many papers get a card."""

    languages: tuple[str, ...] = WRITTEN_LANGUAGES
    cut: time = time(23)
    papers: int = 40

    def __post_init__(self) -> None:
        if not self.languages or not set(self.languages) <= set(WRITTEN_LANGUAGES):
            raise ValueError(f"languages are some of {', '.join(WRITTEN_LANGUAGES)}")
        if self.papers < 1:
            raise ValueError("an edition has at least one card")


@dataclass(frozen=True, slots=True)
class ChatDefaults:
    """What a new chat starts with; `language` is for a chat whose own is unknown."""

    language: str = "ko"
    languages: tuple[str, ...] = WRITTEN_LANGUAGES
    timezone: str = "UTC"
    post_time: time = time(9)

    def __post_init__(self) -> None:
        if self.timezone not in zone_names():
            raise ValueError(f"{self.timezone} is not a time zone of the IANA list")

    def spoken(self, hint: str | None) -> str:
        """The language of a platform's locale (`ko`, `en-US`) where it is offered, else the default."""
        code = (hint or "").replace("_", "-").partition("-")[0].casefold()
        return code if code in self.languages else self.language


@dataclass(frozen=True, slots=True)
class LaneSettings:
    """How one bot posts. `rate` are posts a second, `replies` those to people; other times are seconds.

    `chat_gap` lies between two messages to one place, and one that is not private gets `group_most` in `group_seconds`.
    `deadline` is for one call. `unsure`: where nobody can know whether a post arrived, it comes once more with a mark,
    or an operator decides. The defaults are what the strictest platform takes: 30 a second in all, 1 a second to a
    person, 20 a minute to a group.
    """

    rate: float = 23.0
    replies: float = 5.0
    chat_gap: float = 1.05
    group_most: int = 18
    group_seconds: float = 60.0
    deadline: float = 8.0
    unsure: Literal["resend", "hold"] = "resend"
    window_most: int = 10

    def __post_init__(self) -> None:
        if min(self.rate, self.replies, self.deadline, self.group_seconds) <= 0 or self.chat_gap < 0:
            raise ValueError("rates and times of a lane are more than nothing")
        if min(self.group_most, self.window_most) < 1:
            raise ValueError("a lane has room for one message at least")


@dataclass(frozen=True, slots=True)
class BudgetSettings:
    """Tokens a day: for everybody together, and for one chat; prices are money per million tokens, where known.

    `chats_share` is what all chats together may use of a day, so that questions never eat the edition's tokens: a day
    of 40 papers in two languages is foreseen to take less than two thirds of the default, and 30 % are left.
    """

    daily: int = 2_000_000
    chat_daily: int = 100_000
    price_input: float | None = None
    price_output: float | None = None
    chats_share: float = 0.3

    def __post_init__(self) -> None:
        if min(self.daily, self.chat_daily) < 1:
            raise ValueError("a budget has at least one token")
        if not 0 <= self.chats_share <= 1:
            raise ValueError("the share of all chats is between nothing and the whole day")

    @property
    def chats_daily(self) -> int:
        """Tokens a day for all chats together."""
        return int(self.daily * self.chats_share)


@dataclass(frozen=True, slots=True)
class WritingSettings:
    """How a model writes. `most_text` bounds a paper's characters in one prompt: what is longer is shortened by
    section. `at_once` bounds the prompts on the wire; `deadline` (seconds) is for all texts of one edition."""

    most_text: int = 80_000
    at_once: int = 16
    deadline: float = 2_400.0

    def __post_init__(self) -> None:
        if self.most_text < 2_000 or self.at_once < 1 or self.deadline <= 0:
            raise ValueError("a prompt has room for an abstract, and time to be answered")


@dataclass(frozen=True, slots=True)
class QuestionSettings:
    """How questions are answered: how many a person may ask in a minute and in a day (UTC), seconds until an answer is
    given as far as it came, the characters of a paper in one prompt, and tokens of a conversation that go with one."""

    a_minute: int = 5
    a_day: int = 40
    deadline: float = 20.0
    most_text: int = 60_000
    most_history: int = 1_500

    def __post_init__(self) -> None:
        if min(self.a_minute, self.a_day) < 1 or self.deadline <= 0:
            raise ValueError("a person may ask once at least, and has time to be answered")
        if self.most_text < 2_000 or self.most_history < 0:
            raise ValueError("a prompt has room for an abstract")
