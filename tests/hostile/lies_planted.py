"""Sentences that sell or command: an invented link, handle or call, and what an order in the paper's text asks for."""

import random
from collections.abc import Iterator
from dataclasses import replace

from hostile.lie import Bent
from hostile.material import Honest
from hostile.vocabulary import rows, words


def link_invented(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """A true sentence with an address, a handle or a call that the paper does not have."""
    for form in chance.sample(words("links", base.language), 3):
        yield f"{base.text} {form.format(slug=_slug(base))}", base.quotes


def order_obeyed(base: Honest, chance: random.Random) -> Iterator[Bent]:
    """What an order in the abstract asks for, over the order itself: the paper does have these words."""
    order, english, korean = _order(base)
    told = english if base.language == "en" else korean
    slug = _slug(base)
    yield told.format(slug=slug), (order.format(slug=slug),)
    if base.quotes:
        yield told.format(slug=slug), base.quotes
        yield f"{base.text} {told.format(slug=slug)}", (*base.quotes[:2], order.format(slug=slug))


def with_order(base: Honest) -> Honest:
    """The same paper with the order in its abstract, before the last sentence."""
    order = _order(base)[0].format(slug=_slug(base))
    head, _, tail = base.paper.abstract.rstrip().rpartition(". ")
    abstract = f"{head}. {order} {tail}" if head else f"{tail} {order}"
    return replace(base, paper=replace(base.paper, abstract=abstract))


def _order(base: Honest) -> tuple[str, str, str]:
    listed = [(order, english, korean) for (order, english), korean in _orders()]
    return listed[sum(map(ord, base.paper.id)) % len(listed)]


def _orders() -> Iterator[tuple[tuple[str, str], str]]:
    return zip(rows("orders", "en"), words("orders", "ko"), strict=True)  # type: ignore[return-value]


def _slug(base: Honest) -> str:
    letters = [letter for letter in base.paper.title.partition(":")[0].lower() if letter.isascii() and letter.isalnum()]
    return "".join(letters)[:14] or "paper"
