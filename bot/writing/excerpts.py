"""The sentences of a paper's abstract that may be shown, each with its place, its role and its worth as the one line.

Every excerpt is the paper's own sentence with white space made single; fragments, links and words that
speak to a machine are never among them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from bot.domain.evidence import Bullet, Quote
from bot.domain.paper import Paper
from bot.gate.addressed import is_addressed
from bot.reading.scripts import is_other_script
from bot.reading.sentences import Sentence, sentences
from bot.reading.told import told_of_abstract
from bot.writing.one_line import worths
from bot.writing.roles import Cast, Role, cast
from bot.writing.words import overlap

SECTION = "abstract"
ALIKE = 0.75
SHORTEST, LONGEST = 25, 700
REMEMBERED = 256
"""Papers whose excerpts are kept: the report of a category asks for those that the cards were made from."""
WHOLE = re.compile(r"""["'“‘\d$~≈]|[^\W_]""")
FINISHED = re.compile(r"""[.!?…。！？]["'”’)\]」』]*$""")
ITEM = re.compile(r"(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]\s", re.I)
NAME = re.compile(r"[^\W_][\w.+-]*")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One sentence; `offset` counts from the start of the abstract, `place` from its first sentence."""

    text: str
    offset: int
    place: int
    cast: Cast
    worth: float

    def strength(self, role: Role) -> float:
        """How strongly it plays a role."""
        return self.cast.strengths.get(role, 0.0)

    def bullet(self, paper: int | None = None) -> Bullet:
        """The sentence as it goes out: carried by itself."""
        return Bullet(self.text, (Quote(self.text, SECTION, self.offset),), paper)


def excerpts(paper: Paper) -> tuple[Excerpt, ...]:
    """The showable sentences of the abstract, in its order, each once."""
    return _excerpts(paper.title, paper.abstract)


@lru_cache(maxsize=REMEMBERED)
def _excerpts(title: str, abstract: str) -> tuple[Excerpt, ...]:
    found = sentences(abstract)
    latin = not is_other_script(f"{title} {abstract}")
    heard = told_of_abstract([sentence.text for sentence in found], title, latin=latin)
    texts = [" ".join(sentence.text.split()) for sentence in found]
    values = worths(texts, title)
    casts = cast(texts, own_names(title))
    everything = zip(range(len(found)), found, texts, casts, values, strict=True)
    return tuple(_each_once(_showable(compress(everything, heard))))


def own_names(title: str) -> frozenset[str]:
    """The names in a title that stand for what the paper brings (`Q-Sparse: All …`, `The GAIA Benchmark`)."""
    head, colon, _ = title.partition(":")
    named = NAME.findall(head) if colon and len(head.split()) <= 3 else []
    named += [word for word in NAME.findall(title) if sum(letter.isupper() for letter in word) >= 2 and len(word) > 3]
    return frozenset(word.casefold() for word in named if len(word) > 2 and word.casefold() not in COMMON)


COMMON = frozenset({"the", "and", "for", "llm", "llms", "mllm", "mllms", "vlm", "vlms", "towards", "learning", "rlhf"})


def pick(candidates: Iterable[Excerpt], most: int) -> tuple[Excerpt, ...]:
    """The first `most` of the candidates (best first) that do not say again what one before says, in their order."""
    chosen: list[Excerpt] = []
    for candidate in candidates:
        if len(chosen) == most:
            break
        if all(overlap(candidate.text, other.text) < ALIKE for other in chosen):
            chosen.append(candidate)
    return tuple(sorted(chosen, key=lambda excerpt: excerpt.place))


def _showable(everything: Iterable[tuple[int, Sentence, str, Cast, float]]) -> Iterator[Excerpt]:
    for place, sentence, text, played, worth in everything:
        if played.role is not Role.LINK and is_whole(text):
            yield Excerpt(text, sentence.start, place, played, worth)


def is_whole(text: str) -> bool:
    """Whether a sentence stands by itself: begins as one, ends as one, and speaks to people."""
    begins = WHOLE.match(text) is not None and not text[0].islower() and not ITEM.match(text)
    ends = FINISHED.search(text) is not None and text.count("(") == text.count(")")
    return begins and ends and SHORTEST <= len(text) <= LONGEST and not is_addressed(text)


def _each_once(found: Iterable[Excerpt]) -> Iterator[Excerpt]:
    seen = set()
    for excerpt in found:
        key = excerpt.text.casefold()
        if key not in seen:
            seen.add(key)
            yield excerpt
