"""Where everything stands in the picture of an edition; numbers only, nothing is drawn here."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.ports.charts import Bar

WIDTH, MARGIN = 1200, 56
HEAD, FOOT, EMPTY = 112, 40, 150
ROW, THICK = 56, 30
LABEL_WIDTH, GAP, NUMBERS = 370, 20, 150
MINUS = "-"
"""The font has no other: neither the minus sign nor an en dash."""


@dataclass(frozen=True, slots=True)
class Row:
    """One category: `end` is where its bar ends, `mean_at` where the mark of earlier editions stands."""

    label: str
    count: int
    top: int
    end: float
    mean_at: float | None
    change: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture; `editions` is how many earlier ones it compares with."""

    height: int
    rows: tuple[Row, ...]
    total: int
    editions: int
    width: int = WIDTH
    margin: int = MARGIN
    label_width: int = LABEL_WIDTH
    row: int = ROW
    bar: int = THICK

    @property
    def zero(self) -> float:
        """Where the bars begin."""
        return MARGIN + LABEL_WIDTH + GAP

    @property
    def reach(self) -> float:
        """How long a bar can be."""
        return WIDTH - MARGIN - NUMBERS - self.zero

    @property
    def counts(self) -> float:
        """Where the counts end."""
        return self.zero + self.reach + 66


def layout(bars: Sequence[Bar]) -> Layout:
    """Rows in the order given, on one scale for counts and means."""
    most = max((max(bar.count, _mean(bar) or 0) for bar in bars), default=0) or 1
    plan = Layout(
        height=HEAD + (len(bars) * ROW or EMPTY) + FOOT,
        rows=(),
        total=sum(bar.count for bar in bars),
        editions=max((len(bar.earlier) for bar in bars), default=0),
    )
    scale = plan.reach / most
    rows = tuple(_row(bar, HEAD + order * ROW, plan.zero, scale) for order, bar in enumerate(bars))
    return Layout(plan.height, rows, plan.total, plan.editions)


def _row(bar: Bar, top: int, zero: float, scale: float) -> Row:
    mean = _mean(bar)
    mean_at = None if mean is None else zero + mean * scale
    return Row(bar.label, bar.count, top, zero + bar.count * scale, mean_at, _change(bar.count, mean))


def _mean(bar: Bar) -> float | None:
    return sum(bar.earlier) / len(bar.earlier) if bar.earlier else None


def _change(count: int, mean: float | None) -> str:
    """+2, -1 or =; to the whole paper, because tenths of papers tell nobody anything."""
    if mean is None:
        return ""
    difference = int(count - mean + 0.5) if count >= mean else -int(mean - count + 0.5)
    return "=" if difference == 0 else f"+{difference}" if difference > 0 else f"{MINUS}{-difference}"


def shown(words: str, has: Callable[[str], bool]) -> str:
    """The words without characters that the font lacks: better a gap than a box."""
    return " ".join("".join(character for character in words if character == " " or has(character)).split())


def fitted(words: str, width: float, measure: Callable[[str], float]) -> str:
    """The words, cut with an ellipsis where they are too wide."""
    if measure(words) <= width:
        return words
    kept = bisect_left(range(1, len(words)), True, key=lambda end: measure(words[:end].rstrip() + "…") > width)
    return words[:kept].rstrip() + "…"
