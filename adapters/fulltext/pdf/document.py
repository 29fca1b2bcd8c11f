"""A PDF's pages as sections: front page, headings, captions and references apart; limits of pages and encryption."""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field

import pypdfium2  # type: ignore[import-untyped]  # published without types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # the same

from adapters.fulltext.apart import Apart, Unreadable
from adapters.fulltext.html.writer import label
from adapters.fulltext.pdf import headings
from adapters.fulltext.pdf.flow import CAPTION, Body, Flow, body_of
from adapters.fulltext.pdf.furniture import stamp, without_furniture
from adapters.fulltext.pdf.hyphens import Vocabulary
from adapters.fulltext.pdf.letters import letters
from adapters.fulltext.pdf.lines import Line, lines
from adapters.fulltext.pdf.pieces import REGULAR
from bot.domain.text import SectionKind, TextSection

MOST_PAGES = 60
"""What stands on later pages is not read; papers of the kind end, appendices included, before it."""
MOST_PAGES_AT_ALL = 1_000
"""A document with more is refused: it is a book, or made to keep us busy."""
MOST_SECONDS_OF_DRAWING = 7.0
"""Of the processor, from the first page on: after them words are believed, so that a heavy drawing costs no text."""
LONGEST_ABSTRACT = 4_000
"""Characters; what is longer under this heading has the introduction in it."""
LEAST_LETTERS = 4
"""Pieces with fewer letters than this are ticks of a plot."""


def taken_apart(payload: bytes) -> Apart:
    """The document's text. Raises Unreadable with the reason."""
    if b"%PDF-" not in payload[:1024]:
        raise Unreadable("the file is not a PDF")
    pages = _pages(payload)
    mark = stamp(pages)
    kept = without_furniture(pages)
    rows = [line for page in kept for line in page]
    if not rows:
        raise Unreadable("the PDF has no text, only pictures")
    front = "\n\n".join(part for part in (mark[0] if mark else "", _front(kept)) if part)
    return Apart(
        front,
        _Sections(body_of(rows), Vocabulary(line.text for line in rows)).of(rows),
        mark["version"] if mark else None,
    )


def _pages(payload: bytes) -> list[list[Line]]:
    try:
        document = pypdfium2.PdfDocument(payload)
    except pypdfium2.PdfiumError:
        code = pdfium.FPDF_GetLastError()
        wanted = code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise Unreadable("the PDF wants a password" if wanted else "the PDF is broken") from None
    with document:
        if len(document) > MOST_PAGES_AT_ALL:
            raise Unreadable(f"the PDF has {len(document):,} pages")
        until = time.process_time() + MOST_SECONDS_OF_DRAWING
        return [_lines(document, number, until) for number in range(min(len(document), MOST_PAGES))]


def _lines(document: pypdfium2.PdfDocument, number: int, until: float) -> list[Line]:
    """A page's lines; a page that is broken has none."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    with closing(page):
        return lines(letters(page, until), number)


def _front(pages: Sequence[Sequence[Line]]) -> str:
    return "\n".join(line.text for line in next((page for page in pages if page), ()))[:6_000]


@dataclass(slots=True)
class _Open:
    heading: str
    kind: SectionKind
    flow: Flow


@dataclass(slots=True)
class _Sections:
    """Cuts lines into sections at their headings."""

    body: Body
    words: Vocabulary
    done: list[_Open] = field(default_factory=list)
    title: Line | None = None
    after_references: bool = False
    chapter: int = 0

    def of(self, rows: Sequence[Line]) -> tuple[TextSection, ...]:
        """Sections in order, captions after the section that they stand in; what precedes the first heading, the
        title with the authors, belongs to the front page and is left out where there are headings at all."""
        self.done.append(_Open("", "body", Flow(self.body)))
        for line in rows:
            self._take(line)
        opened = self.done[1:] if len(self.done) > 1 and headings.is_first(self.done[1].heading) else self.done
        return tuple(section for each in opened for section in _written(each, self.words))

    def _take(self, line: Line) -> None:
        now = self.done[-1]
        if self.title is not None and headings.continues(self.title, line) and not now.flow.paragraphs:
            now.heading = f"{now.heading} {line.text}"
        elif self._is_heading(line, now):
            self._begin(line)
        else:
            now.flow.take(line)

    def _is_heading(self, line: Line, now: _Open) -> bool:
        if not headings.is_heading(line, self.body.size, REGULAR):
            return False
        number = headings.number_of(line.text)
        if now.kind == "references":
            return number == self.chapter + 1 or headings.ends_references(line.text)
        if number is None or not self.chapter or self.after_references:
            return True
        # the steps of a figure are numbered, too: chapters go on by one, or by two where a heading was not known
        return self.chapter <= number <= self.chapter + 2

    def _begin(self, line: Line) -> None:
        number = headings.number_of(line.text)
        if self.done[-1].kind == "references" and number == self.chapter + 1:
            self._go_on()
        if not self.after_references:
            self.chapter = number or self.chapter
        kind = headings.kind_of(line.text, self.done[-1].kind, after_references=self.after_references)
        self.after_references = self.after_references or kind == "references"
        self.title = line
        self.done.append(_Open(line.text, kind, Flow(self.body)))

    def _go_on(self) -> None:
        """The next chapter comes: what looked like the references was words of a figure."""
        self.after_references = False
        self.done[-1].kind = "body"


def _written(section: _Open, words: Vocabulary) -> list[TextSection]:
    """The section, without the page's own abstract (it is on the front page), and its captions."""
    joined = [words.joined(line.text for line in each.lines) for each in section.flow.paragraphs]
    paragraphs = [each for each in joined if sum(map(str.isalpha, each)) >= LEAST_LETTERS]
    text = "\n\n".join(each for each in paragraphs if not CAPTION.match(each))
    is_abstract = headings.ABSTRACT.fullmatch(section.heading) is not None and len(text) < LONGEST_ABSTRACT
    written = [TextSection(section.heading, text, section.kind)] if text and not is_abstract else []
    return written + [TextSection(label(each), each, "caption") for each in paragraphs if CAPTION.match(each)]
