"""The paper's own words for a sentence whose wording could not be confirmed: the whole sentences of its quotes.

They stand for it only where nothing but its manner was stopped. A sentence with another number, name or thing in it is
about something else, and one that the paper denies or only plans was misread: their quotes answer nothing.
"""

from typing import Final

from bot.domain.evidence import Quote
from bot.gate.case import Check, CheckName, Failure
from bot.gate.causes import check_causes
from bot.gate.half_true import check_half_true
from bot.gate.hedges import check_hedges, check_plans
from bot.gate.opposed import check_opposed
from bot.gate.polarity import check_not_denied, check_polarity
from bot.gate.quotes import find
from bot.gate.retold import check_retold
from bot.gate.roles import check_roles
from bot.gate.scope import check_scope
from bot.gate.source import Source
from bot.gate.superlatives import check_superlatives
from bot.gate.verdict import CHECKS, Claim, judge

MANNER: Final[frozenset[CheckName]] = frozenset({"polarity", "superlatives", "hedges", "causes", "scope", "half_true"})
"""What is found wrong with how a thing is said."""
_OF_MANNER: Final[tuple[Check, ...]] = (
    check_polarity,
    check_opposed,
    check_roles,
    check_superlatives,
    check_retold,
    check_hedges,
    check_causes,
    check_scope,
    check_half_true,
)
_OF_MATTER: Final[tuple[Check, ...]] = (
    *(each for each in CHECKS if each not in _OF_MANNER),
    check_not_denied,
    check_plans,
)
LONGEST: Final = 700
"""Characters of what is shown of one place: whole sentences that are longer are no sentences but a table or a list."""


def own_words(claim: Claim, failure: Failure, source: Source) -> tuple[Quote, ...]:
    """The whole sentences of the paper for a claim that was stopped so; none where more than its manner is in doubt."""
    if failure.check not in MANNER or judge(claim, source, _OF_MATTER).bullet is None:
        return ()
    found = [find(quote, source) for quote in dict.fromkeys(claim.quotes)]
    whole = [one.whole for one in found if not isinstance(one, Failure)]
    return tuple(one for one in whole if len(one.text) <= LONGEST)
