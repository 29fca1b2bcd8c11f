"""How questions ask and how papers say it: the words a passage with the answer is likely to have.

The file beside it is frozen: it was written for any paper of the field and names none.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from bot.gate.stems import stem

Stems = tuple[str, ...]
LONGEST = 3
"""Words of the longest phrase that is asked for."""
_WORD = re.compile(r"[^\W_가-힣]+")


class _Group(BaseModel):
    model_config = ConfigDict(extra="forbid")
    ask: str
    say: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    empty: str
    quiet: str
    group: list[_Group]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """`empty` are stems that say nothing of what is asked, `quiet` those that say little; `said` goes from what is
    asked to stems of the answer, with what each weighs: a phrase's words weigh less alone.
    """

    empty: frozenset[str]
    quiet: frozenset[str]
    said: Mapping[Stems, Mapping[str, float]]

    def expected(self, phrases: Iterable[Sequence[str]]) -> dict[str, float]:
        """The stems that an answer is likely to have, those aside that nearly every passage has."""
        found: dict[str, float] = {}
        for asked in (each for phrase in phrases for each in _runs(phrase)):
            for form, weight in self.said.get(asked, {}).items():
                if form not in self.empty:
                    found[form] = max(weight, found.get(form, 0.0))
        return found


@cache
def synonyms() -> Synonyms:
    """The map shipped with the program, read once."""
    raw = _File.model_validate(tomllib.loads(files("bot.questions").joinpath("synonyms.toml").read_text("utf-8")))
    said: dict[Stems, dict[str, float]] = {}
    for group in raw.group:
        answer = _answer(group.say)
        for asked in group.ask.split(","):
            known = said.setdefault(stems(asked), {})
            known.update({form: max(weight, known.get(form, 0.0)) for form, weight in answer.items()})
    return Synonyms(frozenset(stems(raw.empty)), frozenset(stems(raw.quiet)), said)


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text that are not Korean, in lower case and in order."""
    return tuple(_WORD.findall(text.lower()))


def stems(text: str) -> Stems:
    """The words of a text that are not Korean, each brought to its stem, in order."""
    return tuple(stem(word) for word in words(text))


def _answer(line: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for phrase in map(stems, line.split(",")):
        for form in phrase:
            weights[form] = max(1 / len(phrase) ** 0.5, weights.get(form, 0.0))
    return weights


def _runs(phrase: Sequence[str]) -> Iterator[Stems]:
    for length in range(1, LONGEST + 1):
        for start in range(len(phrase) - length + 1):
            yield tuple(phrase[start : start + length])
