"""SciTLDR's abstracts for training and measuring: joined, split by our own splitter, measured with rouge-score."""

import gzip
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rouge_score.rouge_scorer import RougeScorer

from bot.reading.sentences import sentences

SCORER = RougeScorer(["rouge1"], use_stemmer=True)


@dataclass(frozen=True)
class Abstract:
    """One paper's abstract as our splitter sees it, and the summaries people wrote."""

    title: str
    text: str
    sentences: tuple[str, ...]
    targets: tuple[str, ...]


def folder() -> Path | None:
    """Where the data is, if it is."""
    named = os.environ.get("JOGAN_BENCH_DATA", "")
    found = Path(named) / "scitldr"
    return found if named and found.is_dir() else None


def read(path: Path) -> list[Abstract]:
    """All abstracts of one part."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_abstract(json.loads(line)) for line in lines]


def _abstract(record: dict[str, object]) -> Abstract:
    source, targets = record["source"], record["target"]
    assert isinstance(source, list)
    assert isinstance(targets, list)
    text = " ".join(" ".join(part.split()) for part in source).strip()
    found = tuple(sentence.text for sentence in sentences(text))
    return Abstract(str(record.get("title") or ""), text, found, tuple(targets))


def rouge_of(text: str, targets: Sequence[str]) -> float:
    """ROUGE-1 F with stemming, the best over the targets."""
    return max(float(SCORER.score(target, text)["rouge1"].fmeasure) for target in targets)


def rouge(abstract: Abstract) -> list[float]:
    """The ROUGE-1 of each sentence."""
    return [rouge_of(text, abstract.targets) for text in abstract.sentences]
