"""Whether a denial tells what the quotes blame: `does not work well` where they say `performs poorly`."""

from collections.abc import Iterable
from typing import Final, get_args

from bot.gate.cues import Cue, shares
from bot.gate.polarity_clauses import Clause, clause_at, reach
from bot.gate.polarity_faint import Blame, Kind, blames, kinds_denied
from bot.gate.terms import Term

_SELDOM: Final = frozenset({"unaware", "unclear"})
"""Kinds of which a clause says no two."""
ALL_KINDS: Final[frozenset[Kind]] = frozenset(get_args(Kind))
PLAIN_KINDS: Final[frozenset[Kind]] = frozenset({"unaware", "unclear"})
"""Kinds that a denial tells whatever else the clause says of the thing: `cannot tell`, `not clear`."""
_FEWEST: Final = 2
"""Things near a blame of which a denial speaks as well; all of them where there are fewer."""


def is_blamed(cue: Cue, text: str, spoken: Iterable[tuple[str, Clause]], kinds: frozenset[Kind] = ALL_KINDS) -> bool:
    """Whether a clause that is retold blames, in the kind of this denial, the things that the denial speaks of.

    A blame that another word of the sentence tells is that word's.
    """
    kinds &= kinds_denied(text, cue)
    here = clause_at(text, cue.start)
    own = [blame for blame in blames(text) if here.has(blame.cue.start) and blame.cue.start != cue.start]
    return any(
        blame.kind in kinds
        and clause.has(blame.cue.start)
        and _speaks_of_the_same(cue, here, reach(blame.cue, one), blame)
        and not _is_told(blame, own)
        for one, clause in spoken
        for blame in blames(one)
    )


def _speaks_of_the_same(cue: Cue, here: Clause, reached: tuple[Term, ...], blame: Blame) -> bool:
    near = tuple({term.start: term for term in (*reached, *blame.cue.scope)}.values())
    if blame.kind in _SELDOM or shares(cue.scope[:1], near):
        return True
    return bool(near) and shares(near, here.terms) >= min(_FEWEST, len(near))


def _is_told(blame: Blame, own: Iterable[Blame]) -> bool:
    return any(other.kind == blame.kind and shares(other.cue.scope, blame.cue.scope) for other in own)
