"""Blocks that several handlers show: a line, lists of commands, buttons, when the next post comes."""

from collections.abc import Iterable, Sequence

from bot.chat.turn import Turn
from bot.document.blocks import Button, Buttons, Items, Paragraph, Span, Text, text
from bot.domain.category import Category
from bot.domain.edition import Edition
from bot.wording.choose import reading

IN_A_ROW = 3
HAS, HAS_NOT = "✅", "➕"
"""Before what a press takes away, or adds."""


def line(words: str) -> Paragraph:
    """One plain paragraph."""
    return Paragraph(text(words))


def lines(words: Iterable[str]) -> Paragraph:
    """Several lines in one paragraph."""
    return Paragraph(text("\n".join(words)))


def commands(rows: Iterable[tuple[str, str]]) -> Items:
    """Commands with what they do."""
    items: tuple[Text, ...] = tuple((Span(command, code=True), Span(f" — {does}")) for command, does in rows)
    return Items(items)


def rows(buttons: Sequence[Button], in_a_row: int = IN_A_ROW) -> tuple[tuple[Button, ...], ...]:
    """Buttons in rows."""
    return tuple(tuple(buttons[start : start + in_a_row]) for start in range(0, len(buttons), in_a_row))


def category_buttons(turn: Turn, command: str, keys: Iterable[str]) -> list[Button]:
    """A button with icon and name for each category."""
    categories = turn.house.categories
    return [
        Button(f"{categories[key].icon} {turn.name(key)}", f"/{command} {key}") for key in keys if key in categories
    ]


def category_toggles(turn: Turn) -> Buttons:
    """A button for each category with its state, which a press changes, and one for all of them."""
    toggles = [_toggle(turn, category) for category in turn.house.categories]
    words = turn.words
    everything = (
        Button(words.settings.subscribe.unsubscribe_all, "/unsubscribe all")
        if turn.chat.everything
        else Button(words.start.everything, "/subscribe all")
    )
    return Buttons((*rows(toggles, 2), (everything,)))


def _toggle(turn: Turn, category: Category) -> Button:
    has = turn.has(category.key)
    label = f"{HAS if has else HAS_NOT} {category.icon} {category.name(turn.language)}"
    return Button(label, f"/{'unsubscribe' if has else 'subscribe'} {category.key}")


def coming(turn: Turn) -> str:
    """When the next post comes, or why none does."""
    words = turn.words.settings
    if turn.chat.off:
        return turn.words.places.off.of(turn.chat.off)
    if not turn.chat.subscribed:
        return words.nothing_hint(turn.example)
    if turn.chat.paused or turn.chat.next_due is None:
        return words.paused_hint
    return words.next_post(turn.moment(turn.chat.next_due))


def none_since(turn: Turn, newest: Edition | None, last: Edition | None) -> tuple[str, ...]:
    """Why the last day has no edition, where it comes after the newest edition."""
    if last is None or last.reason is None or (newest and last.day < newest.day):
        return ()
    reason = reading(turn.language).reasons.of(last.reason)
    return (turn.words.papers.none_since(turn.words.times.day(last.day), reason),)


def zone_hint(turn: Turn) -> tuple[str, ...]:
    """How to say where one is, while a chat that gets posts still has the default zone."""
    default = turn.house.defaults.timezone
    hinted = turn.incoming.posts and turn.chat.timezone == default
    return (turn.words.settings.zone_hint(default),) if hinted else ()


def settings_button(turn: Turn) -> Button:
    """To the page with all settings."""
    return Button(turn.words.settings.page.button, "/settings")


def undo_buttons(turn: Turn) -> tuple[Button, ...]:
    """The way back of what this turn changed; none where it changed nothing."""
    return () if turn.change is None else (Button(turn.words.changes.undo, f"/undo {turn.change}"),)
