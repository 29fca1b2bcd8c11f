"""The page of all categories: which of them the chat has, each a button that changes it and shows the page again."""

from collections.abc import Iterable

from bot.chat.parts import category_toggles, line, lines, settings_button
from bot.chat.turn import Turn
from bot.document.blocks import Block, Button, Buttons, Heading, Items, Span, Text, text
from bot.domain.category import Category


def categories_page(turn: Turn, said: Iterable[str] = ()) -> tuple[Block, ...]:
    """The page; after a press `said` is what changed, and the definitions stay only where the page is replaced."""
    words = turn.words.settings.subscribe
    said = tuple(said)
    explained = not said or turn.incoming.fits is not None
    first = [lines(said)] if said else []
    wanted = [] if said or turn.chat.subscribed else [line(words.which(turn.examples))]
    return (
        Heading(text(words.categories), level=1),
        *first,
        *([Items(tuple(_explained(turn, category) for category in turn.house.categories))] if explained else []),
        *wanted,
        Buttons((*category_toggles(turn).rows, (Button(turn.words.start.newest, "/digest"), settings_button(turn)))),
    )


def _explained(turn: Turn, category: Category) -> Text:
    """The name, whether the chat has it, and the definition."""
    words = turn.words.settings.subscribe
    definition = category.definitions.get(turn.language) or category.definitions.get("en", "")
    mark = f" ({words.is_subscribed})" if turn.has(category.key) else ""
    name = Span(f"{category.icon} {category.name(turn.language)}", bold=True)
    return name, Span(f"{mark} — {definition}" if definition else mark)
