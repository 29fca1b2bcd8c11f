"""What a recipe becomes: a posting's document, drawn as its platform draws it. Pure: it keeps nothing."""

from collections.abc import Mapping
from datetime import date

from bot.delivery.made_again import Renders
from bot.document.blocks import Document
from bot.document.edition import post
from bot.document.merged import merged
from bot.document.notice import notice
from bot.document.one_message import Fits, Shelf
from bot.domain.category import Categories
from bot.domain.chat import ChatKind
from bot.domain.edition import Edition
from bot.domain.posting import Recipe
from bot.domain.shown import Page
from bot.ports.platform import Rendered


def document(recipe: Recipe, editions: Mapping[date, Edition], categories: Categories, fits: Fits) -> Document:
    """What a posting says; `editions` has what is kept of the recipe's days. Raises KeyError where an edition lacks."""
    if recipe.posting == "notice":
        return notice(recipe.days, editions, recipe.language)
    shown = [editions[day] for day in recipe.days]
    if len(shown) == 1 and not recipe.older and recipe.posting == "edition":
        return post(
            shown[0],
            categories,
            chosen=recipe.chosen,
            language=recipe.language,
            length=recipe.length,
            fits=fits,
        )
    page = Page(
        shape="weekly" if recipe.posting == "weekly" else "merged",
        language=recipe.language,
        length=recipe.length,
        chosen=recipe.chosen,
        named=recipe.older,
    )
    return merged(shown, categories, page, fits)


def drawn(
    recipe: Recipe,
    editions: Mapping[date, Edition],
    categories: Categories,
    renders: Renders,
    shelf: Shelf | None = None,
) -> tuple[Rendered, ...]:
    """The messages of a posting, in order. A `shelf` of this platform and kind of chat saves most of the work."""
    fits = shelf or shelf_for(renders, recipe.kind)
    return renders.render(document(recipe, editions, categories, fits), recipe.kind)


def shelf_for(renders: Renders, kind: ChatKind) -> Shelf:
    """An empty shelf: what fits into one message of a chat of this kind."""
    return Shelf(lambda shown: renders.fits(shown, kind))
