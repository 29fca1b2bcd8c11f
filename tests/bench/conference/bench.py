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
from figure import Bench
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
BENCH = Bench(__file__, ("bot/conference", "bot/classifying"))
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


def coherence(name: str, seen: Sequence[Found], seen_texts: Sequence[str], held_out: Sequence[str]) -> None:
    """Silhouettes on texts that were not seen: ours is to be better than every random split."""
    held = TfidfVectorizer(stop_words="english", ngram_range=(1, 2), min_df=2, max_df=0.35, sublinear_tf=True)
    space = held.fit_transform(held_out)
    ours = labels(seen)
    mine = float(silhouette_score(space, ours, metric="cosine"))
    chance = np.random.default_rng(0)
    split = [float(silhouette_score(space, chance.permutation(ours), metric="cosine")) for _ in range(SHUFFLES)]
    vectors = TfidfVectorizer(stop_words="english", ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    means = KMeans(len(set(ours)), n_init=10, random_state=0).fit_predict(vectors.fit_transform(seen_texts))
    rival = float(silhouette_score(space, means, metric="cosine"))
    best = f"the best of {SHUFFLES} random splits"
    rivals = {"k-means": rival, best: max(split), "their mean": statistics.mean(split)}
    data = f"{len(seen)} papers in {len(set(ours))} groups"
    BENCH.figure(f"silhouette of chapters, {name}", mine, at_least=max(split), rivals=rivals, data=data)


def stable(name: str, papers: Sequence[Found]) -> None:
    """Whether the chapters are the same in any order, and how much of them is left without a tenth of the papers."""
    first, chance = labels(papers), random.Random(0)
    same, fewer = [], []
    for _ in range(SHUFFLES):
        order = chance.sample(range(len(papers)), len(papers))
        again = labels([papers[at] for at in order])
        same.append(adjusted_rand_score(first[order], again))
        kept = sorted(order[: len(order) * 9 // 10])
        fewer.append(adjusted_rand_score(first[kept], labels([papers[at] for at in kept])))
    data = f"{len(papers)} papers, {SHUFFLES} shuffles"
    BENCH.figure(f"chapters in another order, adjusted Rand, {name}", min(same), at_least=1.0, data=data)
    name = f"chapters without a tenth of the papers, adjusted Rand, {name}"
    BENCH.figure(name, statistics.mean(fewer), data=data, note="mean")


def cost(name: str, papers: Sequence[Found]) -> None:
    """CPU seconds of forming the chapters, and the most memory that was taken for it."""
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
    data, note = f"{len(papers)} papers", f"{peak / 1e6:.0f} MB; chapters of {sizes}"
    BENCH.figure(f"CPU of forming chapters, {name}", min(times), "s", at_most=MOST_SECONDS, data=data, note=note)


def selection(neurips: Sequence[Accepted], colm: Sequence[Accepted], before: Sequence[Accepted]) -> None:
    """How many papers are selected: of those that a person chose, of all, and where all or none are of the topic."""
    cpu = time.process_time()
    rows = judged(neurips, LLM, NINE)
    cpu = time.process_time() - cpu
    chosen = {row.accepted.title for row in rows if row.chosen}
    elsewhere = ELSEWHERE.read_text(encoding="utf-8").splitlines()
    hit, unsure = len(chosen.intersection(elsewhere)), sum(not row.sure for row in rows)
    note = f"{len(chosen)} of {len(neurips)} in all, {unsure} unsure, {cpu:.2f} s CPU"
    data = "NeurIPS 2023, orals and spotlights"
    unit = f"of {len(elsewhere)}"
    BENCH.figure("selected for LLM, of those a person chose", hit, unit, at_least=FEWEST_OF_23, data=data, note=note)
    of_colm, of_before = len(select(colm, LLM, NINE)), len(select(before, LLM, NINE))
    BENCH.figure("selected for LLM at a venue about it", of_colm, f"of {len(colm)}", data="COLM 2024")
    data = "IJCAI 2021 and 2022, where hardly any was"
    BENCH.figure("selected for LLM before it was everywhere", of_before, f"of {len(before)}", data=data)


def main() -> int:
    """Print the figures; 1 where one misses its bar."""
    data = os.environ.get("JOGAN_BENCH_DATA")
    if not data:
        BENCH.not_run("JOGAN_BENCH_DATA is not set")
        return BENCH.end()
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
    selection(neurips, colm, before)
    coherence("NeurIPS LLM, by keywords, scored on titles", found(of_topic, words=False), keywords, titles)
    coherence("COLM, by titles and keywords, scored on abstracts", found(no_abstracts), seen, abstracts)
    stable("NeurIPS LLM", found(of_topic))
    stable("COLM", found(whole))
    for name, papers in (("NeurIPS LLM", found(of_topic)), ("NeurIPS", found(select(neurips, None, NINE)))):
        cost(name, papers)
    cost("COLM", found(whole))
    cost("a mix", thousand)
    return BENCH.end()


if __name__ == "__main__":
    sys.exit(main())
