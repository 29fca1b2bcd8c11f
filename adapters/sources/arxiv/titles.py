"""Papers by title, from arXiv's query API: one question for the title as it stands, a second for its words.

What the query language reads otherwise never gets into a question (quotes, colons, operators: all words are in lower
case); whether an entry is the paper is judged elsewhere.
"""

import asyncio
import re
import unicodedata
from collections.abc import Mapping
from typing import Protocol

from adapters.fetch.values import Fetched
from adapters.sources.arxiv.atom import SOURCE, Page, parse_query
from bot.domain.paper import Entry
from bot.domain.readable import readable
from bot.errors import BadPayload, Permanent
from bot.ports.clock import Clock

MOST_READ = 600
MOST_WORDS = 24
"""Words of a title that are asked for: more make no answer better."""
MOST_LOOSE = 12
"""Words of the second question, the longest ones."""
FROM_PHRASE = 10
FROM_WORDS = 20
"""Entries that are taken of the answers, likeliest first."""

_CUT = re.compile(r"\W*\w*\s*(?:…|\.{3,})\W*\Z")
_PLAIN = re.compile(r"[a-z]+(?:[-‐-―/:,]+[a-z]+)*|[a-z0-9]+")
_EDGES = re.compile(r"\A\W+|[\"'“”‘’)\]}>.,:;?!-]+\Z")
_WORD = re.compile(r"[a-z0-9]+")
_ODD = re.compile(r"[a-z0-9][a-z0-9.\-‐-―à-öø-ž]{1,30}[a-z0-9à-öø-ž]")
_STOP_WORDS = (
    "a an and are as at be but by for from if in into is it no not of on or such that the their then there these they"
    " this to via was will with"
)
_STOP = frozenset(_STOP_WORDS.split())


class Fetches(Protocol):
    """The part of adapters.fetch.Fetcher that is used here."""

    async def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        also: frozenset[int] = frozenset(),
        patient: bool = True,
    ) -> Fetched:
        """The answer to a GET; statuses in `also` count as answers; not `patient`: whom nobody reaches at once is not
        tried again."""
        ...


class ArxivTitles:
    """bot.ports.venues.Titles. A question that arXiv refuses is BadPayload: another title may well be asked."""

    def __init__(self, fetcher: Fetches, api_url: str, clock: Clock) -> None:
        self._fetcher, self._api, self._clock = fetcher, api_url, clock
        self._reached = False

    async def titled(self, title: str) -> tuple[Entry, ...]:
        """Entries whose title may be this one, likeliest first; none for a title without a plain word."""
        strict, loose = questions(title)
        for question, most in ((strict, FROM_PHRASE), (loose, FROM_WORDS)):
            found = await self._asked(question, most) if question else ()
            if found:
                return found
        return ()

    async def _asked(self, question: str, most: int) -> tuple[Entry, ...]:
        params = {"search_query": question, "start": "0", "max_results": str(most), "sortBy": "relevance"}
        seen_at = self._clock.now()
        answer = await self._fetcher.get(self._api, params, also=frozenset({400}), patient=self._reached)
        self._reached = True
        try:
            page = await asyncio.to_thread(parse_query, answer.body, day=seen_at.date(), seen_at=seen_at)
        except BadPayload:
            raise
        except Permanent as refusal:
            raise BadPayload(refusal.reason) from None
        return _taken(page, answer.status)[:most]


def _taken(page: Page, status: int) -> tuple[Entry, ...]:
    if status == 400:
        raise BadPayload(f"{SOURCE} refused the question without a reason")
    if page.total and not page.entries:
        raise BadPayload(f"{SOURCE}: the answer is empty though {page.total} papers are promised")
    return page.entries


def questions(title: str) -> tuple[str, str]:
    """The strict question (`ti:"attention is all"`: side by side, signs apart) and the loose one (`ti:all OR ti:need`);
    each is empty where it would say nothing. A word that was cut is left out."""
    runs: list[list[str]] = [[]]
    odd: list[str] = []
    words: list[str] = []
    for token in _CUT.sub("", readable(title[:MOST_READ])).split()[:MOST_WORDS]:
        bare = _EDGES.sub("", token).lower()
        parts = _WORD.findall(_folded(bare))
        words += parts
        if _PLAIN.fullmatch(bare):
            runs[-1] += parts
        elif bare:
            odd += [_either_way(bare, parts)] if _ODD.fullmatch(bare) else []
            runs.append([])
    asked = [f'ti:"{" ".join(run)}"' for run in runs if any(word not in _STOP for word in run)]
    return " AND ".join([*asked, *odd]), _loose(words)


def _either_way(bare: str, parts: list[str]) -> str:
    """A word that the index may hold whole or in parts: `gpt-4`, `qwen2.5`, `schrödinger`."""
    whole = "".join(letter if letter.isascii() and letter.isalnum() else "?" for letter in bare)
    return f'(ti:"{" ".join(parts)}" OR ti:{whole})'


def _folded(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def _loose(words: list[str]) -> str:
    telling = list(dict.fromkeys(word for word in words if word not in _STOP and len(word) > 2))
    longest = set(sorted(telling, key=len, reverse=True)[:MOST_LOOSE])
    return " OR ".join(f"ti:{word}" for word in telling if word in longest) if len(longest) > 1 else ""
