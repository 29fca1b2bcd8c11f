"""Replies that are no card: does every paper keep its card, and how often is the model asked for it?"""

import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hostile.bad_replies import BAD_REPLIES, Reply
from hostile.editions import edition_by
from hostile.liar import Liar, bare, card_of
from hostile.material import honest
from responders.openai_api.values import Asked, Told

PAPERS = 12


@dataclass(frozen=True)
class Survived:
    """One shape of bad reply: cards that should be there, that are, that the model wrote all the same."""

    shape: str
    cards: int
    whole: int
    by_model: int
    most_calls: int


class Broken:
    """Answers every prompt for a card in one bad shape; the rest as the liar does."""

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        self.calls: Counter[str] = Counter()
        self._liar = Liar({}, {})

    def __call__(self, asked: Asked) -> Told:
        """The answer to one request."""
        document = json.loads(asked.user)
        if document["task"] == "report":
            return self._liar(asked)
        number = bare(document["paper"]["id"])
        self.calls[number + document["language"]] += 1
        if document["task"] == "repair":
            return Told("{")
        true = [each for each in honest(document["language"]) if each.paper.id == number]
        return self.reply(card_of(true, ()))


async def survived(languages: Sequence[str]) -> list[Survived]:
    """Every shape once, over papers with hand-written sentences in one of the languages."""
    return [await _one(shape, reply, languages) for shape, reply in BAD_REPLIES.items()]


async def _one(shape: str, reply: Reply, languages: Sequence[str]) -> Survived:
    papers = {each.paper.id: each.paper for code in languages for each in honest(code)[: 3 * PAPERS]}
    answer = Broken(reply)
    with tempfile.TemporaryDirectory() as folder:
        edition = await edition_by(answer, papers.values(), tuple(languages), Path(folder))
    cards = [card for listed in edition.papers for card in listed.cards.values()]
    by_model = sum(card.writer == "model" for card in cards)
    return Survived(shape, len(papers) * len(languages), len(cards), by_model, max(answer.calls.values(), default=0))
