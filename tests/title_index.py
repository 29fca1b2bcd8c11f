"""A title search that answers as arXiv's query API does: phrases, words, AND, OR, brackets and `?`, over set papers.

It stands where the fetcher stands and answers in Atom. Words are split at every sign, as the index's analyser does.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from adapters.fetch import Fetched

_TOKEN = re.compile(r'\(|\)|\bAND\b|\bOR\b|ti:"[^"]*"|ti:[^\s()"]+|\S')
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Indexed:
    """A paper of the index; `title` and `abstract` as arXiv would write them."""

    id: str
    title: str
    authors: tuple[str, ...] = ()
    abstract: str = "An abstract."


class TitleIndex:
    """Answers `search_query`; `without` are ids that it does as if it had not. `asked` are the questions."""

    def __init__(self, papers: Iterable[Indexed]) -> None:
        self.papers = {paper.id: paper for paper in papers}
        self.without: set[str] = set()
        self.asked: list[str] = []
        self._words = {id_: split(paper.title) for id_, paper in self.papers.items()}
        self._having: dict[str, set[str]] = defaultdict(set)
        for id_, words in self._words.items():
            for word in words:
                self._having[word].add(id_)

    async def get(
        self,
        url: str,
        params: Mapping[str, str] | None = None,
        *,
        also: frozenset[int] = frozenset(),
        patient: bool = True,
    ) -> Fetched:
        """adapters.sources.arxiv.titles.Fetches."""
        asked = dict(params or {})
        question = asked["search_query"]
        self.asked.append(question)
        found = self.search(question)[: int(asked["max_results"])]
        return Fetched(url, 200, {}, atom([self.papers[id_] for id_ in found]), "application/atom+xml")

    def search(self, question: str) -> list[str]:
        """Ids that fit a question, likeliest first: shared rare words count, long titles lose."""
        tokens = _TOKEN.findall(question)
        fitting = self._either(tokens) - self.without
        if tokens:
            raise ValueError(f"{question!r} cannot be read at {tokens[0]!r}")
        asked = split(question.replace("ti:", " ").replace(" OR ", " ").replace(" AND ", " "))
        return sorted(fitting, key=lambda id_: (-self._score(id_, asked), id_))

    def _either(self, tokens: list[str]) -> set[str]:
        found = self._both(tokens)
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            found = found | self._both(tokens)
        return found

    def _both(self, tokens: list[str]) -> set[str]:
        found = self._one(tokens)
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            found = found & self._one(tokens)
        return found

    def _one(self, tokens: list[str]) -> set[str]:
        if not tokens:
            raise ValueError("the question ends where a word is expected")
        token = tokens.pop(0)
        if token == "(":
            found = self._either(tokens)
            if not tokens or tokens.pop(0) != ")":
                raise ValueError("a bracket is not closed")
            return found
        if not token.startswith("ti:"):
            raise ValueError(f"{token!r} is no field")
        said = token.removeprefix("ti:")
        return self._phrase(split(said)) if said.startswith('"') else self._word(said)

    def _word(self, word: str) -> set[str]:
        if "?" not in word:
            return self._phrase(split(word))
        pattern = re.compile("".join("." if letter == "?" else re.escape(letter) for letter in word))
        fitting = [self._having[known] for known in self._having if pattern.fullmatch(known)]
        return set().union(*fitting)

    def _phrase(self, words: Sequence[str]) -> set[str]:
        there = [self._having.get(word, set()) for word in words]
        candidates = set.intersection(*there) if there else set()
        return {id_ for id_ in candidates if _stands_in(words, self._words[id_])}

    def _score(self, id_: str, asked: Sequence[str]) -> float:
        words = Counter(self._words[id_])
        rare = sum(math.log(1 + len(self.papers) / len(self._having[word])) for word in set(asked) if words[word])
        return rare / math.sqrt(len(self._words[id_]) or 1)


def split(text: str) -> list[str]:
    """The words as an index holds them."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def _stands_in(words: Sequence[str], title: Sequence[str]) -> bool:
    return any(list(title[at : at + len(words)]) == list(words) for at in range(len(title) - len(words) + 1))


def atom(papers: Sequence[Indexed], total: int | None = None) -> bytes:
    """An answer of the query API."""
    entries = "".join(_entry(paper) for paper in papers)
    total = len(papers) if total is None else total
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom">'
        f'<o:totalResults xmlns:o="http://a9.com/-/spec/opensearch/1.1/">{total}</o:totalResults>{entries}</feed>'
    ).encode()


def _entry(paper: Indexed) -> str:
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in paper.authors)
    return (
        f"<entry><id>http://arxiv.org/abs/{paper.id}v1</id><published>2024-07-15T17:59:59Z</published>"
        f"<title>{escape(paper.title)}</title><summary>{escape(paper.abstract)}</summary>{authors}</entry>"
    )
