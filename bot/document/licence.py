"""The name of a licence, with the address of its text where it is one of Creative Commons."""

import re

from bot.document.blocks import Span

_NAMED = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)", re.IGNORECASE)
_ZERO = re.compile(r"CC[ -]?(?:0|Zero)(?: 1\.0)?(?: .{0,40})?", re.IGNORECASE)


def licensed(name: str) -> Span:
    """The name as it is given, linked where we know the address; never anybody's link."""
    shown = " ".join(name.split())
    found = _NAMED.fullmatch(shown)
    if found:
        return Span(shown, link=f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/")
    if _ZERO.fullmatch(shown):
        return Span(shown, link="https://creativecommons.org/publicdomain/zero/1.0/")
    return Span(shown)
