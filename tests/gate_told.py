"""Cases for the checks: a sentence over one quote, in the language of its script."""

import re

from bot.gate.case import Case


def case(text: str, quote: str, *, around: str = "", title: str = "") -> Case:
    """A case whose quote is a whole sentence, unless `around` is given."""
    language = "ko" if re.search("[가-힣]", text) else "en"
    return Case(text, language, (quote,), (around or quote,), title)
