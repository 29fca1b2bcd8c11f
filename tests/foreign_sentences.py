"""Sentences about the papers of 2024-07-16, true ones and lies, and those papers as a check meets them."""

import json
from functools import cache
from pathlib import Path

from bot.domain.text import PaperText
from bot.gate.source import Source
from bot.reading.source import source_of

TESTS = Path(__file__).parent
FOLDER = TESTS / "captured" / "foreign_sentences"
DAY = TESTS.parent / "adapters" / "sources" / "recorded" / "days" / "2024-07-16.json"


@cache
def sources() -> dict[str, Source]:
    """The papers of that day by arXiv id, of which title and abstract are known."""
    listed = [entry["paper"] for entry in json.loads(DAY.read_text(encoding="utf-8"))]
    return {
        paper["id"]: source_of(PaperText(f"arxiv:{paper['id']}", paper["title"], " ".join(paper["summary"].split())))
        for paper in listed
    }


@cache
def honest() -> dict[str, tuple[str, ...]]:
    """True sentences by paper."""
    found: dict[str, tuple[str, ...]] = {}
    for paper, sentence in _rows("honest.txt"):
        found[paper] = (*found.get(paper, ()), sentence)
    return found


@cache
def lies() -> tuple[tuple[str, str, str], ...]:
    """Lies: the verdict that they must get, paper, sentence."""
    return tuple((verdict, paper, sentence) for verdict, paper, sentence in _rows("lies.txt"))


def _rows(name: str) -> list[tuple[str, ...]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" | ")) for line in lines if line]
