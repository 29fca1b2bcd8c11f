"""What a lie is, and how a kind of lies is gathered: distinct ones first, and with wider quotes where these run out."""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from hostile.material import Honest, Paper, sentences_of

Bent = tuple[str, tuple[str, ...]]
"""A false sentence and the quotes that are given for it."""
Bend = Callable[[Honest, random.Random], Iterator[Bent]]
"""Makes false sentences out of an honest one; none where it has nothing to bend."""


@dataclass(frozen=True)
class Lie:
    """A sentence that the paper does not carry; `base` is the true one it was made from, `own` if that is a copy."""

    kind: str
    language: str
    paper: Paper
    section: str
    text: str
    quotes: tuple[str, ...]
    base: str
    own: bool = False


def gathered(kind: str, bases: Iterable[Honest], bend: Bend, most: int, seed: int) -> list[Lie]:
    """At most `most` different trials of a kind: hand-written bases before copied ones, drawn by the seed."""
    chance = random.Random(f"{seed} {kind}")
    written, copied = [], []
    for base in bases:
        (copied if base.own else written).append(base)
    chance.shuffle(written)
    chance.shuffle(copied)
    bent = {base: _bent(kind, base, bend, chance) for base in written}
    lies = _distinct(_in_turn(bent.values(), 4 * most))[:most]
    for base in copied:
        if len(lies) >= most:
            return lies
        lies = _distinct(lies + _bent(kind, base, bend, chance)[:2])
    wider = [wide for lie in lies for wide in _with_wider_quotes(lie, chance)]
    chance.shuffle(wider)
    return _distinct(lies + wider)[:most]


def _distinct(lies: Iterable[Lie]) -> list[Lie]:
    return list({(lie.paper.id, lie.text, lie.quotes): lie for lie in lies}.values())


def _bent(kind: str, base: Honest, bend: Bend, chance: random.Random) -> list[Lie]:
    found: dict[str, Lie] = {}
    for text, quotes in bend(base, chance):
        if text != base.text and text not in found and text not in base.paper.abstract:
            lie = Lie(kind, base.language, base.paper, base.section, text, quotes, base.text, base.own)
            found[text] = lie
    return list(found.values())


def _in_turn(rows: Iterable[list[Lie]], most: int) -> list[Lie]:
    """The first lie of each base, then the second of each: as many bases as there are."""
    waiting = [list(row) for row in rows if row]
    taken: list[Lie] = []
    while waiting and len(taken) < most:
        taken += [row.pop(0) for row in waiting]
        waiting = [row for row in waiting if row]
    return taken[:most]


def _with_wider_quotes(lie: Lie, chance: random.Random) -> Iterator[Lie]:
    """The same lie over more of the paper's words: whole sentences, and one more sentence. It stays a lie."""
    all_of_it = sentences_of(lie.paper.abstract)
    if not all(quote in lie.paper.abstract for quote in lie.quotes) or not lie.quotes or len(all_of_it) < 3:
        return
    whole = tuple(each for each in all_of_it if any(quote in each for quote in lie.quotes))[:3]
    if whole and whole != lie.quotes:
        yield replace(lie, quotes=whole)
    others = [each for each in all_of_it if each not in whole]
    for other in chance.sample(others, min(3, len(others))) if len(lie.quotes) < 3 else ():
        yield replace(lie, quotes=(*lie.quotes, other))
    if whole and others and len(whole) < 3:
        yield replace(lie, quotes=(chance.choice(others), *whole))
