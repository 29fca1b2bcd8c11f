"""Lines of all pages put into paragraphs, asides apart.

A paragraph that a column's or a page's end, a note or a figure cuts in two goes on after it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from adapters.fulltext.pdf.lines import Line

SMALLER = 0.94
"""A line smaller than this share of the body's size is an aside: a note, a caption, a table."""
LOOSE = 1.45
"""Times the usual distance of two lines from which a paragraph ends."""
INDENT = 0.6
"""Times the size by which a paragraph's first line stands in, at least."""
_ENDS = re.compile(r"[.!?:][\"'”’)\]]*$")
CAPTION = re.compile(r"(?:figure|fig\.|table|algorithm|listing)\s*[A-Z]?\d+[\d.]*\s*[.:|]", re.I)


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `aside` is not running text."""

    lines: list[Line]
    aside: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its last sentence goes on somewhere."""
        return not _ENDS.search(self.lines[-1].text)


@dataclass(frozen=True, slots=True)
class Body:
    """What the running text of a paper looks like: its size, and the usual distance of two lines."""

    size: float
    leading: float


@dataclass(slots=True)
class Flow:
    """Takes lines in reading order and gives paragraphs."""

    body: Body
    paragraphs: list[Paragraph] = field(default_factory=list)
    running: Paragraph | None = None
    """The last paragraph that is no aside."""

    def take(self, line: Line) -> None:
        """Put a line where it belongs."""
        aside = line.size < SMALLER * self.body.size or CAPTION.match(line.text) is not None
        last = self.paragraphs[-1] if self.paragraphs else None
        if last is not None and last.aside == aside and self._follows(last.lines[-1], line):
            last.lines.append(line)
        elif not aside and self.running is not None and self._resumes(self.running, line):
            self.running.lines.append(line)
        else:
            self._begin(line, aside=aside)

    def _begin(self, line: Line, *, aside: bool) -> None:
        paragraph = Paragraph([line], aside)
        self.paragraphs.append(paragraph)
        if not aside:
            self.running = paragraph

    def _follows(self, before: Line, line: Line) -> bool:
        """Whether a line is the next one of the same paragraph and column."""
        distance = before.y - line.y
        if before.page != line.page or distance <= -0.5 * self.body.leading or distance > LOOSE * self._leading(line):
            return False
        if abs(before.size - line.size) > 0.12 * before.size or CAPTION.match(line.text):
            return False
        if distance < 0.5 * line.size:
            return True  # the same line, of which pieces stand apart
        return line.x - before.x < INDENT * line.size or not _ENDS.search(before.text)

    def _leading(self, line: Line) -> float:
        return self.body.leading * max(line.size / self.body.size, 0.6)

    def _resumes(self, running: Paragraph, line: Line) -> bool:
        """Whether a line goes on with a sentence that a column, a page or an aside has cut in two."""
        before = running.lines[-1]
        if not running.is_open or len(before.text) < 20 or line.page - before.page > 1:
            return False
        elsewhere = line.page != before.page or line.y > before.y or self.paragraphs[-1] is not running
        return elsewhere and (line.text[0].islower() or before.text.endswith("-") or not before.text[-1].isupper())


def body_of(lines: Iterable[Line]) -> Body:
    """What most of the text looks like."""
    rows = list(lines)
    sizes = Counter[float]()
    for line in rows:
        sizes[round(line.size * 2) / 2] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    distances = Counter[float]()
    for before, line in pairwise(rows):
        distance = before.y - line.y
        if before.page == line.page and 0.8 * size <= distance <= 2.2 * size and abs(line.size - size) < 0.6:
            distances[round(distance * 2) / 2] += 1
    return Body(size, distances.most_common(1)[0][0] if distances else 1.2 * size)
