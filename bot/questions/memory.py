"""What a conversation remembers under its budget of tokens: the last exchanges whole, of older ones their questions."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.conversation import Conversation, Exchange
from bot.domain.paper import PaperId
from bot.writing.budget import most_tokens

OF_GIST = 4
"""The gist takes at most this part of the budget: what was said last says more."""
LONGEST_ANSWER = 1_000
"""Characters of an answer that are kept."""
SPOKEN_OF = timedelta(days=1)
"""After so long a question without a paper's name is not understood as being about the last one."""
LASTS = timedelta(days=30)
"""Nothing older goes with a question, whatever is still kept."""


def remembered(conversation: Conversation, exchange: Exchange, most: int) -> Conversation:
    """The conversation with one exchange more; what the budget does not hold is folded into the gist, oldest first."""
    short = replace(exchange, answer=exchange.answer[:LONGEST_ANSWER])
    exchanges, gist = [*conversation.exchanges, short], conversation.gist
    left = most - most // OF_GIST
    while len(exchanges) > 1 and sum(map(tokens, exchanges)) > left:
        gist = _folded(gist, exchanges.pop(0).question, most // OF_GIST)
    return replace(conversation, exchanges=tuple(exchanges), gist=gist)


def shown(conversation: Conversation, paper: PaperId, now: datetime, most: int) -> Conversation:
    """The same after a paper's card: what comes next may be about it. An exchange without words is no history."""
    if conversation.papers == (paper,) and now - conversation.exchanges[-1].at < SPOKEN_OF / 2:
        return conversation
    said = [one for one in conversation.exchanges if one.question]
    return remembered(replace(conversation, exchanges=tuple(said)), Exchange((paper,), "", "", now), most)


def history(conversation: Conversation, now: datetime, most: int) -> tuple[Exchange, ...]:
    """The exchanges that go with a question, newest last."""
    kept: list[Exchange] = []
    for one in reversed(conversation.exchanges):
        most -= tokens(one)
        if most < 0 or now - one.at > LASTS:
            break
        if one.question:
            kept.insert(0, one)
    return tuple(kept)


def spoken_of(conversation: Conversation, now: datetime) -> tuple[PaperId, ...]:
    """The papers that a question means which names none."""
    last = conversation.exchanges[-1] if conversation.exchanges else None
    return last.papers if last and now - last.at < SPOKEN_OF else ()


def tokens(exchange: Exchange) -> int:
    """What an exchange takes at most."""
    return most_tokens(exchange.question) + most_tokens(exchange.answer)


def _folded(gist: str, question: str, most: int) -> str:
    """The questions so far and one more, a line each; the oldest fall away."""
    lines = [*gist.splitlines(), " ".join(question.split())] if question else gist.splitlines()
    while lines and most_tokens("\n".join(lines)) > most:
        lines.pop(0)
    return "\n".join(lines)
