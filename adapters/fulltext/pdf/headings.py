"""Which lines are headings, and of what kind their sections are. By number, by known name, by size and weight."""

import re

from adapters.fulltext.pdf.lines import Line
from bot.domain.text import SectionKind

LONGEST = 90
LARGER = 1.06
"""A heading's size against the body's, at least, or it is HEAVIER."""
HEAVIER = 1.2
_NUMBERED = re.compile(
    r"(?P<number>(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.\d{1,2}){0,3}|[IVX]{1,5})\.?)\s+(?P<name>[A-Z].*)"
)
_CAPITALS = re.compile(r"(?:\d{1,2}|[A-Z])\.\d{1,2}(?:\.\d{1,2})?\s+(?=[^a-z]{6})[A-Z][A-Z :?,&’'-]+")
"""`4.1 SINGLE NEEDLE`: some styles set the headings of lower levels in small capitals of the body's size."""
_KNOWN = re.compile(
    r"(?:abstract|introduction|background|related works?|preliminaries|method(?:s|ology)?|approach|experiments?"
    r"|experimental (?:setup|results)|evaluation|results(?: and discussion)?|discussion|analysis|ablation stud(?:y|ies)"
    r"|limitations?|conclusions?(?: and future work)?|future work|broader impacts?|ethics statement|impact statement"
    r"|acknowledge?ments?|references|bibliography|appendix|appendices|supplementary materials?)[:.]?",
    re.I,
)
_REFERENCES = re.compile(r"(?:[\dIVX.]+\s+)?(?:references|bibliography|literature cited)[:.]?", re.I)
_APPENDIX = re.compile(r"(?:appendix|appendices|supplementary)\b|[A-Z](?:\.\d{1,2}){0,3}\.?\s+[A-Z]", re.I)
ABSTRACT = re.compile(r"abstract[:.]?", re.I)


def is_heading(line: Line, size: float, weight: float) -> bool:
    """Whether a line is a heading in a text whose body has a size and a weight."""
    text = line.text
    if len(text) > LONGEST or text.endswith((",", ";", "-")) or not any(letter.isalpha() for letter in text):
        return False
    stands_out = line.size >= LARGER * size or line.weight >= HEAVIER * weight
    if _KNOWN.fullmatch(_bare(text)):
        return stands_out or text.isupper() or text[0].isupper()
    if _CAPITALS.fullmatch(text):
        return line.size >= 0.7 * size
    return bool(_NUMBERED.fullmatch(text)) and stands_out and not text.endswith(".")


def is_first(heading: str) -> bool:
    """Whether a heading is the first of a paper: what stands before it is the title and the authors."""
    return re.fullmatch(r"abstract[:.]?|(?:(?:1|I|0)\.?\s+)?introduction[:.]?", heading, re.I) is not None or bool(
        re.match(r"(?:1|I)\.?\s+[A-Z]", heading)
    )


def number_of(heading: str) -> int | None:
    """The number of the chapter that a heading belongs to (3 of `3.2 Attention`); None where it has no figure."""
    found = re.match(r"(\d{1,2})(?:\.\d{1,2}){0,3}\.?\s", heading)
    return int(found[1]) if found else None


def continues(heading: Line, line: Line) -> bool:
    """Whether a line is the second one of a heading."""
    below = 0 < heading.y - line.y < 1.6 * heading.size and line.page == heading.page
    alike = abs(line.size - heading.size) < 0.02 * heading.size and abs(line.weight - heading.weight) < 20
    return below and alike and len(heading.text) > 30 and not _NUMBERED.fullmatch(line.text)


def kind_of(heading: str, before: SectionKind, *, after_references: bool) -> SectionKind:
    """The kind of the section under a heading: what follows the references is appendix."""
    if _REFERENCES.fullmatch(heading):
        return "references"
    if after_references or before == "appendix" or re.match(r"(?:appendix|appendices|supplementary)\b", heading, re.I):
        return "appendix"
    return "body"


def ends_references(heading: str) -> bool:
    """Whether a heading can end the references: entries of them look like headings, too (`A. Vaswani`)."""
    return _APPENDIX.match(heading) is not None or _KNOWN.fullmatch(_bare(heading)) is not None


def _bare(text: str) -> str:
    found = _NUMBERED.fullmatch(text)
    return found["name"] if found else text
