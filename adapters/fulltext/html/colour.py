"""Colours as CSS writes them, and whether one can be read on another. What is no plain colour is not guessed."""

import re
from colorsys import hls_to_rgb

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
LEAST_CONTRAST = 1.5
"""Ratio of luminances, as WCAG 2.2 counts it, under which text is taken as hidden: light grey on white has 1.6."""

_NAMES = {
    "black": "000000", "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "ghostwhite": "f8f8ff",
    "whitesmoke": "f5f5f5", "floralwhite": "fffaf0", "azure": "f0ffff", "mintcream": "f5fffa", "honeydew": "f0fff0",
    "aliceblue": "f0f8ff", "seashell": "fff5ee", "lavenderblush": "fff0f5", "linen": "faf0e6", "oldlace": "fdf5e6",
    "cornsilk": "fff8dc", "lightyellow": "ffffe0", "beige": "f5f5dc", "lightcyan": "e0ffff", "lavender": "e6e6fa",
    "lemonchiffon": "fffacd", "papayawhip": "ffefd5", "antiquewhite": "faebd7", "blanchedalmond": "ffebcd",
    "bisque": "ffe4c4", "mistyrose": "ffe4e1", "gainsboro": "dcdcdc", "lightgoldenrodyellow": "fafad2",
    "yellow": "ffff00", "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "silver": "c0c0c0", "gray": "808080",
    "grey": "808080", "red": "ff0000", "green": "008000", "blue": "0000ff", "navy": "000080", "cyan": "00ffff",
    "aqua": "00ffff", "canvas": "ffffff", "transparent": "00000000",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{3,8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,80})\)")
_NUMBER = re.compile(r"([+-]?\d{0,6}(?:\.\d{1,6})?)(%|deg)?")


def colour(said: str) -> Colour | None:
    """The first colour in a value (`#fff`, `white url(x)`, `rgb(255 255 255 / 10%)`); None where there is none."""
    said = said.strip().lower()[:200]
    function = _FUNCTION.search(said)
    if function:
        return _function(function[1], re.split(r"[\s,/]+", function[2].strip()))
    for word in said.split():
        found = _HEX.fullmatch(word)
        digits = found[1] if found else _NAMES.get(word)
        if digits:
            return _hex(digits)
    return None


def readable_on(front: Colour, back: Colour) -> bool:
    """Whether text of one colour can be read on another."""
    mixed = tuple(front[3] * ink + (1 - front[3]) * paper for ink, paper in zip(front[:3], back[:3], strict=True))
    light, dark = sorted((_luminance(mixed), _luminance(back[:3])), reverse=True)
    return (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST


def _luminance(channels: tuple[float, ...]) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hex(digits: str) -> Colour | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue, alpha = (int(digits.ljust(8, "f")[at : at + 2], 16) / 255 for at in (0, 2, 4, 6))
    return red, green, blue, alpha


def _function(kind: str, parts: list[str]) -> Colour | None:
    numbers = [number for part in parts if (number := _number(part, kind)) is not None]
    if len(numbers) not in (3, 4) or len(numbers) != len(parts):
        return None
    first, second, third = (min(max(number, 0.0), 1.0) for number in numbers[:3])
    alpha = min(max(float(parts[3].rstrip("%")) / (100 if "%" in parts[3] else 1), 0.0), 1.0) if parts[3:] else 1.0
    if kind == "hsl":
        first, second, third = hls_to_rgb(first, third, second)
    return first, second, third, alpha


def _number(part: str, kind: str) -> float | None:
    """A channel from 0 to 1; the hue's turn of 360 degrees is 1."""
    found = _NUMBER.fullmatch(part)
    if not found or not found[1].strip("+-."):
        return None
    value = float(found[1])
    if found[2] == "%":
        return value / 100
    return value / 360 if kind == "hsl" else value / 255
