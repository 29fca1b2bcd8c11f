"""Channels and groups that the operator names in files and settings: kept at start, each once.

What an administrator changed in a chat later stays. A name that leads nowhere is told, and the others go on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal

from bot.delivery.due import due_after
from bot.delivery.membership import Alone
from bot.domain.chat import Address, Chat, Length
from bot.errors import JoganError, Refused, Temporary
from bot.ports.changes import By
from bot.ports.clock import Clock
from bot.ports.platform import Place, Posts
from bot.ports.store import Store
from bot.settings import ChatDefaults


@dataclass(frozen=True, slots=True)
class NamedChat:
    """One chat as it was named: `place` is a name or an id there. None: as a new chat begins.

    Without `categories` it gets everything.
    """

    platform: str
    place: str
    categories: tuple[str, ...] = ()
    language: str | None = None
    timezone: str | None = None
    post_time: time | None = None
    days: tuple[int, ...] | None = None
    weekly: bool | None = None
    length: Length | None = None
    muted: bool | None = None
    notices: bool | None = None


State = Literal["new", "known", "not_found", "no_rights", "off", "later"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one name: `title` is what the place calls itself, `reason` the platform's words for a refusal.

    `address` is where it is, for a chat that is kept.
    """

    named: NamedChat
    state: State
    title: str = ""
    reason: str = ""
    address: Address | None = None

    @property
    def is_well(self) -> bool:
        """Whether the chat gets its posts."""
        return self.state in ("new", "known")

    @property
    def said(self) -> str:
        """What came of it, for an operator."""
        return _SAID[self.state].format(title=_line(self.title), reason=_line(self.reason))

    @property
    def remedy(self) -> str:
        """What is to be done about it; empty where nothing is."""
        return _REMEDIES.get(self.state, "")

    def __str__(self) -> str:
        remedy = f": {self.remedy}" if self.remedy else ""
        return f"{self.named.platform}:{self.named.place} {self.said}{remedy}"


def _line(text: str) -> str:
    """What others wrote, as it may stand in a line."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())[:80]


_SAID: dict[State, str] = {
    "new": '("{title}") gets posts from now on',
    "known": '("{title}") is known; what was changed in the chat stays',
    "not_found": "is not there, or the bot is not in it",
    "no_rights": "is where the bot may not post ({reason})",
    "off": '("{title}") is switched off ({reason})',
    "later": "cannot be asked about now ({reason}); it is tried again",
}
_REMEDIES: dict[State, str] = {
    "not_found": "check the name, add the bot there with the right to post, and start again",
    "no_rights": "give the bot the right to post there, and start again",
    "off": "add the bot there again with the right to post",
}


async def look_up(named: NamedChat, posts: Posts) -> Place | Outcome:
    """The place of a name, or why there is none that can be posted to. Changes nothing."""
    try:
        place = await posts.find(named.place)
    except Refused as refusal:
        return Outcome(named, "no_rights", reason=refusal.reason)
    except Temporary as failure:
        return Outcome(named, "later", reason=failure.reason)
    except JoganError as failure:
        return Outcome(named, "not_found", reason=str(failure))
    if place is None:
        return Outcome(named, "not_found")
    return Outcome(named, "no_rights", place.title, place.refusal) if place.refusal else place


class NamedChats:
    """Keeps named chats; may be called again with the same at every start.

    A chat that begins has nothing posted of what is there already, but for the edition of `first`.
    """

    def __init__(
        self, store: Store, clock: Clock, defaults: ChatDefaults, alone: Alone, first: date | None = None
    ) -> None:
        self._store, self._clock, self._defaults, self._alone = store, clock, defaults, alone
        self._first = first

    async def keep(self, named: Sequence[NamedChat], posts: Posts) -> tuple[Outcome, ...]:
        """Find and keep the chats of one platform, in order."""
        return tuple([await self._keep(each, posts) for each in named])

    async def _keep(self, named: NamedChat, posts: Posts) -> Outcome:
        place = await look_up(named, posts)
        if isinstance(place, Outcome):
            return place
        async with self._alone(place.address):
            kept = await self._store.chats.get(place.address)
            found = replace(kept or self._new(place), lane=(kept and kept.lane) or posts.lane)
            if not found.from_file:
                by = By("", self._clock.now(), found)
                await self._store.chats.put(await self._filled(found, named), by)
            elif found != kept:
                await self._store.chats.put(found)
        if kept is not None and kept.off:
            return Outcome(named, "off", place.title, kept.off, place.address)
        state: State = "known" if kept is not None and kept.from_file else "new"
        return Outcome(named, state, place.title, address=place.address)

    def _new(self, place: Place) -> Chat:
        given = self._defaults
        return Chat(place.address, place.kind, given.language, given.timezone, given.post_time)

    async def _filled(self, chat: Chat, named: NamedChat) -> Chat:
        """What the file says over what there is; a chat that begins to subscribe begins at the newest edition."""
        filled = replace(
            chat,
            language=named.language or chat.language,
            timezone=named.timezone or chat.timezone,
            post_time=chat.post_time if named.post_time is None else named.post_time,
            days=named.days or chat.days,
            weekly=chat.weekly if named.weekly is None else named.weekly,
            length=named.length or chat.length,
            muted=chat.muted if named.muted is None else named.muted,
            notices=chat.notices if named.notices is None else named.notices,
            categories=named.categories or chat.categories,
            everything=not named.categories and (chat.everything or not chat.categories),
            from_file=True,
        )
        if not chat.subscribed:
            newest = await self._store.editions.newest(before=self._first)
            filled = replace(filled, cursor=newest.day if newest else None)
        return replace(filled, next_due=due_after(filled, self._clock.now()))
