"""What a listed paper's title, keywords and abstract say for a topic and for its rivals: phrases with their weights.

It decides nothing: select does.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from bot.classifying.by_words import own_entries
from bot.classifying.patterns import STRENGTHS, entries
from bot.classifying.phrasebook import PhraseBook
from bot.classifying.terms import words
from bot.classifying.weights import packaged
from bot.domain.category import Categories, Category
from bot.domain.conference import Accepted

Place = Literal["title", "keywords", "abstract"]
COUNTS: Final[dict[Place, float]] = {"title": 2.0, "keywords": 1.5, "abstract": 0.5}
"""Authors choose title and keywords with care; an abstract names much that the paper only uses."""
PLACES: Final[tuple[Place, ...]] = ("title", "keywords", "abstract")
TELLING = STRENGTHS["clear"]
"""What a phrase must weigh to speak for or against a topic: benchmark, agent or reasoning alone do neither."""
STRONG = STRENGTHS["strong"]
MOST_KEYWORDS = 40
LONGEST_KEYWORD = 200


@dataclass(frozen=True, slots=True)
class Topic:
    """A category, the phrases that are its own names, and the phrases of all categories."""

    category: Category
    names: frozenset[str]
    book: PhraseBook
    strong: frozenset[str]

    def is_named_in(self, phrase: str) -> bool:
        """Whether a name stands in a phrase of the topic (`llm agent`)."""
        return any(f" {name} " in f" {phrase} " for name in self.names)


@dataclass(frozen=True, slots=True)
class Said:
    """`phrases` of the topic by place; `named` has the places that name it; `strong`: one belongs to its field alone.

    The weights are the topic's and that of the strongest other category.
    """

    phrases: dict[Place, tuple[str, ...]] = field(default_factory=dict)
    named: frozenset[Place] = frozenset()
    strong: bool = False
    weight: float = 0.0
    rival: float = 0.0


def topic_of(category: Category, categories: Categories) -> Topic:
    """The topic; a name counts where it tells the field, as `language model` does and `text` or `inference` do not."""
    every = (*entries(), *own_entries((category, *categories), packaged().categories))
    own = {" ".join(words(phrase)): weight for key, phrase, weight in every if key == category.key}
    names = {" ".join(words(name)) for name in (category.key, *category.names.values(), *category.aliases)}
    return Topic(
        category,
        names=frozenset(name for name in names if own.get(name, 0.0) >= (TELLING if " " in name else STRONG)),
        book=PhraseBook(every),
        strong=frozenset(phrase for phrase, weight in own.items() if weight >= STRONG),
    )


def is_the_rest(category: Category, categories: Categories) -> bool:
    """Whether a category is what fits nowhere else: the last one, unless it has words of its own to be found by."""
    return category.key == categories.last.key and not category.words


def said_by(paper: Accepted, topic: Topic) -> Said:
    """What a paper says for the topic."""
    key = topic.category.key
    sums: dict[str, float] = defaultdict(float)
    phrases: dict[Place, tuple[str, ...]] = {}
    for place, texts in _places(paper):
        found = _found(texts, topic.book)
        mine = tuple(phrase for phrase, (_, weights) in found.items() if weights.get(key, 0.0) >= TELLING)
        phrases |= {place: mine} if mine else {}
        for count, weights in found.values():
            for category, weight in weights.items():
                sums[category] += COUNTS[place] * (1.0 + math.log(count)) * (weight if weight >= TELLING else 0.0)
    rival = max((weight for category, weight in sums.items() if category != key), default=0.0)
    named = frozenset(place for place, mine in phrases.items() if any(map(topic.is_named_in, mine)))
    strong = not topic.strong.isdisjoint(phrase for mine in phrases.values() for phrase in mine)
    return Said(phrases, named, strong, sums[key], rival)


def _places(paper: Accepted) -> Iterator[tuple[Place, Sequence[str]]]:
    yield "title", (paper.title,)
    yield "keywords", tuple(keyword[:LONGEST_KEYWORD] for keyword in paper.keywords[:MOST_KEYWORDS])
    yield "abstract", (paper.abstract,)


def _found(texts: Sequence[str], book: PhraseBook) -> dict[str, tuple[int, Mapping[str, float]]]:
    """Each phrase with how often it stands there, and its weights; no phrase reaches from one keyword into the next."""
    counts: Counter[str] = Counter()
    known: dict[str, Mapping[str, float]] = {}
    for text in texts:
        for phrase, weights in book.longest(words(text)):
            counts[phrase] += 1
            known[phrase] = weights
    return {phrase: (counts[phrase], known[phrase]) for phrase in counts}
