"""Why a day has no edition: one reason, told to readers. Never "nothing new" where a source could not be asked."""

from collections.abc import Sequence

from bot.digest.collect import Answer
from bot.domain.edition import Reason
from bot.domain.paper import Paper


def reason_for_none(answers: Sequence[Answer], waiting: Sequence[Paper]) -> Reason:
    """The reason of a day on which no paper of its own waits; `waiting` are late ones."""
    if any(answer.report.error for answer in answers):
        return "sources_failed"
    if waiting:
        return "late_only"
    if any(answer.repeated for answer in answers):
        return "repeated_list"
    if not any(answer.entries for answer in answers):
        return "no_papers"
    return "all_seen"
