"""What a quote affirms, and whether it tells anything bad: what a denial or bad news of a sentence is held against.

A thing denied that the quotes do not have is no evidence of a lie: `do not work everywhere` may tell `limited`. Only a
denial of what they affirm is one.
"""

import re
from functools import lru_cache
from typing import Final

from bot.gate.cues import Cue, is_near, plainly
from bot.gate.negation import denials, is_denying, lessened, negatives
from bot.gate.polarity_clauses import reach
from bot.gate.polarity_faint import blames
from bot.gate.terms import terms
from bot.gate.turns import turns

_BAD: Final = re.compile(
    r"\b(?:gaps?|marginal\w*|disadvantag\w*|drawbacks?|shortcomings?|time-consuming|hinder\w*|hamper\w*|declin\w*"
    r"|sub-?optimal\w*|obstacles?|bottlenecks?|affecting|falls? short|falling short|lags?|only \d|chance"
    r"|negat(?:es?|ed|ing)|deficien\w*|confin\w*|trade-?offs?|at (?:a|the) (?:\w+ )?(?:cost|expense)|despite"
    r"|degrad\w*|negative|out of reach|beyond (?:them|it|reach)|thrown off"
    r"|misled|fooled|confused|distracted|derailed)\b"
)
"""What calls something bad without a direction."""
_OF_NOUNS: Final = re.compile(r"without|no|none|nobody|nothing|neither|nor|lack\w*|absence|hardly|barely|없\w*")
"""Denials of a thing, for which others have any word."""
_MOST: Final = 2
"""Things behind a denial that it may be about."""
_NEAREST: Final = 3
"""Things behind a denial of which it may deny that they are bad."""


def may_tell(cue: Cue, text: str, said: tuple[str, ...]) -> bool:
    """Whether a denial of what no quote affirms may tell something bad of the quotes in other words.

    Each bad word of the sentence tells one of theirs; a denial of a bad word tells none (`not hard`). What is denied of
    a verb (`does not pay`) only tells what they deny as plainly.
    """
    here = bad_places(text)
    if _is_affirmed(cue, said) or any(term.start in place for term in cue.scope[:_NEAREST] for place in here):
        return False
    if _OF_NOUNS.fullmatch(cue.word.lower()) is None:
        return len(denials(text)) <= sum(len(denials(one)) for one in said)
    return sum(cue.start not in place for place in here) < sum(len(bad_places(one)) for one in said)


def _is_affirmed(cue: Cue, said: tuple[str, ...]) -> bool:
    """Whether a quote has a thing that a sentence denies where no denying word stands before it."""
    return any(
        is_near(term, other)
        for one in said
        for other in terms(one)
        if other.start not in _denied(one) and not is_denying(other.text)
        for term in cue.scope[:_MOST]
        if term.renderings
    )


@lru_cache(maxsize=1024)
def reached(text: str) -> frozenset[int]:
    """Where the things stand that some denying word of a text reaches."""
    return frozenset(near.start for cue in (*negatives(text), *lessened(text)) for near in reach(cue, text))


@lru_cache(maxsize=1024)
def _denied(text: str) -> frozenset[int]:
    """Where the things stand that a denying word of a text stands before."""
    return frozenset(
        near.start
        for cue in (*negatives(text), *lessened(text))
        for near in reach(cue, text)
        if near.start >= cue.start
    )


@lru_cache(maxsize=1024)
def bad_places(text: str) -> tuple[range, ...]:
    """Where a text denies, blames or calls something bad, each place once."""
    told = (*negatives(text), *lessened(text), *(blame.cue for blame in blames(text)))
    falls = (turn.cue for turn in turns(text) if turn.firm and (turn.good < 0 or (turn.sign < 0 and not turn.good)))
    spans = {(cue.start, cue.start + len(cue.word)) for cue in (*told, *falls)}
    spans |= {match.span() for match in _BAD.finditer(plainly(text))}
    found: list[range] = []
    for start, end in sorted(spans):
        if not found or start >= found[-1].stop:
            found.append(range(start, end))
    return tuple(found)


def is_bad(text: str) -> bool:
    """Whether a text denies, blames or calls something bad, in whatever words."""
    return bool(bad_places(text))
