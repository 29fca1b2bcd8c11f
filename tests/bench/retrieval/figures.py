"""Figures of retrieval: the share of evidence found among the first passages, and how sure a gain is."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, quantiles

DEPTHS = (5, 10)
RESAMPLED = 2_000


@dataclass(frozen=True)
class Found:
    """For one question: of how many pieces of evidence how many were found by each depth; `group` is its paper."""

    group: str
    pieces: int
    by: dict[int, int]

    def share(self, depth: int) -> float:
        """The share of its evidence that was found."""
        return self.by[depth] / self.pieces


def found(group: str, gold: Sequence[frozenset[int]], order: Sequence[int], depths: Sequence[int] = DEPTHS) -> Found:
    """What an order of passages found."""
    return Found(
        group, len(gold), {depth: sum(not each.isdisjoint(order[:depth]) for each in gold) for depth in depths}
    )


def mean_share(all_found: Sequence[Found], depth: int) -> float:
    """The share of evidence found by a depth in per cent, every question alike."""
    return 100 * mean(each.share(depth) for each in all_found)


def shares(all_found: Sequence[Found], depths: Sequence[int] = DEPTHS) -> str:
    """Per question, and over all pieces of evidence together."""
    pieces = sum(each.pieces for each in all_found)
    return ", ".join(
        f"@{depth} {mean_share(all_found, depth):.1f}"
        f" ({100 * sum(each.by[depth] for each in all_found) / pieces:.1f} of all pieces)"
        for depth in depths
    )


def gain(ours: Sequence[Found], theirs: Sequence[Found], depth: int) -> tuple[float, float, float]:
    """Points above the rival, and between which 95 of 100 draws of papers lie: questions of one paper go together."""
    by_paper: dict[str, list[float]] = {}
    for mine, other in zip(ours, theirs, strict=True):
        by_paper.setdefault(mine.group, []).append(100 * (mine.share(depth) - other.share(depth)))
    papers = list(by_paper.values())
    lots = random.Random(depth)
    drawn = []
    for _ in range(RESAMPLED):
        sample = [point for paper in lots.choices(papers, k=len(papers)) for point in paper]
        drawn.append(mean(sample))
    edges = quantiles(drawn, n=40)
    return mean(point for paper in papers for point in paper), edges[0], edges[-1]
