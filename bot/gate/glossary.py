"""Reads the field's glossary: Korean terms with their English, acronyms, near words, words that every paper uses.

It judges nothing. The file beside it is the only place for such words.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from bot.gate.stems import stem

Rendering = frozenset[str]
"""The stems of one English rendering: all of them together say it."""


class _English(BaseModel):
    model_config = ConfigDict(extra="forbid")
    generic: str
    synonyms: list[str]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    english: _English
    acronyms: dict[str, str]
    terms: dict[str, str]


@dataclass(frozen=True, slots=True)
class Glossary:
    """What Korean and English say for one another.

    `korean` goes from a Korean term without spaces to its English renderings as written; `renderings` to their stems.
    `acronyms` goes from a lower-case acronym to what it stands for. `groups` gives for a stem the numbers of the
    groups of near words it is in. `generic` are stems that carry nothing of one paper.
    """

    korean: Mapping[str, tuple[str, ...]]
    renderings: Mapping[str, tuple[Rendering, ...]]
    acronyms: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, frozenset[int]]
    generic: frozenset[str]
    english_words: frozenset[str]


@cache
def glossary() -> Glossary:
    """The glossary shipped with the program, read once."""
    raw = _File.model_validate(tomllib.loads(files("bot.gate").joinpath("glossary.toml").read_text("utf-8")))
    korean: dict[str, tuple[str, ...]] = {}
    for key, value in raw.terms.items():
        for spelling in _parts(key, "|"):
            bare = spelling.replace(" ", "").replace("-", "")
            korean[bare] = tuple(dict.fromkeys(korean.get(bare, ()) + _parts(value, ",")))
    renderings = {bare: tuple(rendering(english) for english in said) for bare, said in korean.items()}
    acronyms = {short.lower(): _parts(said, ",") for short, said in raw.acronyms.items()}
    generic = frozenset(stem(word) for word in _parts(raw.english.generic, ","))
    return Glossary(korean, renderings, acronyms, _groups(raw.english.synonyms), generic, _vocabulary(raw))


def rendering(english: str) -> Rendering:
    """The stems of an English phrase; a hyphen parts words."""
    return frozenset(stem(word) for word in english.replace("-", " ").split())


def _parts(text: str, mark: str) -> tuple[str, ...]:
    return tuple(part for part in (" ".join(piece.split()) for piece in text.split(mark)) if part)


def _groups(lines: list[str]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for phrase in _parts(line, ","):
            if " " not in phrase:
                found.setdefault(stem(phrase), set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def _vocabulary(raw: _File) -> frozenset[str]:
    """The stems of all English words of the file: ordinary words, whatever their first letter."""
    said = [*raw.terms.values(), *raw.acronyms.values(), *raw.english.synonyms, raw.english.generic]
    return frozenset(form for line in said for phrase in _parts(line, ",") for form in rendering(phrase))
