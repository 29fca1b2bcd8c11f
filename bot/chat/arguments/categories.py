"""Category names as people write them: one or several, with commas or only spaces, or all of them."""

import re

from bot.domain.category import Categories, folded

_ALL = frozenset({"all", "everything", "전체", "모두", "전부", "모든분야", "전분야"})
_BORDER = re.compile(r"\s*(?:[,;/·|、，]|\band\b|&|\n|(?<=\S)(?:와|과|이랑|랑|하고)\s)\s*", re.IGNORECASE)

MOST_WORDS = 12
"""Words that a category's name may have: each is tried from every word on."""


def means_all(text: str) -> bool:
    """Whether somebody asks for everything."""
    return folded(text) in _ALL


def categories_from(text: str, categories: Categories) -> tuple[str, ...]:
    """The keys that are meant, each once, in the order written; raises UnknownCategory for the first unknown one."""
    if whole := categories.named(text):
        return (whole.key,)
    found: list[str] = []
    for piece in _BORDER.split(text):
        if piece.strip():
            found += _of_piece(piece.strip(), categories)
    return _unique(found)


def _of_piece(piece: str, categories: Categories) -> list[str]:
    """Names with only spaces between them: at each word the longest name that is one exactly."""
    words = piece.split()
    found: list[str] = []
    while words:
        heads = (" ".join(words[:end]) for end in range(min(len(words), MOST_WORDS), 0, -1))
        head = next((head for head in heads if categories.named(head)), " ".join(words))
        found.append(categories.find(head).key)
        words = words[len(head.split()) :]
    return found


def _unique(keys: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
