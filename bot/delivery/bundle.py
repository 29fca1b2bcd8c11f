"""What a recipe becomes: a posting's document with its instalments, drawn as its platform draws it.

Pure: it keeps nothing.
"""

from collections.abc import Mapping
from datetime import date

from bot.delivery.made_again import Renders
from bot.delivery.series import Running, with_instalments
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

NO_REPORTS: Mapping[str, Running] = {}


def document(
    recipe: Recipe,
    editions: Mapping[date, Edition],
    categories: Categories,
    fits: Fits,
    reports: Mapping[str, Running] = NO_REPORTS,
) -> Document:
    """What a posting says; `editions` has what is kept of the recipe's days, `reports` those of its instalments.

    Raises KeyError where an edition lacks; an instalment whose report lacks is left out.
    """
    of_editions = None if recipe.posting == "report" else _of_editions(recipe, editions, categories, fits)
    return with_instalments(of_editions, recipe, reports)


def _of_editions(recipe: Recipe, editions: Mapping[date, Edition], categories: Categories, fits: Fits) -> Document:
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
    reports: Mapping[str, Running] = NO_REPORTS,
) -> tuple[Rendered, ...]:
    """The messages of a posting, in order. A `shelf` of this platform and kind of chat saves most of the work."""
    fits = shelf or shelf_for(renders, recipe.kind)
    return renders.render(document(recipe, editions, categories, fits, reports), recipe.kind)


def shelf_for(renders: Renders, kind: ChatKind) -> Shelf:
    """An empty shelf: what fits into one message of a chat of this kind."""
    return Shelf(lambda shown: renders.fits(shown, kind))
