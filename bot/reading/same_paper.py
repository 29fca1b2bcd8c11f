"""Which of several entries is the paper that a list names by title and authors; None wherever that is not sure.

A wrong paper is worse than none: with authors a retyped or cut title may do, without them only the same title.
"""

from collections.abc import Callable, Iterable, Sequence

from bot.domain.identity import paper_id
from bot.domain.paper import Entry, PaperId
from bot.domain.withdrawn import is_withdrawn
from bot.reading.cut_titles import is_beginning, is_broken_off
from bot.reading.same_authors import Agreement, agreement
from bot.reading.title_words import TitleWords, is_close, is_exact, title_words

MOST_ENTRIES = 100
"""Entries that are looked at, likeliest first."""
DISTINCT_LETTERS = 16
"""Letters of a title that says enough by itself (`Technical Report` has fifteen)."""

_GENERIC = (
    "a an the of on in for with from by to and or via using is are what how why can do we towards toward survey review"
    " overview introduction tutorial report technical challenges opportunities perspective perspectives roadmap"
    " position paper study analysis approach approaches methods applications application system systems new"
    " recent advances progress future directions comprehensive brief large small language model models learning deep"
    " machine reinforcement neural network networks artificial intelligence generative ai llm llms data"
    " training transformer transformers vision foundation diffusion graph federated supervised unsupervised"
    " transfer natural processing computer"
)
_NOT_ITS_OWN = frozenset(_GENERIC.split())

_Alike = Callable[[TitleWords, TitleWords], bool]
_Agree = Callable[[TitleWords, Agreement], bool]


def same_paper(title: str, authors: Sequence[str], entries: Sequence[Entry]) -> Entry | None:
    """The one entry that is surely this paper. Versions of one paper count as one, the first of them is given."""
    wanted = title_words(title)
    told = [(entry, title_words(entry.title), agreement(authors, entry.authors)) for entry in entries[:MOST_ENTRIES]]
    for alike, agree in _WAYS:
        there = [(entry, people) for entry, words, people in told if alike(wanted, words)]
        if any(people is None for _, people in there):
            return _only(entry for entry, _ in there) if alike is is_exact and _says_enough(wanted) else None
        found = [entry for entry, people in there if people is not None and agree(wanted, people)]
        if found:
            return _only(found)
    return None


def _only(found: Iterable[Entry]) -> Entry | None:
    """The entry of the only identity; one that was withdrawn gives way to one that was not."""
    first: dict[PaperId, Entry] = {}
    for entry in found:
        first.setdefault(paper_id(entry.reference, doi=entry.doi, title=entry.title), entry)
    standing = [entry for entry in first.values() if not is_withdrawn(entry.comment, entry.abstract)]
    if len(standing) == 1:
        return standing[0]
    return next(iter(first.values())) if len(first) == 1 else None


def _says_enough(title: TitleWords) -> bool:
    """Whether hardly two papers can have this title: it is long, and has words that not every title has."""
    own = [word for word in title.words if word not in _NOT_ITS_OWN and not word.isdigit()]
    named = any(any(letter.isdigit() for letter in word) for word in own)
    return len(title.letters) >= DISTINCT_LETTERS and (len(own) >= 2 or named)


def _one_knows_the_other(title: TitleWords, people: Agreement) -> bool:
    """For the same title: a name in common; where others may have that title, half of them."""
    if _says_enough(title):
        return people.score >= 1 or people.share >= 0.5
    return people.share >= 0.5 and people.score >= min(2, people.shorter)


def _mostly_the_same(title: TitleWords, people: Agreement) -> bool:
    """For a title that may be another: most names, and two at least, unless the first author is all that is told."""
    if people.shorter == 1:
        return people.score == 1 and people.first
    return people.share >= 0.6 and people.score >= 2


def _the_same_people(title: TitleWords, people: Agreement) -> bool:
    """For a title of which the end is missing, where a group's next paper may stand."""
    return _mostly_the_same(title, people) and people.share >= 0.75 and (people.first or people.share == 1)


def _exactly_the_same_people(title: TitleWords, people: Agreement) -> bool:
    """For a title that may be whole as it is."""
    return _the_same_people(title, people) and people.share == 1 and people.shorter == people.longer


_WAYS: tuple[tuple[_Alike, _Agree], ...] = (
    (is_exact, _one_knows_the_other),
    (is_close, _mostly_the_same),
    (is_beginning, _the_same_people),
    (is_broken_off, _exactly_the_same_people),
)
