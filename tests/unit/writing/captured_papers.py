"""The captured papers as the product meets them, and a checker of its own: it shares no code with the writer."""

import gzip
import json
from functools import cache
from pathlib import Path

from builders import a_paper

from bot.domain.paper import Paper
from bot.domain.readable import readable

CAPTURED = Path(__file__).parents[2] / "captured" / "writing" / "papers.jsonl.gz"


@cache
def captured() -> tuple[Paper, ...]:
    """All 386 papers, readable."""
    with gzip.open(CAPTURED, "rt", encoding="utf-8") as lines:
        return tuple(_paper(json.loads(line)) for line in lines)


def _paper(record: dict[str, str]) -> Paper:
    title, abstract = record["title"], record["abstract"]
    return a_paper(
        id=f"arxiv:{record['id']}",
        title=readable(title),
        abstract=readable(abstract),
        source_title=title,
        source_abstract=abstract,
        votes=record["votes"],
    )


def says(paper: Paper, sentence: str) -> bool:
    """Whether the paper's own abstract has these words: readable, white space made single, nothing else forgiven."""
    return sentence in " ".join(readable(paper.source_abstract).split())
