"""Reads what `jogan check` is given: a summary, and a paper's text as JSON. It fetches nothing."""

import re
import sys
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.domain.readable import readable
from bot.domain.text import PaperText, TextSection
from bot.errors import BadFile

MOST_BYTES = 20_000_000
"""A paper's text has far fewer."""
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
        return sys.stdin.buffer.read(MOST_BYTES).decode("utf-8", errors="replace")
    return _read(file)


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
            return opened.read(MOST_BYTES).decode("utf-8-sig", errors="replace")
    except OSError as failure:
        raise BadFile(str(file), f"cannot be read ({failure.strerror})") from None
