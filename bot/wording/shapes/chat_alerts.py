"""What operators are told in their private chats when something needs them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlertWords:
    """One field for each kind of alert of bot.delivery.alerts, with what to do about it."""

    parked: Callable[[str, str], str]
    dead: Callable[[str, str], str]
    paused: Callable[[str, str], str]
    refusals: Callable[[str, str], str]
    unreachable: Callable[[str, str], str]
    store: Callable[[str, str], str]
    late: Callable[[str, str], str]
    """An edition (its day) that was not written in time, and why."""
    once: str
    """Each kind is told once a day."""
