"""One row of a venue's list: each field checked and cut, authors told apart. A wrong type is one BadFile."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from bot.domain.conference import Accepted, Decision
from bot.domain.identity import arxiv_id, canonical_url, paper_id
from bot.errors import BadFile
from bot.reading.decisions import level, refuses

LONGEST: Final[Mapping[str, int]] = {"title": 1_000, "abstract": 20_000}
LONGEST_OTHER: Final = 300
LONGEST_URL: Final = 2_000
MOST_NAMES: Final = 3_000
EXAMPLE: Final = (
    '[{"title": "…", "status": "Oral", "authors": "A. One; B. Two", "keywords": "llm; agents",'
    ' "url": "https://…", "abstract": "…", "venue": "NeurIPS 2023"}]'
)

_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+")
_INITIALS = re.compile(r"(?:[^\W\d_a-z](?:\.|[\s-]|\Z)[\s-]*){1,4}")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Row:
    """A row of the list; `decision` is None where the venue did not take the paper."""

    def __init__(self, place: int, row: Mapping[str, object], fail: Callable[[str], BadFile]) -> None:
        self.place, self._row, self._fail = place, row, fail
        self.title = self._text("title")
        self.id = self._text("id")
        self.authors = self._names("authors", by_commas=True)
        self.decision = decision(self._text("status") or self._text("decision"))

    def accepted(self) -> Accepted:
        """The row as a value. Raises BadFile."""
        if self.decision is None:
            raise self._wrong("was not accepted")
        return Accepted(
            self.title,
            url=self._url(),
            venue=self._text("venue"),
            decision=self.decision,
            track=self._text("track"),
            keywords=self._names("keywords", by_commas=False),
            authors=self.authors,
            abstract=self._text("abstract"),
            arxiv=arxiv_id(self._text("arxiv_id") or self._text("arxiv")) or arxiv_id(self._text("url")),
            published=self._day("published"),
        )

    def _wrong(self, what: str) -> BadFile:
        shown = self._row.get("title")
        named = f" ({' '.join(shown.split())[:60]})" if isinstance(shown, str) and shown.strip() else ""
        return self._fail(f"paper {self.place}{named}: {what}")

    def _text(self, key: str) -> str:
        value = self._row.get(key)
        if value is None:
            return ""
        if isinstance(value, dict) and set(value) == {"value"}:  # OpenReview's own way of writing a field
            value = value["value"]
        if isinstance(value, int) and not isinstance(value, bool) and key == "id":
            return str(value)
        if not isinstance(value, str):
            raise self._wrong(f"its {key} is {_kind(value)}; expected a text. Example: {EXAMPLE}")
        return _clean(value, LONGEST.get(key, LONGEST_URL if "url" in key else LONGEST_OTHER))

    def _names(self, key: str, *, by_commas: bool) -> tuple[str, ...]:
        value = self._row.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            told = _told_apart(value[: MOST_NAMES * LONGEST_OTHER], by_commas=by_commas)
        elif isinstance(value, list) and all(isinstance(each, str) for each in value):
            told = value
        else:
            raise self._wrong(f'its {key} are {_kind(value)}; expected "One; Two" or ["One", "Two"].')
        cleaned = (_clean(each, LONGEST_OTHER) for each in told[:MOST_NAMES])
        return tuple(each for each in cleaned if each)

    def _url(self) -> str:
        """Made canonical; empty where it is no https address."""
        address = self._text("url")
        return canonical_url(paper_id(address), address) if address else ""

    def _day(self, key: str) -> date | None:
        value = self._text(key)[:10]
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise self._wrong(f"its {key} is {value!r}; expected a day such as 2023-12-10") from None


def decision(status: str) -> Decision | None:
    """How a venue took a paper, by its own word; None: it did not."""
    return None if refuses(status) else level(status) or "accepted"


def _told_apart(text: str, *, by_commas: bool) -> list[str]:
    """By semicolons; where there is none, authors by commas, and keywords by commas too.

    `Hu, Tianyang; Chen, Fei` are two; `Tianyang Hu, Fei Chen and John Doe, Jr.` are three.
    """
    if ";" in text:
        return text.split(";")
    parts = [part.strip() for part in text.split(",")]
    if not by_commas:
        return parts
    return _authors(parts)


def _authors(parts: list[str]) -> list[str]:
    if len(parts) > 1 and all(_INITIALS.fullmatch(part) for part in parts[1::2]) and len(parts) % 2 == 0:
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    found: list[str] = []
    for part in parts:
        if found and _SUFFIX.fullmatch(part):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found += _AND.split(part.removeprefix("and ").removeprefix("& "))
    return found


def _clean(text: str, most: int) -> str:
    """On one line, without control characters; markup stays what it is, a text."""
    seen = _UNSEEN.sub(" ", text[: 2 * most]).encode("utf-8", "replace").decode()
    return " ".join(seen.split())[:most].rstrip()


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}
    return kinds.get(type(value), "something else")
