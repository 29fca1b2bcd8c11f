"""Categories that may be meant by what was typed so far: by names and aliases in every language, typos too."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from bot.chat.arguments.categories import means_all
from bot.chat.message import Suggestion
from bot.chat.turn import Turn
from bot.domain.category import CLOSE, SHORTEST_TYPO, Category, folded

EXACT, BEGINS, HAS, TYPO, NO = range(5)


def suggested_categories(typed: str, turn: Turn) -> Iterable[Suggestion]:
    """Best first; for /subscribe those that the chat does not have, for /unsubscribe those that it has.

    After a comma the last name is completed, and those before it stay.
    """
    before, comma, last = typed.rpartition(",")
    kept = f"{before.strip()}, " if comma else ""
    ranked = sorted(
        ((_rank(folded(last), category), _has_last(category, turn), order, category)
         for order, category in enumerate(turn.house.categories)),
        key=lambda one: one[:3],
    )  # fmt: skip
    if not kept and means_all(last):
        yield from _all(turn)
    for rank, _, _, category in ranked:
        if rank < NO:
            yield Suggestion(f"{kept}{category.icon} {category.name(turn.language)}", f"{kept}{category.key}")
    if not typed:
        yield from _all(turn)


def _rank(wanted: str, category: Category) -> int:
    names = [folded(name) for name in (category.key, *category.names.values(), *category.aliases)]
    if not wanted or wanted in names:
        return EXACT
    if any(name.startswith(wanted) for name in names):
        return BEGINS
    if any(wanted in name for name in names):
        return HAS
    near = len(wanted) >= SHORTEST_TYPO and any(fuzz.ratio(wanted, name) >= CLOSE for name in names)
    return TYPO if near else NO


def _has_last(category: Category, turn: Turn) -> bool:
    """Whether a category is of less use to the command than the others."""
    has = turn.chat.everything or category.key in turn.chat.categories
    return has if turn.command.name == "subscribe" else not has if turn.command.name == "unsubscribe" else False


def _all(turn: Turn) -> Iterable[Suggestion]:
    labels = {
        "subscribe": turn.words.start.everything,
        "unsubscribe": turn.words.settings.subscribe.unsubscribe_all,
        "digest": turn.words.papers.whole_edition,
    }
    if turn.command.name in labels:
        yield Suggestion(labels[turn.command.name], "all")
