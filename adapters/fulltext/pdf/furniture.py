"""What stands on pages and is no text of the paper: running heads, page numbers, arXiv's stamp at the margin."""

import re
from collections import Counter
from collections.abc import Sequence

from adapters.fulltext.pdf.lines import Line

EDGE = 3
"""Lines from the top and from the bottom of a page among which running heads and feet are."""
LEAST_PAGES = 3
_NUMBER = re.compile(r"(?:page\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:/|of)\s*\d{1,4})?", re.I)
_DIGITS = re.compile(r"\d+")
STAMP = re.compile(r"arXiv:\s?(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?P<version>v\d{1,4})?\b")


def stamp(pages: Sequence[Sequence[Line]]) -> re.Match[str] | None:
    """arXiv's stamp on the first page: alone on its line, or with the subject and the date."""
    first = pages[0] if pages else ()
    return next((found for line in first if (found := STAMP.match(line.text)) and len(line.text) < 80), None)


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without it. A line counts as a running one where it stands at the edge of a third of the pages."""
    edges = [_edges(page) for page in pages]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    running = {key for key, count in seen.items() if count >= max(LEAST_PAGES, len(pages) / 3)}
    return [
        [line for line in page if not _is_furniture(line, there, running)]
        for page, there in zip(pages, edges, strict=True)
    ]


def _edges(page: Sequence[Line]) -> set[Line]:
    by_height = sorted(page, key=lambda line: line.y)
    return {*by_height[:EDGE], *by_height[-EDGE:]}


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())[:120]


def _is_furniture(line: Line, edges: set[Line], running: set[str]) -> bool:
    if STAMP.match(line.text) and len(line.text) < 80:
        return True
    return line in edges and (_NUMBER.fullmatch(line.text) is not None or _key(line) in running)
