"""Real titles, decisions and keywords of a venue's list (tests/captured/chapters), as the stages take them."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from builders_conference import a_reported_paper, an_accepted

from bot.conference.found import Chosen, Found
from bot.conference.select import select
from bot.domain.conference import Accepted
from bot.domain.nine import NINE

LISTED = Path(__file__).parent / "captured" / "chapters" / "neurips2023_sample.json"


@lru_cache(maxsize=1)
def listed() -> tuple[Accepted, ...]:
    """93 papers, 53 of them about language models."""
    rows = json.loads(LISTED.read_text(encoding="utf-8"))
    return tuple(_accepted(row) for row in rows)


@lru_cache(maxsize=1)
def about_language_models() -> tuple[Found, ...]:
    """Those of them that are selected for LLM, as they are found without abstracts."""
    return tuple(_found(at, chosen) for at, chosen in enumerate(select(listed(), NINE["LLM"], NINE)))


def found_with(title: str, *keywords: str, abstract: str = "", **accepted: Any) -> Found:
    """A chosen paper of a title, keywords and an abstract."""
    named = an_accepted(title, keywords=keywords, abstract=abstract, **accepted)
    return Found(Chosen(named), a_reported_paper(title=title, abstract=abstract, id=f"title:{title}"))


def _accepted(row: dict[str, Any]) -> Accepted:
    keywords = tuple(keyword.strip() for keyword in row["keywords"].split(";"))
    return Accepted(row["title"], venue="NeurIPS 2023", decision=row["status"].lower(), keywords=keywords)


def _found(at: int, chosen: Chosen) -> Found:
    return Found(chosen, a_reported_paper(at + 1, title=chosen.accepted.title, abstract=""))
