"""Numbers for the papers, in the order of the chapters, and an anchor for each chapter. It changes no order."""

import re
import unicodedata
from collections.abc import Sequence

from bot.conference.found import Found, Group
from bot.conference.topic import LONGEST_KEYWORD, MOST_KEYWORDS
from bot.domain.conference import ALL_PAPERS, EARLIER, Chapter, Reported
from bot.domain.readable import readable

LONGEST_SLUG = 48
NAMELESS = "others"
"""The anchor of the chapter without a title, and what one begins with whose title has no Latin letter or digit."""


def number(found: Sequence[Found], groups: Sequence[Group]) -> tuple[tuple[Reported, ...], tuple[Chapter, ...]]:
    """The papers 1..N, chapter after chapter, and the chapters with their papers' numbers.

    A paper that is in no group is not told of; one that is in two is in the first.
    """
    reported: list[Reported] = []
    numbered: list[Chapter] = []
    seen: set[int] = set()
    taken = {EARLIER}
    for group in groups:
        places = [place for place in dict.fromkeys(group.places) if place not in seen]
        seen.update(places)
        first = len(reported) + 1
        reported += [_reported(first + at, found[place]) for at, place in enumerate(places)]
        slug = ALL_PAPERS if len(groups) == 1 and not group.title else _slug(group.title, taken)
        taken.add(slug)
        numbered.append(Chapter(slug, group.title, tuple(range(first, first + len(places)))))
    return tuple(reported), tuple(numbered)


def _reported(at: int, found: Found) -> Reported:
    accepted = found.chosen.accepted
    keywords = (readable(keyword[:LONGEST_KEYWORD]) for keyword in accepted.keywords[:MOST_KEYWORDS])
    return Reported(
        number=at,
        paper=found.paper,
        venue=accepted.venue,
        decision=accepted.decision,
        track=accepted.track,
        keywords=tuple(keyword for keyword in keywords if keyword),
        reasons=found.chosen.reasons,
    )


def _slug(title: str, taken: set[str]) -> str:
    """`a-z0-9-`, once in a report: the title's letters without accents, with a number where another chapter has it."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_SLUG].strip("-") or NAMELESS
    same = (words, *(f"{words}-{at}" for at in range(2, len(taken) + 2)))
    return next(slug for slug in same if slug not in taken)
