"""Document blocks as Discord's Markdown: every leaf is escaped, so that nothing in it is markup, mention or link.

Pure. Links come from Span.link only; what is written here says exactly the text of `bot.document.plain`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import quote

from bot.document.blocks import Block, Fold, Heading, Items, Paragraph, Quotation, Span, Text
from bot.document.plain import BULLET, gap, in_a_row, plain_block

LIST_MARK = "- "
"""Shown as BULLET, with its lines set in."""
_MARKUP = re.compile(r"[\\*_~`|<>\[\]@]|:(?=/|$)|(?<=discord)\.|(?<=\])\(|^[-.#+(]", re.IGNORECASE)
"""Marks, mentions and custom emoji, the start of an address or invitation, what follows the words of a link, and
what a span may begin a line with or follow another's bracket with."""
_MARKS = "`*_~|"
_AT_LINE_START = re.compile(r"(?m)^([ \t]*)(?:([#+-])|(\d+)([.)]))(?=\s|#|$)")


def escaped(text: str) -> str:
    """The text with a backslash before everything that could be read as markup; readers see the same text."""
    return _AT_LINE_START.sub(_line_start, _MARKUP.sub(r"\\\g<0>", text))


def _line_start(match: re.Match[str]) -> str:
    space, mark, number, dot = match.groups()
    return f"{space}\\{mark}" if mark else f"{space}{number}\\{dot}"


def markdown(blocks: Iterable[Block]) -> str:
    """Blocks in a row, apart as their plain text is; pictures, buttons and breaks have no text here."""
    return in_a_row(blocks, _block)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _lines(inline(block.text), "#" * max(1, min(3, block.level)) + " ")
        case Paragraph():
            return inline(block.text)
        case Items():
            return _items(block)
        case Quotation():
            return _lines(escaped(plain_block(block)), "> ", empty_too=True)
        case Fold():
            return _fold(block)
        case _:
            return ""


def _items(block: Items) -> str:
    numbers = [f"{escaped(number)}\\. " for number in block.numbers[: len(block.items)]]
    marks = [*numbers, *[LIST_MARK] * (len(block.items) - len(numbers))]
    return gap(block).join(_item(mark, inline(item)) for mark, item in zip(marks, block.items, strict=True))


def _item(mark: str, words: str) -> str:
    """A mark before nothing, or before white space, would be seen as it is written."""
    first, end, rest = words.partition("\n")
    words = first.lstrip() + end + rest
    return mark + words if first.strip() or mark != LIST_MARK else BULLET + words


def _fold(block: Fold) -> str:
    """A block quote with the title first; quotes do not nest, so what is quoted inside stands as it is."""
    inner = tuple(
        Paragraph((Span(plain_block(one)),)) if isinstance(one, Quotation) else one for one in _open(block.blocks)
    )
    said = "\n".join(filter(None, (inline(block.title), markdown(inner))))
    return _lines(said, "> ", empty_too=True)


def _open(blocks: Sequence[Block]) -> Iterable[Block]:
    for block in blocks:
        if isinstance(block, Fold):
            yield from ((Paragraph(block.title),) if block.title else ())
            yield from _open(block.blocks)
        else:
            yield block


def _lines(text: str, mark: str, *, empty_too: bool = False) -> str:
    """Every line with a mark; one that begins with white space is not read as marked."""
    if not empty_too:
        return "\n".join(mark + line.strip() if line.strip() else line for line in text.split("\n"))
    return "\n".join(mark + line for line in text.split("\n"))


def inline(text: Text) -> str:
    """Spans in a row. Marks never reach over the end of a line, where a heading, an item or a quote may end."""
    return "\n".join(map(_line, _split_at_ends(text)))


def _split_at_ends(text: Text) -> list[Text]:
    lines: list[list[Span]] = [[]]
    for span in text:
        first, *others = span.text.split("\n")
        lines[-1].append(replace(span, text=first))
        lines += [[replace(span, text=words)] for words in others]
    return [tuple(line) for line in lines]


def _line(text: Text) -> str:
    """Neighbours of one style share their marks, since marks that touch are not read."""
    runs = _runs(text)
    shown = []
    for at, run in enumerate(runs):
        before, after = runs[at - 1] if at else None, runs[at + 1] if at + 1 < len(runs) else None
        shown.append(_run(run, before, after))
    return "".join(shown)


@dataclass(frozen=True, slots=True)
class _Run:
    """Spans of one weight and slant; `head` and `tail` are the white space around them, which is not marked."""

    style: tuple[bool, bool]
    spans: Text
    head: str
    tail: str


def _runs(text: Text) -> list[_Run]:
    filled = [span for span in text if span.text]
    return [_run_of(style, tuple(spans)) for style, spans in groupby(filled, lambda span: (span.bold, span.italic))]


def _run_of(style: tuple[bool, bool], spans: Text) -> _Run:
    words = "".join(span.text for span in spans)
    head = words[: len(words) - len(words.lstrip())]
    tail = words[len(words.rstrip()) :] if words.strip() else ""
    return _Run(style, _slice(spans, len(head), len(words) - len(tail)), head, tail)


def _slice(spans: Text, start: int, end: int) -> Text:
    kept, at = [], 0
    for span in spans:
        words = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if words:
            kept.append(replace(span, text=words))
    return tuple(kept)


def _run(run: _Run, before: _Run | None, after: _Run | None) -> str:
    shown = "".join(map(_span, _merged(run.spans)))
    if not shown:
        return run.head
    touches = _touch(before, run) or _touch(run, after)
    mark = _touching_mark(run, after) if touches else "**" * run.style[0] + "*" * run.style[1]
    return f"{run.head}{mark}{shown}{mark}{run.tail}"


def _merged(spans: Text) -> Text:
    """Code beside code, and pieces of one link, as one span: their marks would not be read where they touch."""
    grouped = groupby(spans, lambda span: replace(span, text=""))
    return tuple(replace(span, text="".join(one.text for one in group)) for span, group in grouped)


def _touch(one: _Run | None, other: _Run | None) -> bool:
    """Whether the marks of two neighbours would stand side by side."""
    if one is None or other is None or not (any(one.style) and any(other.style)):
        return False
    return bool(one.spans and other.spans and not one.tail and not other.head)


def _touching_mark(run: _Run, after: _Run | None) -> str:
    """Beside other marks bold stays; slant takes the other mark, which is not read before a letter."""
    bold, italic = run.style
    if bold and italic:
        return ""
    if bold:
        return "**"
    letter_follows = after is not None and not any(after.style) and not run.tail and not after.head
    return "" if letter_follows else "_"


def _span(span: Span) -> str:
    if span.link:
        return _linked(span, span.text)
    return _coded(span) if span.code else escaped(span.text)


def _linked(span: Span, words: str) -> str:
    """A masked link. A bracket without its other half would end the words: it stands beside the link instead."""
    address, flat = safe_address(span.link or ""), re.sub(r"\s", " ", words)
    if not address:
        return escaped(flat)
    pieces = [flat] if _balanced(flat) else re.split(r"([\[\]])", flat)
    return "".join(f"[{escaped(one)}]({address})" if one.strip(" []") else escaped(one) for one in pieces)


def _balanced(words: str) -> bool:
    depth = 0
    for letter in words:
        depth += (letter == "[") - (letter == "]")
        if depth not in (0, 1):
            return False
    return depth == 0


def safe_address(address: str) -> str | None:
    """An https address as a masked link can hold it; None for anything else."""
    if not address.startswith("https://") or not address.isprintable() or any(letter.isspace() for letter in address):
        return None
    return quote(address, safe="/:?#@!$&'*+,;=%~._-")


def _coded(span: Span) -> str:
    """Code knows no escapes: what holds its mark, or marks of the style around it, is shown without being code."""
    marks = _MARKS if span.bold or span.italic else "`"
    is_read = set(marks) & set(span.text) or "](" in span.text  # behind a link this could be read as its middle
    return escaped(span.text) if is_read else f"`{span.text}`"
