"""What is kept of a message to send it later: its HTML, its buttons, the one link that is previewed. Pure data."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from bot.errors import BadPayload


@dataclass(frozen=True, slots=True)
class Key:
    """A button: exactly one of `data` (comes back to us, at most 64 bytes), `url` and `copy` (to the clipboard)."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """`preview` is the address that is shown small below the text; without it no link is."""

    html: str
    keys: tuple[tuple[Key, ...], ...] = ()
    preview: str | None = None

    def written(self) -> str:
        """As JSON, what is not there left out."""
        rows = [
            [{name: value for name, value in asdict(key).items() if value is not None} for key in row]
            for row in self.keys
        ]
        told: dict[str, Any] = {"html": self.html}
        if rows:
            told["keys"] = rows
        if self.preview:
            told["preview"] = self.preview
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _there(key: Key) -> dict[str, str]:
    return {name: value for name, value in asdict(key).items() if value is not None}


def read(body: str) -> Body:
    """The body that was written; raises BadPayload where it is none of ours."""
    try:
        told = json.loads(body)
        keys = tuple(tuple(Key(**key) for key in row) for row in told.get("keys", ()))
        return Body(str(told["html"]), keys, told.get("preview"))
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise BadPayload(f"a message that was kept cannot be read: {type(problem).__name__}") from None
