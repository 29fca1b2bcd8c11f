"""A model's word on the papers of a list that the rules are unsure about: of the topic or not.

It asks in batches; whatever is odd about an answer leaves the rules' choice as it is.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.classifying.by_model import Asked, ModelSaid, joined
from bot.classifying.verdict import Verdict
from bot.conference.found import Chosen
from bot.conference.topic import is_the_rest
from bot.domain.category import Categories, Category
from bot.domain.conference import Accepted
from bot.domain.readable import readable
from bot.writing.desk import FAULTS, Asks
from bot.writing.prompts import Unsorted, classify_prompt

log = logging.getLogger(__name__)
BATCH = 40
"""Papers in one question."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules say of a paper: whether it is of the topic, whether they are sure, and why."""

    accepted: Accepted
    chosen: bool
    sure: bool
    reasons: tuple[str, ...]


async def by_model(
    by_rules: Sequence[Judged], topic: Category, categories: Categories, model: Asks
) -> tuple[Chosen, ...]:
    """The rules' choice, and the model's where they are unsure and it gives one."""
    closed = _closed(topic, categories)
    unsure = [_question(place, each, topic, closed) for place, each in enumerate(by_rules) if not each.sure]
    batches = [unsure[start : start + BATCH] for start in range(0, len(unsure), BATCH)]
    answers = await asyncio.gather(*(_said(batch, closed, model) for batch in batches))
    said: dict[str, Verdict] = {}
    for batch, answer in zip(batches, answers, strict=True):
        said |= joined(batch, answer, closed)
    found = (_chosen(each, said.get(str(place)), topic) for place, each in enumerate(by_rules))
    return tuple(each for each in found if each is not None)


def _closed(topic: Category, categories: Categories) -> Categories:
    """The list that the model chooses from: the topic and all else, as a paper may be of several categories."""
    if is_the_rest(topic, categories):
        return categories
    other = Category("Other" if topic.key != "Other" else "None", "", {}, {"en": f"No contribution to {topic.key}."})
    return Categories((topic, other))


def _question(place: int, each: Judged, topic: Category, closed: Categories) -> Asked:
    """A paper under its place in the list: titles of a list may repeat."""
    text = "\n".join(part for part in ("; ".join(each.accepted.keywords), each.accepted.abstract) if part)
    verdict = Verdict(topic.key if each.chosen else closed.last.key, 0.0, ())
    return Asked(str(place), readable(each.accepted.title), text, verdict)


async def _said(batch: Sequence[Asked], closed: Categories, model: Asks) -> tuple[ModelSaid, ...]:
    """The model's answer; nothing where there is none."""
    prompt = classify_prompt([Unsorted(each.id, each.title, each.abstract) for each in batch], closed)
    try:
        reply = await model.ask(prompt)
    except FAULTS as fault:
        log.debug("The rules select among %d papers that they are unsure about: %s", len(batch), fault)
        return ()
    return tuple(ModelSaid(row.id, row.category, row.reason) for row in reply.value.papers)


def _chosen(each: Judged, verdict: Verdict | None, topic: Category) -> Chosen | None:
    if verdict is None or verdict.by == "rules":
        return Chosen(each.accepted, each.reasons) if each.chosen else None
    if verdict.category != topic.key:
        return None
    # without an abstract, what stood in its place were the keywords
    reasons = tuple(
        reason if each.accepted.abstract else reason.replace("abstract:", "keywords:", 1) for reason in verdict.reasons
    )
    return Chosen(each.accepted, reasons or each.reasons)
