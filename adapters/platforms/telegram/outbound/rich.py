"""A document as a rich message (Bot API 10.1): one message where HTML would need several, with details to open.

Used only where the service knows them; the HTML of ordinary messages says the same.
"""

from collections.abc import Iterable
from html import escape

from adapters.platforms.telegram.outbound.markup import words_of
from bot.document.blocks import Block, Document, Fold, Heading, Items, Paragraph, Quotation, Span, Text

LONGEST = 32_768
"""Characters; counted with tags, which the service does not."""
_HEADING = {1: "h2", 2: "h3", 3: "h4"}


def rich(document: Document) -> str | None:
    """The HTML of a rich message; None where there are no words or too many. Leaves are made safe before."""
    made = _blocks(document.blocks)
    return made if made and len(made) <= LONGEST else None


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, words_of(blocks)))


def _block(block: Block) -> str:
    match block:
        case Heading():
            tag = _HEADING.get(block.level, "h4")
            return f"<{tag}>{_said(block.text)}</{tag}>"
        case Paragraph():
            return f"<p>{_said(block.text)}</p>"
        case Items():
            return _items(block)
        case Quotation():
            section = f" — {escape(block.section, quote=False)}" if block.section else ""
            return f"<blockquote><p>“{escape(block.text, quote=False)}”{section}</p></blockquote>"
        case Fold():
            return f"<details><summary>{_said(block.title)}</summary>{_blocks(block.blocks)}</details>"
        case _:
            return ""


def _items(block: Items) -> str:
    """Numbers of papers are their own, so each item says its own; what is no whole number stands before its words."""
    if not block.numbers:
        return "<ul>" + "".join(f"<li>{_said(item)}</li>" for item in block.items) + "</ul>"
    numbers = [*block.numbers, *[""] * len(block.items)][: len(block.items)]
    if all(number.isdecimal() for number in numbers):
        numbered = zip(map(int, numbers), block.items, strict=True)
        return "<ol>" + "".join(f'<li value="{number}">{_said(item)}</li>' for number, item in numbered) + "</ol>"
    marks = [f"{number}. " if number else "" for number in numbers]
    return "".join(f"<p>{_said((Span(mark), *item))}</p>" for mark, item in zip(marks, block.items, strict=True))


def _said(text: Text) -> str:
    return "".join(map(_span, text)).replace("\n", "<br>")


def _span(span: Span) -> str:
    shown = escape(span.text, quote=False)
    if span.code:
        shown = f"<code>{shown}</code>"
    for wanted, tag in ((span.italic, "i"), (span.bold, "b")):
        shown = f"<{tag}>{shown}</{tag}>" if wanted else shown
    if span.link is not None and span.link.startswith("https://"):
        return f'<a href="{escape(span.link)}">{shown}</a>'
    return shown
