"""The daily_papers answer as a recorded shape: whether a file holds one, and its entries."""

from datetime import date, datetime

from adapters.sources.huggingface.payload import parse_list
from bot.domain.paper import Entry


class DailyPapers:
    """JSON lists whose items have a `paper`."""

    name = "huggingface"
    suffix = ".json"

    def recognises(self, payload: bytes) -> bool:
        """Whether the beginning looks like this shape (an empty list does)."""
        return payload.lstrip()[:1] == b"[" and (b'"paper"' in payload or payload.strip(b" \t\r\n[]") == b"")

    def read(self, payload: bytes, day: date, seen_at: datetime) -> tuple[Entry, ...]:
        """Entries of `day`."""
        return parse_list(payload, day=day, seen_at=seen_at, source=self.name)
