"""/subscribe /unsubscribe /categories /subscriptions: what a chat gets."""

from dataclasses import replace

from bot.chat.arguments.categories import categories_in, means_all
from bot.chat.message import Saying
from bot.chat.mistakes import sentence
from bot.chat.parts import category_buttons, coming, line, lines, rows, settings_button, wanted_buttons, zone_hint
from bot.chat.turn import Turn
from bot.document.blocks import Block, Button, Buttons, Heading, Items, Span, text
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
        yield turn.reply(line(words.which(turn.examples)), wanted_buttons(turn))
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
    said += [words.now(turn.subscribed_names()), coming(turn), *zone_hint(turn)]
    yield turn.reply(lines(said), *_unknown(turn, unknown), _onward(turn))


async def unsubscribe(turn: Turn) -> Saying:
    """Takes categories away, or all; without names it shows what there is to stop."""
    words = turn.words.settings.subscribe
    if not turn.chat.subscribed:
        yield turn.reply(line(words.nothing(turn.example)), wanted_buttons(turn))
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
    said += (
        [words.now(turn.subscribed_names()), coming(turn)] if turn.chat.subscribed else [words.none_left(turn.example)]
    )
    yield turn.reply(lines(said), *_unknown(turn, unknown), Buttons(((settings_button(turn),),)))


async def categories(turn: Turn) -> Saying:
    """Every category with its definition, and which of them the chat has."""
    words = turn.words.settings.subscribe
    language = turn.chat.language
    items = []
    for category in turn.house.categories:
        has = turn.chat.everything or category.key in turn.chat.categories
        mark = f" ({words.is_subscribed})" if has else ""
        name = Span(f"{category.icon} {category.name(language)}", bold=True)
        definition = category.definitions.get(language) or category.definitions.get("en", "")
        items.append((name, Span(f"{mark} — {definition}" if definition else mark)))
    wanted = () if turn.chat.everything else (line(words.which(turn.examples)), wanted_buttons(turn))
    yield turn.reply(Heading(text(words.categories), level=1), Items(tuple(items)), *wanted)


async def subscriptions(turn: Turn) -> Saying:
    """What the chat gets and when."""
    words = turn.words.settings.subscribe
    title = Heading(text(words.subscriptions), level=1)
    if not turn.chat.subscribed:
        yield turn.reply(title, line(words.nothing(turn.example)), wanted_buttons(turn))
        return
    said = [words.now(turn.subscribed_names()), coming(turn), *zone_hint(turn)]
    yield turn.reply(title, lines(said), _stop_buttons(turn))


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
    said = lines(sentence(mistake, turn.chat.language, turn.house.categories) for mistake in named)
    actions = dict.fromkeys(f"/{turn.command.name} {key}" for mistake in named for key in mistake.nearest)
    return said, *([Buttons(rows([Button(action, action) for action in actions]))] if actions else [])


async def _keep(turn: Turn, chat: Chat) -> Turn:
    """A chat that begins to subscribe begins at the newest edition: nothing older is posted to it."""
    if chat.subscribed and not turn.chat.subscribed:
        newest = await turn.house.store.editions.newest()
        chat = replace(chat, cursor=newest.day if newest else None)
    return await turn.keep_and_schedule(chat)


def _ordered(turn: Turn, keys: set[str]) -> tuple[str, ...]:
    return tuple(category.key for category in turn.house.categories if category.key in keys)


def _had(turn: Turn) -> tuple[str, ...]:
    return tuple(category.key for category in turn.house.categories) if turn.chat.everything else turn.chat.categories


def _onward(turn: Turn) -> Buttons:
    words = turn.words.settings.subscribe
    read = Button(words.read_newest, "/digest")
    change_time = [Button(words.change_time, "/time")] if turn.incoming.posts else []
    return Buttons(((read,), (*change_time, settings_button(turn))))


def _stop_buttons(turn: Turn) -> Buttons:
    words = turn.words.settings.subscribe
    stop = [Button(words.unsubscribe_button(one.label), one.action) for one in _each(turn)]
    everything = Button(words.unsubscribe_all, "/unsubscribe all")
    return Buttons((*rows(stop), (everything, settings_button(turn))))


def _each(turn: Turn) -> list[Button]:
    return category_buttons(turn, "unsubscribe", _had(turn))
