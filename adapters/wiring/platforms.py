"""The port `platform`: one bot for each token. A library is imported when its bot is made, never before."""

import base64
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self

from adapters.config import TABLE, Config, NamedPlace, Secret
from bot.chat.desk import Desk
from bot.document.blocks import Document
from bot.domain.chat import ChatKind
from bot.errors import BadSetting, OperatorMistake
from bot.ports.clock import Clock
from bot.ports.platform import Platform, Posts, Rendered
from bot.settings import LaneSettings

FREE_RATE = 30.0
"""Messages a second that Telegram takes of every bot (core.telegram.org/bots/faq)."""
PAID_WINDOW = 200
"""Calls on the wire of a bot that pays: 1,000 a second at 0.2 s each."""


class Connected(Platform, Posts, AbstractAsyncContextManager["Connected"], Protocol):
    """A platform that hears and posts, inside `async with`: entering raises OperatorMistake for a wrong token.

    `lane` is the platform and the bot's number, known once entered.
    """

    @property
    def lane(self) -> str: ...

    async def __aenter__(self) -> Self: ...


class Renderer(Protocol):
    """The pure side of Posts: what a message would be, without a token and without a connection."""

    def fits(self, document: Document, kind: ChatKind) -> bool: ...

    def render(self, document: Document, kind: ChatKind) -> tuple[Rendered, ...]: ...


@dataclass(frozen=True, slots=True)
class Bot:
    """One token: its platform, how its bot is made, anew each time it is started, and how it posts.

    `lane` is what the token says of the bot's number; None where it does not say.
    """

    platform: str
    make: Callable[[Desk, Clock], Connected]
    pace: LaneSettings = field(default_factory=LaneSettings)
    lane: str | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """A platform that can be connected: the settings of its token, its service's address and its channels, and the way
    there. `places` are the channels that the settings name."""

    name: str
    token: str
    address: str
    channels: str
    steps: str
    places: Callable[[Config], tuple[NamedPlace, ...]]


OFFERED = (
    Offered("telegram", "JOGAN_TELEGRAM_TOKEN", "JOGAN_TELEGRAM_API_URL", "JOGAN_TELEGRAM_CHANNELS",
            "write /newbot to @BotFather, which gives the token",
            lambda config: config.telegram_channels),
    Offered("discord", "JOGAN_DISCORD_TOKEN", "JOGAN_DISCORD_API_URL", "JOGAN_DISCORD_CHANNELS",
            "make an application at https://discord.com/developers/applications; its page Bot gives the token",
            lambda config: config.discord_channels),
)  # fmt: skip
NAMES = tuple(each.name for each in OFFERED)


class NoBot(OperatorMistake):
    """No token is set: there is nobody to hear."""

    def __init__(self) -> None:
        ways = "; or ".join(f"set {each.token} ({each.steps})" for each in OFFERED)
        super().__init__(f"no bot is set up: {ways}. Each step: deploy/README.md")


def next_steps() -> Iterator[str]:
    """For whoever starts the service with nothing set, on a terminal."""
    yield "Two steps to a bot:"
    yield f"  1. Telegram: {OFFERED[0].steps}. Discord: {OFFERED[1].steps}."
    yield f"  2. {OFFERED[0].token}=… jogan run    ({OFFERED[1].token}=… for the other, or both; .env holds them too)"
    yield "Without a bot: `jogan chat` is the same one in this terminal."


def bots(config: Config, archive: Path) -> tuple[Bot, ...]:
    """The bots of all tokens, in the order of the settings. `archive` is the folder that pictures are in.

    Raises BadSetting where settings do not go together.
    """
    _check_webhook(config)
    return (
        *(
            Bot("telegram", _telegram(config, token, archive), _telegram_pace(config), _telegram_lane(token))
            for token in config.telegram_token
        ),
        *(
            Bot("discord", _discord(config, token, archive), _discord_pace(config), _discord_lane(token))
            for token in config.discord_token
        ),
    )


def _telegram_pace(config: Config) -> LaneSettings:
    """A tier that is paid for has room for as many calls as its rate needs."""
    rate, most = config.telegram_rate, LaneSettings().window_most
    wide = most if rate <= FREE_RATE else PAID_WINDOW
    return LaneSettings(rate=rate, replies=config.reply_rate, unsure=config.telegram_unsure, window_most=wide)


def _discord_pace(config: Config) -> LaneSettings:
    """Discord's limits are by channel and told with each answer; its library heeds them."""
    return LaneSettings(rate=config.discord_rate, replies=config.reply_rate)


def _telegram_lane(token: Secret) -> str:
    return f"telegram:{token.reveal().partition(':')[0]}"


def _discord_lane(token: Secret) -> str | None:
    """Its first part is the bot's number in base64."""
    first = token.reveal().partition(".")[0]
    try:
        number = base64.b64decode(first + "=" * (-len(first) % 4), validate=True).decode("ascii")
    except ValueError:
        return None
    return f"discord:{number}" if number.isdecimal() else None


def previews() -> dict[str, Renderer]:
    """What draws messages for each platform, by name; it needs no settings."""
    from adapters.platforms.discord.outbound import render as discord
    from adapters.platforms.telegram.outbound import render as telegram

    return {"telegram": telegram, "discord": discord}


def webhook_of(config: Config) -> str | None:
    """Where a platform calls us instead of being asked; None where none does."""
    if config.telegram_webhook_url is None:
        return None
    return f"{config.telegram_webhook_url} leads to port {config.telegram_webhook_port} of this machine"


def _check_webhook(config: Config) -> None:
    """Without a secret anybody could write as anybody; one address is one bot's."""
    if config.telegram_webhook_url is None:
        return
    if config.telegram_webhook_secret is None:
        row = next(row for row in TABLE if row.name == "JOGAN_TELEGRAM_WEBHOOK_SECRET")
        raise BadSetting(row.name, "", f"{row.expected}, because JOGAN_TELEGRAM_WEBHOOK_URL is set")
    if len(config.telegram_token) > 1:
        raise BadSetting("JOGAN_TELEGRAM_WEBHOOK_URL", config.telegram_webhook_url, "one token, or no webhook")


def _telegram(config: Config, token: Secret, archive: Path) -> Callable[[Desk, Clock], Connected]:
    def made(desk: Desk, clock: Clock) -> Connected:
        from adapters.platforms.telegram.settings import TelegramSettings, Webhook
        from adapters.platforms.telegram.telegram import Telegram

        url, secret = config.telegram_webhook_url, config.telegram_webhook_secret
        webhook = Webhook(url, secret.reveal(), port=config.telegram_webhook_port) if url and secret else None
        settings = TelegramSettings(
            token.reveal(),
            config.telegram_api_url,
            archive,
            webhook,
            config.languages,
            replies=config.reply_rate,
            paid=config.telegram_rate > FREE_RATE,
        )
        return Telegram(settings, desk, clock)

    return made


def _discord(config: Config, token: Secret, archive: Path) -> Callable[[Desk, Clock], Connected]:
    def made(desk: Desk, clock: Clock) -> Connected:
        from adapters.platforms.discord.discord import Discord
        from adapters.platforms.discord.settings import DiscordSettings

        gateway = config.discord_gateway_url if "JOGAN_DISCORD_GATEWAY_URL" in config.named else None
        settings = DiscordSettings(
            token.reveal(),
            config.discord_api_url,
            gateway,
            archive,
            config.discord_shards,
            config.languages,
            replies=config.reply_rate,
            state=config.data_dir,
        )
        return Discord(settings, desk, clock)

    return made
