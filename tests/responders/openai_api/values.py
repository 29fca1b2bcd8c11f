"""What was asked and what is told. Values only: the service sends them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Wire = Literal["whole", "cut", "reset", "silent"]
"""How an answer comes: whole; cut off before its announced end; as a reset connection; or never."""


@dataclass(frozen=True)
class Asked:
    """One request as it arrived. `headers` have small letters; `at` is monotonic seconds."""

    model: str
    system: str
    user: str
    body: Json
    headers: Mapping[str, str]
    at: float
    path: str = "/v1/chat/completions"

    @property
    def streams(self) -> bool:
        """Whether the answer was wanted piece by piece."""
        return bool(self.body.get("stream"))

    @property
    def form(self) -> str:
        """The type of the response format: json_schema, json_object or text."""
        wanted = self.body.get("response_format") or {}
        return str(wanted.get("type", "text"))


@dataclass(frozen=True)
class Told:
    """One answer. With a status of 200 it is a completion with `content`, unless `raw` or `body` is the whole of it.

    `usage`: what is counted; where it is None it is counted by us (four characters a token), and `uncounted` leaves it
    out. `choices`: how many; `model`: the name that the answer bears, else the one that was asked for.
    """

    content: str | None = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    usage: Mapping[str, Any] | None = None
    delay: float = 0.0
    raw: str | bytes | None = None
    finish: str = "stop"
    refusal: str | None = None
    body: Any = None
    uncounted: bool = False
    choices: int = 1
    model: str | None = None
    wire: Wire = "whole"
    content_type: str = "application/json"
    pieces: int = 20
    """Characters of one piece of a stream."""
    pause: float = 0.0
    """Seconds between two pieces of a stream."""
    bytes_a_write: int = 0
    """Bytes of a stream that are written at once, wherever that parts a line or a character; 0: whole events."""
