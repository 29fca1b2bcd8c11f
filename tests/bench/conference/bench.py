"""Measures how a conference report selects and groups two venues' lists: recall, coherence, stability, time, memory.

The rivals are a random split of the same sizes and scikit-learn's k-means with as many groups, both scored on words
that ours did not see; ends with 1 unless ours is better than chance, the same in any order, and fast.
"""

import json
import os
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, silhouette_score

from bot.conference.chapters import chapters
from bot.conference.found import Chosen, Found
from bot.conference.select import judged, select
from bot.domain.conference import Accepted
from bot.domain.identity import paper_id
from bot.domain.nine import NINE
from bot.domain.paper import Paper

ROOT = Path(__file__).resolve().parents[2]
ELSEWHERE = ROOT / "captured" / "chapters" / "reported_elsewhere.txt"
LLM = NINE["LLM"]
SHUFFLES = 20
FEWEST_OF_23 = 19
MOST_SECONDS = 2.0
"""CPU of forming the chapters of 1,000 papers with abstracts."""

Labels = NDArray[np.int_]


def listed(path: Path) -> list[Accepted]:
    """The papers of a venue's list."""
    return [_accepted(row) for row in json.loads(path.read_text(encoding="utf-8"))]


def earlier_years(path: Path) -> list[Accepted]:
    """Papers of all fields from before language models were everywhere."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [Accepted(row["title"], abstract=row["abstract"]) for row in rows if row["venue"].startswith("ijcai")]


def _accepted(row: dict[str, object]) -> Accepted:
    keywords = tuple(each.strip() for each in str(row["keywords"] or "").split(";"))
    return Accepted(str(row["title"]), keywords=keywords, abstract=str(row.get("abstract") or ""))


def found(chosen: Sequence[Chosen], *, keywords: bool = True, words: bool = True) -> list[Found]:
    """Chosen papers as the chapters' stage gets them; without keywords, or without title and abstract, to hold out."""
    kept = []
    for each in chosen:
        accepted = each.accepted
        row = Accepted(accepted.title, keywords=accepted.keywords if keywords else (), abstract=accepted.abstract)
        title, abstract = (accepted.title, accepted.abstract) if words else ("", "")
        identity = paper_id("", title=accepted.title)
        kept.append(Found(Chosen(row), Paper(identity, title, "", (), abstract=abstract)))
    return kept


def labels(papers: Sequence[Found]) -> Labels:
    """The chapter of each paper."""
    said = np.zeros(len(papers), dtype=np.int_)
    for at, group in enumerate(chapters(papers)):
        said[list(group.places)] = at
    return said


def coherence(name: str, seen: Sequence[Found], seen_texts: Sequence[str], held_out: Sequence[str]) -> bool:
    """Silhouettes on texts that were not seen; whether ours is better than every random split."""
    held = TfidfVectorizer(stop_words="english", ngram_range=(1, 2), min_df=2, max_df=0.35, sublinear_tf=True)
    space = held.fit_transform(held_out)
    ours = labels(seen)
    mine = float(silhouette_score(space, ours, metric="cosine"))
    chance = np.random.default_rng(0)
    split = [float(silhouette_score(space, chance.permutation(ours), metric="cosine")) for _ in range(SHUFFLES)]
    vectors = TfidfVectorizer(stop_words="english", ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    means = KMeans(len(set(ours)), n_init=10, random_state=0).fit_predict(vectors.fit_transform(seen_texts))
    rival = float(silhouette_score(space, means, metric="cosine"))
    sys.stdout.write(
        f"conference: {name}: {len(set(ours))} groups, silhouette {mine:.4f}; random splits "
        f"{statistics.mean(split):.4f} (best of {SHUFFLES}: {max(split):.4f}); k-means {rival:.4f}\n"
    )
    return mine > max(split)


def stable(name: str, papers: Sequence[Found]) -> bool:
    """Whether the chapters are the same in any order, and how much of them is left without a tenth of the papers."""
    first, chance = labels(papers), random.Random(0)
    same, fewer = [], []
    for _ in range(SHUFFLES):
        order = chance.sample(range(len(papers)), len(papers))
        again = labels([papers[at] for at in order])
        same.append(adjusted_rand_score(first[order], again))
        kept = sorted(order[: len(order) * 9 // 10])
        fewer.append(adjusted_rand_score(first[kept], labels([papers[at] for at in kept])))
    sys.stdout.write(
        f"conference: {name}: adjusted Rand over {SHUFFLES} shuffles at least {min(same):.3f}; without a tenth of the "
        f"papers {statistics.mean(fewer):.2f} (mean)\n"
    )
    return min(same) == 1.0


def cost(name: str, papers: Sequence[Found]) -> float:
    """CPU seconds of forming the chapters; prints the most memory that was taken for it, too."""
    times = []
    for _ in range(3):  # what else runs on the machine slows single runs
        began = time.process_time()
        groups = chapters(papers)
        times.append(time.process_time() - began)
    tracemalloc.start()
    chapters(papers)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    sizes = ", ".join(str(len(group.places)) for group in groups)
    sys.stdout.write(
        f"conference: {name}: {len(papers)} papers in {min(times):.2f} s CPU, {peak / 1e6:.0f} MB; {sizes}\n"
    )
    return min(times)


def selection(neurips: Sequence[Accepted], colm: Sequence[Accepted], before: Sequence[Accepted]) -> bool:
    """How many papers are selected: of those that a person chose, of all, and where all or none are of the topic."""
    cpu = time.process_time()
    rows = judged(neurips, LLM, NINE)
    cpu = time.process_time() - cpu
    chosen = {row.accepted.title for row in rows if row.chosen}
    elsewhere = ELSEWHERE.read_text(encoding="utf-8").splitlines()
    hit, unsure = len(chosen.intersection(elsewhere)), sum(not row.sure for row in rows)
    of_colm = len(select(colm, LLM, NINE))
    sys.stdout.write(
        f"conference: selected for LLM: {hit} of {len(elsewhere)} that a person chose, {len(chosen)} of {len(neurips)} "
        f"in all ({unsure} unsure; {cpu:.2f} s CPU); {of_colm} of {len(colm)} of a venue about language models; "
        f"{len(select(before, LLM, NINE))} of {len(before)} of 2021 and 2022, where hardly any was\n"
    )
    return hit >= FEWEST_OF_23


def main() -> int:
    """Print the figures; 1 where one misses its bar."""
    data = os.environ.get("JOGAN_BENCH_DATA")
    if not data:
        sys.stdout.write("conference: not run: set JOGAN_BENCH_DATA to the folder of the bench data\n")
        return 0
    folder = Path(data)
    neurips = listed(folder / "conference" / "neurips2023_oral_spotlight.json")
    colm = listed(folder / "conference" / "colm2024.json")
    before = earlier_years(folder / "labels" / "dev.jsonl")
    of_topic, whole = select(neurips, LLM, NINE), select(colm, None, NINE)
    titles, abstracts = [each.accepted.title for each in of_topic], [each.accepted.abstract for each in whole]
    keywords = [" ".join(each.accepted.keywords) for each in of_topic]
    seen = [f"{each.accepted.title} {' '.join(each.accepted.keywords)}" for each in whole]
    no_abstracts = [Chosen(Accepted(each.accepted.title, keywords=each.accepted.keywords)) for each in whole]
    thousand = found(select([*colm, *before, *neurips], None, NINE))[:1000]
    good = [
        selection(neurips, colm, before),
        coherence("NeurIPS LLM, by keywords, scored on titles", found(of_topic, words=False), keywords, titles),
        coherence("COLM, by titles and keywords, scored on abstracts", found(no_abstracts), seen, abstracts),
        stable("NeurIPS LLM", found(of_topic)),
        stable("COLM", found(whole)),
        cost("NeurIPS LLM", found(of_topic)) < MOST_SECONDS,
        cost("NeurIPS", found(select(neurips, None, NINE))) < MOST_SECONDS,
        cost("COLM", found(whole)) < MOST_SECONDS,
        cost("a mix", thousand) < MOST_SECONDS,
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
