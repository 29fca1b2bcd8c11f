"""Which papers of a venue's list are of a topic, and why, from title, keywords and, where there is one, abstract.

A paper may be of the topic without it being its first category. The rules are what stands without a model.
"""

import asyncio
from collections.abc import Sequence

from bot.classifying.by_model import SURE
from bot.classifying.rules import classify
from bot.conference.found import Chosen
from bot.conference.select_unsure import Judged, by_model
from bot.conference.topic import PLACES, Said, Topic, is_the_rest, said_by, topic_of
from bot.domain.category import Categories, Category
from bot.domain.conference import Accepted
from bot.ports.progress import Progress, silent
from bot.writing.desk import Writing

OUTWEIGHS = 2.0
"""Techniques of a field are used in others: without its name they must weigh this much more than what speaks for
another."""
HOLDS = 0.75
"""An abstract names much in passing: what speaks for the topic must weigh at least this share of what speaks for
another. Of 217 papers of 2024 those four with half to three quarters of it were about images."""
CLEAR_RIVAL = 2.0
"""A paper that names the topic in its keywords only is sure where no other category weighs this much more."""
SHOWN = 3


def select(accepted: Sequence[Accepted], topic: Category | None, categories: Categories) -> tuple[Chosen, ...]:
    """The papers of the topic in the list's order; all of them where there is none."""
    if topic is None:
        return tuple(Chosen(paper) for paper in accepted)
    return tuple(Chosen(each.accepted, each.reasons) for each in judged(accepted, topic, categories) if each.chosen)


async def selected(
    accepted: Sequence[Accepted],
    topic: Category | None,
    categories: Categories,
    writing: Writing | None,
    progress: Progress = silent,
) -> tuple[Chosen, ...]:
    """The same; where a model is set it is asked about those that the rules are unsure about."""
    progress("select", 0, len(accepted))
    if topic is None or writing is None:
        chosen = await asyncio.to_thread(select, accepted, topic, categories)
    else:
        by_rules = await asyncio.to_thread(judged, accepted, topic, categories)
        chosen = await by_model(by_rules, topic, categories, writing.model)
    progress("select", len(accepted), len(accepted))
    return chosen


def judged(accepted: Sequence[Accepted], topic: Category, categories: Categories) -> tuple[Judged, ...]:
    """What the rules say of every paper of the list."""
    known = topic_of(topic, categories)
    return tuple(_judged(paper, known, categories) for paper in accepted)


def _judged(paper: Accepted, topic: Topic, categories: Categories) -> Judged:
    verdict = classify(paper.title, ". ".join((*paper.keywords, paper.abstract)), (), categories)
    first = verdict.category == topic.category.key
    if is_the_rest(topic.category, categories):
        return Judged(paper, first, verdict.confidence >= SURE, verdict.reasons)
    said = said_by(paper, topic)
    chosen, sure = _weighed(said, first=first and verdict.confidence >= SURE)
    return Judged(paper, chosen, sure, _reasons(said, topic))


def _weighed(said: Said, *, first: bool) -> tuple[bool, bool]:
    """Whether the paper is of the topic, and whether that is sure; `first`: it is surely its first category."""
    if "title" in said.named:
        return True, True
    if "keywords" in said.named:
        return True, said.rival < CLEAR_RIVAL * said.weight
    by_name = bool(said.named) and said.weight >= HOLDS * said.rival
    by_technique = said.strong and said.weight > OUTWEIGHS * said.rival
    if by_name or by_technique or (first and (said.strong or bool(said.named))):
        return True, by_name and first
    return False, not said.phrases


def _reasons(said: Said, topic: Topic) -> tuple[str, ...]:
    """`title: language model`, `keywords: tool use, zero shot`; the names of the topic first."""
    found = (
        (place, sorted(said.phrases.get(place, ()), key=lambda phrase: not topic.is_named_in(phrase)))
        for place in PLACES
    )
    return tuple(f"{place}: {', '.join(phrases[:SHOWN])}" for place, phrases in found if phrases)
