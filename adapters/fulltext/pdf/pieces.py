"""How a page's pieces of text are printed: seen at all by mode and colour, bold, with a font of the file's own."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2  # type: ignore[import-untyped]  # published without types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same

LEAST_INK = 0.1
"""Of 1: a fill lighter than this on white paper, or as transparent, cannot be read."""
INVISIBLE_MODES = frozenset({3, 7})
"""PDF 1.7, table 106: neither filled nor stroked; only clipped."""
STROKED_MODES = frozenset({1, 5})
REGULAR, BOLD = 400, 700
_BOLD_NAME = re.compile(r"bold|black|heavy|demi|medi|CMBX|SFBX|LMRoman\d+-Bold|-Bd|BX\d", re.I)


@dataclass(frozen=True, slots=True)
class Style:
    """`weight` of the stroke; `embedded`: the file brings the font, so that it can be drawn here as well."""

    weight: int
    embedded: bool


class Pieces:
    """The styles of one page. All letters of one piece are alike, so that each is looked at once."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        self._text = text
        self._styles: dict[int, Style | None] = {}
        self._colour = [ctypes.c_uint() for _ in range(4)]

    def style(self, index: int) -> Style | None:
        """The style of the letter at an index; None where it is not seen."""
        piece = pdfium.FPDFText_GetTextObject(self._text, index)
        address = ctypes.addressof(piece.contents) if piece else -1
        if address not in self._styles:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(piece) if piece else 0
            seen = mode not in INVISIBLE_MODES and self._ink(index, mode) >= LEAST_INK
            embedded = bool(piece) and pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(piece)) == 1
            self._styles[address] = Style(self._boldness(index), embedded) if seen else None
        return self._styles[address]

    def _ink(self, index: int, mode: int) -> float:
        """How much darker than white paper, from 0 to 1."""
        get = pdfium.FPDFText_GetStrokeColor if mode in STROKED_MODES else pdfium.FPDFText_GetFillColor
        if not get(self._text, index, *self._colour):
            return 1.0
        red, green, blue, alpha = (part.value / 255 for part in self._colour)
        return (1.0 - min(red, green, blue)) * alpha

    def _boldness(self, index: int) -> int:
        """By the font's name (`CMBX10`, `NimbusRomNo9L-Medi`): what fonts say of their weight is often missing."""
        name = ctypes.create_string_buffer(128)
        pdfium.FPDFText_GetFontInfo(self._text, index, name, len(name), None)
        return BOLD if _BOLD_NAME.search(name.value.decode("ascii", "replace")) else REGULAR
