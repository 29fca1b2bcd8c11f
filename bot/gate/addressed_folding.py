"""Text as orders are looked for in it: what hides its letters from a pattern and not from a reader is undone.

It is for looking only: nothing that it makes is shown or quoted.
"""

import re
import unicodedata
from typing import Final

_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
_CYRILLIC: Final = str.maketrans("АаВСсԀԁЕеНһІіЈјКкМмОоРрԚԛЅѕТтУуԜԝХхнв", "AaBCcDdEeHhIiJjKkMmOoPpQqSsTtYyWwXxhb")
_GREEK: Final = str.maketrans("ΑαΒΕεΗΙιΚκΜΝνΟοΡρΤτΥυΧχΖγı", "AaBEeHIiKkMNvOoPpTtYuXxZyi")
"""Letters that look like Latin ones. Small pi or mu look like none."""
_ALIKE: Final = {**_CYRILLIC, **_GREEK}
_STRANGE: Final = re.compile("[\u0370-\u03ff\u0400-\u052fı]")
_SPACED: Final = re.compile(r"(?<!\w)[^\W\d_](?:[ .·_-]{1,3}[^\W\d_]){3,}(?!\w)")
_ONE_BETWEEN: Final = re.compile(r"(?<=[^\W\d_])[ .·_-](?=[^\W\d_])")


def unmasked(text: str) -> str:
    """The text in lower case on one line, NFKC, without unseen characters, foreign letters that pass for Latin ones
    and spaces between the letters of a word."""
    plain = text if text.isascii() else _plain(text)
    return " ".join(_SPACED.sub(_joined, plain).split()).lower()


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    return plain.translate(_ALIKE) if _STRANGE.search(plain) else plain


def _joined(found: re.Match[str]) -> str:
    return _ONE_BETWEEN.sub("", found.group())
