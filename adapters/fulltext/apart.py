"""A document taken apart, as the process that does it tells the one that asked. Judges nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast, get_args

from bot.domain.text import SectionKind, TextSection

MOST_CHARACTERS = 1_000_000
"""All sections together, as the child gives them; a book of 60 dense pages has 300,000."""
MOST_SECTIONS = 600
LONGEST_HEADING = 200
_KINDS = frozenset(get_args(SectionKind))


class Unreadable(Exception):
    """The document gives no text; its words are the reason, one line."""


@dataclass(frozen=True, slots=True)
class Apart:
    """`front` is the front page as printed: title, stamp, abstract. `version` is arXiv's (`v2`) where it is told."""

    front: str
    sections: Sequence[TextSection] = field(default_factory=tuple)
    version: str | None = None


def told(apart: Apart) -> bytes:
    """The document as one line of JSON, within the bounds: what is beyond them is left out from the end."""
    room, sections = MOST_CHARACTERS - len(apart.front[:MOST_CHARACTERS]), []
    for section in apart.sections[:MOST_SECTIONS]:
        text = section.text[:room]
        room -= len(text)
        if text:
            sections.append([section.heading[:LONGEST_HEADING], text, section.kind])
    return _line({"front": apart.front[:MOST_CHARACTERS], "version": apart.version, "sections": sections})


def told_reason(reason: str) -> bytes:
    """Why there is no text."""
    return _line({"reason": reason[:300]})


def heard(line: bytes) -> Apart:
    """What `told` said. Raises Unreadable with the reason, or where the line is none of these."""
    try:
        said = json.loads(line)
        if "reason" in said:
            raise Unreadable(str(said["reason"]))
        sections = [TextSection(str(heading), str(text), _kind(kind)) for heading, text, kind in said["sections"]]
        return Apart(str(said["front"]), tuple(sections), None if said["version"] is None else str(said["version"]))
    except (ValueError, TypeError, KeyError):
        raise Unreadable("what it was taken apart into cannot be read") from None


def _kind(said: object) -> SectionKind:
    if said not in _KINDS:
        raise ValueError(said)
    return cast("SectionKind", said)


def _line(value: dict[str, object]) -> bytes:
    # lone surrogates cannot be written as UTF-8: escaped, they would come back as what they were
    return json.dumps(value).encode("ascii")
