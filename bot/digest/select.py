"""The stage that orders an edition and chooses the papers that get a card. Drops nothing: the rest is listed."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from bot.domain.edition import EditionPaper
from bot.domain.paper import Paper, PaperId

Rule = Literal["votes", "sources", "categories"]
"""What told the papers with cards from those without, first of all."""


@dataclass(frozen=True, slots=True)
class Selection:
    """All papers of an edition, numbered from 1 by their place in `ordered`; `carded` are those that get a card."""

    ordered: tuple[Paper, ...]
    carded: frozenset[PaperId]


def select(
    papers: Sequence[Paper], categories_of: Mapping[PaperId, str], most: int, able: Collection[PaperId]
) -> Selection:
    """The edition's order, and its `most` papers with cards, by the rule that /why tells.

    Papers stand in order of votes, then of how many sources showed them, then of their id. Cards go to the first
    of those that are `able` to have one; where the last places are claimed by papers with equal votes and sources,
    the category with fewest cards so far comes first. All others are listed by title.
    Votes count down and a paper without votes stands after all that have some; sightings count sources, not readings.
    The order is the same for the same papers, in whatever order they come. `categories_of` may lack papers.
    """
    ordered = tuple(sorted(papers, key=_place))
    carded: set[PaperId] = set()
    cards: Counter[str] = Counter()
    for _, equals in groupby((paper for paper in ordered if paper.id in able), key=_rank):
        for paper in _chosen(tuple(equals), most - len(carded), categories_of, cards):
            carded.add(paper.id)
            cards[categories_of.get(paper.id, "")] += 1
    return Selection(ordered, frozenset(carded))


def rule_of(listed: Iterable[EditionPaper]) -> Rule:
    """The first part of the rule that told these papers apart: votes, else sources, else only their categories."""
    ranks = {_rank(each.paper) for each in listed if each.summary in ("card", "listed_only")}
    if any(votes < 0 for votes, _ in ranks):
        return "votes"
    return "sources" if len(ranks) > 1 else "categories"


def hinges_on_categories(listed: Iterable[EditionPaper]) -> bool:
    """Whether only their categories told some papers with a card from others without."""
    ranks: dict[str, set[tuple[int, int]]] = {"card": set(), "listed_only": set()}
    for each in listed:
        ranks.setdefault(each.summary, set()).add(_rank(each.paper))
    return bool(ranks["card"] & ranks["listed_only"])


def _rank(paper: Paper) -> tuple[int, int]:
    votes = -1 if paper.votes is None else paper.votes
    return (-votes, -len({sighting.source for sighting in paper.sightings}))


def _place(paper: Paper) -> tuple[tuple[int, int], str]:
    return (_rank(paper), paper.id)


def _chosen(
    equals: tuple[Paper, ...], places: int, categories_of: Mapping[PaperId, str], cards: Counter[str]
) -> Iterable[Paper]:
    """As many of equal papers as there are places: one by one from the category with fewest cards so far."""
    if len(equals) <= places:
        return equals
    so_far = Counter(cards)
    waiting, chosen = list(equals), []
    for _ in range(max(0, places)):
        paper = min(waiting, key=lambda other: so_far[categories_of.get(other.id, "")])
        waiting.remove(paper)
        chosen.append(paper)
        so_far[categories_of.get(paper.id, "")] += 1
    return chosen
