"""Trains the one-line scorer on SciTLDR's train part and writes bot/writing/one_line_weights.json.

Run: JOGAN_BENCH_DATA=… python tests/bench/scitldr/train.py (a minute; numpy and scipy, which scikit-learn brings).
It reads the train part only: strength of the penalty was chosen by 5-fold cross-validation on it.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from abstracts import Abstract, folder, read, rouge
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from bot.writing.features import features, phrases

ROOT = Path(__file__).resolve().parents[3]

Vector = NDArray[np.float64]
LEAST_PHRASES = 8
PHRASE_SCALE = 0.3
TEMPERATURE = 0.07
PENALTY = {"feature": 0.01, "phrase": 0.04}
FOLDS = 5
KEPT = 4000
WEIGHTS = ROOT / "bot" / "writing" / "one_line_weights.json"


@dataclass
class Table:
    """All sentences as rows: counted features, phrases, the abstract each belongs to, and its ROUGE-1."""

    counted: Vector
    said: sparse.csr_matrix
    group: NDArray[np.int64]
    rouge: Vector

    def rows(self, kept: NDArray[np.bool_]) -> "Table":
        """Some of the rows."""
        return Table(self.counted[kept], self.said[kept], self.group[kept], self.rouge[kept])


def table(abstracts: Sequence[Abstract], names: Sequence[str], known: Sequence[str]) -> Table:
    """The rows of some abstracts, by the features' and phrases' names."""
    column = {phrase: place for place, phrase in enumerate(known)}
    counted, rows, columns = [], [], []
    for abstract in abstracts:
        for one in features(abstract.sentences, abstract.title):
            counted.append([one.get(name, 0.0) for name in names])
    for row, said in enumerate(said for abstract in abstracts for said in phrases(abstract.sentences)):
        hits = [column[phrase] for phrase in said if phrase in column]
        rows += [row] * len(hits)
        columns += hits
    said_matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(counted), len(known)))
    group = np.repeat(np.arange(len(abstracts)), [len(abstract.sentences) for abstract in abstracts])
    values = np.concatenate([rouge(abstract) for abstract in abstracts])
    return Table(np.array(counted), said_matrix, group, values)


def fit(rows: Table) -> tuple[Vector, Vector]:
    """Weights of features and phrases: the softmax over an abstract's sentences comes near that of their ROUGE."""
    deviation = rows.counted.std(0) + 1e-9
    design = sparse.hstack([sparse.csr_matrix(rows.counted / deviation), rows.said * PHRASE_SCALE]).tocsr()
    penalty = np.repeat([PENALTY["feature"], PENALTY["phrase"]], [rows.counted.shape[1], rows.said.shape[1]])
    first = np.flatnonzero(np.r_[True, rows.group[1:] != rows.group[:-1]])
    owner = np.repeat(np.arange(len(first)), np.diff(np.r_[first, len(rows.group)]))

    def softmax(scores: Vector) -> Vector:
        powers = np.exp(scores - np.maximum.reduceat(scores, first)[owner])
        return powers / np.add.reduceat(powers, first)[owner]

    wanted = softmax(rows.rouge / TEMPERATURE)

    def loss(weights: Vector) -> tuple[float, Vector]:
        given = softmax(design @ weights)
        cross = -(wanted * np.log(given + 1e-12)).sum() / len(first)
        slope = design.T @ (given - wanted) / len(first) + penalty * weights
        return cross + 0.5 * float(penalty @ weights**2), slope

    weights = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    split = rows.counted.shape[1]
    return weights[:split] / deviation, weights[split:] * PHRASE_SCALE


def chosen_rouge(rows: Table, scores: Vector) -> list[float]:
    """The ROUGE-1 of the best-scored sentence of each abstract."""
    got = []
    for one in np.unique(rows.group):
        mine = rows.group == one
        got.append(float(rows.rouge[mine][np.argmax(scores[mine])]))
    return got


def cross_validate(rows: Table) -> float:
    """The mean ROUGE-1 on folds of the train part that the weights did not see."""
    got: list[float] = []
    for fold in range(FOLDS):
        aside = rows.group % FOLDS == fold
        counted, said = fit(rows.rows(~aside))
        held = rows.rows(aside)
        got += chosen_rouge(held, held.counted @ counted + held.said @ said)
    return 100 * float(np.mean(got))


def say(line: str) -> None:
    """A line for whoever runs this."""
    sys.stdout.write(line + "\n")


def main() -> int:
    """Cross-validate, train on all of train, keep the weights that move most, write."""
    data = folder()
    if data is None:
        say("not run: JOGAN_BENCH_DATA names no folder with scitldr/")
        return 0
    abstracts = read(data / "train.jsonl.gz")
    names = sorted(
        {name for abstract in abstracts for one in features(abstract.sentences, abstract.title) for name in one}
    )
    counts = Counter(phrase for abstract in abstracts for said in phrases(abstract.sentences) for phrase in said)
    known = sorted(phrase for phrase, count in counts.items() if count >= LEAST_PHRASES)
    rows = table(abstracts, names, known)
    say(f"cross-validated on train: ROUGE-1 {cross_validate(rows):.2f}")
    counted, said = fit(rows)
    moving = np.argsort(-np.abs(said) * np.sqrt([counts[phrase] for phrase in known]), kind="stable")[:KEPT]
    weights = {
        "features": {name: round(float(weight), 4) for name, weight in zip(names, counted, strict=True)},
        "phrases": {known[place]: round(float(said[place]), 4) for place in sorted(moving)},
    }
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    say(f"{WEIGHTS.name}: {len(names)} features, {len(moving)} phrases")
    return 0


if __name__ == "__main__":
    sys.exit(main())
