"""Groups of papers that are near to each other: communities of a graph of neighbours, within bounds of size and number.

The same order of papers gives the same groups. It names none.
"""

import math
from collections.abc import Sequence
from statistics import median
from typing import Final

from bot.conference.vectors import NOTHING, About, Vector, about, likeness, neighbours

SMALLEST = 3
"""Papers of a group; what is left of a smaller one goes to the nearest other."""
ONE_GROUP = 5
"""Up to so many papers are one group."""
WEAK = 0.5
"""A paper that is less near to its group than this share of what is usual goes to another, or to none."""
LONELY = 0.5
"""Where a larger share of the papers belongs to none, they are one group: few papers share few terms."""
RESOLUTIONS: Final = (1.3, 1.6, 2.0, 2.6, 3.4)
"""How fine groups may be: each gives smaller ones than that before."""
NEIGHBOURS = 1.2
"""Times the logarithm of the number of papers: so many neighbours has each (7 of 53, 10 of 299)."""
SEED = 0


def groups(found: Sequence[Vector]) -> tuple[list[list[int]], list[int]]:
    """Places of the papers by group, the largest group first, and those that belong to none."""
    if len(found) <= ONE_GROUP:
        return [list(range(len(found)))] if found else [], []
    most_groups, most_papers = bounds(len(found))
    settled, none = _settled(found, _parted(found, most_papers))
    if len(none) > LONELY * len(found):
        return [list(range(len(found)))], []
    joined = _joined(found, settled, most_groups, most_papers)
    return sorted(joined, key=lambda group: (-len(group), group[0])), none


def bounds(papers: int) -> tuple[int, int]:
    """At most so many groups, and papers in one."""
    if papers < 60:
        return max(3, papers // 6), max(8, round(0.3 * papers))
    return max(12, papers // 20), max(40, papers // 8)


def _parted(found: Sequence[Vector], most_papers: int) -> list[list[int]]:
    """Communities by Louvain's method, as fine as it takes for none to be too large."""
    import networkx  # noqa: PLC0415 - loads only where a report is made

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(found)))
    graph.add_weighted_edges_from(neighbours(found, round(NEIGHBOURS * math.log2(len(found)))))
    parted: list[list[int]] = []
    for resolution in RESOLUTIONS:
        parted = [
            sorted(group) for group in networkx.community.louvain_communities(graph, resolution=resolution, seed=SEED)
        ]
        if max(map(len, parted)) <= most_papers:
            break
    return parted


def _settled(found: Sequence[Vector], parted: Sequence[Sequence[int]]) -> tuple[list[list[int]], list[int]]:
    """Papers that are far from their group, and those of small groups, go to the nearest group, or to none."""
    large = [group for group in parted if len(group) >= SMALLEST]
    theirs = [about(found[place] for place in group) for group in large]
    home = {place: at for at, group in enumerate(large) for place in group}
    own = {place: likeness(found[place], theirs[at], within=True) for place, at in home.items()}
    least = WEAK * median(own.values()) if own else 0.0
    kept: list[list[int]] = [[] for _ in large]
    none: list[int] = []
    for place, vector in enumerate(found):
        at = home[place] if own.get(place, -1.0) >= least else _nearest(vector, theirs, home.get(place), least)
        (none if at is None else kept[at]).append(place)
    none += [place for group in kept if len(group) < SMALLEST for place in group]
    return [group for group in kept if len(group) >= SMALLEST], sorted(none)


def _nearest(vector: Vector, theirs: Sequence[About], home: int | None, least: float) -> int | None:
    """The group that a paper is nearest to, where it is near enough; its own was not."""
    near = {at: likeness(vector, group, within=False) for at, group in enumerate(theirs) if at != home}
    at = max(near, key=lambda each: near[each], default=None)
    return at if at is not None and near[at] >= max(least, NOTHING) else None


def _joined(
    found: Sequence[Vector], settled: Sequence[list[int]], most_groups: int, most_papers: int
) -> list[list[int]]:
    """While there are too many groups, the smallest joins the nearest one that has room."""
    left = [list(group) for group in settled]
    while len(left) > most_groups:
        left.sort(key=lambda group: (-len(group), group[0]))
        smallest = left.pop()
        terms = about(found[place] for place in smallest).terms
        room = [group for group in left if len(group) + len(smallest) <= most_papers]
        if not room:
            return [*left, smallest]
        near = [likeness(terms, about(found[place] for place in group), within=False) for group in room]
        nearest = room[near.index(max(near))]
        nearest.extend(smallest)
        nearest.sort()
    return left
