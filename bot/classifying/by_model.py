"""Where the rules are unsure a model may say the category: its answer is joined by id, and checked against the list.

Whatever is odd about an answer leaves the rules' verdict as it is. It asks nobody itself.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.classifying.verdict import Reason, Verdict
from bot.domain.category import Categories
from bot.domain.paper import PaperId

SURE = 0.6
"""The confidence from which the rules' verdict stands. In five folds of 474 labelled papers, weights trained without
them, 21 in 100 verdicts lie below it and 56 in 100 of those are right, of the others 84 in 100; of the 458 papers of
26 days of 2024 22 in 100 lie below it."""
MODELS_CONFIDENCE = 0.7
"""What a model's verdict counts as: more than the rules' where they were unsure, and not as much as where they were
sure. It is not measured, as no labels are at hand that a model has not seen."""
MOST_PHRASES = 3
WORD = re.compile(r"[^\W_]+")
PHRASE = re.compile(r"[^\W_][\w +-]{1,38}[^\W_]")
"""What a reason may look like: a few plain words, never a link or a mention."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A paper that a model was asked about, with what the rules said."""

    id: PaperId
    title: str
    abstract: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ModelSaid:
    """One row of a model's answer; `reason` are phrases of the paper with commas between them."""

    id: PaperId
    category: str
    reason: str


def is_unsure(verdict: Verdict) -> bool:
    """Whether a model is to be asked about the paper."""
    return verdict.confidence < SURE


def joined(asked: Sequence[Asked], said: Sequence[ModelSaid], categories: Categories) -> dict[PaperId, Verdict]:
    """The verdict of each paper that was asked about: the model's where it is one, else the rules'.

    An answer counts where its id was asked about and stands once, and its category is a key of the list, letter for
    letter. Of its reasons those count that the paper's title or abstract has word for word.
    """
    times = Counter(row.id for row in said)
    answers = {row.id: row for row in said if times[row.id] == 1 and row.category in categories}
    return {each.id: _verdict(each, answers[each.id]) if each.id in answers else each.verdict for each in asked}


def _verdict(asked: Asked, row: ModelSaid) -> Verdict:
    phrases = [phrase for piece in row.reason.split(",") if PHRASE.fullmatch(phrase := " ".join(piece.split()))]
    in_title = _standing(phrases, asked.title)
    in_abstract = _standing([phrase for phrase in phrases if phrase not in in_title], asked.abstract)
    facts = (Reason("title_words", in_title), Reason("abstract_words", in_abstract))
    return Verdict(row.category, MODELS_CONFIDENCE, tuple(fact for fact in facts if fact.words), by="model")


def _standing(phrases: Sequence[str], text: str) -> tuple[str, ...]:
    whole = _words(text)
    return tuple(phrase for phrase in phrases if _words(phrase) in whole)[:MOST_PHRASES]


def _words(text: str) -> str:
    """Words with a space around each, so that a phrase is found at the borders of words only."""
    return f" {' '.join(WORD.findall(text.casefold()))} "
