"""What a model is asked: our rules in `system`, one JSON document of data in `user`. The words have versions.

Nothing of a paper is ever in `system`, and no rule in `user`. `paper` comes first, so that a service remembers it
from one language to the next; `system` is the same for every language for the same reason.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.category import Categories
from bot.domain.evidence import Bullet
from bot.domain.text import PaperText
from bot.ports.llm import Prompt
from bot.reading.own_title import own_title
from bot.writing import instructions
from bot.writing.shapes import CardReply, ClassifyReply, RepairReply, ReportReply, VoteReply

CARDS, REPAIRS, REPORTS = "cards-1", "repair-1", "reports-1"
CLASSIFYING, VOTES = "classify-1", "vote-1"
"""Versions: another word in the instructions is another version, and replies to the old one are not used again."""
CARD_OUTPUT, REPAIR_OUTPUT, REPORT_OUTPUT, VOTE_OUTPUT = 4_000, 2_500, 5_000, 1_500
"""Tokens of a reply at most. A card of twelve Korean sentences with English quotes takes about 2,000."""
CLASSIFY_OUTPUT_A_PAPER = 80
LONGEST_ABSTRACT = 2_500
"""Characters of an abstract that is to be classified: the longest of 458 is 1,920."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a paper, with the section that it stands in."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A sentence that the gate stopped: what it said, on which words, which check stopped it, and why."""

    index: int
    text: str
    quotes: tuple[str, ...]
    check: str
    word: str
    detail: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paper of a category by its number, with the sentences that the gate let through; its abstract is not sent."""

    number: int
    title: str
    bullets: tuple[Bullet, ...]
    abstract: str = ""


@dataclass(frozen=True, slots=True)
class Unsorted:
    """A paper that is to get its category."""

    id: str
    title: str
    abstract: str


def card_prompt(text: PaperText, passages: Sequence[Passage], language: str) -> Prompt[CardReply]:
    """Asks for a paper's card; `passages` are what of it is shown, title apart."""
    paper = {"id": text.paper, "title": own_title(text.title), "sections": _passages(passages)}
    asked = {"paper": paper, "task": "card", "language": language}
    return Prompt("card", CARDS, instructions.CARD, document(asked), CardReply, CARD_OUTPUT)


def repair_prompt(
    text: PaperText, passages: Sequence[Passage], failed: Sequence[Failed], language: str
) -> Prompt[RepairReply]:
    """Asks once for all sentences that failed; `passages` are those around their quotes, never the whole paper."""
    paper = {"id": text.paper, "title": own_title(text.title), "passages": _passages(passages)}
    wrong = [
        {
            "index": each.index,
            "text": each.text,
            "quotes": list(each.quotes),
            "check": each.check,
            "word": each.word,
            "detail": each.detail,
        }
        for each in failed
    ]
    asked = {"paper": paper, "failed": wrong, "task": "repair", "language": language}
    return Prompt("repair", REPAIRS, instructions.REPAIR, document(asked), RepairReply, REPAIR_OUTPUT)


def report_prompt(papers: Sequence[Spoken], category: str, language: str) -> Prompt[ReportReply]:
    """Asks for a category's report, from sentences that went through the gate and from nothing else."""
    said = [
        {
            "number": each.number,
            "title": own_title(each.title),
            "sentences": [_carried(bullet) for bullet in each.bullets],
        }
        for each in papers
    ]
    asked = {"papers": said, "category": category, "task": "report", "language": language}
    return Prompt("report", REPORTS, instructions.REPORT, document(asked), ReportReply, REPORT_OUTPUT)


def classify_prompt(papers: Sequence[Unsorted], categories: Categories) -> Prompt[ClassifyReply]:
    """Asks for the categories of papers, by title and abstract."""
    listed = [
        {"id": each.id, "title": own_title(each.title), "abstract": each.abstract[:LONGEST_ABSTRACT]} for each in papers
    ]
    closed = [{"key": each.key, "definition": each.definitions.get("en", each.key)} for each in categories]
    asked = {"papers": listed, "categories": closed, "task": "classify"}
    most = 200 + CLASSIFY_OUTPUT_A_PAPER * len(papers)
    return Prompt("classify", CLASSIFYING, instructions.CLASSIFY, document(asked), ClassifyReply, most)


def vote_prompt(claims: Iterable[Bullet]) -> Prompt[VoteReply]:
    """Asks whether the quotes of each sentence carry it; the index is the sentence's place."""
    listed = [{"index": index, **_carried(claim)} for index, claim in enumerate(claims)]
    asked = {"claims": listed, "task": "vote"}
    return Prompt("vote", VOTES, instructions.VOTE, document(asked), VoteReply, VOTE_OUTPUT)


def _passages(passages: Sequence[Passage]) -> list[dict[str, str]]:
    return [{"section": each.section, "text": each.text} for each in passages]


def _carried(bullet: Bullet) -> dict[str, Any]:
    return {"text": bullet.text, "quotes": [quote.text for quote in bullet.quotes]}


def document(asked: dict[str, Any]) -> str:
    """One JSON document: whatever a paper says stays inside a string. Lone surrogates cannot be sent."""
    return json.dumps(asked, ensure_ascii=False).encode(errors="replace").decode()
