"""What goes out where a model did not write: the paper's own sentences, with the reason kept beside them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.card import Because, Card, ReportText
from bot.domain.edition import EditionPaper
from bot.domain.evidence import Dropped
from bot.domain.paper import Paper
from bot.writing.extractive import write_card
from bot.writing.extractive_report import write_report


def excerpt_card(paper: Paper, because: Because | None, dropped: Sequence[Dropped] = ()) -> Card | None:
    """The extractive card; `dropped` is what a model wrote and the gate stopped. None where nothing can be shown."""
    card = write_card(paper)
    return None if card is None else replace(card, because=because, dropped=tuple(dropped))


def excerpt_report(
    listed: Sequence[EditionPaper], because: Because | None, dropped: Sequence[Dropped] = ()
) -> ReportText:
    """The extractive report."""
    return replace(write_report(listed), because=because, dropped=tuple(dropped))
