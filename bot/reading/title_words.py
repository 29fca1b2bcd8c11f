"""Titles as they are compared: what retyping changes (case, dashes, accents, spelling) is made alike, numbers and marks
are kept: `Qwen2` and `Qwen2.5`, `A` and `A+` are two. Pure; it says how alike two titles are, not whether one paper."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import OSA

from bot.domain.readable import readable
from bot.reading.spelling import american

MOST_READ = 1_000
"""Characters; a longer one is no title, and is like none."""
LEAST_LETTERS = 16
"""Letters from which a title that is not quite the same may be compared at all."""
LEAST_WORD = 5
"""Letters from which a word may have a typing error: `text` and `test` are two words."""

_CUT = re.compile(r"\s*(?:…|\.{3,}|\[\.{3}\]|\[…\])\s*\Z")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset({"a", "an", "the"})
_ROMAN = re.compile(r"x{0,2}(?:ix|iv|v?i{1,3}|v|x)")
_MARKS = frozenset("+#*")
_GREEK = re.compile(r"[α-ω]")


@dataclass(frozen=True, slots=True)
class TitleWords:
    """A title taken apart; `letters` are all words run together, `cut`: its end was left out."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    marks: Counter[str]
    cut: bool

    @property
    def letters(self) -> str:
        """What is compared first, as no dash or space counts there."""
        return "".join(self.words)


def title_words(title: str) -> TitleWords:
    """A title as it is compared; TeX is read."""
    whole = readable(title) if len(title) <= MOST_READ else ""
    said = _CUT.sub("", whole)
    plain = _THOUSANDS.sub("", _plain(said))
    words = tuple(american(word) for word in _WORD.findall(plain.replace("'", "")))
    marks = Counter(mark for mark in plain if mark in _MARKS)
    return TitleWords(words, tuple(_NUMBER.findall(plain)), marks, said != whole)


def is_exact(one: TitleWords, other: TitleWords) -> bool:
    """Whether two titles are the same but for case, dashes, accents, markup and British or American spelling."""
    if one.cut or other.cut or not one.letters:
        return False
    return one.letters == other.letters and _kept(one) == _kept(other)


def is_close(one: TitleWords, other: TitleWords) -> bool:
    """Whether two titles differ only as a typist's do: letters of long words, articles, words run together."""
    if one.cut or other.cut or _kept(one) != _kept(other) or min(len(one.letters), len(other.letters)) < LEAST_LETTERS:
        return False
    ours, theirs = _without_articles(one), _without_articles(other)
    allowed = min(1 + len(ours) // 5, 3)
    for kind, begin, end, there, there_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            slips = _slips(ours[begin:end], theirs[there:there_end])
            if slips is None or slips > allowed:
                return False
            allowed -= slips
    return True


def is_roman(word: str) -> bool:
    """Whether a word may count parts: `ii`."""
    return _ROMAN.fullmatch(word) is not None


def _kept(title: TitleWords) -> tuple[tuple[str, ...], Counter[str], tuple[str, ...]]:
    """What no typist changes: numbers, marks, and the Roman numerals of parts."""
    return title.numbers, title.marks, tuple(word for word in title.words if is_roman(word))


def _plain(said: str) -> str:
    spelled = _GREEK.sub(_greek_name, unicodedata.normalize("NFKC", said).casefold())
    apart = unicodedata.normalize("NFKD", spelled.replace("&", " and ").replace("’", "'").replace("‘", "'"))
    return unicodedata.normalize("NFC", "".join(each for each in apart if not unicodedata.combining(each)))


def _greek_name(letter: re.Match[str]) -> str:
    """`α-RAG` and `alpha-RAG` are one."""
    return unicodedata.name(letter[0], "").rpartition(" ")[2].lower().replace("lamda", "lambda")


def _without_articles(title: TitleWords) -> list[str]:
    return [word for word in title.words if word not in _ARTICLES]


def _slips(ours: list[str], theirs: list[str]) -> int | None:
    """How many typing errors make one run of words the other; None: it is another text."""
    if "".join(ours) == "".join(theirs):
        return 0
    if len(ours) == len(theirs):
        pairs = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
        return len(pairs) if all(_is_slip(*pair) for pair in pairs) else None
    return 1 if ours and theirs and _is_slip("".join(ours), "".join(theirs)) else None


def _is_slip(one: str, other: str) -> bool:
    """One letter of a long word, or two that changed places; not its first, nor what makes another form of it."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < LEAST_WORD or not (one.isalpha() and other.isalpha()):
        return False
    if one[0] != other[0]:
        return one[:2] == other[1::-1] and one[2:] == other[2:]
    if longer in (f"{shorter}d", f"{shorter}r") or (longer == f"{shorter}s" and not shorter.endswith("s")):
        return False
    if len(one) == len(other) and one[:-1] == other[:-1]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
