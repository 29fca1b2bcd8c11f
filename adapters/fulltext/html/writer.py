"""Collects a page's words into sections and paragraphs as they are met. It looks at no element."""

import re
from dataclasses import dataclass, field

from bot.domain.readable.characters import clean
from bot.domain.text import SectionKind, TextSection

PARAGRAPH = "\n\n"
CELL = " | "
_SPACE_BEFORE_MARK = re.compile(r" +(?=[,.;:!?)\]])(?![.,]\d)")
_LABEL = re.compile(r"(?:Figure|Fig\.?|Table|Tab\.?|Algorithm|Listing|Scheme|Box|Chart|Plate)\s*[A-Z]?[\d.]*\w?", re.I)


@dataclass(slots=True)
class Open:
    """A section that is being written: its paragraphs, each ended."""

    heading: str
    kind: SectionKind
    paragraphs: list[str] = field(default_factory=list)


class Writer:
    """One page's sections in reading order."""

    def __init__(self) -> None:
        self._sections: list[Open] = [Open("", "body")]
        self._within: list[Open] = [self._sections[0]]
        self._words: list[list[str]] = [[]]
        self._notes: list[str] = []

    @property
    def now(self) -> Open:
        """The section that words go to."""
        return self._within[-1]

    @property
    def kind_around(self) -> SectionKind:
        """The kind of the innermost section that is no caption: converters leave whole sections inside a table."""
        return next((section.kind for section in reversed(self._within) if section.kind != "caption"), "body")

    @property
    def in_note(self) -> bool:
        """Whether a note is being written."""
        return len(self._words) > 1

    def word(self, text: str) -> None:
        """Words as they stand, with the white space around them."""
        self._words[-1].append(text)

    def edge(self, between: str = "") -> None:
        """A paragraph ends here; notes that it had follow it as paragraphs of their own."""
        if self.in_note:
            self.word(" ")
            return
        said = _joined(self._words[-1])
        self._words[-1].clear()
        if said:
            self.now.paragraphs.append(said + between)
        self.now.paragraphs += self._notes
        self._notes.clear()

    def begin(self, heading: str, kind: SectionKind) -> None:
        """A section opens inside the one that is open."""
        self.edge()
        section = Open(heading, kind)
        self._sections.append(section)
        self._within.append(section)

    def end(self) -> None:
        """The section that is open closes; the one around it goes on."""
        self.edge()
        if len(self._within) > 1:
            self._within.pop()

    def begin_note(self) -> None:
        """Words go to a note until it ends."""
        self._words.append([])

    def end_note(self) -> None:
        """The note stands after the paragraph that it is in."""
        if self.in_note:
            said = _joined(self._words.pop())
            self._notes += [said] if said else []

    def sections(self) -> tuple[TextSection, ...]:
        """All sections with words."""
        self.edge()
        return tuple(
            TextSection(section.heading, text, section.kind)
            for section in self._sections
            if (text := _joined_paragraphs(section.paragraphs))
        )


def label(words: str) -> str:
    """What a caption is called: `Figure 3: …` is Figure 3; the empty text where it has no number."""
    found = _LABEL.match(words.strip())
    return found[0].strip().rstrip(".") if found else ""


def _joined(words: list[str]) -> str:
    said = clean("".join(words)).strip("| ")
    return _SPACE_BEFORE_MARK.sub("", said)


def _joined_paragraphs(paragraphs: list[str]) -> str:
    """Rows of a table (which end in one line break) stand under each other, paragraphs apart."""
    said = "".join(each if each.endswith("\n") else each + PARAGRAPH for each in paragraphs)
    return re.sub(r"\n{3,}", PARAGRAPH, said).strip()
