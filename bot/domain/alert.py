"""What operators must know: an alert is told once a kind, subject and day, and tried until somebody has it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

AlertKind = Literal[
    "parked",
    "dead",
    "paused",
    "refusals",
    "unreachable",
    "store",
    "late",
    "source",
    "budget",
    "model",
    "stalled",
    "down",
    "twice",
]
"""A message held for an operator; one that could not be sent as it is; a long pause of a lane; too many refusals; an
outage of a platform; nothing can be kept; an edition that is late; a source that failed for a day; most of the day's
tokens are used; an edition without the model that is set; a lane whose messages wait and wait; a task that does not
come back; another program with the token of a bot."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=5), timedelta(hours=6)
"""Between two tries to tell an alert that nobody could be told."""
GIVEN_UP = timedelta(days=7)
"""After which nobody tries any more."""


@dataclass(frozen=True, slots=True)
class Alert:
    """`subject` is a lane, a source or what else the kind is about; `day` the day (UTC) that the alert belongs to.

    `reason` is the wording of whatever refused, of the first case of the day.
    """

    kind: AlertKind
    subject: str
    day: date
    reason: str

    @property
    def key(self) -> tuple[AlertKind, str, date]:
        """What is told once."""
        return self.kind, self.subject, self.day


@dataclass(frozen=True, slots=True)
class OwedAlert:
    """An alert that nobody could be told yet, since a moment."""

    alert: Alert
    since: datetime


def next_try(since: datetime, now: datetime) -> datetime:
    """When an alert of a moment is tried again: the pause is as long as it waits already, within bounds."""
    return now + min(max(now - since, FIRST_PAUSE), LONGEST_PAUSE)
