"""A message in our own small form: what is kept in a database between rendering and sending. Pure data."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

MOST_TEXT = 4000
"""Characters of all texts of a message (UTF-16 units are counted, which is never less)."""
MOST_COMPONENTS = 40
MOST_CONTENT = 2000
"""Characters of a message without components."""
IN_A_ROW = 5
MOST_OPTIONS = 25
LONGEST_LABEL = 80
LONGEST_OPTION = 100
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Words:
    """A text display: Markdown of ours."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture with its words: the file that goes with the message, or one at an address."""

    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """Buttons side by side, each a label and an action."""

    buttons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """A select menu; options are labels and actions."""

    placeholder: str
    options: tuple[tuple[str, str], ...]


Piece = Words | Image | Row | Menu
_KINDS: dict[str, type[Piece]] = {"words": Words, "image": Image, "row": Row, "menu": Menu}


@dataclass(frozen=True, slots=True)
class Post:
    """Where a message goes in a forum: the post's title, its category, and whether it begins the post."""

    name: str
    category: str
    begins: bool


@dataclass(frozen=True, slots=True)
class Form:
    """One message."""

    pieces: tuple[Piece, ...]
    day: date | None = None
    post: Post | None = None

    def components(self) -> int:
        """How many components it is made of: the container around it, the line above its buttons, and each piece."""
        controls = sum(1 + len(piece.buttons) if isinstance(piece, Row) else 2 for piece in self.controls)
        shown = sum(1 for piece in self.pieces if isinstance(piece, Words | Image))
        return 1 + shown + controls + (1 if controls and shown else 0)

    @property
    def controls(self) -> tuple[Row | Menu, ...]:
        """What can be pressed or chosen."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Row | Menu))

    def dumped(self) -> str:
        """As JSON."""
        names = {kind: name for name, kind in _KINDS.items()}
        told = {
            "pieces": [[names[type(piece)], asdict(piece)] for piece in self.pieces],
            "day": self.day.isoformat() if self.day else None,
            "post": asdict(self.post) if self.post else None,
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def loaded(body: str) -> Form:
    """The message that `dumped` wrote."""
    told = json.loads(body)
    pieces = tuple(_piece(name, fields) for name, fields in told["pieces"])
    day = date.fromisoformat(told["day"]) if told["day"] else None
    return Form(pieces, day, Post(**told["post"]) if told["post"] else None)


def _piece(name: str, fields: dict[str, Any]) -> Piece:
    make: Callable[..., Piece] = _KINDS[name]
    return make(**{key: _tuples(value) if isinstance(value, list) else value for key, value in fields.items()})


def _tuples(pairs: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, action) for label, action in pairs)


def units(text: str) -> int:
    """UTF-16 units of a text."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, longest: int) -> str:
    """The text, or as much of it as leaves a place for `…` in so many UTF-16 units."""
    if units(text) <= longest:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (longest - 1)]
    return kept.decode("utf-16-le", "ignore").rstrip() + "…"
