"""What the settings come to: frozen, checked values. Reads nothing."""

from dataclasses import dataclass, field, fields
from datetime import time
from pathlib import Path
from typing import Literal

from adapters.config.secret import Secret

Shards = int | Literal["auto"]
Unsure = Literal["resend", "hold"]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """One channel or group of the short form: its name or id there, and category names; none means everything."""

    place: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Config:
    """All settings, checked; `database_url` is None for the SQLite file in the data folder."""

    data_dir: Path
    database_url: str | None = field(repr=False)
    languages: tuple[str, ...]
    timezone: str
    post_time: time
    cut: time
    sources: tuple[str, ...]
    papers: int
    arxiv_categories: tuple[str, ...]
    categories_file: Path | None
    chats_file: Path | None
    report_licence: str
    site_url: str | None
    huggingface_url: str
    arxiv_api_url: str
    arxiv_url: str
    arxiv_feed_url: str
    openreview_url: str
    openreview_token: Secret | None
    openreview_venues: tuple[str, ...]
    deeplearn_url: str
    telegram_token: tuple[Secret, ...]
    telegram_api_url: str
    telegram_channels: tuple[NamedPlace, ...]
    telegram_webhook_url: str | None
    telegram_webhook_secret: Secret | None
    telegram_webhook_port: int
    telegram_rate: float
    telegram_unsure: Unsure
    discord_token: tuple[Secret, ...]
    discord_api_url: str
    discord_gateway_url: str
    discord_channels: tuple[NamedPlace, ...]
    discord_shards: Shards | None
    discord_rate: float
    reply_rate: float
    model: str | None
    openai_api_key: Secret | None
    openai_base_url: str
    openai_organization: str | None
    model_calls: int | None
    model_seconds: float
    fallback_model: str | None
    fallback_api_key: Secret | None
    fallback_url: str | None
    vote_model: str | None
    price_input: float | None
    price_output: float | None
    daily_tokens: int
    chat_daily_tokens: int
    questions_a_minute: int
    questions_a_day: int
    answer_seconds: float
    operators: frozenset[str]
    contact: str
    metrics_port: int | None
    log: str
    named: frozenset[str]
    """Names that were set, wherever: an address that is named here is allowed to be private."""

    @property
    def command_log(self) -> str:
        """The log level of a command that somebody waits for: its own lines say enough unless more is asked for."""
        return self.log if "JOGAN_LOG" in self.named else "warning"

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Every value that no log may show."""
        values = (getattr(self, each.name) for each in fields(self))
        several = (value if isinstance(value, tuple) else (value,) for value in values)
        return tuple(one for found in several for one in found if isinstance(one, Secret))
