"""How much the service takes: a second from a bot in all and to one person, a minute to one group. Knows no methods."""

from collections import deque
from dataclasses import dataclass, field

SECOND, MINUTE = 1.0, 60.0


@dataclass
class Limits:
    """Messages in any window that long; a message that is refused counts for nothing."""

    overall: int = 30
    private: int = 1
    group: int = 20
    taken: dict[int | None, deque[float]] = field(default_factory=dict)

    def wait(self, chat: int, now: float) -> float:
        """0 where a message is taken, which is counted then; else the seconds until one would be."""
        rules = [(None, self.overall, SECOND), (chat, self.private, SECOND) if chat > 0 else (chat, self.group, MINUTE)]
        rest = max(self._rest(scope, most, window, now) for scope, most, window in rules)
        if rest <= 0:
            for scope, _, _ in rules:
                self.taken.setdefault(scope, deque()).append(now)
        return max(0.0, rest)

    def _rest(self, scope: int | None, most: int, window: float, now: float) -> float:
        times = self.taken.setdefault(scope, deque())
        while times and times[0] <= now - window:
            times.popleft()
        return times[0] + window - now if len(times) >= most else 0.0
