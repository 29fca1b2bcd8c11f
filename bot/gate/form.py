"""What a sentence must look like to be shown: length, script, no markup, no invisible letters. Meaning is no matter."""

import re
import unicodedata
from itertools import pairwise
from typing import Final

from bot.gate.case import Case, Failure

LONGEST: Final = 400
"""Characters of a bullet: two sentences fill three lines of a phone with it."""
MOST_SENTENCES: Final = 2

_HANGUL = re.compile(r"[가-힣ᄀ-ᇿㄱ-ㆎ]")
_LETTER = re.compile(r"[^\W\d_]")
_OTHER_SCRIPT = re.compile(r"[Ѐ-ӿ֐-׿؀-ۿऀ-ॿ฀-๿぀-ヿ一-鿿]")
_SENTENCE_END = re.compile(r"[.!?。！？…]+[\"'”’)\]]*(?=\s+[^\W\d_a-z]|\s+\d|\s*$)|[.!?。]+(?=[가-힣A-Z])")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|et al|vs|cf|Fig|Sec|Eq|approx|resp|No|Dr|Inc|St|[A-Z]))\.$")
_LIST_SYNTAX = re.compile(r"^\s*[\[{(]\s*['\"]|['\"]\s*[\]}]\s*$|['\"]\s*,\s*['\"]|^\s*\{.*\}\s*$")
_MARKDOWN = re.compile(
    r"\*\*|__|~~|```|^\s{0,3}(?:#{1,6}\s|>\s|[-*+]\s|\d{1,2}[.)]\s)|\]\(|!\[|^\s*\|.*\|\s*$|(?<!\w)`[^`]{1,80}`", re.M
)
_TOO_FEW_LETTERS: Final = 8
"""Letters below which nothing is said, in either language."""
_LINE = re.compile(r"[\r\n]")


def check_form(case: Case) -> Failure | None:
    """Whether the sentence can be shown at all, in the reader's language."""
    text = case.text
    if len(_LETTER.findall(text[: LONGEST * 2])) < _TOO_FEW_LETTERS:
        return Failure("form", text.strip()[:40], "the sentence is empty or too short to say anything")
    if len(text) > LONGEST:
        return Failure("form", str(len(text)), f"the sentence has more than {LONGEST} characters")
    hidden = next((letter for letter in text if _is_hidden(letter)), None)
    if hidden is not None:
        return Failure("form", f"U+{ord(hidden):04X}", "a control, invisible or direction character stands in the text")
    if marked := _LINE.search(text) or _LIST_SYNTAX.search(text) or _MARKDOWN.search(text):
        return Failure("form", marked.group()[:20].strip(), "list syntax, markup or a line break stands in the text")
    if (said := len(parted(text))) > MOST_SENTENCES:
        return Failure("form", str(said), f"there are more than {MOST_SENTENCES} sentences")
    return _script(text, case.language)


def _is_hidden(letter: str) -> bool:
    """Control, format, private and unassigned characters; line breaks are told apart elsewhere."""
    return letter not in "\n\u200d" and unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")


def parted(text: str) -> tuple[str, ...]:
    """The sentences of a bullet, in order."""
    stripped = text.strip()
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(stripped)
        if not _ABBREVIATION.search(stripped[: match.end()][-8:])
    ]
    if not ends or ends[-1] < len(stripped):
        ends.append(len(stripped))
    return tuple(stripped[start:end].strip() for start, end in pairwise((0, *ends)))


def _script(text: str, language: str) -> Failure | None:
    hangul = _HANGUL.search(text)
    if language == "ko" and hangul is None:
        return Failure("form", text[:20], "a Korean reader's sentence has no Hangul")
    if language == "en" and hangul is not None:
        return Failure("form", hangul.group(), "an English reader's sentence has Hangul")
    if other := _OTHER_SCRIPT.search(text):
        return Failure("form", other.group(), "a script that is neither the reader's nor Latin")
    return None
