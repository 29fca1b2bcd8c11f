"""A line on a licence, in which the name of one of Creative Commons leads to its text. Nobody's own link does."""

import re

from bot.document.blocks import Span, Text

_NAMED = re.compile(
    r"(?<![\w-])CC[ -](?P<terms>BY(?:-NC)?(?:-SA|-ND)?)[ -](?P<version>[1-4]\.\d)(?![\w-]|\.\d)"
    r"|(?<![\w-])CC[ -]?(?:0|Zero)(?: 1\.0)?(?: Universal)?(?![\w-]|\.\d)",
    re.IGNORECASE,
)
_TEXTS = "https://creativecommons.org"


def licensed(line: str) -> Text:
    """The line as it is given, in one line; the first name that we know the address of is linked."""
    shown = " ".join(line.split())
    found = _NAMED.search(shown)
    if found is None:
        return (Span(shown),)
    terms = found["terms"]
    place = f"licenses/{terms.lower()}/{found['version']}/" if terms else "publicdomain/zero/1.0/"
    pieces = (
        Span(shown[: found.start()]),
        Span(found[0], link=f"{_TEXTS}/{place}"),
        Span(shown[found.end() :]),
    )
    return tuple(piece for piece in pieces if piece.text)
