"""Entries of a paper's reference list, taken apart: title, arXiv id or DOI, year. Whose they are is not read.

An entry whose title cannot be told from its authors is left out. It judges no work and compares none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.identity import arxiv_id
from bot.domain.text import PaperText

MOST_TEXT = 400_000
LONGEST_ENTRY = 1_200
"""Characters; what is longer is several entries that nothing parts, or no entry."""
LONGEST_TITLE = 250
FEWEST_LETTERS = 12

_NUMBERED = re.compile(r"(?:^|\s)\[(\d{1,4})\]\s+")
_LABEL = re.compile(
    r"^(?:\[[^\]\n]{1,60}\]|\d{1,4}\.(?=\s)|(?>et al\.|[^\d.“\"(\[]){2,80}[(\[](?:19|20)\d\d[a-z]?[)\]])[:.]?\s+"
)
"""`[12]`, `[BV93]`, `12.`, `Brown et al. (2020)`."""
_QUOTED = re.compile(r"[“\"]([^“”\"]{12,250})[”\"]")
_WORD = r"[^\W\d_](?>[^\W\d_]|['’`´-](?=[^\W\d_]))*"
_NAME = rf"(?>{_WORD}(?:\s(?!and\b|et\b){_WORD}){{0,4}})"
_INITIALS = r"(?>(?:[^\W\d_]\.[\s-]?){1,4})"
_JOIN = r"(?>,?\s+and\s+|,?\s*&\s*|[,;]\s*)"
_SURNAMES_FIRST = re.compile(rf"^(?>(?:{_NAME},\s{_INITIALS}{_JOIN}?|(?:and\s+)?et al\.?,?\s*|others\.?\s*)+)\.?\s*")
"""`Brown, T., Mann, B., et al.`"""
_INITIALS_FIRST = re.compile(rf"^(?>(?:(?:and\s+)?{_INITIALS}{_NAME}(?:{_JOIN}|(?=[.:]))|et al\.?,?)+)[.:,]?\s*")
"""`T. B. Brown, B. Mann, and N. Ryder.`"""
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)(?=[a-z]?\b)")
_DATED = re.compile(r"^[(\[]?(?:19|20)\d\d[a-z]?[)\]]?[.,:]?\s*")
_DATED_BEHIND = re.compile(r"[\s,]+\(?(?:19|20)\d\d[a-z]?\)?$")
_AUTHORS_END = re.compile(r"(?<![\s.][^\W\d_])[.](?=\s)")
_END = re.compile(r"(?<![\s.][^\W\d_])(?<!\bvs)[.?!](?=[”\"]?(?:\s|$))")
"""A full stop that ends more than an initial."""
_ARXIV = re.compile(
    r"(?:arxiv[:\s./]{0,4}(?:preprint\s{1,3}arxiv:\s?|org/(?:abs|pdf)/)?|corr,?\s?abs/)\s?([a-z-]{2,12}/\d{7}|\d{4}\.\d{4,5})",
    re.I,
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s,;\"”>]{3,120}", re.I)
_NO_TITLE = re.compile(r"(?:in|arxiv|corr|url|https?|pp?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as one list names it."""

    title: str
    arxiv: str | None = None
    doi: str | None = None
    year: int | None = None


def reference_text(text: PaperText) -> str:
    """The words of a paper's reference lists."""
    listed = (section.text for section in text.sections if section.kind == "references")
    return "\n\n".join(listed)[:MOST_TEXT]


def cited(listed: str) -> Iterator[Cited]:
    """The works of a reference list, in its order."""
    for entry in _entries(listed):
        title = _title(entry)
        if title:
            years = _YEAR.findall(_ARXIV.sub(" ", _DOI.sub(" ", entry.replace(title, " "))))
            named, doi = _ARXIV.search(entry), _DOI.search(entry)
            yield Cited(
                title,
                arxiv=arxiv_id(named[1]) if named else None,
                doi=doi[0].rstrip(".)]}").lower() if doi else None,
                year=int(years[-1]) if years else None,
            )


def _entries(listed: str) -> Iterator[str]:
    """A list with numbers is parted at them, in whatever lines it stands; any other at its paragraphs."""
    numbers = [int(found[1]) for found in _NUMBERED.finditer(listed)]
    is_numbered = len(numbers) >= 3 and numbers[0] == 1
    parts = _NUMBERED.split(listed)[2::2] if is_numbered else re.split(r"\n\s*\n", listed)
    for part in parts:
        entry = " ".join(part.split())
        if entry and len(entry) <= LONGEST_ENTRY:
            yield entry


def _title(entry: str) -> str:
    rest = _LABEL.sub("", entry, count=1)
    quoted = _QUOTED.search(rest)
    if quoted:
        return _checked(quoted[1])
    for authors in (_SURNAMES_FIRST, _INITIALS_FIRST):
        found = authors.match(rest)
        if found and found.end() < len(rest):
            return _checked(_until_end(rest[found.end() :], comma_parts=found[0].rstrip().endswith(",")))
    first = _AUTHORS_END.search(rest)
    return _checked(_until_end(rest[first.end() :].lstrip(), comma_parts=False)) if first else ""


def _until_end(rest: str, *, comma_parts: bool) -> str:
    """The title, without the year before it; where commas part everything, up to where the venue begins."""
    rest = _DATED.sub("", rest, count=1)
    found = _END.search(rest)
    title = rest[: found.end() if found and found[0] != "." else found.start()] if found else rest
    if comma_parts:
        title = re.split(r",\s+(?=in:?\s|arxiv|corr|[A-Z][\w.]+)", title, maxsplit=1, flags=re.I)[0]
    return title


def _checked(title: str) -> str:
    plain = _DATED_BEHIND.sub("", title.strip(" .,;:“”\"'"))
    is_title = sum(map(str.isalpha, plain)) >= FEWEST_LETTERS and len(plain) <= LONGEST_TITLE and " " in plain
    return "" if not is_title or "://" in plain or _NO_TITLE.match(plain) else plain
