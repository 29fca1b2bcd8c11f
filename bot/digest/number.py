"""Between select and summarise: the selection's order becomes the edition's numbers, with each paper's category."""

from collections.abc import Sequence
from datetime import date

from bot.digest.classify import Classified
from bot.digest.select import Selection, select
from bot.domain.edition import EditionPaper, Summary
from bot.domain.paper import Paper
from bot.reading.enough_text import enough_text


def number(classified: Sequence[Classified], day: date, *, cards: int) -> tuple[EditionPaper, ...]:
    """Papers as the edition of `day` lists them, 1..N; `cards` of those that can be summarised are to get a card."""
    verdicts = {each.paper.id: each.verdict for each in classified}
    categories_of = {paper: verdict.category for paper, verdict in verdicts.items()}
    why_none = {each.paper.id: _why_no_card(each.paper) for each in classified}
    able = frozenset(paper for paper, reason in why_none.items() if reason is None)
    selection: Selection = select([each.paper for each in classified], categories_of, cards, able)
    return tuple(
        EditionPaper(
            number=place,
            paper=paper,
            category=verdicts[paper.id].category,
            category_confidence=round(verdicts[paper.id].confidence, 2),
            category_reasons=verdicts[paper.id].reasons,
            category_by=verdicts[paper.id].by,
            summary="card" if paper.id in selection.carded else why_none[paper.id] or "listed_only",
            late=bool(paper.sightings) and paper.first_day < day,
        )
        for place, paper in enumerate(selection.ordered, start=1)
    )


def _why_no_card(paper: Paper) -> Summary | None:
    """Why a paper cannot be summarised at all; None where it can."""
    if paper.withdrawn:
        return "withdrawn"
    return None if enough_text(paper) else "no_text"
