"""What is known of English words at large: which may be told for one another, and which exclude one another.

It reads Princeton's WordNet, cut down by tests/bench/word_net/make.py, and knows nothing of the field. It judges
nothing.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class _Net:
    """For a stem those that may be told for it, and those that exclude it."""

    near: dict[str, list[str]]
    opposite: dict[str, list[str]]


@cache
def _net() -> _Net:
    """The words shipped with the program, read when the first sentence asks for one."""
    near: dict[str, list[str]] = {}
    opposite: dict[str, list[str]] = {}
    for line in files("bot.gate").joinpath("word_net.txt").read_text("utf-8").splitlines():
        one, _, rest = line.partition(" ")
        told, _, against = rest.partition("|")
        for found, others in ((near, told), (opposite, against)):
            for other in others.split():
                found.setdefault(one, []).append(other)
                found.setdefault(other, []).append(one)
    return _Net(near, opposite)


@lru_cache(maxsize=5_000)
def near(form: str) -> frozenset[str]:
    """The stems that may be told for a stem: synonyms, derivations of synonyms, a verb's nearest general one."""
    return frozenset(_net().near.get(form, ()))


@lru_cache(maxsize=5_000)
def opposites(form: str) -> frozenset[str]:
    """The stems that exclude a stem."""
    return frozenset(_net().opposite.get(form, ()))
