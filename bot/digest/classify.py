"""The stage that gives every paper its category. Drops no paper and changes none.

The rules first; where they are unsure and a model is set, one question about all such papers.
"""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.classifying.by_model import Asked, ModelSaid, is_unsure, joined
from bot.classifying.rules import classify
from bot.classifying.verdict import Verdict
from bot.domain.category import Categories
from bot.domain.paper import Paper, PaperId
from bot.writing.desk import FAULTS, Asks, Writing
from bot.writing.prompts import Unsorted, classify_prompt

log = logging.getLogger(__name__)
BATCH = 40
"""Papers in one question: about 14,000 tokens of abstracts."""


@dataclass(frozen=True, slots=True)
class Classified:
    """A paper and what the classifier says about it."""

    paper: Paper
    verdict: Verdict


def classify_papers(papers: Sequence[Paper], categories: Categories) -> tuple[Classified, ...]:
    """Every paper with the rules' verdict, in the order given."""
    return tuple(
        Classified(paper, classify(paper.title, paper.abstract, paper.arxiv_categories, categories)) for paper in papers
    )


async def classify_day(
    papers: Sequence[Paper], categories: Categories, writing: Writing | None
) -> tuple[Classified, ...]:
    """The same, with a model's verdict where the rules are unsure and the model gives one."""
    by_rules = await asyncio.to_thread(classify_papers, papers, categories)
    return by_rules if writing is None else await sort_unsure(by_rules, categories, writing)


async def sort_unsure(
    by_rules: Sequence[Classified], categories: Categories, writing: Writing
) -> tuple[Classified, ...]:
    """The rules' verdicts, and the model's where they are unsure and it gives one."""
    unsure = [
        Asked(each.paper.id, each.paper.title, each.paper.abstract, each.verdict)
        for each in by_rules
        if is_unsure(each.verdict)
    ]
    batches = tuple(_batches(unsure))
    answers = await asyncio.gather(*(_said(batch, categories, writing.model) for batch in batches))
    said: dict[PaperId, Verdict] = {}
    for batch, answer in zip(batches, answers, strict=True):
        said |= joined(batch, answer, categories)
    return tuple(Classified(each.paper, said.get(each.paper.id, each.verdict)) for each in by_rules)


async def _said(batch: Sequence[Asked], categories: Categories, model: Asks) -> tuple[ModelSaid, ...]:
    """The model's answer; nothing where there is none."""
    prompt = classify_prompt([Unsorted(each.id, each.title, each.abstract) for each in batch], categories)
    try:
        reply = await model.ask(prompt)
    except FAULTS as fault:
        log.debug("The rules sort %d papers that they are unsure about: %s", len(batch), fault)
        return ()
    return tuple(ModelSaid(row.id, row.category, row.reason) for row in reply.value.papers)


def _batches(unsure: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
    for start in range(0, len(unsure), BATCH):
        yield unsure[start : start + BATCH]
