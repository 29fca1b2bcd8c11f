"""The words and patterns that lies are made with: tables by name and language, from vocabulary_en.toml and _ko.toml."""

import tomllib
from functools import cache
from typing import Any

from hostile.material import TESTS

Rows = tuple[tuple[Any, ...], ...]


@cache
def rows(name: str, language: str) -> Rows:
    """A table of several columns."""
    return tuple(map(tuple, _file(language)[name]))


@cache
def words(name: str, language: str = "en") -> tuple[str, ...]:
    """A table of one column."""
    return tuple(_file(language)[name])


@cache
def _file(language: str) -> dict[str, list[Any]]:
    with (TESTS / f"hostile/vocabulary_{language}.toml").open("rb") as file:
        return tomllib.load(file)
