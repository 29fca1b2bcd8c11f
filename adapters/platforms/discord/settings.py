"""What the Discord adapter needs to be told. The token never shows."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

TOKEN_SETTING = "JOGAN_DISCORD_TOKEN"  # noqa: S105 - the setting's name


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """`shards` None: one connection; `auto`: as many as the service proposes. `patience` is how many seconds an
    answer of the service is waited for before a post counts as perhaps sent, `login_patience` how many for its first
    one; `ready_after` how many may pass without another server before all are taken to be known. `archive` is the
    folder of pictures. `replies` are messages a second to people who asked, beside interactions; posts have a pace of
    their own. `state` is the folder where starts of sessions are counted over restarts.

    `patience` ends before a delivery's deadline does: only here is known whether the request left, and the library,
    cancelled a second time while it cleans up after the first, lets nothing more into that channel."""

    token: str = field(repr=False)
    api_url: str = "https://discord.com/api/v10"
    gateway_url: str | None = None
    archive: Path | None = None
    shards: int | Literal["auto"] | None = None
    languages: tuple[str, ...] = ("ko", "en")
    patience: float = 7.0
    login_patience: float = 7.0
    replies: float = 5.0
    state: Path | None = None
    ready_after: float = 0.5
