"""Measures texts taken apart on whole papers: quotes of one form found in another, sections found, seconds and memory.

What counts are quotes that stand in the document at all (the libraries' own text of it, with everything hidden and
everything around): the other forms have mangled references, and 2305.03393's page ends in its fifth section.
"""

import asyncio
import os
import re
import resource
import sys
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
from figure import Bench
from selectolax.lexbor import LexborHTMLParser

from adapters.fulltext.apart import Apart
from adapters.fulltext.process import Kind, taken_apart
from bot.reading.sentences import sentences

BENCH = Bench(__file__, ("adapters/fulltext", "bot/reading"))
BAR = 95.0
"""Per cent of the quotes in both forms of 2305.03393 that are found."""
LEAST_WORDS, MOST_WORDS = 8, 40
_NOT_PROSE = re.compile(r"[|$\\]|!\[|^\s*(?:[-*#>]|\d+\.)\s", re.M)
_LINK = re.compile(r"\[([^\]\n]{0,200})\]\([^)\n]{0,300}\)")
_COMMENT = re.compile(r"<!--.*?-->|Image: .*")
_CITED = re.compile(r"\[[^\[\]\n]{1,120}\]|\(\s*\)")
"""The forms name what they cite each in its own way: by number, by key."""
_CUT = re.compile(r"\n+(?=\[[^\[\]\n]{1,120}\])")


@dataclass(frozen=True)
class Pair:
    """A document, and the same paper as somebody else's tool wrote it."""

    kind: Kind
    document: str
    other: str
    bar: float | None = None


PAIRS = (
    Pair("html", "fulltext/latexml_html/2305.03393.html", "fulltext/markdown/2305.03393.md", BAR),
    Pair("html", "fulltext/latexml_html/2305.03393.html", "fulltext/markdown_from_pdf/2305.03393v1.md", BAR),
    Pair("html", "fulltext/latexml_html/1706.03762.html", "fulltext/markdown/1706.03762.md"),
    Pair("html", "fulltext/latexml_html/2310.06825.html", "fulltext/markdown/2310.06825.md"),
    Pair("pdf", "pdf/2305.03393v1-page9.pdf", "pdf/2305.03393v1-page9.expected.md", BAR),
)


def main() -> int:
    """Print one line a pair; the exit status."""
    named = os.environ.get("JOGAN_BENCH_DATA", "")
    data = Path(named)
    if not named or not (data / "fulltext").is_dir():
        BENCH.not_run("JOGAN_BENCH_DATA names no folder with fulltext/")
        return BENCH.end()
    for pair in PAIRS:
        _measured(data, pair)
    _page_in_html(data)
    payload = (data / "pdf" / "retrievegpt.pdf").read_bytes()
    apart, seconds = _apart("pdf", payload)
    headings = ", ".join(section.heading for section in apart.sections if section.kind != "caption")
    BENCH.figure("a PDF taken apart", seconds, "s", data="pdf/retrievegpt.pdf, 11 pages", note=headings)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    BENCH.figure("the largest process that takes apart", peak, "MB", data=f"{len(PAIRS) + 3} documents")
    return BENCH.end()


def _measured(data: Path, pair: Pair) -> None:
    payload, markdown = (data / pair.document).read_bytes(), (data / pair.other).read_text(encoding="utf-8")
    apart, seconds = _apart(pair.kind, payload)
    quotes = _quotes(markdown)
    ours, naive = _folded(_words(apart)), _folded(_naive(pair.kind, payload))
    there = [quote for quote in quotes if _folded(quote) in naive]
    missed = [quote for quote in there if _folded(quote) not in ours]
    wanted = [_folded(line.lstrip("#").strip()) for line in markdown.splitlines() if line.startswith("##")]
    have = {_folded(re.sub(r"^[\dA-Z.]+\s", "", section.heading)) for section in apart.sections}
    headings = sum(any(name and name in heading for name in have) for heading in wanted)
    share = 100 * (1 - len(missed) / len(there))
    name = f"quotes of {Path(pair.other).parent.name} {Path(pair.other).stem} in its {pair.kind}"
    note = f"{headings} of {len(wanted)} headings, {seconds:.2f} s"
    limit = {} if pair.bar is None else {"at_least": pair.bar}
    BENCH.figure(name, share, "%", data=f"{len(there)} quotes", note=note, **limit)
    for quote in missed if "-v" in sys.argv else ():
        sys.stdout.write(f"    not found: {quote}\n")


def _page_in_html(data: Path) -> None:
    """The PDF's page against the HTML of the same paper: sentences of ours in ours."""
    page, _ = _apart("pdf", (data / "pdf/2305.03393v1-page9.pdf").read_bytes())
    whole, _ = _apart("html", (data / "fulltext/latexml_html/2305.03393.html").read_bytes())
    body = "\n\n".join(section.text for section in page.sections if section.kind == "body")
    quotes, there = _quotes(body), _folded(_words(whole))
    found = sum(_folded(quote) in there for quote in quotes)
    name = "quotes of page 9 of 2305.03393 as PDF in its HTML"
    BENCH.figure(name, 100 * found / len(quotes), "%", data=f"{len(quotes)} quotes")


def _apart(kind: Kind, payload: bytes) -> tuple[Apart, float]:
    began = time.monotonic()
    return asyncio.run(taken_apart(kind, payload)), time.monotonic() - began


def _quotes(text: str) -> list[str]:
    """Sentences of prose that a card might quote: no tables, formulas, lists, references."""
    body = re.split(r"^#+\s*References", text, flags=re.M)[0]
    whole = _CUT.sub(" ", _COMMENT.sub("", _LINK.sub(r"[\1]", body))).replace("\\", "")
    plain = [part for part in whole.split("\n\n") if not _NOT_PROSE.search(part)]
    found = [each.text for part in plain for each in sentences(" ".join(part.split()))]
    return [each for each in found if LEAST_WORDS <= len(each.split()) <= MOST_WORDS and each[-1] in ".!?"]


def _words(apart: Apart) -> str:
    return "\n".join([apart.front, *(section.text for section in apart.sections)])


def _naive(kind: Kind, payload: bytes) -> str:
    if kind == "html":
        body = LexborHTMLParser(payload.decode()).body
        return body.text() if body is not None else ""
    document = pypdfium2.PdfDocument(payload)
    return "\n".join(str(page.get_textpage().get_text_range()) for page in document)


def _folded(text: str) -> str:
    """Letters and digits only, marks of citations left out: as a quote is looked up, or a little more lenient."""
    folded = unicodedata.normalize("NFKC", _CITED.sub("", text)).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


if __name__ == "__main__":
    sys.exit(main())
