"""How long a message is, as the Bot API counts: UTF-16 units of the text that is left when its tags are read."""

import re
from html import unescape

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_RAW = 32_000
"""Bytes before tags are read; the Bot API server refuses more than 32 KiB."""
MOST_ENTITIES = 100
"""Those beyond are dropped without a word."""
TOO_MUCH = 10**9
"""The length of what is too much in another way."""
_TAG = re.compile(r"<[^>]*>")
_OPENING = re.compile(r"<[a-z]")
_COMMAND = re.compile(r"(?<![\w<])/\w")
"""What may become a command to be pressed: one more entity."""


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def measured(html: str) -> int:
    """Units of the text of our own HTML; TOO_MUCH where it has too many entities or bytes."""
    entities = len(_OPENING.findall(html)) + len(_COMMAND.findall(html))
    if entities > MOST_ENTITIES or len(html.encode("utf-8", "surrogatepass")) > LONGEST_RAW:
        return TOO_MUCH
    return units(unescape(_TAG.sub("", html)))
