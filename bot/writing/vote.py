"""A second model's vote: it may stop a sentence that went through the gate, it can add nothing and change nothing."""

import logging
from collections.abc import Sequence

from bot.domain.evidence import Bullet
from bot.writing.desk import FAULTS, Asks
from bot.writing.prompts import vote_prompt

log = logging.getLogger(__name__)
NOT_CARRIED = "a second model did not find all of it in the quotes"


async def stopped(bullets: Sequence[Bullet], voter: Asks | None) -> frozenset[int]:
    """Places of the sentences that the second model does not find in their quotes; none where it cannot be asked.

    A sentence that it says nothing about goes out: the gate let it through.
    """
    if voter is None or not bullets:
        return frozenset()
    try:
        reply = await voter.ask(vote_prompt(bullets))
    except FAULTS as fault:
        log.debug("No second vote: %s", fault)
        return frozenset()
    refused = {vote.index for vote in reply.value.votes if not vote.carried}
    return frozenset(refused & set(range(len(bullets))))
