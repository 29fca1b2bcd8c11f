"""How a piece of a page looks to a reader: whether it is seen at all, by what CSS and attributes say of it.

It knows the ways that text is hidden, not how a page is laid out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from adapters.fulltext.html.colour import BLACK, WHITE, Colour, colour, readable_on

Declarations = Mapping[str, str]
"""CSS properties, in lower case, with their values."""

SMALLEST = 4.0
"""Points: what is printed smaller is not there for a reader."""
FAR = 300.0
"""Points beyond an edge from which a position is off the page: nobody moves a footnote's mark that far."""
LEAST_OPACITY = 0.15
HIDDEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "ltx_phantom", "d-none", "hidden"})

_LENGTH = re.compile(r"\s*([+-]?\d{0,9}(?:\.\d{1,9})?)\s*(px|pt|em|rem|ex|ch|%|vw|vh|cm|mm|in|pc|q)?(?![\w%])")
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "ex": 6.0, "ch": 6.0, "vw": 6.0, "vh": 8.0, "cm": 28.35,
           "mm": 2.835, "in": 72.0, "pc": 12.0, "q": 0.709, "%": 6.0, None: 0.75}  # fmt: skip
_MOVED = re.compile(r"translate(?:3d|x|y)?\(([^()]{0,80})\)")
_SCALED = re.compile(r"scale(?:3d|x|y)?\(([^()]{0,80})\)")
_NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_SHRUNK = re.compile(r"opacity\(\s*0*(?:\.0\d*)?\s*[)%]|rotate[xy]\(\s*90deg")
_CLIPPED = re.compile(
    r"inset\(\s*(?:5\d|[6-9]\d|100)|circle\(\s*0|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?(?:,|\))|rect\(\s*[01](?:px)?"
)
_EDGES = ("left", "right", "top", "bottom", "text-indent", "margin", "margin-left", "margin-top", "margin-right",
          "inset")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What text inherits: its colour, what is behind it, points of its size, opacity, whether it is made invisible."""

    front: Colour = BLACK
    back: Colour = WHITE
    points: float = 12.0
    opacity: float = 1.0
    invisible: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether text that looks so can be read."""
        clear = (*self.front[:3], self.front[3] * self.opacity)
        return (
            not self.invisible
            and self.points >= SMALLEST
            and self.opacity >= LEAST_OPACITY
            and readable_on(clear, self.back)
        )


def gone(declared: Declarations, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element and all inside it is not shown, whatever the elements inside say."""
    if "hidden" in attributes or (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return True
    if HIDDEN_CLASSES & set((attributes.get("class") or "").lower().split()):
        return True
    said = {name: value.lower() for name, value in declared.items()}
    return (
        said.get("display", "").startswith("none")
        or said.get("content-visibility", "").startswith("hidden")
        or _length(said.get("zoom", "1")) == 0
        or _is_away(said)
        or _is_closed(said)
    )


def looked(outer: Look, declared: Declarations, attributes: Mapping[str, str | None]) -> Look:
    """How an element looks inside another."""
    said = {name: value.lower() for name, value in declared.items()}
    front = colour(_first(said, "-webkit-text-fill-color", "color", "--ltx-fg-color") or "")
    front = front or colour(attributes.get("color") or attributes.get("mathcolor") or "")
    back = colour(_first(said, "background-color", "background", "--ltx-bg-color") or "")
    back = back or colour(attributes.get("bgcolor") or attributes.get("mathbackground") or "")
    visibility = said.get("visibility", "")
    return replace(
        outer,
        front=front or outer.front,
        back=_over(back, outer.back) if back else outer.back,
        points=_points(outer.points, said, attributes) * _scale(said),
        opacity=outer.opacity * _share(said.get("opacity", "1")),
        invisible=visibility.startswith(("hidden", "collapse")) or (outer.invisible and visibility != "visible"),
    )


def _first(said: Declarations, *names: str) -> str | None:
    return next((said[name] for name in names if said.get(name)), None)


def _over(back: Colour, under: Colour) -> Colour:
    red, green, blue = (back[3] * top + (1 - back[3]) * low for top, low in zip(back[:3], under[:3], strict=True))
    return red, green, blue, 1.0


def _points(outer: float, said: Declarations, attributes: Mapping[str, str | None]) -> float:
    value = said.get("font-size") or attributes.get("mathsize") or ""
    if not value and "font" in said:
        sized = re.search(r"(\d[\d.]{0,9}(?:px|pt|em|rem|%)?)\s*(?:/|\s+\D)", said["font"])
        value = sized[1] if sized else ""
    found = _LENGTH.match(value)
    if not found or not found[1].strip("+-."):
        return outer
    number, unit = float(found[1]), found[2]
    if unit in ("em", "%", "ex", "ch"):
        return outer * number * {"em": 1.0, "%": 0.01}.get(unit, 0.5)
    return number * _POINTS[unit]


def _scale(said: Declarations) -> float:
    """By how much an element is scaled down at most, on either axis; larger than it is counts as 1."""
    values = [found[1] for found in _SCALED.finditer(said.get("transform", ""))] + [said.get("scale", "")]
    numbers = [float(number) for value in values for number in _NUMBER.findall(value[:80])]
    return min([1.0, *(abs(number) for number in numbers)])


def _share(value: str) -> float:
    found = _LENGTH.match(value)
    if not found or not found[1].strip("+-."):
        return 1.0
    return min(max(float(found[1]) / (100 if found[2] == "%" else 1), 0.0), 1.0)


def _length(value: str) -> float | None:
    """Points, roughly; None where it is no plain length."""
    found = _LENGTH.match(value)
    return float(found[1]) * _POINTS[found[2]] if found and found[1].strip("+-.") else None


def _is_away(said: Declarations) -> bool:
    """Moved so far that it is off the page, or shrunk or clipped to nothing."""
    lengths = [_length(said[edge]) for edge in _EDGES if edge in said]
    moved = _MOVED.search(said.get("transform", ""))
    lengths += [_length(part) for part in moved[1].split(",")] if moved else []
    positions = ("left", "top", "text-indent")
    beyond = [_length(said[edge]) for edge in positions if edge in said]
    return (
        any(length is not None and length <= -FAR for length in lengths)
        or any(length is not None and length >= 20 * FAR for length in beyond)
        or any(_SHRUNK.search(said.get(name, "")) is not None for name in ("transform", "filter"))
        or any(_CLIPPED.search(said.get(name, "")) is not None for name in ("clip", "clip-path"))
    )


def _is_closed(said: Declarations) -> bool:
    """A box of no size that shows nothing of what overflows it."""
    if not any(said.get(name, "").startswith(("hidden", "clip")) for name in ("overflow", "overflow-x", "overflow-y")):
        return False
    sizes = (_length(said.get(name, "")) for name in ("width", "height", "max-width", "max-height"))
    return any(size is not None and size <= 1.0 for size in sizes)
