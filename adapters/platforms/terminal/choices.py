"""What can be typed after a reply: b1, b2 … press its buttons, o1, o2 … open its folds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.document.blocks import Block, Button, Buttons, Document, Fold

_CHOICE = re.compile(r"\s*([boㅠㅐ])\s*(\d{1,3})\s*", re.IGNORECASE)
_KEYS = {"ㅠ": "b", "ㅐ": "o"}
"""The same keys with a Korean keyboard."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The buttons and folds of a document, numbered from 1 in reading order."""

    buttons: tuple[Button, ...] = ()
    folds: tuple[Fold, ...] = ()

    def pressed(self, line: str) -> str | None:
        """The command line of the button that a typed line presses."""
        number = _number(line, "b")
        return self.buttons[number - 1].action if number and number <= len(self.buttons) else None

    def opened(self, line: str) -> Fold | None:
        """The fold that a typed line opens."""
        number = _number(line, "o")
        return self.folds[number - 1] if number and number <= len(self.folds) else None

    def replaced_by(self, newer: "Choices") -> "Choices":
        """What a newer reply offers; where it has no buttons or no folds, those that were there stay."""
        return Choices(newer.buttons or self.buttons, newer.folds or self.folds)

    def and_then(self, more: "Choices") -> "Choices":
        """The same buttons, and after them those of a reply that must not take their numbers."""
        return Choices((*self.buttons, *more.buttons), self.folds)


def choices_of(document: Document) -> Choices:
    """What a document offers; folds in folds open with the outer one."""
    buttons = tuple(button for block in _inner(document.blocks) for button in _buttons(block))
    folds = tuple(block for block in document.blocks if isinstance(block, Fold))
    return Choices(buttons, folds)


def _inner(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from _inner(block.blocks)


def _buttons(block: Block) -> tuple[Button, ...]:
    return tuple(button for row in block.rows for button in row) if isinstance(block, Buttons) else ()


def chosen(line: str) -> tuple[str, int] | None:
    """`b` or `o` with the number, where a typed line is a choice."""
    found = _CHOICE.fullmatch(line)
    if found is None:
        return None
    typed = found[1].casefold()
    return _KEYS.get(typed, typed), int(found[2])


def _number(line: str, key: str) -> int | None:
    kind, number = chosen(line) or ("", 0)
    return number if kind == key else None
