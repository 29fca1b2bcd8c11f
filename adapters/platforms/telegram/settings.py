"""What Telegram needs to know to run: values only; the environment is read elsewhere."""

from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import BadSetting

TOKEN = "JOGAN_TELEGRAM_TOKEN"  # noqa: S105 - a setting's name
SHORTEST_SECRET = 32
"""Bytes of a webhook's secret: whoever guesses it can speak as any reader."""
_SECRET_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def refused_token() -> BadSetting:
    """The service does not take the token, or does not any more; its value is never shown."""
    return BadSetting(TOKEN, "***", "a bot's token as @BotFather gives it (123456789:AA…), one that is still valid")


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers updates (`url`, as the world sees it), and where we listen behind a proxy.

    Raises BadSetting for a secret that is missing, short, or not of the letters that Telegram takes.
    """

    url: str
    secret: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8443

    def __post_init__(self) -> None:
        if not SHORTEST_SECRET <= len(self.secret.encode()) <= 256 or set(self.secret) - _SECRET_LETTERS:
            raise BadSetting(
                "JOGAN_TELEGRAM_WEBHOOK_SECRET", "…", "32 to 256 letters, digits, _ or - that nobody can guess"
            )
        if not self.url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise BadSetting("JOGAN_TELEGRAM_WEBHOOK_URL", self.url, "an https address that leads to this program")


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """One bot. `archive` is the folder that pictures are in; without `webhook` updates are polled.

    `languages` are those that commands are described in, the first where a reader's is not among them.
    """

    token: str = field(repr=False)
    api_url: str = "https://api.telegram.org"
    archive: Path | None = None
    webhook: Webhook | None = None
    languages: tuple[str, ...] = ("ko", "en")
    poll_seconds: int = 25
    """How long a poll waits for something to happen."""
    pause: float = 1.0
    """Seconds before polling is tried again; doubled up to a minute while it fails."""
    patience: float = 1.0
    """Seconds that an answer may take before a sign of work is shown."""
    replies: float = 5.0
    """Messages a second to people who asked; posts have a pace of their own."""
    paid: bool = False
    """Posts ask for the paid rate (`allow_paid_broadcast`); answers never do."""
