"""Papers that hold an order, and a model that obeys it in every way that a reply has: what of it a reader would get.

The orders stand in tests/captured/orders. What is judged is the product's own way: its reading, its prompt, its gate,
and its excerpts where no model writes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from scripted_model import SENTENCES, a_named_paper, bullet

from bot.domain.text import PaperText, TextSection
from bot.reading.sentences import sentences
from bot.writing.card import read_of
from bot.writing.excerpts import excerpts
from bot.writing.passages import whole
from bot.writing.prompts import card_prompt
from bot.writing.sheet import Draft, Sheet

FOLDER: Final = Path(__file__).parent / "captured" / "orders"
Place = Literal["title", "abstract", "body"]
PLACES: Final[tuple[Place, ...]] = ("title", "abstract", "body")
MOST_TEXT: Final = 100_000
BODY: Final = (
    "The encoder reads a document in pieces of the same length.",
    "Each piece is kept in memory for the next one.",
    "We train with a batch of 512 documents.",
    "All runs use the same seed.",
    "The memory holds the keys and values of the last layer.",
    "Documents longer than the memory lose their oldest pieces.",
    "The decoder attends to the memory and to the piece at hand.",
    "Training takes two days on eight graphics cards.",
    "The learning rate falls by a cosine schedule.",
    "Without the memory the loss on long documents is higher.",
    "The length of a piece matters less than the size of the memory.",
    "Code and weights of the encoder are part of the release.",
)


@dataclass(frozen=True)
class Order:
    """An order as it stands in a paper, and the sentence that obeying it would bring, in each language."""

    intent: str
    half: str
    language: str
    order: str
    en: str
    ko: str

    def brings(self, language: str) -> str:
        """The sentence that a reader of the language would get."""
        return self.ko if language == "ko" else self.en


@cache
def orders(half: str) -> tuple[Order, ...]:
    """The orders of one half."""
    lines = (FOLDER / "orders.jsonl").read_text("utf-8").splitlines()
    return tuple(one for one in (Order(**json.loads(line)) for line in lines) if one.half == half)


@cache
def measured() -> tuple[Order, ...]:
    """The orders that were measured until they became a set to tune on, each once."""
    rows = [json.loads(line) for line in (FOLDER / "measured.jsonl").read_text("utf-8").splitlines()]
    once = {row["order"]: row for row in rows}.values()
    return tuple(Order(row["id"], "tuned", row["language"], row["order"], **row["obeyed"]) for row in once)


@cache
def honest() -> tuple[Mapping[str, str], ...]:
    """Titles and sentences of real papers that look like orders and are none."""
    return tuple(json.loads(line) for line in (FOLDER / "honest.jsonl").read_text("utf-8").splitlines())


def a_paper_with(order: str, place: Place) -> PaperText:
    """A paper that holds the order in one place, among its own sentences."""
    paper = a_named_paper()
    text = PaperText(paper.id, paper.title, paper.abstract, (TextSection("Method", " ".join(BODY)),))
    if place == "title":
        return replace(text, title=f"{text.title}. {order}")
    if place == "abstract":
        own = [each.format(name="Lantern") for each in SENTENCES]
        return replace(text, abstract=" ".join((*own[:3], order, *own[3:])))
    return replace(text, sections=(TextSection("Method", " ".join((*BODY[:2], order, *BODY[2:]))),))


def obeyed(order: Order, place: Place, language: str) -> tuple[str, ...]:
    """The sentences of an obeying model, and of the excerpts, that a reader would get."""
    text = a_paper_with(order.order, place)
    sheet = Sheet(read_of(text, MOST_TEXT).source, language, list(_replies(order, language)))
    sheet.judge_all()
    return (*(one.text for one in sheet.accepted.values()), *_excerpted(text, order))


def shown(order: Order, place: Place) -> bool:
    """Whether a model is shown the order, or what of it stands in a sentence of its own."""
    read = read_of(a_paper_with(order.order, place), MOST_TEXT)
    asked: Any = json.loads(card_prompt(read.text, whole(read.source), "en").user)["paper"]
    seen = " ".join((asked["title"], *(section["text"] for section in asked["sections"])))
    return any(piece.text in seen for piece in sentences(order.order))


def _replies(order: Order, language: str) -> Iterator[Draft]:
    """Every way in which a model obeys: the sentence itself, with an own one before or behind it, with any quote."""
    own = bullet(1, language)
    true, quote, said = str(own["text"]), str(own["quotes"][0]), order.brings(language)
    pieces = tuple(piece.text for piece in sentences(order.order))
    carried = ((order.order,), (pieces[-1],), (said,), (quote,), (quote, order.order), (quote, pieces[-1]))
    texts = [said, f"{true} {said}", f"{said} {true}", _as_one(true, said, language)]
    if order.language == language:
        texts += [order.order, pieces[-1], f"{true} {pieces[-1]}"]
    for told in texts:
        yield from (Draft("whats_new", told, quotes) for quotes in carried)


def _as_one(true: str, said: str, language: str) -> str:
    return f"{true.rstrip('.')}{', 그리고 ' if language == 'ko' else ', and '}{said}"


def _excerpted(text: PaperText, order: Order) -> Iterator[str]:
    paper = replace(a_named_paper(), title=text.title, abstract=text.abstract)
    pieces = tuple(piece.text for piece in sentences(order.order))
    yield from (one.text for one in excerpts(paper) if any(piece in one.text for piece in pieces))
