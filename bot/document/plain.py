"""A document's text, block by block: what a reader sees without any markup.

The same document always gives the same text. No addresses of links, no styles, nothing of any platform.
"""

from collections.abc import Callable, Iterable

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

BULLET = "• "


def plain(document: Document) -> str:
    """The text of a document: its blocks' texts, with `between` of each two neighbours that have text."""
    return plain_blocks(document.blocks)


def plain_blocks(blocks: Iterable[Block]) -> str:
    """The text of blocks in a row; blocks without text (a Break, a Picture without words) leave no gap."""
    return in_a_row(blocks, plain_block)


def in_a_row(blocks: Iterable[Block], made: Callable[[Block], str]) -> str:
    """What is made of each block, apart as their plain texts are; a block of which nothing is made leaves no gap."""
    pieces: list[str] = []
    last: Block | None = None
    for block in blocks:
        words = made(block)
        if not words:
            continue
        if last is not None:
            pieces.append(between(last, block))
        pieces.append(words)
        last = block
    return "".join(pieces)


def between(before: Block, after: Block) -> str:
    """What stands between the texts of two neighbours: one line break after a heading and before bullets, else two.

    A list, a quotation and a paragraph are alike in what follows them, so that a part of one may go on as a paragraph.
    """
    if isinstance(after, Items) and not isinstance(before, Heading):
        return gap(after)
    return "\n" if isinstance(before, Heading) else "\n\n"


def gap(items: Items) -> str:
    """What stands between a list's items: those with numbers of their own (papers) are read one by one."""
    return "\n\n" if items.numbers else "\n"


def plain_text(text: Text) -> str:
    """The words of spans in a row."""
    return "".join(span.text for span in text)


def plain_block(block: Block) -> str:
    """The text of one block."""
    match block:
        case Heading() | Paragraph():
            return plain_text(block.text)
        case Items():
            return _items(block)
        case Quotation():
            return f"“{block.text}” — {block.section}" if block.section else f"“{block.text}”"
        case Fold():
            return "\n".join(filter(None, (plain_text(block.title), plain_blocks(block.blocks))))
        case Buttons():
            return "\n".join(" · ".join(f"{button.label}: {button.action}" for button in row) for row in block.rows)
        case Picture() | Break():
            return block.words if isinstance(block, Picture) else ""


def _items(block: Items) -> str:
    marks = [f"{number}. " for number in block.numbers[: len(block.items)]]
    marks += [BULLET] * (len(block.items) - len(marks))
    return gap(block).join(mark + plain_text(item) for mark, item in zip(marks, block.items, strict=True))
