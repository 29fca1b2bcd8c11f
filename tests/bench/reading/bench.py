"""What the defence against orders in papers costs: sentences of real papers that no model is shown and nobody quotes.

Nothing says which of them tell something: authors' lines, thanks and cited prompts are among them.
"""

import asyncio
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from figure import Bench
from gate_tuning import abstracts

from adapters.fulltext.process import taken_apart
from bot.domain.text import PaperText
from bot.reading.sentences import sentences
from bot.reading.source import source_of

BENCH = Bench(__file__, ("bot/reading", "bot/gate"))
PAGES = {
    "1706.03762": "Attention Is All You Need",
    "2305.03393": "Optimized Table Tokenization for Table Structure Recognition",
    "2310.06825": "Mistral 7B",
}
"""Pages of data/fulltext by the titles of their papers."""


def main() -> int:
    """Print the figures; the exit status."""
    _told("abstracts", [PaperText(paper, *told) for paper, told in abstracts().items()])
    folder = Path(os.environ.get("JOGAN_BENCH_DATA", "")) / "fulltext" / "latexml_html"
    if not folder.is_dir():
        BENCH.not_run("JOGAN_BENCH_DATA names no folder with fulltext/")
        return BENCH.end()
    _told("whole papers", [_whole(folder, paper, title) for paper, title in PAGES.items()])
    return BENCH.end()


def _whole(folder: Path, paper: str, title: str) -> PaperText:
    apart = asyncio.run(taken_apart("html", (folder / f"{paper}.html").read_bytes()))
    return PaperText(paper, title, "", sections=tuple(apart.sections))


def _told(name: str, texts: Iterable[PaperText]) -> None:
    """Of all sentences that are not references, how many the gate's source lacks."""
    every, kept, papers = 0, 0, 0
    for text in texts:
        bodies = [text.abstract, *(section.text for section in text.sections if section.kind != "references")]
        every += sum(len(sentences(body)) for body in bodies)
        kept += sum(len(part.bounds) for part in source_of(text).parts if part.section != "title")
        papers += 1
    data = f"{papers} papers, {every} sentences"
    BENCH.figure(f"sentences that no model is shown, {name}", 100 * (1 - kept / every), "%", data=data)


if __name__ == "__main__":
    sys.exit(main())
