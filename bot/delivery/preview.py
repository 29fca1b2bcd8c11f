"""What a chat would get now: its posting as its platform draws it, or why there is none. Sends and changes nothing."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from bot.delivery.bundle import drawn
from bot.delivery.kept import kept_for
from bot.delivery.made_again import Renders
from bot.delivery.series import carried, running_for
from bot.delivery.target import Target, target
from bot.domain.category import Categories
from bot.domain.chat import Chat
from bot.domain.edition import Edition, last_closed
from bot.domain.posting import Recipe, Wants, wants_of
from bot.ports.platform import Rendered
from bot.ports.store import Store

Nothing = Literal["off", "paused", "not_subscribed", "no_edition", "had_it", "none_chosen"]


@dataclass(frozen=True, slots=True)
class Preview:
    """The messages in order, or `nothing` says why there are none; `edition` is the newest that was looked at."""

    chat: Chat
    edition: Edition | None
    messages: tuple[Rendered, ...] = ()
    nothing: Nothing | None = None


@dataclass(frozen=True, slots=True)
class Now:
    """When it is looked at, and when a day is closed."""

    now: datetime
    cut: time


async def preview(
    store: Store, categories: Categories, chat: Chat, renders: Renders, at: Now, day: date | None = None
) -> Preview:
    """What the chat would get if it were due now; with a `day` that day's edition, whatever stands against it."""
    edition = await (store.editions.on(day) if day else store.editions.newest())
    wants = wants_of(chat, chat.address.platform)
    if day is not None:
        if edition is None:
            return Preview(chat, None, nothing="no_edition")
        return Preview(chat, edition, await _drawn(await _of_day(wants, day, store), store, categories, renders))
    found = await _target(store, chat, wants, at)
    nothing = _lasting(chat) or (_why(found, edition) if found.posting is None else None)
    recipe = found.recipe(wants)
    if nothing is not None or recipe is None:
        return Preview(chat, edition, nothing=nothing)
    return Preview(chat, edition, await _drawn(recipe, store, categories, renders))


async def _target(store: Store, chat: Chat, wants: Wants, at: Now) -> Target:
    """What is decided of a chat whose patience is at its end: what is not there yet is not waited for."""
    closed = last_closed(at.now, at.cut)
    kept = await kept_for([closed], [chat.cursor], store)
    found = target(wants, chat.cursor, closed, kept, late=True)
    assert found is not None, "who is late waits for nothing"
    return found


async def _drawn(recipe: Recipe, store: Store, categories: Categories, renders: Renders) -> tuple[Rendered, ...]:
    kept = [await store.editions.on(day) for day in recipe.days]
    editions = {edition.day: edition for edition in kept if edition is not None}
    reports = await running_for(store.reports, recipe)
    return drawn(recipe, editions, categories, renders, reports=reports)


async def _of_day(wants: Wants, day: date, store: Store) -> Recipe:
    """One edition, with what the chat chose (where it subscribes to nothing, all of it) and the day's instalments."""
    chosen, before = wants.chosen or None, day - timedelta(days=1)
    found = await kept_for([day], [before], store)
    instalments = carried(found.instalments, wants, before, day)
    return Recipe(wants.lane, wants.kind, wants.language, wants.length, chosen, "edition", (day,), (), instalments)


def _lasting(chat: Chat) -> Nothing | None:
    """Why nothing would be posted whatever there is, the lasting reasons first."""
    if chat.off is not None:
        return "off"
    if chat.paused:
        return "paused"
    return None if chat.subscribed else "not_subscribed"


def _why(found: Target, newest: Edition | None) -> Nothing:
    if newest is None:
        return "no_edition"
    return "none_chosen" if found.nothing == "none_chosen" else "had_it"
