"""A yes or no at a sentence's beginning, taken off: no quote carries it, and what follows says what is so.

It looks at words only; a sentence that begins with such a word in another sense (`No labels are used`) stays whole.
"""

import re

_LEAD = re.compile(
    r"(?:(?:yes|no(?!\.\s*\d)|yeah|yep|nope|correct|right|exactly|indeed|true|false|of course"
    r"|not (?:really|exactly|quite))\s*(?:[,.!;:—–]|-\s)\s*"
    r"|(?:네|예|넵|아니요|아니오|아뇨|아닙니다|아니에요|그렇습니다|그래요|맞습니다|맞아요|틀립니다|물론입니다|물론이죠)"
    r"\s*[,.!;:—–]\s*)",
    re.IGNORECASE,
)
_MOST = 3
"""Such words in a row (`네, 맞습니다.`) that are taken off; what still begins so then is nothing anybody says."""


def without_yes_or_no(text: str) -> str:
    """The sentence without it, with a capital where it begins with a plain word; empty where nothing else was said."""
    rest = text
    for _ in range(_MOST):
        if (lead := _LEAD.match(rest)) is None:
            break
        rest = rest[lead.end() :]
    if rest == text or not rest:
        return rest
    first = rest.split(maxsplit=1)[0] if rest.strip() else ""
    return rest[0].upper() + rest[1:] if first.isalpha() and first.islower() else rest
