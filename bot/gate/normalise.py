"""Folds text so that the same words look the same however they were typed, with a way back to the text's own places.

It is for comparing only: nothing that it makes is ever shown.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_TEX = (
    r"\\(?:text(?:it|bf|tt|rm|sc|sf|normal)?|math(?:bf|cal|rm|it|bb|sf|tt|frak)|boldsymbol|emph|em|it|bf|tt|rm"
    r"|operatorname|mbox|underline|xspace|left|right|big|Big)(?![a-zA-Z])\*?[^\S\n]{0,3}"
)
_MARK = re.compile("[\u0300-\u036f]")
_MAYBE = r"(?=[\\{}$\[\"`'\-]|\s[\s—―\-]|[^\S ]|[^\x00-\x7f])"
"""What a changed place begins with: most places are passed by after one look."""
_PLACES = (
    rf"(?P<nothing>{_TEX}|[{{}}$]|\\(?=[%&_#$])"
    r"|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
    r"|\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,15}\]"  # citations, which models leave out
    r"|[\"“”„‟«»`]|[‘’‛']{2}|(?<![^\W_])[‘’‛']|[‘’‛'](?![^\W_])"
    r"|(?<=[^\W\d_])[-‐‑–](?:(?<=[^–])[^\S\n]{0,5}\n\s{0,50}(?!(?:and|or|to|und)\b))?(?=[^\W\d_]))"
    r"|(?P<dash>\s{0,50}(?:[—―]|(?<![-!])-{2,3}(?!-)|(?<=\s)[-‐‑‒–](?=\s))\s{0,50})"
    r"|(?P<space>\s{2,}|[^\S ])"
    "|(?P<other>(?:[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|[^\\x00-\\x7f])[\u0300-\u036f]{0,9})"
)
_CHANGED = re.compile(f"{_MAYBE}(?:{_PLACES})")
_CHANGED_WITH_MARKS = re.compile(f"{_PLACES}|(?P<marked>[A-Za-z][\u0300-\u036f]{{1,9}})")
"""Slower: a letter with a mark after it is one character typed as two."""
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–−﹣－⁃", "-"),
        **dict.fromkeys("‘’‛′ʼ", "'"),
        **dict.fromkeys("∗⋆", "*"),
        **dict.fromkeys("∼～˜", "~"),
        **dict.fromkeys("⁄∕", "/"),
        "…": "...",
        "⩽": "≤",
        "⩾": "≥",
    }
)
_RAISED = re.compile("[⁰¹²³⁴-⁹]+")


@dataclass(frozen=True, slots=True)
class Normal:
    """The folded `text`, and where its characters stood.

    Each piece is (place in the folded text, place in the text, its end there, whether character stands for character).
    """

    text: str
    _starts: tuple[int, ...]
    _pieces: tuple[tuple[int, int, bool], ...]

    def start(self, at: int) -> int:
        """Where the folded character at `at` begins in the text itself."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return 0
        begin, end, same = self._pieces[index]
        return min(begin + at - self._starts[index], end) if same else begin

    def end(self, at: int) -> int:
        """Where the folded character before `at` ends in the text itself."""
        index = bisect_right(self._starts, at - 1) - 1
        if index < 0:
            return 0
        begin, end, same = self._pieces[index]
        return min(begin + at - self._starts[index], end) if same else end


def normalised(text: str) -> Normal:
    """The text folded: NFKC, case, dashes, quotation marks, white space, line-end hyphens, TeX's marks, citations.

    Hyphens between letters are left out, so that a word broken at a line's end is the word.
    Time grows with the length only.
    """
    folded: list[str] = []
    starts: list[int] = []
    pieces: list[tuple[int, int, bool]] = []
    at = 0
    for begin, end, new in _folds(text):
        same = len(new) == end - begin
        if pieces and same and pieces[-1][2] and pieces[-1][1] == begin:
            pieces[-1] = (pieces[-1][0], end, True)
        else:
            starts.append(at)
            pieces.append((begin, end, same))
        folded.append(new)
        at += len(new)
    return Normal("".join(folded), tuple(starts), tuple(pieces))


def _folds(text: str) -> Iterator[tuple[int, int, str]]:
    last = 0
    for match in (_CHANGED_WITH_MARKS if _MARK.search(text) else _CHANGED).finditer(text):
        if match.start() > last:
            yield last, match.start(), text[last : match.start()].lower()
        last = match.end()
        if match.lastgroup == "nothing":
            yield match.start(), last, ""
        elif match.lastgroup == "dash":
            yield match.start(), last, " - "
        elif match.lastgroup == "space":
            yield match.start(), last, " "
        else:
            yield match.start(), last, _folded(match.group())
    if last < len(text):
        yield last, len(text), text[last:].lower()


def _folded(cluster: str) -> str:
    # A raised number must not become part of the number before it: ten to the fifth is not 105.
    if _RAISED.match(cluster):
        return "^" + unicodedata.normalize("NFKC", cluster)
    return unicodedata.normalize("NFKC", cluster.translate(_ALIKE)).translate(_ALIKE).casefold()
