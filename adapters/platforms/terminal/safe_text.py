"""Text from outside made harmless for a terminal: no escape sequences, no direction tricks, no towers of marks."""

import unicodedata

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
