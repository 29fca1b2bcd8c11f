"""What chapters are called: phrases that their own papers have and others have not. It changes no chapter."""

import math
from collections.abc import Sequence

from bot.classifying.terms import words
from bot.classifying.weights import packaged
from bot.conference.found import Found
from bot.conference.phrases import Phrase, Phrases, phrases, stems
from bot.domain.nine import NINE

COMMON = 0.4
"""Phrases of a larger share of all papers are what the whole report is about: their words name no chapter."""
OFTENER = 1.8
"""A name stands so much oftener in its chapter than in all papers."""
FROM_TITLE = 0.5
"""What a phrase counts that stands only in titles: authors choose keywords to name a field."""
ONE_WORD = 0.6
"""Two words say more: retrieval-augmented generation, not retrieval."""
SPREAD = 0.25
"""How much more a phrase counts that stands in a larger share of the chapter."""
RARE = 4.5
"""The rarity, among papers of all fields, from which a phrase tells something."""
SECOND = 0.3
"""The second phrase must say at least this share of what the first says,"""
LEAST = 0.15
"""and stand in this share of the chapter's papers."""
COVERED = 0.75
"""A phrase that stands in a larger share of the chapter's papers needs no second one."""


def names(papers: Sequence[Found], chapters: Sequence[Sequence[int]]) -> list[str]:
    """A title for each chapter, each once; empty for one whose papers have no telling phrase in common."""
    spoken = phrases(papers)
    free = _free(spoken, len(papers))
    given: list[str] = []
    for chapter in chapters:
        whole = len(chapter) == len(papers)
        found = _of_all(spoken, len(papers)) if whole else _telling(spoken, free, set(chapter), len(papers))
        free.difference_update(found)
        given.append(_title([spoken.written(phrase) for phrase in found]))
    return given


def _free(spoken: Phrases, papers: int) -> set[Phrase]:
    """The phrases of two papers or more that have a word which is not common to the whole report."""
    common = [phrase for phrase, holders in spoken.holders.items() if len(holders) > COMMON * papers]
    for category in NINE:  # some say LLM, some say language model: together they are what all is about
        said = [
            phrase for name in (category.key, *category.aliases) if (phrase := tuple(words(name))) in spoken.holders
        ]
        common += said if len(set().union(*(spoken.holders[phrase] for phrase in said))) > COMMON * papers else []
    theirs = {stem for phrase in common for stem in stems(phrase)}
    return {phrase for phrase, held in spoken.holders.items() if len(held) > 1 and not stems(phrase) <= theirs}


def _of_all(spoken: Phrases, papers: int) -> list[Phrase]:
    """What most papers have, where a report has one chapter only."""
    held = {phrase: len(holders) for phrase, holders in spoken.holders.items() if len(holders) >= max(2, papers / 2)}
    return [max(held, key=lambda phrase: (held[phrase], len(phrase), phrase))] if held else []


def _telling(spoken: Phrases, free: set[Phrase], chapter: set[int], papers: int) -> list[Phrase]:
    """The phrase that says most of the chapter, and a second one of other words where the first leaves papers out."""
    said = {phrase: score for phrase in free if (score := _said(spoken, phrase, chapter, papers)) > 0.0}
    first = max(said, key=lambda phrase: (said[phrase], phrase), default=None)
    if first is None:
        return []
    held = spoken.holders[first] & chapter
    if len(held) > COVERED * len(chapter):
        return [first]
    added = {
        phrase: score * len(mine - held) / len(mine)
        for phrase, score in said.items()
        if len(mine := chapter & spoken.holders[phrase]) >= LEAST * len(chapter)
        and stems(first).isdisjoint(stems(phrase))
    }
    second = max(added, key=lambda phrase: (added[phrase], phrase), default=None)
    return [first, second] if second is not None and added[second] >= SECOND * said[first] else [first]


def _said(spoken: Phrases, phrase: Phrase, chapter: set[int], papers: int) -> float:
    """How much a phrase says of a chapter: in how many of its papers, and how much oftener than in all."""
    held = len(spoken.holders[phrase] & chapter)
    if held < 2:
        return 0.0
    oftener = held * papers / (len(chapter) * len(spoken.holders[phrase]))
    if oftener < OFTENER:
        return 0.0
    weight = (1.0 if phrase in spoken.keyed else FROM_TITLE) * (1.0 if len(phrase) > 1 else ONE_WORD) * _rare(phrase)
    return weight * held * math.pow(held / len(chapter), SPREAD) * math.log(oftener)


def _rare(phrase: Phrase) -> float:
    """Less than one for phrases that stand in papers of every field: machine learning, data, framework."""
    known = packaged()
    row = known.terms.get(" ".join(phrase))
    return 1.0 if row is None else min(1.0, known.idf[row] * known.idf_unit / RARE)


def _title(written: Sequence[str]) -> str:
    """Phrases joined as a title; between those that are not English stands a mark that every language knows."""
    joined = (" and " if all(map(str.isascii, written)) else " · ").join(written)
    return joined[:1].upper() + joined[1:]
