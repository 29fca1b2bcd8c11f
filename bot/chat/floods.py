"""How many messages of one person are answered, wherever they write: so many at once, then a share of all answers.

One bot answers all of its people by one lane. Only messages that a bot heard are counted: the terminal is its reader's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.chat.message import Incoming
from bot.settings import LaneSettings

USUAL = LaneSettings().replies
SHARE = 0.1
"""What one person takes of a bot's answers in the long run."""
SECONDS_AT_ONCE = 6.0
"""So much of the bot's whole pace is answered however fast it comes: thirty messages at the default, enough to page
through an edition."""
MOST_PEOPLE = 10_000
"""People that are remembered; who was heard first is forgotten first."""
Heed = Literal["answer", "flooding", "silence"]
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Bucket:
    """When all of it may be used again, and whether the person was told that it was empty."""

    whole_at: datetime
    told: bool = False


class Floods:
    """Counts who was answered; what is refused does not count. `replies` are the bot's answers a second."""

    def __init__(self, replies: float) -> None:
        self._each = timedelta(seconds=1 / (SHARE * replies))
        self._all = max(1, round(SECONDS_AT_ONCE * replies)) * self._each
        self._people: dict[Key, _Bucket] = {}

    def heed(self, incoming: Incoming, now: datetime) -> Heed:
        """Whether a message is answered; one that is too many gets one line, and those after it nothing."""
        if not incoming.lane:
            return "answer"
        key = _who(incoming)
        bucket = self._people.pop(key, None)
        if bucket is None or not now < bucket.whole_at <= now + self._all:
            bucket = _Bucket(now)
        full = bucket.whole_at + self._each > now + self._all
        self._make_room(now)
        self._people[key] = (
            _Bucket(bucket.whole_at, told=True) if full else _Bucket(bucket.whole_at + self._each, bucket.told)
        )
        if not full:
            return "answer"
        return "silence" if bucket.told else "flooding"

    def _make_room(self, now: datetime) -> None:
        """For one more; nothing is kept of who has been quiet."""
        while self._people:
            oldest = next(iter(self._people))
            if self._people[oldest].whole_at > now and len(self._people) < MOST_PEOPLE:
                return
            del self._people[oldest]


def _who(incoming: Incoming) -> Key:
    """The person on the platform; of those who hide theirs, a place's administrators, and all others there: who writes
    as a channel may not silence them."""
    platform = incoming.address.platform
    if incoming.sender:
        return platform, "person", incoming.sender
    return platform, "administrators" if incoming.is_administrator else "place", incoming.address.id
