"""A document as plain lines for a pipe: no escape codes, no widths, everything open; the same input, the same text."""

from collections.abc import Iterator
from pathlib import Path

from bot.document.blocks import (
    Block,
    Break,
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

INDENT = "  "


def plain_lines(document: Document, pictures: str | None = None, first: int = 0) -> str:
    """The whole document; blocks are apart by an empty line, but for lists with marks and what stands under a heading.

    `first`: so many numbers of buttons are taken.
    """
    return _Plain(pictures, first).document(document)


class _Plain:
    def __init__(self, pictures: str | None, first: int) -> None:
        self.pictures = pictures
        self.button = first

    def document(self, document: Document) -> str:
        return "\n".join(self.blocks(document.blocks)) + "\n"

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[str]:
        """Lines of blocks in a row."""
        before: Block | None = None
        for block in blocks:
            lines = list(self.block(block))
            if not lines:
                continue
            if before is not None and not stands_close(before, block):
                yield ""
            yield from lines
            before = block

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield f"{'#' * block.level} {_one_line(block.text)}"
            case Paragraph():
                yield from _text(block.text).split("\n")
            case Items():
                yield from _items(block)
            case Quotation():
                yield f"> “{safe(block.text)}” ({safe(block.section)})"
            case Fold():
                yield f"▸ {_one_line(block.title)}"
                yield from (INDENT + line if line else "" for line in self.blocks(block.blocks))
            case Picture():
                yield f"[{_flat(safe(block.words))}] {picture_place(block, self.pictures)}".rstrip()
            case Buttons():
                yield from self.rows(block)
            case Break():
                return

    def rows(self, buttons: Buttons) -> Iterator[str]:
        """One line a button: its number, its label, and the command that it stands for."""
        for row in buttons.rows:
            for button in row:
                self.button += 1
                label, action = _flat(safe(button.label)), _flat(safe(button.action))
                yield f"[b{self.button}] {action}" if label == action else f"[b{self.button}] {label} → {action}"


def stands_close(before: Block, after: Block) -> bool:
    """Whether no empty line stands between two blocks."""
    if isinstance(before, Heading) and before.level > 1:
        return True
    return isinstance(before, Paragraph) and isinstance(after, Items) and not after.numbers


def picture_place(picture: Picture, folder: str | None) -> str:
    """Where a picture is: its address, or its path in the folder; nothing where there is no such file."""
    source = _flat(safe(picture.source))
    if "://" in source:
        return source
    path = Path(folder, source) if folder else None
    return str(path) if path and path.is_file() else ""


def _text(text: Text) -> str:
    return "".join(_span(span.text, span.link) for span in text)


def _span(words: str, link: str | None) -> str:
    shown = safe(words)
    address = _flat(safe(link)) if link else ""
    return f"{shown} ({address})" if address and address not in shown else shown


def _one_line(text: Text) -> str:
    return _flat(_text(text))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _items(block: Items) -> Iterator[str]:
    numbers = block.numbers or ("",) * len(block.items)
    for number, item in zip(numbers, block.items, strict=False):
        mark = f"{safe(number)}." if number else "-"
        first, *more = _text(item).split("\n")
        yield f"{mark} {first}"
        yield from (INDENT + line for line in more)
