"""Lies through everything that a reader's message goes through: service, adapter, purse, gate, edition, three drawings.

A paper stands in one edition only, with one text, so the trials are dealt into as many editions as they need.
"""

import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hostile.editions import bullets_of, edition_by, plain, shown
from hostile.liar import Key, Liar, bare
from hostile.lie import Lie
from hostile.material import Honest, Paper, honest, own_sentences

PAPERS = 150
"""Papers of one edition at most."""
LIES = 4
"""Lies of one card at most, each made from another true sentence."""
TRUE = 5
"""True sentences of one card at most: without them a card with one lie would fall back to excerpts."""


@dataclass
class Cards:
    """What one edition's model says, in its one language: by paper."""

    language: str
    papers: dict[str, Paper] = field(default_factory=dict)
    lies: dict[Key, list[Lie]] = field(default_factory=lambda: defaultdict(list))
    true: dict[Key, list[Honest]] = field(default_factory=dict)


@dataclass
class Outcome:
    """What readers got to see: lies that stand in a message, and how the cards came to be."""

    through: list[Lie] = field(default_factory=list)
    told: int = 0
    true_told: Counter[str] = field(default_factory=Counter)
    true_shown: Counter[str] = field(default_factory=Counter)
    cards: Counter[str] = field(default_factory=Counter)
    fell_back: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    """Why sentences did not go out, as the cards keep it."""
    most_calls: int = 0
    calls: int = 0
    editions: int = 0
    card_ms: float = 0.0
    """CPU milliseconds of a card of the last edition: service, adapter, gate, drawing, all of it."""


def dealt(lies: Iterable[Lie], language: str) -> Iterator[Cards]:
    """A language's trials by editions: of one paper one text at a time, of one card no true sentence twice."""
    waiting: dict[Paper, list[Lie]] = defaultdict(list)
    for lie in lies:
        waiting[lie.paper].append(lie)
    while waiting:
        cards = Cards(language)
        for paper in sorted(waiting, key=lambda each: -len(waiting[each])):
            if len(cards.papers) < PAPERS and paper.id not in cards.papers:
                waiting[paper] = _fill(cards, paper, waiting[paper])
                if not waiting[paper]:
                    del waiting[paper]
        yield cards


def true_cards(language: str) -> Cards:
    """Every hand-written sentence of a language, and no lie."""
    cards = Cards(language)
    for each in honest(language):
        cards.papers[each.paper.id] = each.paper
        cards.true.setdefault((each.paper.id, language), []).append(each)
    return cards


def _fill(cards: Cards, paper: Paper, waiting: Sequence[Lie]) -> list[Lie]:
    """Put as many of a paper's lies in its card as fit; those that are left."""
    cards.papers[paper.id] = paper
    chosen, left = cards.lies[paper.id, cards.language], []
    for lie in waiting:
        known = {text for each in chosen for text in (each.base, each.text)}
        fits = len(chosen) < LIES and lie.base not in known and lie.text not in known
        (chosen if fits else left).append(lie)
    bases = {lie.base for lie in chosen}
    true = [each for each in true_of(paper, cards.language) if each.text not in bases]
    cards.true[paper.id, cards.language] = true[:TRUE]
    return left


def true_of(paper: Paper, language: str) -> list[Honest]:
    """True sentences of a paper: hand-written ones, in English its own where there are none."""
    written = [each for each in honest(language) if each.paper.id == paper.id]
    if written or language != "en":
        return written
    return [each for each in own_sentences() if each.paper.id == paper.id]


async def told(cards: Cards, outcome: Outcome) -> None:
    """Make an edition of what the model says, draw it for every reader, and note which lies stand in it."""
    liar, began = Liar(cards.true, cards.lies), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        edition = await edition_by(liar, cards.papers.values(), (cards.language,), Path(folder))
        seen = shown(edition, cards.language, Path(folder))
    told_of = {bare(each.paper.id): bullets_of(each, edition, cards.language) for each in edition.papers}
    outcome.editions += 1
    outcome.card_ms = 1000 * (time.process_time() - began) / max(1, len(edition.papers))
    outcome.calls += sum(liar.asked.values())
    for key, count in liar.cards.items():
        outcome.most_calls = max(outcome.most_calls, count + liar.repairs.get(key, 0))
    for listed in edition.papers:
        for language, made in listed.cards.items():
            outcome.cards[language] += 1
            outcome.fell_back[language] += made.writer != "model"
            outcome.dropped.update(each.check for each in made.dropped)
    _note(cards, seen, told_of, outcome)


def _note(cards: Cards, seen: Mapping[Key, str], told_of: Mapping[str, set[str]], outcome: Outcome) -> None:
    """A sentence is shown where a reader's message has it, and told of this paper: another one may say the same."""

    def is_shown(text: str, key: Key) -> bool:
        return plain(text) in seen[key] and plain(text) in told_of[key[0]]

    for key, lies in cards.lies.items():
        outcome.told += len(lies)
        outcome.through += [lie for lie in lies if is_shown(lie.text, key)]
    for key, true in cards.true.items():
        outcome.true_told[key[1]] += len(true)
        outcome.true_shown[key[1]] += sum(is_shown(each.text, key) for each in true)
