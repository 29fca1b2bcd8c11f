"""Addresses and names in plain words that the platform would make links or mentions of by itself.

A title that says `@lab` or `evil.example` must not become something to press: such words are shown as code, as they
are, and can be copied. Links of ours are no plain words.
"""

import re
from collections.abc import Iterator

_TOP = (
    "ai|app|art|at|be|biz|ca|cc|ch|cloud|club|cn|co|com|cz|de|dev|edu|es|eu|example|fi|fr|gg|gov|gr|hk|hu|ie|il|in|info|"
    "io|ir|it|jp|kr|link|live|ly|me|mil|ml|mobi|name|net|news|nl|no|online|org|page|ph|pl|pro|pt|ru|science|se|sg|sh|shop|site|sk|"
    "so|space|store|su|tech|tk|to|top|tr|tv|tw|ua|uk|us|vip|vn|wiki|work|world|ws|xyz|zone"
)
"""Endings that the words of papers and of those who attack readers have; the platform's own list is far longer."""
_PLACE = re.compile(
    rf"""
    [a-z][a-z0-9+.-]{{0,20}}://[^\s<>]+                                # any scheme, tg: and http: alike
    | (?<![\w.+-])[\w.+-]*+@\w[\w.-]*                                # names, and addresses of letters
    | (?<![\w.@-])(?:[\w-]++\.)+(?:{_TOP})\b(?:[/?#:]\S*)?           # a host by itself
    | (?<!\w)(?:[#]\w*[^\W\d]\w*|[$](?-i:[A-Z0-9]{{1,8}}\b)(?<!\d))     # what can be searched for
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Linear in the length of its text, whatever that is."""
_CLOSING = ".,;:!?)]}'\"”’»"


_COMMAND = re.compile(rf"{_PLACE.pattern} | (?<![\w/])/\w{{1,64}}", re.IGNORECASE | re.VERBOSE)
"""The same, and commands, which a press would send."""


def pieces(words: str, *, commands: bool = False) -> Iterator[tuple[str, bool]]:
    """The words in runs, in order; True for a run that the platform would make something of."""
    at = 0
    for found in (_COMMAND if commands else _PLACE).finditer(words):
        end = found.start() + len(found[0].rstrip(_CLOSING))
        if end == found.start():
            continue
        if found.start() > at:
            yield words[at : found.start()], False
        yield words[found.start() : end], True
        at = end
    if at < len(words):
        yield words[at:], False
