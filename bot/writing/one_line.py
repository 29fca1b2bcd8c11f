"""How good each sentence of an abstract would be as the paper's one line."""

from collections.abc import Sequence

from bot.writing.roles import AIM, STRONG_AIM


def worths(texts: Sequence[str], title: str) -> list[float]:
    """A number for each sentence; the highest is the paper's one line."""
    return [_worth(text) for text in texts]


def _worth(text: str) -> float:
    return (2.0 if STRONG_AIM.search(text) else 1.0 if AIM.search(text) else 0.0) - abs(len(text.split()) - 24) / 40
