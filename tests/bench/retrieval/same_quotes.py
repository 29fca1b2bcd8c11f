"""Quotes of one form of a paper in the other: passages of 2305.03393 as page, as text of LaTeX and of its PDF."""

import re
import sys
from pathlib import Path

from papers import page_text, paper_text, pdf_text
from sets import folded

from bot.domain.answer import Passage
from bot.domain.text import PaperText
from bot.questions.passages import split
from bot.reading.sentences import sentences
from bot.reading.source import NO_HEADING

BAR = 0.95
LEAST_WORDS, MOST_WORDS = 8, 40
_OWN_WAY = re.compile(r"[|$\\\[\]<>]|\b(?:figure|fig\.|table|section) \d", re.I)


async def same_quotes(data: Path) -> bool:
    """Print how many sentences of each form's passages stand in the other's; whether the PDF's page is found."""
    page, latex = await page_text(data, "2305.03393"), await paper_text(data, "2305.03393")
    pdf = await pdf_text(data, "pdf/2305.03393v1-page9.pdf", latex.title)
    shares = [_share("page", page, "LaTeX", latex), _share("PDF's ninth page", pdf, "page", page)]
    for text in (page, latex, pdf):
        for passage in split(text):
            sections = [each.text for each in text.sections if (each.heading or NO_HEADING) == passage.section] or [
                text.abstract
            ]
            at = slice(passage.offset, passage.offset + len(passage.text))
            assert any(section[at] == passage.text for section in sections), passage
    return all(share >= BAR for share in shares)


def _share(name: str, text: PaperText, other_name: str, other: PaperText) -> float:
    there = " ".join(folded(passage.text) for passage in split(other))
    quotes = [quote for passage in split(text) for quote in _quotes(passage)]
    found = sum(folded(quote) in there for quote in quotes)
    sys.stdout.write(f"2305.03393: {found} of {len(quotes)} quotes of its {name} in its {other_name}\n")
    return found / len(quotes)


def _quotes(passage: Passage) -> list[str]:
    """Sentences of prose: each form writes tables, formulas, and what points at figures and cites, in its own way."""
    said = (each.text for each in sentences(passage.text))
    return [
        each
        for each in said
        if LEAST_WORDS <= len(each.split()) <= MOST_WORDS and each[-1] in ".!?" and not _OWN_WAY.search(each)
    ]
