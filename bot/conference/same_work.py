"""Entries of several reference lists put together where they name one work: by title, by id, by nearly the same title.

It counts and tells nothing.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from bot.conference.references import Cited

ALIKE = 92
"""Percent of letters in common from which two titles with the same numbers are one work: hyphens, misprints."""
RELATED = 60
"""The same where both have one id: an id may stand in the wrong entry where a page runs entries together."""
EDGE = 8
"""Titles that are nearly the same begin or end with the same so many letters; others are not compared."""


@dataclass(frozen=True, slots=True)
class Work:
    """All that was said of one work, each with the number of the paper that said it; `key` is its title's letters."""

    key: str
    said: list[tuple[int, Cited]] = field(default_factory=list)

    def papers(self) -> tuple[int, ...]:
        """The papers that cite it."""
        return tuple(sorted({paper for paper, _ in self.said}))


def letters(title: str) -> str:
    """A title as it is compared: letters and digits."""
    return "".join(filter(str.isalnum, title.casefold()))


def same_works(known: Mapping[int, Sequence[Cited]]) -> list[Work]:
    """The works that papers, by number, cite; the same whatever the order of the papers."""
    by_title: dict[str, list[tuple[int, Cited]]] = defaultdict(list)
    for number in sorted(known):
        for each in known[number]:
            by_title[letters(each.title)].append((number, each))
    shelf = _Shelf()
    for key in sorted(by_title, key=lambda key: (-len(by_title[key]), key)):
        shelf.put(key, by_title[key])
    return shelf.works


class _Shelf:
    """Works by what they may be recognised by. The spelling that most use comes first."""

    def __init__(self) -> None:
        self.works: list[Work] = []
        self._marked: dict[str, list[Work]] = defaultdict(list)

    def put(self, key: str, said: Sequence[tuple[int, Cited]]) -> None:
        """Add what was said under a title to the work that it is, else as a new one."""
        ids, edges = list(_ids(said)), (f"{key[:EDGE]}…", f"…{key[-EDGE:]}")
        work = self._same(key, ids, RELATED) or self._same(key, edges, ALIKE)
        if work is None:
            work = Work(key)
            self.works.append(work)
        work.said.extend(said)
        for mark in (*ids, *edges):
            if work not in self._marked[mark]:
                self._marked[mark].append(work)

    def _same(self, key: str, marks: Sequence[str], least: float) -> Work | None:
        near = [work for mark in marks for work in self._marked.get(mark, ()) if _numbers(work.key) == _numbers(key)]
        alike = [(fuzz.ratio(work.key, key), work) for work in near]
        best = max(alike, key=lambda each: each[0], default=None)
        return best[1] if best is not None and best[0] >= least else None


def _ids(said: Sequence[tuple[int, Cited]]) -> Iterator[str]:
    for _, each in said:
        if each.arxiv:
            yield f"arxiv:{each.arxiv}"
        if each.doi:
            yield f"doi:{each.doi}"


def _numbers(key: str) -> str:
    return "".join(filter(str.isdigit, key))
