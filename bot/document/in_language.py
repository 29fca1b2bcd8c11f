"""Which of an edition's texts a reader gets: the reader's language, else English, else what there is."""

from collections.abc import Mapping
from typing import TypeVar

from bot.domain.card import Card
from bot.domain.edition import EditionPaper

Said = TypeVar("Said")


def in_language(texts: Mapping[str, Said], language: str) -> Said | None:
    """The text for a reader; sentences excerpted from a paper are the same English for everybody."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), None)


def card_of(listed: EditionPaper, language: str) -> Card | None:
    """The listed paper's card for a reader, None where it was not summarised."""
    return in_language(listed.cards, language) if listed.summary == "card" else None
