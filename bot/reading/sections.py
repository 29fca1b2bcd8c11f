"""Which sections matter most where a text is longer than there is room for: whole sections, else whole paragraphs.

It changes no character of what it keeps, and never puts sections in another order.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.domain.text import PaperText, TextSection
from bot.reading.sentences import sentences

Role = Literal["introduction", "method", "results", "conclusion", "caption", "aside", "appendix", "references"]

FIRST: tuple[Role, ...] = ("introduction", "method", "results", "conclusion")
"""They share the room evenly: what one does not need, the others get."""
THEN: tuple[Role, ...] = ("caption", "aside", "appendix")
"""They get what is left, in this order; references are never asked for anything and get nothing."""
HEADING_ROOM = 40
"""Characters counted for a section besides its text: its heading and what names it in a prompt."""

_NUMBER = re.compile(r"^(?:section\s+)?(\d{1,2}|[A-Z]|[IVX]{1,5})(?:\.\d{1,2})*\.?\s+", re.I)
_NAMES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "introduction",
        re.compile(r"\b(?:introduction|overview|motivation|front page|summary of contributions?)\b", re.I),
    ),
    ("conclusion", re.compile(r"\b(?:conclusions?|concluding|future work|summary|closing)\b", re.I)),
    (
        "aside",
        re.compile(
            r"\b(?:related works?|background|prior works?|preliminar\w+|acknowledge?ments?|ethic\w*|broader impacts?"
            r"|impact statement|contributions?|funding|reproducibility|licen[cs]e|author\b.*)\b",
            re.I,
        ),
    ),
    (
        "results",
        re.compile(
            r"\b(?:results?|experiments?|experimental|evaluations?|benchmarks?|ablations?|analys[ie]s|discussions?"
            r"|limitations?|findings|comparisons?|performance)\b",
            re.I,
        ),
    ),
)


def shortened(text: PaperText, most_text: int) -> PaperText:
    """The text within `most_text` characters of title, abstract and sections; one that fits loses only references."""
    quotable = [section for section in text.sections if section.kind != "references"]
    room = most_text - len(text.title) - len(text.abstract)
    if sum(map(_size, quotable)) <= room:
        return replace(text, sections=tuple(quotable))
    roles = roles_of(quotable)
    rooms = _shared(quotable, roles, max(room, 0))
    kept = [_leading(*each) for each in zip(quotable, rooms, roles, strict=True)]
    return replace(text, sections=tuple(section for section in kept if section.text))


def roles_of(sections: Sequence[TextSection]) -> list[Role]:
    """What each section is for, by its heading, else by that of its chapter; the rest of a paper is its method."""
    by_chapter: dict[str, Role] = {}
    for section in sections:
        chapter, role = _chapter(section.heading), _named(section.heading)
        if section.kind == "body" and role is not None and chapter:
            by_chapter.setdefault(chapter, role)
    return [_role(section, by_chapter) for section in sections]


def _role(section: TextSection, by_chapter: dict[str, Role]) -> Role:
    if section.kind == "body":
        return _named(section.heading) or by_chapter.get(_chapter(section.heading), "method")
    return section.kind


def _named(heading: str) -> Role | None:
    return next((role for role, names in _NAMES if names.search(heading[:200])), None)


def _chapter(heading: str) -> str:
    found = _NUMBER.match(heading)
    return found[1].upper() if found else ""


def _shared(sections: Sequence[TextSection], roles: Sequence[Role], room: int) -> list[int]:
    """How many characters each section may have."""
    rooms = [0] * len(sections)
    waiting = [role for role in FIRST if role in roles]
    # those that need least first: what they leave is shared by the others
    waiting.sort(
        key=lambda role: sum(_size(section) for section, its in zip(sections, roles, strict=True) if its == role)
    )
    for place, role in enumerate(waiting):
        room -= _given(sections, roles, role, rooms, room // (len(waiting) - place))
    for role in THEN:
        room -= _given(sections, roles, role, rooms, room)
    return rooms


def _given(sections: Sequence[TextSection], roles: Sequence[Role], role: Role, rooms: list[int], room: int) -> int:
    """Give room to all sections of a role in their order; what they really take."""
    taken = 0
    for place, section in enumerate(sections):
        if roles[place] == role:
            rooms[place] = min(_size(section), room - taken)
            taken += _size(_leading(section, rooms[place], role))
    return taken


def _size(section: TextSection) -> int:
    return len(section.text) + HEADING_ROOM if section.text else 0


def _leading(section: TextSection, room: int, role: Role) -> TextSection:
    """The section, or as many of its first paragraphs as there is room for; of what matters most at least sentences."""
    room -= HEADING_ROOM
    if len(section.text) <= room:
        return section
    ends = [match.start() for match in re.finditer("\n\n", section.text[: max(room, 0) + 2]) if match.start() <= room]
    if not ends and role in FIRST:
        ends = [each.end for each in sentences(section.text[: max(room, 0)])[:-1]]
    return replace(section, text=section.text[: ends[-1]].rstrip() if ends else "")
