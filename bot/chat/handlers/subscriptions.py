"""/subscribe /unsubscribe /categories /subscriptions: what a chat gets."""

from collections.abc import Sequence
from dataclasses import replace

from bot.chat.arguments.categories import categories_in, means_all
from bot.chat.handlers.categories_page import categories_page
from bot.chat.message import Reply, Saying
from bot.chat.mistakes import sentence
from bot.chat.parts import (
    category_buttons,
    category_toggles,
    coming,
    line,
    lines,
    rows,
    settings_button,
    undo_buttons,
    zone_hint,
)
from bot.chat.turn import Turn
from bot.document.blocks import Block, Button, Buttons, Heading, text
from bot.domain.chat import Chat
from bot.errors import UnknownCategory

MOST_UNKNOWN = 3
"""Names that are none and are answered, however many were written."""


async def subscribe(turn: Turn) -> Saying:
    """Adds categories, or everything; the first post comes at the chat's next time, never at once."""
    words = turn.words.settings.subscribe
    everything = means_all(turn.command.rest)
    keys, unknown = _named(turn)
    if not keys and not everything:
        yield turn.reply(line(words.which(turn.examples)), category_toggles(turn))
        return
    if everything:
        said = [words.all_added]
        chat = replace(turn.chat, everything=True, categories=())
    else:
        had = keys if turn.chat.everything else tuple(key for key in keys if key in turn.chat.categories)
        new = tuple(key for key in keys if key not in had)
        chat = replace(turn.chat, categories=_ordered(turn, {*turn.chat.categories, *new}))
        said = [words.added(turn.names(new))] if new else []
        said += [words.already(turn.names(had))] if had else []
    turn = await _keep(turn, chat)
    yield _changed(turn, said, unknown)


async def unsubscribe(turn: Turn) -> Saying:
    """Takes categories away, or all; without names it shows what there is to stop."""
    words = turn.words.settings.subscribe
    if not turn.chat.subscribed:
        yield turn.reply(line(words.nothing(turn.example)), category_toggles(turn))
        return
    everything = means_all(turn.command.rest)
    named, unknown = _named(turn)
    if not named and not everything:
        yield turn.reply(line(words.which_not(_had(turn)[0])), _stop_buttons(turn))
        return
    had = _had(turn)
    gone = had if everything else named
    left = () if everything else tuple(key for key in had if key not in gone)
    never = tuple(key for key in gone if key not in had)
    stopped = tuple(key for key in gone if key in had)
    said = [words.removed(turn.names(stopped))] if stopped else []
    said += [words.not_subscribed(turn.names(never))] if never else []
    if stopped:
        turn = await _keep(turn, replace(turn.chat, everything=False, categories=left))
    yield _changed(turn, said, unknown)


async def categories(turn: Turn) -> Saying:
    """Every category with its definition, and which of them the chat has."""
    yield turn.reply(*categories_page(turn))


async def subscriptions(turn: Turn) -> Saying:
    """What the chat gets and when."""
    words = turn.words.settings.subscribe
    title = Heading(text(words.subscriptions), level=1)
    if not turn.chat.subscribed:
        yield turn.reply(title, line(words.nothing(turn.example)), category_toggles(turn))
        return
    said = [words.now(turn.subscribed_names()), coming(turn), *zone_hint(turn)]
    yield turn.reply(title, lines(said), _stop_buttons(turn))


def _changed(turn: Turn, said: Sequence[str], unknown: "Unknown") -> Reply:
    """What changed and when the next post comes; then the page again where a button was pressed."""
    words = turn.words.settings.subscribe
    now = [words.now(turn.subscribed_names())] if turn.chat.subscribed else []
    follows = coming(turn) if turn.chat.subscribed else words.none_left(turn.example)
    if turn.incoming.pressed:
        return turn.reply(*categories_page(turn, [*said, follows]), *_unknown(turn, unknown), replaces=True)
    hints = zone_hint(turn) if turn.command.name == "subscribe" else ()
    return turn.reply(lines([*said, *now, follows, *hints]), *_unknown(turn, unknown), _onward(turn))


Keys = tuple[str, ...]
Unknown = tuple[UnknownCategory, ...]


def _named(turn: Turn) -> tuple[Keys, Unknown]:
    """The categories that were written, and what is none; raises UnknownCategory where none of it is one."""
    if means_all(turn.command.rest):
        return (), ()
    keys, unknown = categories_in(turn.command.rest, turn.house.categories)
    if unknown and not keys:
        raise unknown[0]
    return keys, unknown


def _unknown(turn: Turn, unknown: Unknown) -> tuple[Block, ...]:
    """What was written beside known names and is none, with what it may have been."""
    if not unknown:
        return ()
    named = list({mistake.text: mistake for mistake in unknown}.values())[:MOST_UNKNOWN]
    said = lines(sentence(mistake, turn.language, turn.house.categories) for mistake in named)
    actions = dict.fromkeys(f"/{turn.command.name} {key}" for mistake in named for key in mistake.nearest)
    return said, *([Buttons(rows([Button(action, action) for action in actions]))] if actions else [])


async def _keep(turn: Turn, chat: Chat) -> Turn:
    return await turn.keep_and_schedule(await from_the_newest(turn, chat))


async def from_the_newest(turn: Turn, chat: Chat) -> Chat:
    """A chat that begins to subscribe begins at the newest edition: nothing older is posted to it."""
    if turn.chat.subscribed or not chat.subscribed:
        return chat
    newest = await turn.house.store.editions.newest()
    return replace(chat, cursor=newest.day if newest else None)


def _ordered(turn: Turn, keys: set[str]) -> tuple[str, ...]:
    return tuple(category.key for category in turn.house.categories if category.key in keys)


def _had(turn: Turn) -> tuple[str, ...]:
    return tuple(category.key for category in turn.house.categories) if turn.chat.everything else turn.chat.categories


def _onward(turn: Turn) -> Buttons:
    words = turn.words.settings.subscribe
    if turn.command.name == "unsubscribe":
        return Buttons(((*undo_buttons(turn), settings_button(turn)),))
    change_time = [Button(words.change_time, "/time")] if turn.incoming.posts else []
    return Buttons(
        ((Button(words.read_newest, "/digest"),), (*change_time, *undo_buttons(turn), settings_button(turn)))
    )


def _stop_buttons(turn: Turn) -> Buttons:
    words = turn.words.settings.subscribe
    stop = [Button(words.unsubscribe_button(one.label), one.action) for one in _each(turn)]
    everything = Button(words.unsubscribe_all, "/unsubscribe all")
    return Buttons((*rows(stop), (everything, settings_button(turn))))


def _each(turn: Turn) -> list[Button]:
    return category_buttons(turn, "unsubscribe", _had(turn))
