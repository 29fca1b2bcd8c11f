"""Trains the classifier's weights from labelled papers; as a script it writes bot/classifying/weights.json.

It looks at titles, abstracts and labels only; texts without labels serve to weigh words by how rare they are.
"""

import gzip
import json
import math
import os
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from bot.classifying.evidence import strengths
from bot.classifying.patterns import hand_written
from bot.classifying.terms import words
from bot.classifying.weights import Weights, parse, term_counts
from bot.domain.nine import NINE

ROOT = Path(__file__).resolve().parents[3]

KEYS = tuple(category.key for category in NINE)
RARE = 8
"""A term must stand in this many texts to count."""

STRENGTH = 10.0
"""Inverse regularisation of the logistic regression."""


@dataclass(frozen=True)
class Labelled:
    """A paper with its category."""

    title: str
    abstract: str
    label: str


def labelled(data: Path) -> list[Labelled]:
    """The labelled papers."""
    lines = (data / "labels" / "dev.jsonl").read_bytes().splitlines()
    return [Labelled(row["title"], row["abstract"], row["label"]) for row in map(json.loads, lines)]


def unlabelled(data: Path, known: Iterable[Labelled]) -> list[dict[str, float]]:
    """The term counts of texts without labels, none of which is a labelled paper."""
    seen = {_name(paper.title) for paper in known}
    counts = []
    for title, abstract in _texts(data):
        if _name(title) not in seen:
            seen.add(_name(title))
            counts.append(term_counts(words(title), words(abstract)))
    return counts


def _name(title: str) -> str:
    return " ".join(words(title))


def _texts(data: Path) -> Iterable[tuple[str, str]]:
    for file in sorted((data / "hf_api").glob("*.json")):
        for row in json.loads(file.read_text(encoding="utf-8")):
            yield row["title"], row["paper"].get("summary") or ""
    for file in sorted((data / "daily_2026").glob("*.json")):
        for row in json.loads(file.read_text(encoding="utf-8")):
            yield row["title"], row["abstract"] or ""
    for name in ("train", "dev"):
        with gzip.open(data / "scitldr" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield row["title"] or "", " ".join(row["source"])


def train(papers: Sequence[Labelled], others: Sequence[dict[str, float]]) -> str:
    """The text of a weights file, learned from `papers`."""
    counts = [term_counts(words(paper.title), words(paper.abstract)) for paper in papers]
    everywhere = Counter(term for text in (*counts, *others) for term in text)
    terms = sorted({term for text in counts for term in text if everywhere[term] >= RARE})
    whole = len(counts) + len(others) + 1
    idf = np.array([math.log(whole / (1 + everywhere[term])) + 1.0 for term in terms])
    idf_unit = float(idf.max()) / 255
    steps = np.rint(idf / idf_unit)
    features = sparse.hstack([_tfidf(counts, terms, steps * idf_unit), sparse.csr_matrix(_evidence(papers))]).tocsr()
    labels = [KEYS.index(paper.label) for paper in papers]
    model = LogisticRegression(C=STRENGTH, max_iter=500, class_weight="balanced").fit(features, labels)
    return _file(model.coef_, model.intercept_, terms, steps, idf_unit)


def _tfidf(counts: Sequence[dict[str, float]], terms: Sequence[str], idf: np.ndarray) -> sparse.csr_matrix:
    column = {term: at for at, term in enumerate(terms)}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, text in enumerate(counts):
        known = {column[term]: (1 + math.log(count)) for term, count in text.items() if term in column}
        length = math.sqrt(sum((value * idf[at]) ** 2 for at, value in known.items())) or 1.0
        rows.extend([row] * len(known))
        columns.extend(known)
        values.extend(value * idf[at] / length for at, value in known.items())
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(counts), len(terms)))


def _evidence(papers: Sequence[Labelled]) -> np.ndarray:
    book = hand_written()
    return np.array([strengths(book.hits(words(paper.title), words(paper.abstract)), KEYS) for paper in papers])


def _file(coefficients: np.ndarray, bias: np.ndarray, terms: Sequence[str], steps: np.ndarray, idf_unit: float) -> str:
    of_terms, of_phrases = coefficients[:, : len(terms)], coefficients[:, len(terms) :]
    row_unit = float(np.abs(of_terms).max()) / 127
    data = {
        "categories": KEYS,
        "bias": np.round(bias, 4).tolist(),
        "phrases": np.round(of_phrases, 4).tolist(),
        "idf_unit": idf_unit,
        "row_unit": row_unit,
        "terms": ",".join(terms),
        "idf": b64encode(steps.astype(np.uint8).tobytes()).decode(),
        "rows": b64encode(np.rint(of_terms / row_unit).astype(np.int8).T.tobytes()).decode(),
    }
    return json.dumps(data, ensure_ascii=False, indent=0) + "\n"


def trained(papers: Sequence[Labelled], others: Sequence[dict[str, float]]) -> Weights:
    """The weights as the program would read them from their file."""
    return parse(train(papers, others))


def main() -> int:
    """Train on all labelled papers and write the packaged file."""
    folder = os.environ.get("JOGAN_BENCH_DATA")
    if not folder:
        sys.stdout.write("not run: set JOGAN_BENCH_DATA to the folder of the bench data\n")
        return 0
    papers = labelled(Path(folder))
    text = train(papers, unlabelled(Path(folder), papers))
    target = ROOT / "bot" / "classifying" / "weights.json"
    target.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{target.relative_to(ROOT)}: {len(text):,} bytes from {len(papers)} papers\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
