"""Text from outside made harmless wherever it is shown: no escape sequences, no direction tricks, no towers of marks.

Knows no platform: what a platform reads as markup is its renderer's to escape.
"""

import unicodedata
from dataclasses import replace

from bot.document.blocks import (
    Block,
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

MOST_MARKS = 4
"""Combining marks kept on one letter; no script needs more."""
_KEPT = frozenset("\n\u200c\u200d")
"""The line break, and the joiners that emoji and Persian need."""


def safe(text: str) -> str:
    """The text without control, format and broken characters; a tab is a space."""
    shown: list[str] = []
    marks = 0
    for letter in text.replace("\r\n", "\n").replace("\t", " "):
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks > MOST_MARKS or (kind in ("Cc", "Cf") and letter not in _KEPT):
            continue
        shown.append("\ufffd" if kind == "Cs" else "\n" if kind in ("Zl", "Zp") else letter)
    return "".join(shown)


def safe_line(text: str) -> str:
    """The same in one line."""
    return " ".join(safe(text).split())


def safe_document(document: Document) -> Document:
    """A document of the same blocks with every leaf made safe; what it is about stays."""
    return replace(document, blocks=tuple(map(_block, document.blocks)))


def _block(block: Block) -> Block:
    made = block
    match block:
        case Heading() | Paragraph():
            made = replace(block, text=_text(block.text))
        case Items():
            made = Items(tuple(map(_text, block.items)), tuple(map(safe_line, block.numbers)))
        case Quotation():
            made = Quotation(safe(block.text), safe_line(block.section))
        case Fold():
            made = Fold(_text(block.title), tuple(map(_block, block.blocks)))
        case Picture():
            made = replace(block, words=safe(block.words))
        case Buttons():
            made = Buttons(tuple(tuple(Button(safe_line(one.label), one.action) for one in row) for row in block.rows))
    return made


def _text(text: Text) -> Text:
    """Marks are counted within a span only: a renderer shows no tower that spans share."""
    return tuple(replace(span, text=safe(span.text)) for span in text)
