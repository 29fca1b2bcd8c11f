"""A page as it is printed, to see whether there is anything to be read where a word stands. It knows no letters."""

import time
from itertools import islice

import pypdfium2  # type: ignore[import-untyped]  # published without types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same

SCALE = 2.0
"""Pixels a point: a letter of 4 points is 8 pixels high."""
MOST_PIXELS = 2_400
"""On either side; a page that is larger is drawn smaller."""
LEAST_SCALE = 0.8
LEAST_DIFFERENCE = 20
"""Of 255 levels of grey between the darkest and the lightest spot of a word's place."""
MOST_IMAGE_PIXELS = 40_000_000
"""Of all pictures of a page: to unpack more takes memory that the text needs."""
MOST_OBJECTS = 20_000


class Ink:
    """One page, drawn at once. A turned page, a huge one or one with huge pictures is not drawn: all is shown.

    So is one that comes after `until`, in seconds of this process on the processor.
    """

    def __init__(self, page: pypdfium2.PdfPage, until: float) -> None:
        self._left, bottom, right, self._top = page.get_bbox()
        self._scale = min(SCALE, MOST_PIXELS / max(right - self._left, self._top - bottom, 1.0))
        self._rows: list[bytes] = []
        turned_or_huge = page.get_rotation() != 0 or self._scale < LEAST_SCALE
        if not turned_or_huge and time.process_time() < until and _pixels(page) <= MOST_IMAGE_PIXELS:
            drawn = page.render(scale=self._scale, grayscale=True, may_draw_forms=False)
            pixels = bytes(drawn.buffer)
            self._rows = [pixels[start : start + drawn.width] for start in range(0, len(pixels), drawn.stride)]

    def shows(self, left: float, low: float, right: float, high: float) -> bool:
        """Whether anything stands out in a place, given in points of the page."""
        if not self._rows:
            return True
        first, last = self._pixel(left - self._left), self._pixel(right - self._left) + 1
        rows = self._rows[self._pixel(self._top - high) : self._pixel(self._top - low) + 1]
        places = [row[first:last] for row in rows if row[first:last]]
        if not places:
            return True
        return max(map(max, places)) - min(map(min, places)) >= LEAST_DIFFERENCE

    def _pixel(self, points: float) -> int:
        return max(int(points * self._scale), 0)


def _pixels(page: pypdfium2.PdfPage) -> int:
    """The pixels of all pictures of a page."""
    images = islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4), MOST_OBJECTS)
    return sum(width * height for width, height in (image.get_px_size() for image in images))
