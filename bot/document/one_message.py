"""Makes a section short enough for one message by leaving things out in a fixed order, and says what is left out.

It decides only how much: what is left out first is the order of the steps here. No word is ever cut.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from bot.document.blocks import Document
from bot.document.category_page import Without
from bot.document.front_page import FrontWithout

Fits = Callable[[Document], bool]
"""Whether a document is one message."""
SectionKey = tuple[tuple[date, ...], str, str, str]
"""Days of the editions, category, language, length."""
Step = TypeVar("Step", Without, FrontWithout)


@dataclass
class Shelf:
    """A `Fits` of one kind of place, with the sections that were made by it: posts of other categories share them."""

    fits: Fits
    sections: dict[SectionKey, Document] = field(default_factory=dict)

    def __call__(self, document: Document) -> bool:
        """Whether a document is one message there."""
        return self.fits(document)


def first_fitting(steps: Sequence[Step], made: Callable[[Step], Document], fits: Fits | None) -> Document:
    """What is made of the first step that fits, of the last where none does; each leaves out more than the one before.

    Without `fits` there are no messages, and nothing is left out.
    """
    whole = made(steps[0])
    if fits is None or fits(whole):
        return whole
    low, high = 1, len(steps) - 1
    while low < high:
        middle = (low + high) // 2
        if fits(made(steps[middle])):
            high = middle
        else:
            low = middle + 1
    return made(steps[low])


def page_steps(papers: int) -> tuple[Without, ...]:
    """From all of a category's page to its heading: the report's fold, the report, one-liners, whole lines."""
    bare = Without(fold=True, report=True)
    return (
        Without(),
        Without(fold=True),
        bare,
        *(replace(bare, sentences=count) for count in range(1, papers + 1)),
        *(replace(bare, sentences=papers, titles=count) for count in range(1, papers + 1)),
    )


def front_steps(counts: int, notes: int) -> Iterator[FrontWithout]:
    """From all of a front page to its heading: names of other categories, the picture, counts, notes."""
    yield FrontWithout()
    yield FrontWithout(names=True)
    bare = FrontWithout(names=True, picture=True)
    yield bare
    for count in range(1, counts + 1):
        yield replace(bare, counts=count)
    for count in range(1, notes + 1):
        yield replace(bare, counts=counts, notes=count)
