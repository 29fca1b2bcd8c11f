"""Between select and summarise: the selection's order becomes the edition's numbers, with each paper's category."""

from collections.abc import Sequence
from datetime import date

from bot.digest.classify import Classified
from bot.digest.select import Selection, select
from bot.domain.edition import EditionPaper


def number(classified: Sequence[Classified], day: date, *, cards: int) -> tuple[EditionPaper, ...]:
    """Papers as the edition of `day` lists them, 1..N; `cards` of them are to get a card."""
    verdicts = {each.paper.id: each.verdict for each in classified}
    categories_of = {paper: verdict.category for paper, verdict in verdicts.items()}
    selection: Selection = select([each.paper for each in classified], categories_of, cards)
    return tuple(
        EditionPaper(
            number=place,
            paper=paper,
            category=verdicts[paper.id].category,
            category_confidence=round(verdicts[paper.id].confidence, 2),
            category_reasons=verdicts[paper.id].reasons,
            category_by=verdicts[paper.id].by,
            summary="card" if paper.id in selection.carded else "listed_only",
            late=paper.first_day < day,
        )
        for place, paper in enumerate(selection.ordered, start=1)
    )
