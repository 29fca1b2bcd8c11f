"""Which English words are plain: everyday texts have them as often as abstracts of the field do.

The file beside it is made by tests/bench/word_net/make.py. It judges nothing.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

_WEIGHTS: Final = {"everyday": 0.4, "plain": 0.65, "neutral": 0.8}
"""What a word weighs that everyday texts have most, more, as often: set on sentences of our own."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Stems with their weight; those that only describe among them; those that only the field has."""

    weights: dict[str, float]
    describing: frozenset[str]
    field: frozenset[str]


@cache
def _words() -> _Words:
    """The words shipped with the program, read when the first sentence asks for one."""
    lines = files("bot.gate").joinpath("plain_words.txt").read_text("utf-8").splitlines()
    stems = {name: frozenset(forms.split()) for name, _, forms in (line.partition(": ") for line in lines)}
    weights = {form: weight for name, weight in _WEIGHTS.items() for form in stems[name]}
    return _Words(weights, stems["describing"], stems["field"])


def plainness(form: str) -> float:
    """What a stem weighs beside a word of the field, which weighs one."""
    return _words().weights.get(form, 1.0)


def is_describing(form: str) -> bool:
    """Whether a stem is an everyday adjective's or adverb's, which nothing is named with."""
    return form in _words().describing


def is_of_the_field(form: str) -> bool:
    """Whether abstracts have a stem at least twelve times as often as everyday texts."""
    return form in _words().field
