"""Another place as people write it, wherever in a line: `@lab`, an id, a mention, a link. Asks nobody whether it is."""

import re

_PLACE = re.compile(
    r"""
    (?<!\S)
    (?P<name>
        [@＠] [A-Za-z0-9_./-]* [A-Za-z0-9_]                     # a name, or an id as we write it
        | -\d{6,} (?:/\d+)? | \d{15,} | <\#\d+>                 # ids as platforms show them, a mention
        | (?:https?://)? (?:[\w-]+\.)+ [a-z]{2,} / [^\s,;]+     # a link
        | [@＠] [\w./-]* \w
    )
    (?:에서|에|의|은|는|을|를)?
    (?=[\s,;:.!?]|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STOPS = " \t\n,;:.!?"


def place_in(text: str) -> tuple[str, str] | None:
    """The name of a place, and the text without it; None where no place is named."""
    found = _PLACE.search(text)
    if found is None:
        return None
    rest = f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip(_STOPS)}".strip()
    return found["name"].replace("＠", "@"), rest
