"""Quotes of one form of a paper in the other: passages of 2305.03393 as page, as text of LaTeX and of its PDF."""

import re
from pathlib import Path

from figure import Bench
from papers import page_text, paper_text, pdf_text
from sets import folded

from bot.domain.answer import Passage
from bot.domain.text import PaperText
from bot.questions.passages import split
from bot.reading.sentences import sentences
from bot.reading.source import NO_HEADING

BAR = 95.0
LEAST_WORDS, MOST_WORDS = 8, 40
_OWN_WAY = re.compile(r"[|$\\\[\]<>]|\b(?:figure|fig\.|table|section) \d", re.I)


async def same_quotes(data: Path, bench: Bench) -> None:
    """How many sentences of each form's passages stand in the other's."""
    page, latex = await page_text(data, "2305.03393"), await paper_text(data, "2305.03393")
    pdf = await pdf_text(data, "pdf/2305.03393v1-page9.pdf", latex.title)
    _share(bench, "page in its LaTeX", page, latex)
    _share(bench, "PDF's ninth page in its page", pdf, page)
    for text in (page, latex, pdf):
        for passage in split(text):
            sections = [each.text for each in text.sections if (each.heading or NO_HEADING) == passage.section] or [
                text.abstract
            ]
            at = slice(passage.offset, passage.offset + len(passage.text))
            assert any(section[at] == passage.text for section in sections), passage


def _share(bench: Bench, name: str, text: PaperText, other: PaperText) -> None:
    there = " ".join(folded(passage.text) for passage in split(other))
    quotes = [quote for passage in split(text) for quote in _quotes(passage)]
    found = sum(folded(quote) in there for quote in quotes)
    share, data = 100 * found / len(quotes), f"2305.03393, {len(quotes)} quotes"
    bench.figure(f"quotes of a {name}", share, "%", at_least=BAR, data=data)


def _quotes(passage: Passage) -> list[str]:
    """Sentences of prose: each form writes tables, formulas, and what points at figures and cites, in its own way."""
    said = (each.text for each in sentences(passage.text))
    return [
        each
        for each in said
        if LEAST_WORDS <= len(each.split()) <= MOST_WORDS and each[-1] in ".!?" and not _OWN_WAY.search(each)
    ]
