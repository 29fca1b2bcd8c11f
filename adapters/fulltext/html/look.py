"""How a piece of a page looks to a reader: whether it is seen at all, by what CSS and attributes say of it.

It knows the ways that text is hidden, not how a page is laid out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import hypot

from adapters.fulltext.html.colour import BLACK, WHITE, Colour, colour, readable_on

Declarations = Mapping[str, str]
"""CSS properties, in lower case, with their values."""

SMALLEST = 4.0
"""Points: what is printed smaller is not there for a reader."""
FAR = 300.0
"""Points beyond an edge from which a position is off the page: nobody moves a footnote's mark that far."""
LEAST_OPACITY = 0.15
HIDDEN_CLASSES = frozenset({"sr-only", "visually-hidden", "visuallyhidden", "ltx_phantom", "d-none", "hidden",
                            "invisible", "screen-reader-text"})  # fmt: skip

_LENGTH = re.compile(
    r"\s*([+-]?\d{0,9}(?:\.\d{1,9})?(?:e[+-]?\d{1,2})?)\s*(px|pt|em|rem|ex|ch|%|vw|vh|cm|mm|in|pc|q)?(?![\w%])"
)
_POINTS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "ex": 6.0, "ch": 6.0, "vw": 6.0, "vh": 8.0, "cm": 28.35,
           "mm": 2.835, "in": 72.0, "pc": 12.0, "q": 0.709, "%": 6.0, None: 0.75}  # fmt: skip
_MOVED = re.compile(r"translate(?:3d|x|y)?\(([^()]{0,80})\)")
_SCALED = re.compile(r"scale(?:3d|x|y)?\(([^()]{0,80})\)")
_NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+")
_MATRIX = re.compile(r"matrix\(([^()]{0,120})\)")
_SHRUNK = re.compile(r"rotate(?:[xy]|3d)\(")
"""A page is flat: what is turned out of it is not to be read."""
_CLIPPED = re.compile(
    r"inset\(\s*(?:5\d|[6-9]\d|100)|(?:circle|ellipse)\(\s*0|polygon\(\s*0(?:px|%)?\s+0(?:px|%)?(?:,|\))|rect\(\s*[01](?:px)?"
)
_EDGES = ("left", "right", "top", "bottom", "text-indent", "margin", "margin-left", "margin-top", "margin-right",
          "margin-bottom", "margin-inline", "margin-inline-start", "margin-block", "margin-block-start", "inset",
          "inset-inline", "inset-inline-start", "inset-block", "inset-block-start", "translate")  # fmt: skip
_SIDES = ("left", "top", "right", "bottom", "text-indent")
_SIZES = ("width", "height", "max-width", "max-height", "block-size", "inline-size", "max-block-size",
          "max-inline-size")  # fmt: skip
_ONCE = 90.0
"""Percent of the page, or of what is around, from which a position is beyond it."""
_MASKS = ("mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "filter")
_AS_IT_IS = frozenset(
    {"", "none", "inherit", "initial", "unset", "revert", "revert-layer", "currentcolor", "auto", "normal"}
)


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
        or any(said.get(name, "") not in _AS_IT_IS for name in _MASKS)
        or any(_is_strange(said.get(name, "")) for name in _MEASURED)
        or _is_away(said)
        or _is_closed(said)
    )


def looked(outer: Look, declared: Declarations, attributes: Mapping[str, str | None]) -> Look:
    """How an element looks inside another."""
    said = {name: value.lower() for name, value in declared.items()}
    fills = [said[name] for name in ("-webkit-text-fill-color", "color", "--ltx-fg-color") if said.get(name)]
    fill = next((each for each in fills if each not in _AS_IT_IS), None)
    front = _colour_of(fill, attributes.get("color") or attributes.get("mathcolor"), outer.back)
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


_MEASURED = ("font-size", "opacity", "zoom", "letter-spacing", *_EDGES)


def _is_strange(value: str) -> bool:
    """Whether a length is reckoned, which nobody does who only writes a paper."""
    return "(" in value and "var(" not in value


def _colour_of(value: str | None, attribute: str | None, otherwise: Colour) -> Colour | None:
    """The colour that is said; where it is one that cannot be read, that which shows nothing."""
    said = (value or "").strip()
    known = colour(said) or colour(attribute or "") or colour(f"#{attribute}")
    strange = "(" in said and "var(" not in said and "url(" not in said and "gradient(" not in said
    return known or (otherwise if strange else None)


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
    if matrix := _matrix(said):
        numbers += [hypot(*matrix[0:2]), hypot(*matrix[2:4])]
    numbers += [_share(said["zoom"])] if "zoom" in said else []
    return min([1.0, *(abs(number) for number in numbers)])


def _matrix(said: Declarations) -> list[float]:
    """The six numbers of a matrix, if that is what an element is drawn by."""
    found = _MATRIX.search(said.get("transform", ""))
    numbers = [_length(part) for part in found[1].split(",")] if found else []
    read = [number / _POINTS[None] for number in numbers if number is not None]
    return read if len(read) == 6 else []


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
    """Moved so far that it is off the page, or turned or clipped away."""
    moved = _MOVED.search(said.get("transform", ""))
    parts = [part for edge in _EDGES if edge in said for part in said[edge].split()]
    parts += moved[1].split(",") if moved else []
    lengths = [_length(part) for part in parts] + [points * 0.75 for points in _matrix(said)[4:]]
    spacing = _length(said.get("letter-spacing", ""))
    return (
        any(length is not None and length <= -FAR for length in lengths)
        or any(_is_beyond(said[side]) for side in _SIDES if side in said)
        or (spacing is not None and spacing <= -SMALLEST)
        or any(_SHRUNK.search(said.get(name, "")) is not None for name in ("transform", "rotate"))
        or any(_CLIPPED.search(said.get(name, "")) is not None for name in ("clip", "clip-path"))
    )


def _is_beyond(value: str) -> bool:
    """Whether a position is past the other edge of the page."""
    found, length = _LENGTH.match(value), _length(value)
    if found and length is not None and found[2] in ("%", "vw"):
        return abs(float(found[1])) >= _ONCE
    return length is not None and length >= 20 * FAR


def _is_closed(said: Declarations) -> bool:
    """A box of no size that shows nothing of what overflows it, or only to who drags it."""
    shut = ("hidden", "clip", "auto", "scroll")
    if not any(said.get(name, "").startswith(shut) for name in ("overflow", "overflow-x", "overflow-y")):
        return False
    sizes = (_length(said.get(name, "")) for name in _SIZES)
    return any(size is not None and size <= 1.0 for size in sizes) or _length(said.get("line-height", "")) == 0
