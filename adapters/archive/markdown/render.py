"""A Document as Markdown for files. It decides how blocks are written, never what is said."""

from collections.abc import Iterable

from adapters.archive.markdown.escape import bare, code, escaped, line_started
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
)


def markdown(document: Document) -> str:
    """The whole page; a picture right after the first heading stands on its line, as in the pages others parse."""
    return "\n\n".join(_blocks(document.blocks)) + "\n"


def _blocks(blocks: Iterable[Block]) -> list[str]:
    written: list[str] = []
    before: Block | None = None
    for block in blocks:
        shown = block_markdown(block)
        if isinstance(block, Picture) and isinstance(before, Heading) and before.level == 1:
            written[-1] += f" {shown}"
        elif shown:
            written.append(shown)
        before = block
    return written


def block_markdown(block: Block) -> str:
    """One block; a fold is its title and what is in it."""
    shown: str
    match block:
        case Heading():
            shown = f"{'#' * block.level} {_inline(block.text)}"
        case Paragraph():
            shown = _paragraph(block.text)
        case Items():
            shown = _items(block)
        case Quotation():
            shown = f"> {line_started(escaped(block.text))}\n>\n> — {escaped(block.section)}"
        case Fold():
            shown = "\n\n".join(filter(None, (_inline(block.title), *_blocks(block.blocks))))
        case Picture():
            shown = f"![{escaped(block.words)}]({block.source})"
        case Buttons():
            shown = _buttons(block)
        case Break():
            shown = "---"
    return shown


def _paragraph(text: Text) -> str:
    """Line breaks inside a paragraph are kept as hard breaks."""
    lines: list[list[Span]] = [[]]
    for span in text:
        first, *others = span.text.split("\n")
        lines[-1].append(_with_text(span, first))
        lines.extend([_with_text(span, other)] for other in others)
    shown = (_inline(tuple(line)).strip() for line in lines)
    return "\\\n".join(line_started(line) for line in shown if line)


def _with_text(span: Span, text: str) -> Span:
    return Span(text, bold=span.bold, italic=span.italic, code=span.code, link=span.link)


def _items(block: Items) -> str:
    marks = [f"{int(number)}. " if number.isdecimal() else "- " for number in block.numbers[: len(block.items)]]
    marks += ["- "] * (len(block.items) - len(marks))
    return "\n".join(mark + line_started(_inline(item).strip()) for mark, item in zip(marks, block.items, strict=True))


def _buttons(block: Buttons) -> str:
    return "\n".join(f"- {escaped(button.label)}: {code(button.action)}" for row in block.rows for button in row)


def _inline(text: Text) -> str:
    return "".join(_span(span) for span in text)


def _span(span: Span) -> str:
    if not span.text:
        return ""
    if span.link is not None and span.link == span.text:
        return bare(span.link)
    shown = _styled(span, code(span.text) if span.code else escaped(span.text))
    return shown if span.link is None else f"[{shown}]({span.link})"


def _styled(span: Span, shown: str) -> str:
    """Emphasis stands tight around the words: Markdown reads none where a space follows the marks."""
    mark = ("**" if span.bold else "") + ("*" if span.italic else "")
    words = shown.strip()
    if not mark or not words:
        return shown
    lead, trail = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :]
    return f"{lead}{mark}{words}{mark[::-1]}{trail}"
