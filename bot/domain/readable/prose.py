r"""The few habits of TeX's prose that authors leave in plain text: quotation marks, a tie before a bracket.

It changes signs between words only, never a word; what may be code or mathematics stays.
"""

import re

_QUOTED = re.compile(
    r"(?<![`\w])``(?![`\s])([^`'\"{}<>=]{1,200}(?:(?<=\w)'(?=\w)[^`'\"{}<>=]{1,200}){0,9})(?<!\s)(?:''(?!')|\")"
)
_TIED = re.compile(r"(?<=[^\W\d_]{3})~(?=\([^\W\d_])")


def without_habits(text: str) -> str:
    """The text with ``words'' in quotation marks, and with a space for the tie in `Difference~(TD)`."""
    said = _QUOTED.sub(r"“\1”", text) if "``" in text else text
    return _TIED.sub(" ", said) if "~(" in said else said
