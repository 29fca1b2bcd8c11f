"""Reads what `jogan check` is given: a summary, and a paper's text as JSON. It fetches nothing."""

import codecs
import re
import sys
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.domain.readable import readable
from bot.domain.text import PaperText, TextSection
from bot.errors import BadFile

MOST_BYTES = 20_000_000
"""A paper's text has far fewer."""
STANDARD_INPUT = "standard input"
UNKNOWN, MOST_UNKNOWN = "\ufffd", 0.2
"""What cannot be decoded, and its share of all signs that are not ASCII."""
_HANGUL = re.compile("[\uac00-\ud7a3]")
LAST_RARE = 0xA0
"""Korean text is in bytes beyond this one; with others cp949 has syllables that hardly anybody writes."""
EXPECTED = 'one JSON object {"title", "abstract", "sections": [{"title", "text"}]}'


class _Section(BaseModel):
    title: str = ""
    text: str


class _Given(BaseModel):
    """What the file holds; more fields are passed over."""

    model_config = ConfigDict(extra="ignore")
    title: str = ""
    abstract: str = ""
    sections: list[_Section] = Field(default_factory=list)


def summary_text(file: Path) -> str:
    """The summary as it stands in the file or comes from standard input (`-`). Raises BadFile."""
    if str(file) == "-":
        return _decoded(sys.stdin.buffer.read(MOST_BYTES + 1), STANDARD_INPUT)
    return _read(file)


def named(file: Path) -> str:
    """How a file is called in a message."""
    return STANDARD_INPUT if str(file) == "-" else str(file)


def paper_text(file: Path, paper: str) -> PaperText:
    """The text that was given for a paper, TeX made readable. Raises BadFile with what was expected."""
    try:
        given = _Given.model_validate_json(_read(file))
    except ValidationError as failure:
        first = failure.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise BadFile(str(file), f"expected {EXPECTED}; {where + ': ' if where else ''}{first['msg']}") from None
    if not (given.abstract.strip() or any(section.text.strip() for section in given.sections)):
        raise BadFile(str(file), f"holds no text of the paper; expected {EXPECTED}")
    sections = tuple(TextSection(readable(section.title), _paragraphs(section.text)) for section in given.sections)
    return PaperText(paper, readable(given.title), readable(given.abstract), sections=sections)


def _paragraphs(text: str) -> str:
    """A section's text made readable, its paragraphs kept apart."""
    return "\n\n".join(filter(None, (readable(each).strip() for each in re.split(r"\n\s*\n", text))))


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return _decoded(opened.read(MOST_BYTES + 1), str(file))
    except OSError as failure:
        raise BadFile(str(file), f"cannot be read ({failure.strerror})") from None


def _decoded(data: bytes, name: str) -> str:
    """Text in UTF-8, in UTF-16 that says so, or in what Korean Windows writes: in another one every sentence would be
    called wrong. A sign that was damaged on the way is let pass."""
    if len(data) > MOST_BYTES:
        raise BadFile(name, f"has more than {MOST_BYTES:,} bytes")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    said = data.decode("utf-8-sig", errors="replace")
    if said.count(UNKNOWN) <= MOST_UNKNOWN * sum(not sign.isascii() for sign in said) and "\0" not in said:
        return said
    try:
        korean = data.decode("cp949")
    except UnicodeDecodeError:
        korean = ""
    usual = sum(min(syllable.encode("cp949")) > LAST_RARE for syllable in _HANGUL.findall(korean))
    if 2 * usual > sum(not sign.isascii() for sign in korean):
        return korean
    raise BadFile(name, "is no text in UTF-8; save it as UTF-8")
