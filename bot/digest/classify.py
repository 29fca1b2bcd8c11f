"""The stage that gives every paper its category. Drops no paper and changes none."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.classifying.rules import classify
from bot.classifying.verdict import Verdict
from bot.domain.category import Categories
from bot.domain.paper import Paper


@dataclass(frozen=True, slots=True)
class Classified:
    """A paper and what the classifier says about it."""

    paper: Paper
    verdict: Verdict


def classify_papers(papers: Sequence[Paper], categories: Categories) -> tuple[Classified, ...]:
    """Every paper with its verdict, in the order given."""
    return tuple(
        Classified(paper, classify(paper.title, paper.abstract, paper.arxiv_categories, categories)) for paper in papers
    )
