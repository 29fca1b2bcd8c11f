"""Papers that a sentence names by number or identity, and where they stand: `3번이랑 7번 중 뭐가 커?`, `3 vs 7?`

A number alone is none: sentences are full of numbers. Words of titles are bot.questions.which_paper's.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from bot.chat.arguments.papers import ById, ByNumber, paper_named
from bot.chat.arguments.reports import papers_said
from bot.domain.identity import paper_id

_N = r"(?<![\d.,/:-])#?(?P<{0}>\d{{1,3}})(?![\d.,:/%]*\d|%)"
_BEON = r"(?:\s*번(?!째|\s*(?:반복|이상|정도|씩|만에|연속|이나)))"
_AND = r"\s*(?:이랑|랑|과|와|하고|대|,|and|with|to|vs\.?|versus|or|&|또는)\s*"
_ONE, _TWO = _N.format("one"), _N.format("two")
_DATED = re.compile(r"(?<![\d/.-])(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2})-\d{1,3}(?![\d-])")
_PAIRS = (
    re.compile(rf"{_ONE}{_BEON}?{_AND}{_TWO}{_BEON}(?=\W|[가-힣]|$)", re.IGNORECASE),
    re.compile(rf"\b(?:papers?|compare|between)\s*{_ONE}{_AND}(?:paper\s*)?{_TWO}", re.IGNORECASE),
    re.compile(rf"{_ONE}{_BEON}?{_AND}{_TWO}{_BEON}?\s*(?:을|를)?\s*(?:비교|중|차이)", re.IGNORECASE),
)
_SINGLES = (
    re.compile(rf"{_ONE}{_BEON}"),
    re.compile(
        r"(?:\bpapers?\s*(?:no\.?\s*)?#?|논문\s*#?|(?<!\w)#)(?P<one>\d{1,3})(?![\d.%]|\s*(?:편|개))", re.IGNORECASE
    ),
)
_FIRST = re.compile(rf"\s*{_ONE}{_BEON}?(?:\s*논문)?(?:{_AND}{_TWO}{_BEON}?)?(?=[\s:,]|$)", re.IGNORECASE)
_WORD = re.compile(r"[^\s,<>()\"']+")
LONGEST = 1_000
"""Characters that are looked at."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A paper as it is named, and where."""

    start: int
    end: int
    paper: ByNumber | ById


def mentions(
    text: str, today: date, newest: date | None, *, begins: bool = False, reports: Collection[str] = ()
) -> tuple[Mention, ...]:
    """The papers that a text names, in its order, each once. `begins`: a number at the beginning is one (`/ask 3`).

    `reports` are the conference reports there are: `Llama:70` is no paper of one.
    """
    read = unicodedata.normalize("NFKC", text[:LONGEST])
    known = {*_begun(read, begins=begins), *reports}
    found = sorted((*_found(read, today, newest, begins=begins), *_of(read, known)), key=lambda one: one.start)
    return tuple({one.paper: one for one in reversed(found)}.values())[::-1]


def without_first(text: str, today: date, newest: date | None) -> str:
    """What a line asks after the paper that it begins with: `3 why?` is why. Two papers are part of the question."""
    rest = unicodedata.normalize("NFKC", text)
    if found := _FIRST.match(rest):
        return rest.strip() if found["two"] else rest[found.end() :].lstrip(" :,")
    first, _, after = rest.strip().partition(" ")
    return rest.strip() if paper_in(first, today, newest) is None else after.strip()


def paper_in(word: str, today: date, newest: date | None) -> ByNumber | ById | None:
    """The paper that one word names."""
    named = paper_named(word, today, newest) if word else None
    return named if isinstance(named, ByNumber | ById) else None


def _found(read: str, today: date, newest: date | None, *, begins: bool) -> Iterator[Mention]:
    for word in _WORD.finditer(read):
        identity = paper_id(word[0])
        if not identity.startswith("title:"):
            yield Mention(word.start(), word.end(), ById(identity))
    for dated in _DATED.finditer(read):
        if paper := paper_in(dated[0], today, newest):
            yield Mention(dated.start(), dated.end(), paper)
    patterns = (*_PAIRS, *_SINGLES)
    for found in (one for pattern in patterns for one in pattern.finditer(read)):
        yield from _numbers(found)
    if begins and (first := _FIRST.match(read)):
        yield from _numbers(first)


def _begun(read: str, *, begins: bool) -> Iterator[str]:
    """The report of the paper that a line begins with: there it is meant as one, whatever there is."""
    for start, _, report, _ in papers_said(read):
        if begins and not read[:start].strip():
            yield report


def _of(read: str, reports: Collection[str]) -> Iterator[Mention]:
    for start, end, report, number in papers_said(read):
        if report in reports:
            yield Mention(start, end, ByNumber(number, report=report))


def _numbers(found: re.Match[str]) -> Iterator[Mention]:
    for name, number in found.groupdict().items():
        if number:
            yield Mention(found.start(name), found.end(name), ByNumber(int(number)))
