"""Takes the marks of Markdown off a venue's abstract, which its page would have drawn: nobody draws them in a report.

No word is lost and none is added; a star or underscore that marks nothing (`A*`, `x_1`) stays.
"""

import re
from dataclasses import replace
from typing import Final

from bot.domain.paper import Paper

_LINK: Final = re.compile(r"\[([^\[\]\n]{1,200})\]\(<?(https?://[^\s()<>]{1,300})>?\)")
_MARKS: Final = (
    re.compile(r"(?<!\*)\*\*(?=[^\s*,.;:)])([^*\n]{1,200}?)(?<=[^\s*])\*\*(?!\*)"),
    re.compile(r"(?<![\w*\\])\*(?=[^\s*,.;:)])([^*\n]{1,200}?)(?<=[^\s*])\*(?![\w*])"),
    re.compile(r"(?<![\w_\\])_{1,2}(?=[^\s_])([^_\n]{1,200}?)(?<=[^\s_])_{1,2}(?![\w_])"),
    re.compile(r"(?<![\w`])`{1,2}(?=[^\s`])([^`\n]{1,200}?)(?<=[^\s`])`{1,2}(?![\w`])"),
)


def without_emphasis(paper: Paper) -> Paper:
    """The paper with plain words; the source's own stand beside them as before."""
    return replace(paper, title=_plain(paper.title), abstract=_plain(paper.abstract))


def _plain(text: str) -> str:
    text = _LINK.sub(_linked, text)
    for mark in _MARKS:
        text = mark.sub(r"\1", text)
    return text


def _linked(found: re.Match[str]) -> str:
    """A link's words, and its address where it is not one of them."""
    words, address = found[1], found[2]
    return words if address in words else f"{words} ({address})"
