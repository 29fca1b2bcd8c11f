"""A word of the field in the place of one that excludes it: `video` where the quotes have `image`, `latency` for
`accuracy`. It knows the words of the file beside it and nothing else."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from pydantic import BaseModel, ConfigDict

from bot.gate.case import Case, Failure
from bot.gate.stems import stem
from bot.gate.terms import LONGEST, terms

Phrase = tuple[str, ...]
"""The stems of a few English words in a row."""
Place = tuple[int, int]
"""The number of a group, and of a member in it."""

_WORD: Final = re.compile(r"[^\W_가-힣]+")
_HANGUL: Final = re.compile(r"[가-힣]")


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    groups: list[str]


@dataclass(frozen=True, slots=True)
class Siblings:
    """`english` and `korean` go from a spelling to the members that it says, `korean` without spaces.

    `excuses` goes from a member to other English that it may be told for, `spellings` to its own, `words` to the first
    of them. `hangul` finds the Korean spellings in a text, `longest` is the most words of an English one.
    """

    english: dict[Phrase, frozenset[Place]]
    korean: dict[str, frozenset[Place]]
    excuses: dict[Place, frozenset[Phrase]]
    spellings: dict[Place, frozenset[Phrase]]
    words: dict[Place, str]
    hangul: re.Pattern[str]
    longest: int


@cache
def siblings() -> Siblings:
    """The groups shipped with the program, read once."""
    raw = _File.model_validate(tomllib.loads(files("bot.gate").joinpath("siblings.toml").read_text("utf-8")))
    english: dict[Phrase, frozenset[Place]] = {}
    korean: dict[str, frozenset[Place]] = {}
    excuses: dict[Place, frozenset[Phrase]] = {}
    spelled_as: dict[Place, frozenset[Phrase]] = {}
    words: dict[Place, str] = {}
    written: set[str] = set()
    for place, said, excused in _rows(raw.groups):
        own = {one: phrase(one) for one in said if not _HANGUL.search(one)}
        for spelled in own.values():
            english[spelled] = english.get(spelled, frozenset()) | {place}
        for spelling in (one for one in said if one not in own):
            written.add(spelling.lower())
            korean[_bare(spelling)] = korean.get(_bare(spelling), frozenset()) | {place}
        excuses[place] = frozenset(map(phrase, excused)) - frozenset(own.values())
        spelled_as[place] = frozenset(own.values())
        words[place] = said[0]
    longest = max(len(one) for many in (english, *excuses.values()) for one in many)
    return Siblings(english, korean, excuses, spelled_as, words, _pattern(written), longest)


def _rows(groups: list[str]) -> Iterator[tuple[Place, list[str], list[str]]]:
    for number, group in enumerate(groups):
        for member, written in enumerate(group.split("/")):
            said, _, excused = written.partition("~")
            yield (number, member), _parts(said), _parts(excused)


def _parts(text: str) -> list[str]:
    return [one for one in (" ".join(piece.split()) for piece in text.split(",")) if one]


def _bare(korean: str) -> str:
    return re.sub(r"[\s-]", "", korean).lower()


def _pattern(written: set[str]) -> re.Pattern[str]:
    """Any Korean spelling at the beginning of a word, the longest first; its spaces may be left out."""
    longest_first = sorted(written, key=lambda one: (-len(_bare(one)), one))
    spelled = "|".join("[ -]?".join(map(re.escape, re.split(r"[ -]", one))) for one in longest_first)
    return re.compile(rf"(?<![가-힣A-Za-z0-9])(?:{spelled})", re.IGNORECASE)


def phrase(words: str) -> Phrase:
    """English words as they are looked up: `Fine-tuned models` as the stems of three words."""
    return tuple(stem(word) for word in _WORD.findall(words.lower()))


def check_siblings(case: Case) -> Failure | None:
    """Whether no word of a group stands where the quotes have only another of the same group."""
    mine = _members(case.text)
    if not mine:
        return None
    theirs = _all_members(case.quotes)
    groups = {group for group, _ in theirs}
    suspects = [place for place in mine if place[0] in groups and place not in theirs]
    whole = (*case.quotes, *case.around, case.title)
    known = _all_members(whole) if suspects else frozenset[Place]()
    for place in suspects:
        if place in known or any(not siblings().excuses[place].isdisjoint(_phrases(one)) for one in whole):
            continue
        others = [one for one in theirs if one[0] == place[0] and not _is_told(one, mine, case.text)]
        if others:
            return Failure("words", mine[place], f"the quotes say {siblings().words[min(others)]!r} here")
    return None


def _all_members(texts: tuple[str, ...]) -> frozenset[Place]:
    return frozenset[Place]().union(*(_members(one) for one in texts))


def _is_told(place: Place, mine: dict[Place, str], text: str) -> bool:
    """Whether the sentence has this member too, in any word that may stand for it."""
    return place in mine or not siblings().spellings[place].isdisjoint(_korean_phrases(text))


@lru_cache(maxsize=1024)
def _korean_phrases(text: str) -> frozenset[Phrase]:
    """What the glossary makes of Korean words that the groups do not have: those it would take for either member."""
    known = siblings().korean
    bare = [term for term in terms(text) if term.korean and _bare(term.text) not in known]
    return frozenset((form,) for term in bare for one in term.renderings for form in one)


@lru_cache(maxsize=2048)
def _stems(text: str) -> Phrase:
    return phrase(unicodedata.normalize("NFKC", text)[:LONGEST])


@lru_cache(maxsize=2048)
def _phrases(text: str) -> frozenset[Phrase]:
    """Every row of words of a text that is not longer than the longest spelling."""
    said, most = _stems(text), siblings().longest
    return frozenset(said[at : at + length] for at in range(len(said)) for length in range(1, most + 1))


@lru_cache(maxsize=2048)
def _members(text: str) -> dict[Place, str]:
    """The members that a text says, each with the word for it; a longer spelling hides its group's within it."""
    found: dict[Place, str] = {}
    until: dict[int, int] = {}
    for end, places in _spelled(_stems(text)):
        shown = [place for place in places if until.get(place[0], 0) < end]
        for place in shown:
            found.setdefault(place, siblings().words[place])
            until[place[0]] = end
    plain = unicodedata.normalize("NFKC", text)[:LONGEST]
    for match in siblings().hangul.finditer(plain) if _HANGUL.search(plain) else ():
        for place in siblings().korean[_bare(match.group())]:
            found.setdefault(place, match.group())
    return found


def _spelled(said: Phrase) -> Iterator[tuple[int, frozenset[Place]]]:
    """Where each English spelling in a text ends and what it says, by its beginning, the longest first."""
    known, longest = siblings().english, siblings().longest
    for at in range(len(said)):
        for many in range(longest, 0, -1):
            if places := known.get(said[at : at + many]):
                yield min(at + many, len(said)), places
