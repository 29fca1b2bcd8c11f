"""The chapters of a report, formed from the selected papers' own terms: which papers belong together, and its name.

The same papers give the same chapters in whatever order they come. Pure: asks no model.
"""

from collections.abc import Sequence
from typing import Final

from bot.conference.communities import LONELY, groups
from bot.conference.found import Found, Group
from bot.conference.naming import names
from bot.conference.vectors import vectors
from bot.domain.conference import Decision

RANK: Final[dict[Decision, int]] = {"oral": 0, "spotlight": 1}
"""The papers that a venue shows most prominently stand first; all others behind them."""


def chapters(found: Sequence[Found]) -> tuple[Group, ...]:
    """The chapters, the largest first: what a venue had most of is what a reader looks for first.

    Within a chapter orals and spotlights come first, then by title. Papers that belong to no chapter are the last
    group, with an empty title.
    """
    places = sorted(range(len(found)), key=lambda place: _canonical(found[place]))
    papers = [found[place] for place in places]
    named = _named(papers)
    return tuple(
        Group(title, tuple(places[place] for place in sorted(group, key=lambda place: _prominence(papers[place]))))
        for title, group in named
    )


def _named(papers: Sequence[Found]) -> list[tuple[str, list[int]]]:
    """Groups with their names, and at the end those that belong to no other; a group without a name has nothing in
    common that could be told."""
    grouped, none = groups(vectors(papers))
    titled = list(zip(names(papers, grouped), grouped, strict=True))
    last = [*none, *(place for title, group in titled if not title for place in group)]
    if len(last) > LONELY * len(papers):
        every = list(range(len(papers)))
        return [(names(papers, [every])[0], every)]
    return [(title, group) for title, group in titled if title] + ([("", last)] if last else [])


def _canonical(found: Found) -> tuple[str, ...]:
    """An order that is the same however the papers came."""
    accepted = found.chosen.accepted
    return (found.paper.title.casefold(), found.paper.id, accepted.url, *accepted.keywords, found.paper.abstract)


def _prominence(found: Found) -> tuple[int, str, str]:
    return RANK.get(found.chosen.accepted.decision, 2), found.paper.title.casefold(), found.paper.id
