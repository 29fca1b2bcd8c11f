"""Category names as people write them: one or several, with commas or only spaces, or all of them."""

import re

from bot.domain.category import Categories, folded
from bot.errors import UnknownCategory

_ALL = frozenset({"all", "everything", "전체", "모두", "전부", "모든분야", "전분야"})
_BORDER = re.compile(r"\s*(?:[,;/·|、，]|\band\b|&|\n|(?<=\S)(?:와|과|랑)\s)\s*", re.IGNORECASE)


def means_all(text: str) -> bool:
    """Whether somebody asks for everything."""
    return folded(text) in _ALL


def categories_from(text: str, categories: Categories) -> tuple[str, ...]:
    """The keys that are meant, each once, in the order written; raises UnknownCategory for the first unknown one."""
    if _known(text, categories) is not None:
        return _unique([categories.find(text).key])
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
        length = next((end for end in range(len(words), 0, -1) if _known(" ".join(words[:end]), categories)), 0)
        if not length:
            raise _unknown(" ".join(words), categories)
        found.append(categories.find(" ".join(words[:length])).key)
        words = words[length:]
    return found


def _known(text: str, categories: Categories) -> str | None:
    try:
        return categories.find(text).key
    except UnknownCategory:
        return None


def _unknown(text: str, categories: Categories) -> UnknownCategory:
    try:
        categories.find(text)
    except UnknownCategory as unknown:
        return unknown
    raise AssertionError(f"{text} is known")


def _unique(keys: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
