"""What a chat would get: its post as its platform draws it, or why there is none. Sends nothing and changes nothing."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.delivery.made_again import Renders
from bot.document.edition import post
from bot.domain.category import Categories
from bot.domain.chat import Chat
from bot.domain.edition import Edition
from bot.ports.platform import Rendered
from bot.ports.store import Store

Nothing = Literal["off", "paused", "not_subscribed", "no_edition", "had_it"]


@dataclass(frozen=True, slots=True)
class Preview:
    """The messages in order, or `nothing` says why there are none; `edition` is the one that was looked at."""

    chat: Chat
    edition: Edition | None
    messages: tuple[Rendered, ...] = ()
    nothing: Nothing | None = None


async def preview(
    store: Store, categories: Categories, chat: Chat, renders: Renders, day: date | None = None
) -> Preview:
    """What the chat would get of the newest edition; with a `day` of that day's, whatever stands against it."""
    edition = await (store.editions.on(day) if day else store.editions.newest())
    nothing = _nothing(chat, edition) if day is None else None if edition else "no_edition"
    if edition is None or nothing is not None:
        return Preview(chat, edition, nothing=nothing)
    document = post(
        edition,
        categories,
        chosen=chat.categories if chat.categories and not chat.everything else None,
        language=chat.language,
        length=chat.length,
        fits=lambda shown: renders.fits(shown, chat.kind),
    )
    return Preview(chat, edition, renders.render(document, chat.kind))


def _nothing(chat: Chat, edition: Edition | None) -> Nothing | None:
    """Why the newest edition would not be posted, the lasting reasons first."""
    if chat.off is not None:
        return "off"
    if chat.paused:
        return "paused"
    if not chat.subscribed:
        return "not_subscribed"
    if edition is None:
        return "no_edition"
    return "had_it" if chat.cursor is not None and chat.cursor >= edition.day else None
