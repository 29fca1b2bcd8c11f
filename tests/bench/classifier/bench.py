"""Measures the classifier on labelled papers: five folds, trained per fold, scored by the program's own code.

The rival is a TF-IDF logistic regression of scikit-learn on the same folds; ends with 1 unless ours is better.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import train
from figure import Bench
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline

from bot.classifying.rules import classify, classify_with
from bot.domain.nine import NINE

FOLDS = 5
SEED = 0
MORE_SEEDS = (1, 2, 3, 4)
RIVAL = "TF-IDF + logistic regression"
BENCH = Bench(__file__, ("bot/classifying", "bot/domain/nine.py"))

Papers = Sequence[train.Labelled]
Learner = Callable[[Papers, Papers], list[str]]
"""Learns from the first papers and says the categories of the second."""


def rival(known: Papers, asked: Papers) -> list[str]:
    """The rival's answers: words and word pairs, sublinear TF-IDF, balanced logistic regression."""
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2, stop_words="english")
    model = make_pipeline(vectors, LogisticRegression(C=10, max_iter=1000, class_weight="balanced"))
    model.fit([f"{paper.title} {paper.abstract}" for paper in known], [paper.label for paper in known])
    return [str(label) for label in model.predict([f"{paper.title} {paper.abstract}" for paper in asked])]


def ours(others: Sequence[dict[str, float]]) -> Learner:
    """Our answers, with weights learned from the known papers only."""

    def learn(known: Papers, asked: Papers) -> list[str]:
        weights = train.trained(known, others)
        return [classify_with(weights, paper.title, paper.abstract, (), NINE).category for paper in asked]

    return learn


def across_folds(papers: Papers, learner: Learner, seed: int) -> tuple[float, float]:
    """Accuracy and macro-F1 over all papers, each answered by the fold that did not see it."""
    labels = np.array([paper.label for paper in papers])
    said = np.empty_like(labels)
    for known, asked in StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(labels, labels):
        said[asked] = learner([papers[at] for at in known], [papers[at] for at in asked])
    return float(accuracy_score(labels, said)), float(f1_score(labels, said, average="macro"))


def milliseconds(papers: Papers) -> float:
    """The median time of one paper with the packaged weights."""
    times = []
    for paper in papers:
        start = time.perf_counter()
        classify(paper.title, paper.abstract, (), NINE)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def seeds(papers: Papers, learner: Learner) -> list[tuple[float, float]]:
    """Accuracy and macro-F1 of each shuffle."""
    return [across_folds(papers, learner, seed) for seed in (SEED, *MORE_SEEDS)]


def main() -> int:
    """Print the figures; 1 when ours is not better than the rival."""
    folder = os.environ.get("JOGAN_BENCH_DATA")
    if not folder:
        BENCH.not_run("JOGAN_BENCH_DATA is not set")
        return BENCH.end()
    papers = train.labelled(Path(folder))
    theirs, mine = seeds(papers, rival), seeds(papers, ours(train.unlabelled(Path(folder), papers)))
    data = f"{len(papers)} labelled papers, {FOLDS} folds"
    for at, name in enumerate(("accuracy", "macro-F1")):
        here, there = [each[at] for each in mine], [each[at] for each in theirs]
        note = f"over {len(here)} shuffles {statistics.mean(here):.3f} ± {statistics.stdev(here):.3f}"
        other = f"the rival's {statistics.mean(there):.3f} ± {statistics.stdev(there):.3f}"
        least = {"at_least": there[0] + 1 / len(papers)} if name == "accuracy" else {}
        BENCH.figure(name, here[0], rivals={RIVAL: there[0]}, data=data, note=f"{note}; {other}", **least)
    BENCH.figure("a paper", milliseconds(papers), "ms", data=f"{len(papers)} papers, median")
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
