"""Whether words stand in another script than Latin: a paper in English has no whole sentence in another one."""

import re
from typing import Final

_OTHER: Final = re.compile("[\u0400-\u1dff\u2c00-\ud7ff\uf900-\uffdc]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_FEWEST: Final = 3
_SHARE: Final = 0.15
"""Of the letters, from which on a sentence is no English one that cites a word or an example."""


def is_other_script(words: str) -> bool:
    """Whether many of the letters, and more than a sign or two, are of another script."""
    if words.isascii():
        return False
    other = len(_OTHER.findall(words))
    return other >= _FEWEST and other >= _SHARE * len(_LETTER.findall(words))
