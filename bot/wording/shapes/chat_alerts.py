"""What operators are told in their private chats when something needs them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AlertWords:
    """One field for each kind of alert (bot.domain.alert): what is the matter with whom, why, and what to do."""

    parked: Callable[[str, str], str]
    dead: Callable[[str, str], str]
    paused: Callable[[str, str], str]
    refusals: Callable[[str, str], str]
    unreachable: Callable[[str, str], str]
    store: Callable[[str, str], str]
    late: Callable[[str, str], str]
    """An edition (its day) that was not written in time, and why."""
    source: Callable[[str, str], str]
    budget: Callable[[str, str], str]
    """The setting, and how many tokens of how many are used."""
    model: Callable[[str, str], str]
    """Its name, and how many cards of how many were written without it."""
    stalled: Callable[[str, str], str]
    """A bot, and since when its oldest message waits."""
    down: Callable[[str, str], str]
    """A task's name, and of what it died last."""
    twice: Callable[[str, str], str]
    """A bot whose token another program has too, and what the platform says of it."""
    waited: Callable[[str], str]
    """Since when an alert waits that nobody could be told earlier."""
    once: str
    """Each kind is told once a day."""


def rate_of(bot: str) -> str:
    """The setting of the rate of a bot (`platform:number`), the same in every language."""
    return f"JOGAN_{bot.partition(':')[0].upper()}_RATE"
