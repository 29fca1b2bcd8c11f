"""Cases for the checks: a sentence over one quote, in the language of its script."""

import re
from collections.abc import Iterator

from bot.gate.case import Case


def case(text: str, quote: str, *, around: str = "", title: str = "") -> Case:
    """A case whose quote is a whole sentence, unless `around` is given."""
    language = "ko" if re.search("[가-힣]", text) else "en"
    return Case(text, language, (quote,), (around or quote,), title)


DENIALS = {
    "en": ((" is ", " is not "), (" are ", " are not "), (" can ", " cannot "), (" was ", " was not ")),
    "ko": (
        ("됩니다.", "되지 않습니다."),
        ("냅니다.", "내지 못합니다."),
        ("했습니다.", "하지 못했습니다."),
        ("합니다.", "하지 않습니다."),
    ),
}


def denied_by_rule(text: str, language: str) -> Iterator[str]:
    """The sentence with its first verb of the list denied."""
    for plain, denied in DENIALS[language]:
        if plain in text:
            yield text.replace(plain, denied, 1)
            return
