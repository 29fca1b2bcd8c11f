"""A document's words as the HTML that the Bot API reads: every leaf is escaped once, tags are only ours.

Its text is exactly that of bot.document.plain without pictures and buttons, which are no words of a message.
"""

from collections.abc import Iterable
from html import escape

from adapters.platforms.telegram.outbound.self_made_links import pieces
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
    Span,
    Text,
    foreign,
)
from bot.document.plain import BULLET, gap, in_a_row


def words_of(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that are words of a message."""
    return tuple(block for block in blocks if not isinstance(block, Buttons | Picture | Break))


def html(document: Document) -> str:
    """The message's text with tags."""
    return in_a_row(words_of(document.blocks), _outside)


def _outside(block: Block) -> str:
    match block:
        case Fold():
            inside = _inside(block)
            return f"<blockquote expandable>{inside}</blockquote>" if inside else ""
        case Quotation():
            return f"<blockquote>{_said((foreign(_quoted(block)),))}</blockquote>"
        case _:
            return _inside(block)


def _inside(block: Block) -> str:
    """A block within a fold: there quotations cannot be folded once more, so they are in italics."""
    match block:
        case Heading():
            return _said(block.text, bold=True)
        case Paragraph():
            return _said(block.text)
        case Items():
            return _items(block)
        case Quotation():
            return _said((Span(_quoted(block), italic=True, foreign=True),))
        case Fold():
            inner = in_a_row(words_of(block.blocks), _inside)
            return "\n".join(filter(None, (_said(block.title), inner)))
        case _:
            return ""


def _quoted(block: Quotation) -> str:
    return f"“{block.text}” — {block.section}" if block.section else f"“{block.text}”"


def _items(block: Items) -> str:
    marks = [f"{number}. " for number in block.numbers[: len(block.items)]]
    marks += [BULLET] * (len(block.items) - len(marks))
    said = (escape(mark, quote=False) + _said(item) for mark, item in zip(marks, block.items, strict=True))
    return gap(block).join(said)


def _said(text: Text, *, bold: bool = False) -> str:
    return "".join(_span(span, bold=bold or span.bold) for span in text)


def _span(span: Span, *, bold: bool) -> str:
    """Code holds nothing and is in nothing, as the Bot API has it; a link is the outermost."""
    if not span.text:
        return ""
    if span.link is not None and span.link.startswith("https://"):
        return f'<a href="{escape(span.link)}">{_styled(span.text, bold=bold, italic=span.italic)}</a>'
    if span.code:
        return _code(span.text)
    return "".join(
        _code(words) if place else _styled(words, bold=bold, italic=span.italic)
        for words, place in pieces(span.text, commands=span.foreign)
    )


def _code(words: str) -> str:
    return f"<code>{escape(words, quote=False)}</code>"


def _styled(words: str, *, bold: bool, italic: bool) -> str:
    shown = escape(words, quote=False)
    shown = f"<i>{shown}</i>" if italic else shown
    return f"<b>{shown}</b>" if bold else shown
