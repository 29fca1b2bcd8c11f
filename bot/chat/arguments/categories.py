"""Category names as people write them: one or several, with commas or only spaces, small words between, or all."""

import re

from bot.domain.category import Categories, folded
from bot.errors import UnknownCategory

_ALL = frozenset({"all", "everything", "전체", "모두", "전부", "모든분야", "전분야"})
_BORDER = re.compile(r"\s*(?:[,;/·|、，]|\band\b|&|\n|(?<=\S)(?:와|과|이랑|랑|하고)\s)\s*", re.IGNORECASE)
_SMALL = frozenset({"to", "from", "for", "of", "on", "in", "about", "the", "a", "me", "us", "my", "please"})
"""English words around names: `subscribe me to the LLM, please`."""

MOST_WORDS = 12
"""Words that a category's name may have: each is tried from every word on."""


def means_all(text: str) -> bool:
    """Whether somebody asks for everything."""
    return folded(" ".join(_telling(text.split()))) in _ALL


def categories_from(text: str, categories: Categories) -> tuple[str, ...]:
    """The keys that are meant, each once, in the order written; raises UnknownCategory for the first unknown one."""
    known, unknown = categories_in(text, categories)
    if unknown:
        raise unknown[0]
    return known


def categories_in(text: str, categories: Categories) -> tuple[tuple[str, ...], tuple[UnknownCategory, ...]]:
    """The keys that are meant, each once, in the order written, and what names no category."""
    if whole := categories.named(text):
        return (whole.key,), ()
    known: list[str] = []
    unknown: list[UnknownCategory] = []
    for piece in _BORDER.split(text):
        for name in _names(piece.split(), categories):
            try:
                known.append(categories.find(name).key)
            except UnknownCategory as mistake:
                unknown.append(mistake)
    return tuple(dict.fromkeys(known)), tuple(unknown)


def _telling(words: list[str]) -> list[str]:
    """The words without the small ones."""
    return [word for word in words if folded(word) not in _SMALL]


def _names(words: list[str], categories: Categories) -> list[str]:
    """Names with only spaces between them: at each word the longest name that is one exactly.

    What is none goes up to the next one that is; where all of it together is close to a name, it is one typo.
    """
    names: list[str] = []
    while words:
        if head := _head(words, categories):
            names.append(head)
            words = words[len(head.split()) :]
            continue
        heads = (end for end in range(1, len(words)) if _head(words[end : end + MOST_WORDS], categories))
        end = len(words) if _is_typo(words, categories) else next(heads, len(words))
        names += [" ".join(telling)] if (telling := _telling(words[:end])) else []
        words = words[end:]
    return names


def _head(words: list[str], categories: Categories) -> str | None:
    """The longest name that these words begin with."""
    heads = (" ".join(words[:end]) for end in range(min(len(words), MOST_WORDS), 0, -1))
    return next((head for head in heads if categories.named(head)), None)


def _is_typo(words: list[str], categories: Categories) -> bool:
    if len(words) > MOST_WORDS:
        return False
    try:
        categories.find(" ".join(_telling(words)))
    except UnknownCategory as mistake:
        return bool(mistake.nearest)
    return True
