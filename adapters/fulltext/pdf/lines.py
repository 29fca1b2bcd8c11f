"""Letters joined into lines: ligatures apart, raised and lowered signs as such, marks of footnotes dropped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from adapters.fulltext.pdf.letters import Letter
from bot.domain.readable.characters import clean
from bot.domain.readable.formulas import script

SHIFTED_SIZE = 0.86
"""Raised and lowered signs are smaller than this share of their line's size."""
SHIFT = 0.09
"""Share of the line's size by which a sign is raised or lowered at least."""
_LIGATURES = str.maketrans({
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\x02": "-", "\u00ad": "-", "\u2010": "-", "\u2011": "-",
})  # fmt: skip
_MARK = re.compile(r"[\d*†‡§¶,]{1,5}")
_WORD_END = re.compile(r"[^\W\d_]{3,}[.,;:)\"”]?$|[.,;:)\"”]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is read: `x`, `right` and `y` are its place in points, `size` and `weight` what most of it has."""

    text: str
    x: float
    right: float
    y: float
    size: float
    weight: int
    page: int = 0


def lines(found: Iterable[Letter], page: int) -> list[Line]:
    """The lines of a page in its own order."""
    joined: list[Line] = []
    row: list[Letter] = []
    for letter in found:
        if letter.text != "\n" and not _leaves(row, letter):
            row.append(letter)
            continue
        joined += _line(row, page)
        row = [] if letter.text == "\n" else [letter]
    return joined + _line(row, page)


def _leaves(row: list[Letter], letter: Letter) -> bool:
    """Whether a letter is no more in the row: far above or below it, though no line end was told."""
    last = next((each for each in reversed(row) if each.size), None)
    return last is not None and letter.size > 0 and abs(letter.y - last.y) > 1.1 * max(letter.size, last.size)


def _line(row: list[Letter], page: int) -> list[Line]:
    printed = [letter for letter in row if letter.size and not letter.text.isspace()]
    if not printed:
        return []
    size = _usual([letter.size for letter in printed])
    level = median(letter.y for letter in printed if letter.size >= SHIFTED_SIZE * size)
    text = clean("".join(_pieces(row, size, level)).translate(_LIGATURES))
    if not text:
        return []
    weight = int(median(letter.weight for letter in printed))
    place = min(letter.x for letter in printed), max(letter.right for letter in printed)
    return [Line(text, *place, level, size, weight, page)]


def _usual(sizes: list[float]) -> float:
    """The largest size that a fourth of the letters have: small signs do not make a small line."""
    ordered = sorted(sizes, reverse=True)
    return ordered[len(ordered) // 4]


def _pieces(row: list[Letter], size: float, level: float) -> list[str]:
    """Words, with runs of raised and lowered signs written as such."""
    said: list[str] = []
    run, shift = "", ""
    for letter in [*row, Letter("")]:
        now = _shift(letter, size, level)
        if now != shift and run:
            said.append(_scripted(run, shift, "".join(said[-40:])))
            run = ""
        if now:
            run += letter.text
        else:
            said.append(letter.text)
        shift = now
    return said


def _shift(letter: Letter, size: float, level: float) -> str:
    if not letter.size or letter.size >= SHIFTED_SIZE * size or letter.text.isspace():
        return ""
    if letter.y > level + SHIFT * size:
        return "^"
    return "_" if letter.y < level - SHIFT * size else ""


def _scripted(run: str, shift: str, before: str) -> str:
    """A raised number after a word or a mark is a footnote's and is dropped; `10⁻³` and `d_k` are not."""
    if shift == "^" and _MARK.fullmatch(run) and _WORD_END.search(before):
        return ""
    return script(shift, run.replace("−", "-").replace("–", "-"))
