"""The picture of an edition or a week: a bar for each category, its count, and the change against earlier ones.

Pillow alone, with the font that it carries (Aileron, CC0). Drawn at double size and halved; the same input, the same
bytes.
"""

import io
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageColor, ImageDraw, ImageFont

from adapters.charts.layout import MINUS, Layout, Row, fitted, layout, shown
from bot.ports.charts import Bar

SCALE = 2
BACKGROUND, PANEL = "#f7f6f3", "#ffffff"
INK, QUIET, FAINT = "#1f2430", "#6b7280", "#eeece7"
FILL, MARK = "#3d6fb4", "#b3742b"
RISE, FALL = "#2f7d4f", "#a14a3b"
BLENDS = (
    *((words, PANEL) for words in (INK, QUIET, RISE, FALL)),
    *((BACKGROUND, PANEL), (FAINT, PANEL), (FILL, FAINT), (FILL, PANEL)),
    *((MARK, under) for under in (PANEL, FAINT, FILL)),
)
STEPS = 9
LACKING, UNNAMED = "\uffff", "(no name in Latin letters)"


def drawn(title: str, bars: Sequence[Bar], unit: str) -> bytes:
    """A PNG of 1200 pixels' width; `unit` is what it counts in and compares: an `edition`, a `week`."""
    plan = layout(bars)
    canvas = Canvas(plan.width, plan.height)
    _heading(canvas, plan, title, unit)
    for row in plan.rows:
        _row(canvas, plan, row)
    if not plan.rows:
        canvas.text((plan.width / 2, plan.height / 2 + 20), f"No papers in this {unit}", 30, QUIET, anchor="mm")
    return canvas.png()


class Canvas:
    """A drawing surface in the picture's own pixels."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("RGB", (width * SCALE, height * SCALE), BACKGROUND)
        self._draw = ImageDraw.Draw(self._image)
        self.box((16, 16, width - 16, height - 16), PANEL, radius=14)

    def box(self, corners: tuple[float, float, float, float], colour: str, radius: float = 0) -> None:
        """A filled box, its corners rounded."""
        left, top, right, bottom = (round(edge * SCALE) for edge in corners)
        if right > left and bottom > top:
            self._draw.rounded_rectangle((left, top, right - 1, bottom - 1), round(radius * SCALE), fill=colour)

    def text(
        self, at: tuple[float, float], words: str, size: int, colour: str, *, anchor: str = "lm", bold: bool = False
    ) -> float:
        """Words at a point; gives their width."""
        font = _font(size * SCALE)
        place = (at[0] * SCALE, at[1] * SCALE)
        self._draw.text(place, words, fill=colour, font=font, anchor=anchor, stroke_width=0.6 * SCALE if bold else 0)
        return font.getlength(words) / SCALE

    def png(self) -> bytes:
        """The picture, halved, with few colours: small enough for any chat."""
        width, height = self._image.size
        halved = self._image.resize((width // SCALE, height // SCALE), Image.Resampling.LANCZOS)
        few = halved.quantize(palette=_palette(), dither=Image.Dither.NONE)
        written = io.BytesIO()
        few.save(written, "PNG", optimize=True)
        return written.getvalue()


def _palette() -> Image.Image:
    """Our colours and the steps between those that meet at an edge: a rare colour is not lost to frequent ones."""
    colours: list[int] = []
    for above, below in BLENDS:
        ends = zip(ImageColor.getrgb(above), ImageColor.getrgb(below), strict=True)
        ramps = [[first + (last - first) * step // (STEPS - 1) for step in range(STEPS)] for first, last in ends]
        colours += [channel for colour in zip(*ramps, strict=True) for channel in colour]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return palette


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return font


@cache
def _has(character: str) -> bool:
    """Whether the font draws this character, and not the box that stands for what it lacks."""
    font = _font(26)
    return character.isprintable() and bytes(font.getmask(character)) != bytes(font.getmask(LACKING))


def _heading(canvas: Canvas, plan: Layout, title: str, unit: str) -> None:
    papers = "1 paper" if plan.total == 1 else f"{plan.total} papers"
    canvas.text((plan.margin, 66), f"{title}  ·  {papers}", 34, INK, bold=True)
    if plan.editions == 0:
        return
    against = f"the {unit} before" if plan.editions == 1 else f"mean of the last {plan.editions} {unit}s"
    right = plan.width - plan.margin
    width = canvas.text((right, 68), f"{against}, and the change from it", 20, QUIET, anchor="rm")
    canvas.box((right - width - 18, 54, right - width - 13, 82), MARK, radius=2)


def _row(canvas: Canvas, plan: Layout, row: Row) -> None:
    middle = row.top + plan.row / 2
    label = fitted(shown(row.label, _has) or UNNAMED, plan.label_width, lambda words: _font(26).getlength(words))
    canvas.text((plan.margin + plan.label_width, middle), label, 26, INK if row.count else QUIET, anchor="rm")
    top, bottom = middle - plan.bar / 2, middle + plan.bar / 2
    canvas.box((plan.zero, top, plan.zero + plan.reach, bottom), FAINT, radius=6)
    canvas.box((plan.zero, top, row.end, bottom), FILL, radius=6)
    if row.mean_at is not None:
        canvas.box((row.mean_at - 2.5, top - 5, row.mean_at + 2.5, bottom + 5), MARK, radius=2)
    canvas.text((plan.counts, middle), str(row.count), 30, INK if row.count else QUIET, anchor="rm", bold=True)
    colour = RISE if row.change.startswith("+") else FALL if row.change.startswith(MINUS) else QUIET
    canvas.text((plan.counts + 16, middle + 1), row.change, 24, colour, bold=True)
