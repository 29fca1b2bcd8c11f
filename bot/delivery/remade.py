"""A bundle of which nothing or not all was sent, drawn again from corrected editions: as many parts as it had.

Pure. Instalments of reports are no edition's: their messages stay as they were.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from bot.delivery.bundle import drawn
from bot.delivery.made_again import Again, Renders
from bot.delivery.series import of_the_edition
from bot.document.one_message import Shelf
from bot.domain.category import Categories
from bot.domain.chat import Address
from bot.domain.edition import Edition
from bot.domain.shown import About
from bot.ports.ledger import Bundle
from bot.ports.platform import Rendered
from bot.ports.store import ShownMessage


def remade(
    bundle: Bundle,
    editions: Mapping[date, Edition],
    categories: Categories,
    renders: Renders,
    shelf: Shelf | None = None,
) -> tuple[Rendered, ...]:
    """The parts as they are to be now. Parts that were sent keep their places: where there are more or fewer messages
    now, each is made as a message that was sent is."""
    kept = of_the_edition(bundle.parts)
    if not kept:
        return bundle.parts
    alone = replace(bundle, recipe=replace(bundle.recipe, instalments=()), parts=kept)
    return (*_drawn_again(alone, editions, categories, renders, shelf), *bundle.parts[len(kept) :])


def _drawn_again(
    bundle: Bundle, editions: Mapping[date, Edition], categories: Categories, renders: Renders, shelf: Shelf | None
) -> tuple[Rendered, ...]:
    parts = drawn(bundle.recipe, editions, categories, renders, shelf)
    if len(parts) == len(bundle.parts):
        return parts
    again = Again(editions[bundle.recipe.days[0]], categories, editions)
    made = (again.message(shown, renders, first=_begins(bundle, shown)) for shown in _as_shown(bundle))
    return tuple(new or old for new, old in zip(made, bundle.parts, strict=True))


def _as_shown(bundle: Bundle) -> tuple[ShownMessage, ...]:
    """The parts as if they had been sent."""
    nowhere, never = Address(bundle.recipe.lane.partition(":")[0], ""), datetime.min.replace(tzinfo=UTC)
    return tuple(
        ShownMessage(
            nowhere,
            bundle.recipe.kind,
            str(part),
            rendered.about or About(bundle.recipe.days[0]),
            part,
            len(bundle.parts),
            never,
        )
        for part, rendered in enumerate(bundle.parts, 1)
    )


def _begins(bundle: Bundle, shown: ShownMessage) -> bool:
    before = bundle.parts[: shown.part - 1]
    return all(part.about is None or part.about.category != shown.about.category for part in before)
