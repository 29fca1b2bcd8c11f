"""A line for each answer: about which papers, how it ended, what the gate stopped. Not who asked, and not what."""

import logging
from collections import Counter

from bot.domain.answer import Answer
from bot.events import event

log = logging.getLogger(__name__)


def tell_answer(answer: Answer, seconds: float) -> None:
    """Who reads what is nobody's business: the line has no chat, and a paper's id is public."""
    dropped = dict(sorted(Counter(each.check for each in answer.dropped).items()))
    fields = event(
        "question", papers=answer.papers, language=answer.language, ending=answer.ending, answered=answer.answered,
        writer=answer.writer, dropped=dropped, seconds=round(seconds, 3),
    )  # fmt: skip
    papers = " and ".join(answer.papers)
    log.info("A question about %s ended in %.1f s: %s", papers, seconds, answer.ending, extra=fields)
