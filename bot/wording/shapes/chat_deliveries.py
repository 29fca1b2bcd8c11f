"""What is said about posts that were sent, wait, or could not be sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DeliveryWords:
    """/status and /why on posts; each fate is what stands after a posting's name and a colon."""

    last: str
    """Before the list of the last posts."""
    edition: Callable[[date], str]
    weekly: Callable[[date], str]
    """A week's edition, by its newest day."""
    notice: Callable[[date], str]
    report: Callable[[date], str]
    """The line that says why a day has nothing new."""
    arrived: Callable[[str], str]
    some: Callable[[int, int], str]
    """So many messages of so many arrived; a colon and the fate of the rest follow."""
    soon: str
    later: Callable[[str], str]
    paused: Callable[[str], str]
    unreached: Callable[[str], str]
    """The platform does not answer, since a time; when it is tried again may follow, in `again`."""
    again: Callable[[str], str]
    asked: str
    held: str
    refused: Callable[[str], str]
    replaced: str
    why: str
    """The title of /why without a paper."""
    comes: Callable[[str], str]
    """An edition (its day) that comes with the next post."""
    begins: Callable[[str], str]
    """The newest edition was there before this chat began: nothing of it is posted."""
    none_of_yours: Callable[[str], str]
    lanes: str
    """For operators: before the list of bots."""
    lane: Callable[[str, int, int, int, int], str]
    """A bot: messages that wait, of which it is not known whether they arrived, that are held, that were refused."""
    lane_paused: Callable[[str, str], str]
    """A bot that sends nothing until a time, and why."""
    lane_unreached: Callable[[str, str], str]
    """A bot that has not reached its platform since a time, and why."""
