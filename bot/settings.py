"""The core's own settings: frozen values with defaults and checks. Reads nothing; adapters.config fills them."""

from dataclasses import dataclass
from datetime import time
from zoneinfo import available_timezones

WRITTEN_LANGUAGES = ("ko", "en")
"""Languages that wording exists in."""


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
        if self.timezone not in available_timezones():
            raise ValueError(f"{self.timezone} is not a time zone of the IANA list")

    def spoken(self, hint: str | None) -> str:
        """The language of a platform's locale (`ko`, `en-US`) where it is offered, else the default."""
        code = (hint or "").replace("_", "-").partition("-")[0].casefold()
        return code if code in self.languages else self.language
