"""What there is to do, as values: the scheduler puts them, the work engine hands them to whoever does them.

A key says that one such job waits at most; that its effect happens once is the ledger's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Role = Literal["build", "post"]
"""Editions, or deliveries: a process takes jobs of the roles that it has."""


@dataclass(frozen=True, slots=True)
class Job:
    """`args` are JSON; `lane` are jobs of which never two run at once (a job without one is alone with its key)."""

    name: str
    key: str
    role: Role
    lane: str | None = None
    args: Mapping[str, str] = field(default_factory=dict)


def collect() -> Job:
    """Read the sources: what they list today is remembered."""
    return Job("collect", "now", "build", lane="build")


def build() -> Job:
    """Build the editions of all closed days that have none yet, oldest first."""
    return Job("build", "closed", "build", lane="build")


def plan_due(minute: datetime) -> Job:
    """Plan what is due at a minute."""
    return Job("plan", "due", "post", args={"minute": minute.isoformat()})


def drain(lane: str) -> Job:
    """Deliver what a lane owes."""
    return Job("drain", lane, "post", lane=lane)


def tidy(day: date) -> Job:
    """Forget what is kept for a while only."""
    return Job("tidy", "old", "build", args={"day": day.isoformat()})
