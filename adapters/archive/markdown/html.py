"""Blocks as HTML inside a Markdown page: a run of lines without a blank one, which no Markdown reader looks into.

Every leaf is escaped once. Curly brackets are escaped too: sites read `{{` and `{%` before they read the page.
"""

import html
import re
from collections.abc import Iterable

from bot.document.blocks import Block, Break, Buttons, Fold, Heading, Items, Paragraph, Picture, Quotation, Span, Text

_SPACES = re.compile(r"[^\S\n]+")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_READ_BY_SITES = str.maketrans({"{": "&#123;", "}": "&#125;", "$": "&#36;", "@": "&#64;", "\\": "&#92;"})
"""Templates, formulas, mentions, and escapes of formulas: `\\(`."""


def leaf(text: str) -> str:
    """Plain text that is shown as it is, in an element or an attribute."""
    shown = _SPACES.sub(" ", _HIDDEN.sub("", text.replace("\r", " ").replace("\u2028", "\n").replace("\u2029", "\n")))
    return html.escape(shown).translate(_READ_BY_SITES)


def block_html(block: Block) -> str:
    """One block; empty where a page shows nothing of it."""
    shown = ""
    match block:
        case Heading():
            shown = f"{_opened(block.anchor)}<strong>{_inline(block.text)}</strong></p>"
        case Paragraph():
            shown = f"{_opened(block.anchor)}{_inline(block.text)}</p>"
        case Items():
            shown = _items(block)
        case Quotation():
            shown = f"<blockquote><p>{_flat(leaf(block.text))}</p><p>— {_flat(leaf(block.section))}</p></blockquote>"
        case Fold():
            shown = _fold(block)
        case Picture():
            shown = f'<p><img src="{_flat(leaf(block.source))}" alt="{_flat(leaf(block.words))}"></p>'
        case Buttons() | Break():
            shown = ""
    return shown


def _fold(block: Fold) -> str:
    inside = "\n".join(blocks_html(block.blocks))
    return f"<details>\n<summary>{_flat(_inline(block.title))}</summary>\n{inside}\n</details>"


def blocks_html(blocks: Iterable[Block]) -> list[str]:
    """Blocks in a row, one or more lines each."""
    return [shown for block in blocks if (shown := block_html(block))]


def _items(block: Items) -> str:
    tag = "ol" if block.numbers else "ul"
    return "\n".join((f"<{tag}>", *(f"<li>{_inline(item)}</li>" for item in block.items), f"</{tag}>"))


def _opened(anchor: str) -> str:
    """A paragraph with a name begins on a line of its own, so that its words begin the next one."""
    return f'<p id="{leaf(anchor)}">\n' if anchor else "<p>"


def _inline(text: Text) -> str:
    """Spans in a row; a line break is one, blank lines are none."""
    shown = "".join(_span(span) for span in text)
    lines = (line.strip() for line in shown.split("\n"))
    return "<br>\n".join(line for line in lines if line)


def _span(span: Span) -> str:
    shown = leaf(span.text)
    for tag, is_so in (("code", span.code), ("em", span.italic), ("strong", span.bold)):
        shown = f"<{tag}>{_flat(shown)}</{tag}>" if is_so and shown else shown
    return f'<a href="{leaf(span.link)}">{_flat(shown)}</a>' if span.link and shown else shown


def _flat(shown: str) -> str:
    """In one line: an element that stands in a line never spans two."""
    return " ".join(shown.split())
