"""A document for a terminal, drawn with rich: links that can be clicked, folds in panels, buttons by number."""

from collections.abc import Iterator
from typing import TextIO

from rich.box import ROUNDED
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.style import Style
from rich.text import Text as Drawn

from adapters.platforms.terminal.plain import picture_place, stands_close
from bot.document.blocks import (
    Block,
    Break,
    Button,
    Buttons,
    Document,
    Fold,
    Heading,
    Items,
    Paragraph,
    Picture,
    Quotation,
    Text,
)
from bot.document.safe import safe

_HEADINGS = {1: "bold underline", 2: "bold cyan", 3: "bold"}
GAP = Drawn("")


def draw(
    document: Document,
    out: TextIO,
    *,
    unfolded: bool,
    pictures: str | None = None,
    width: int | None = None,
    first: int = 0,
) -> None:
    """Write a document; `width` is the terminal's own unless given, `first` numbers of buttons are taken."""
    console = Console(file=out, force_terminal=True, width=width, highlight=False, markup=False, emoji=False)
    for shown in _Pretty(unfolded, pictures, first).blocks(document.blocks):
        console.print(shown, soft_wrap=False)


def draw_fold(fold: Fold, out: TextIO, *, width: int | None = None) -> None:
    """Write a fold, open."""
    draw(Document((fold,)), out, unfolded=True, width=width)


class _Pretty:
    def __init__(self, unfolded: bool, pictures: str | None, first: int) -> None:
        self.unfolded, self.pictures = unfolded, pictures
        self.button, self.fold = first, 0

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[RenderableType]:
        before: Block | None = None
        for block in blocks:
            shown = self.block(block)
            if shown is None:
                continue
            if before is not None and not stands_close(before, block):
                yield GAP
            yield shown
            before = block

    def block(self, block: Block) -> RenderableType | None:
        shown: RenderableType | None = None
        match block:
            case Heading():
                shown = _drawn(block.text, _HEADINGS.get(block.level, "bold"))
            case Paragraph():
                shown = _drawn(block.text)
            case Items():
                shown = _items(block)
            case Quotation():
                shown = Drawn.assemble((f"“{safe(block.text)}” ", "italic"), (safe(block.section), "dim"))
            case Fold():
                shown = self.folded(block)
            case Picture():
                place = picture_place(block, self.pictures)
                shown = Drawn(f"🖼  {safe(block.words)}" + (f"\n   {place}" if place else ""), "dim")
            case Buttons():
                shown = self.rows(block)
            case Break():
                pass
        return shown

    def folded(self, fold: Fold) -> RenderableType:
        """Closed with its number, or open in a panel."""
        self.fold += 1
        number = self.fold
        title = Drawn("▸ ") + _drawn(fold.title)
        if not self.unfolded:
            inner = sum(len(row) for block in fold.blocks if isinstance(block, Buttons) for row in block.rows)
            self.button += inner
            return title + Drawn(f"  [o{number}]", "dim")
        inside = Group(*self.blocks(fold.blocks))
        self.fold = number
        return Panel(inside, title=title, title_align="left", box=ROUNDED, border_style="dim")

    def rows(self, buttons: Buttons) -> Drawn:
        lines = [Drawn("   ").join([self.one(button) for button in row]) for row in buttons.rows]
        return Drawn("\n").join(lines)

    def one(self, button: Button) -> Drawn:
        self.button += 1
        return Drawn.assemble((f"[b{self.button}]", "dim"), " ", (safe(button.label), "bold"))


def _drawn(text: Text, style: str = "") -> Drawn:
    shown = Drawn(style=style)
    for span in text:
        link = span.link if span.link and span.link.startswith("https://") else None
        shown.append(
            safe(span.text),
            Style(bold=span.bold or None, italic=span.italic or None, color="green" if span.code else None)
            + (Style(link=safe(link)) if link else Style()),
        )
    return shown


def _items(block: Items) -> Drawn:
    numbers = block.numbers or ("",) * len(block.items)
    lines = [
        Drawn(f"{safe(number)}. " if number else "• ", "bold") + _drawn(item)
        for number, item in zip(numbers, block.items, strict=False)
    ]
    return Drawn("\n").join(lines)
