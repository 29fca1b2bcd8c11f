"""Which words stand for one another, and which any writer uses: what is neither is a term put in another's place."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from pydantic import BaseModel, ConfigDict

from bot.gate.field_words import EVERYDAY, weight
from bot.gate.glossary import Rendering, glossary
from bot.gate.siblings import siblings
from bot.gate.stems import stem
from bot.gate.substituted_slots import Word
from bot.gate.terms import Pool, terms

_SAME: Final = 5
"""Letters that two forms of one word begin with."""
_LEAST: Final = 4
"""Letters of a stem that may be a part of a longer word: `workspaces` speaks of space."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    english: str
    korean: str
    near: list[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """The file as it is asked: stems that any writer uses, Korean ones as written, and the groups of near stems."""

    ordinary: frozenset[str]
    korean: frozenset[str]
    near: tuple[frozenset[str], ...]


@cache
def _words() -> _Words:
    """The words shipped with the program, read once."""
    raw = _File.model_validate(tomllib.loads(files("bot.gate").joinpath("substituted_words.toml").read_text("utf-8")))
    ordinary = frozenset(map(stem, raw.english.split())) | EVERYDAY | glossary().generic
    near = tuple(frozenset(stem(word.strip()) for word in line.split(",")) for line in raw.near)
    return _Words(ordinary, frozenset(raw.korean.split()), near)


def is_term(word: Word) -> bool:
    """Whether an English word is one of the field: known to it, no name, and none that any writer uses."""
    return word.text.islower() and bool(terms(word.text)) and _is_known(word.stem)


@lru_cache(maxsize=20_000)
def _is_known(form: str) -> bool:
    known = weight(form) < 1.0 or form in glossary().english_words or (form,) in siblings().english
    return known and form not in _words().ordinary


def is_korean_term(written: str) -> bool:
    """Whether a Korean word of the glossary is one of the field, and none that any writer uses."""
    return written.replace(" ", "") not in _words().korean


def is_related(one: Word, other: Word) -> bool:
    """Whether one word may be told for another: near words, forms of one word, words that excuse one another."""
    return one.text[:_SAME].lower() == other.text[:_SAME].lower() or _is_near(one.stem, other.stem)


@lru_cache(maxsize=20_000)
def _is_near(one: str, other: str) -> bool:
    groups = glossary().groups
    if not groups.get(one, frozenset()).isdisjoint(groups.get(other, ())):
        return True
    if any(one in group and other in group for group in _words().near):
        return True
    return (other,) in _excuses(one) or (one,) in _excuses(other)


def is_told(said: Rendering, known: Pool) -> bool:
    """Whether each telling stem stands in the quotes: in a longer word too, as a near one or one that excuses it."""
    groups, generic = glossary().groups, glossary().generic
    return all(
        form in generic
        or form in known.stems
        or (len(form) >= _LEAST and any(form in longer for longer in known.stems))
        or not known.groups.isdisjoint(groups.get(form, ()))
        or any(known.stems.issuperset(phrase) for phrase in _excuses(form))
        for form in said
    )


@lru_cache(maxsize=20_000)
def _excuses(form: str) -> frozenset[tuple[str, ...]]:
    places = siblings().english.get((form,), frozenset())
    return frozenset[tuple[str, ...]]().union(*(siblings().excuses[place] for place in places))
