"""What everything that works on one lane shares: its parts outside, its settings and its pace. Does nothing itself."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.alerts.alerts import Alerts
from bot.delivery.health import Health
from bot.delivery.pacer import Pacer
from bot.domain.chat import Address
from bot.errors import Moved, Refused
from bot.ports.clock import Clock
from bot.ports.ledger import Ledger
from bot.ports.platform import Posts
from bot.settings import LaneSettings

OnRefused = Callable[[Address, Refused | Moved], Awaitable[None]]
"""What happens to a chat that takes nothing, or has another address: bot.delivery.membership, and its owner is told."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One bot of ours, as this process has it under a fence."""

    name: str
    fence: int
    ledger: Ledger
    posts: Posts
    clock: Clock
    settings: LaneSettings
    pacer: Pacer
    health: Health
    refused: OnRefused
    alerts: Alerts
