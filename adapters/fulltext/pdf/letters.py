"""The letters of one page that a reader sees, where they stand and how large. It joins nothing.

Dropped: white or nearly white, transparent, under 4 points, off the page, in an invisible rendering mode; and words
in whose place nothing is printed, because they are covered, clipped, or of the colour of what is behind them.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

import pypdfium2  # type: ignore[import-untyped]  # published without types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same

from adapters.fulltext.pdf.ink import Ink
from adapters.fulltext.pdf.pieces import Pieces

SMALLEST = 4.0
"""Points: what is printed smaller is not there for a reader."""
MOST_LETTERS = 40_000
"""Letters of one page that are read: a dense page has 8,000."""
EAST_ASIAN = "\u1100"
"""From here on letters can be drawn only with a font of the file's own: others are not installed everywhere."""
LEAST_LOOKED_AT = 3
"""Letters of a word from which its place is looked at."""


@dataclass(frozen=True, slots=True)
class Letter:
    """`x`, `right`, `low`, `high` are its edges, `y` its base line, in points from the lower left; `weight` its stroke.

    `embedded`: its font is in the file. `text` is a line break where the page's own order ends a line.
    """

    text: str
    x: float = 0.0
    right: float = 0.0
    y: float = 0.0
    size: float = 0.0
    weight: int = 0
    low: float = 0.0
    high: float = 0.0
    embedded: bool = True


LINE_END = Letter("\n")
LINE_HYPHEN = "\x02"
"""What pdfium gives for a hyphen at a line's end, after which it tells no line end."""


def letters(page: pypdfium2.PdfPage, until: float) -> Iterator[Letter]:
    """Letters in the page's own order, with the spaces and line ends that were found between them.

    After `until` (Ink) a word is believed without a look at its place.
    """
    text = page.get_textpage()
    try:
        left, bottom, right, top = page.get_bbox()
        reader, ink = _Reader(text, (left, bottom, right, top)), Ink(page, until)
        word: list[Letter] = []
        for index in range(min(pdfium.FPDFText_CountChars(text), MOST_LETTERS)):
            letter = reader.letter(index)
            if letter is not None and letter.size and not letter.text.isspace():
                word.append(letter)
            if letter is not None and (not letter.size or letter.text.isspace() or letter.text == LINE_HYPHEN):
                yield from _printed(word, ink)
                word = []
                yield LINE_END if letter.text == LINE_HYPHEN else letter
        yield from _printed(word, ink)
    finally:
        text.close()


def _printed(word: list[Letter], ink: Ink) -> list[Letter]:
    """The word, or nothing where nothing of it is seen; marks and single signs may be too thin to tell."""
    if sum(letter.text.isalpha() for letter in word) < LEAST_LOOKED_AT:
        return word
    if any(not letter.embedded and letter.text >= EAST_ASIAN for letter in word):
        return word
    low, high = min(letter.low for letter in word), max(letter.high for letter in word)
    shown = ink.shows(min(letter.x for letter in word), low, max(letter.right for letter in word), high)
    return word if shown else []


class _Reader:
    def __init__(self, text: pypdfium2.PdfTextPage, box: tuple[float, float, float, float]) -> None:
        self._text, self._box = text, box
        self._pieces = Pieces(text)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()

    def letter(self, index: int) -> Letter | None:
        """One letter; None where it is not seen."""
        code = pdfium.FPDFText_GetUnicode(self._text, index)
        if code in (10, 13):
            return LINE_END if code == 10 else None
        if code == 0 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF:
            return None
        if pdfium.FPDFText_IsGenerated(self._text, index) == 1:
            return Letter(" ")
        size = self._size(index)
        style = self._pieces.style(index)
        if size < SMALLEST or style is None or not self._is_on_page(index):
            return None
        pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        left, right, low, high = (edge.value for edge in self._edges)
        return Letter(chr(code), left, right, self._y.value, size, style.weight, low, high, style.embedded)

    def _size(self, index: int) -> float:
        """The size as printed: fonts of one point are scaled up by the matrix, large ones may be scaled down."""
        points = float(pdfium.FPDFText_GetFontSize(self._text, index))
        if pdfium.FPDFText_GetMatrix(self._text, index, self._matrix):
            across, up = hypot(self._matrix.a, self._matrix.b), hypot(self._matrix.c, self._matrix.d)
            # fonts are stretched a little for even margins; only what is squeezed to nothing counts by its width
            points *= up if points * across >= SMALLEST else across
        return points

    def _is_on_page(self, index: int) -> bool:
        pdfium.FPDFText_GetCharBox(self._text, index, *self._edges)
        left, right, bottom, top = (edge.value for edge in self._edges)
        across, up = (left + right) / 2, (bottom + top) / 2
        return self._box[0] <= across <= self._box[2] and self._box[1] <= up <= self._box[3]
