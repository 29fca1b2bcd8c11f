"""What a platform is given: the one object it talks to. Says nothing about how anything is shown or sent."""

from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta

from bot.chat.message import Incoming, Said, Suggestion
from bot.chat.router import Router
from bot.delivery.membership import Event, Membership, Notice
from bot.domain.chat import Address, ChatKind
from bot.domain.shown import About
from bot.errors import Moved, Refused
from bot.ports.clock import Clock
from bot.ports.store import ShownMessage, Store
from bot.settings import ChatDefaults

LONGEST_NAME = 300
"""Characters of all names of an answer's messages that a store keeps: six and more."""


class Desk:
    """Hears what platforms hear. One for all of them."""

    def __init__(self, router: Router, store: Store, clock: Clock, defaults: ChatDefaults) -> None:
        self._router, self._store, self._clock = router, store, clock
        self._membership = Membership(store, clock, defaults, router.alone)
        self.twice: dict[str, tuple[date, str]] = {}
        """Lanes whose token another program has too: the day that it was met on last, and the platform's words."""

    def answer(self, incoming: Incoming) -> AsyncIterator[Said]:
        """Working any number of times, then one Reply; nothing at all for what is not said to us."""
        return self._router.answer(incoming)

    async def first(self, lane: str, update: str) -> bool:
        """Whether an update of a lane is heard for the first time; one that was sent again is not to be answered."""
        return await self._store.heard.first(lane, update, self._clock.now())

    async def shows(self, address: Address, message: str) -> About | None:
        """What a message of ours shows."""
        return await self._store.messages.at(address, message)

    async def remember(self, address: Address, kind: ChatKind, sent: Sequence[tuple[str, About | None]]) -> None:
        """Remember the messages of one reply, in order: each with the platform's id of it and what it shows.

        Nothing of a chat that was forgotten while the reply was on its way; threads of questions are no chats.
        """
        now, parts = self._clock.now(), len(sent)
        shown = [
            ShownMessage(address, kind, message, about, part, parts, now)
            for part, (message, about) in enumerate(sent, 1)
            if about is not None
        ]
        if not shown:
            return
        async with self._router.alone(address):
            if kind == "thread" or await self._store.chats.get(address):
                await self._store.messages.add(shown)
                await self._shows_answers(shown)

    async def _shows_answers(self, shown: Sequence[ShownMessage]) -> None:
        """Which messages show an answer: all its parts, which would say that it was withdrawn.

        An answer that went elsewhere, as to a thread, is named with that place.
        """
        for number in dict.fromkeys(one.about.answer for one in shown if one.about.answer is not None):
            kept = await self._store.answers.get(number)
            if kept is not None and not kept.message:
                parts = [one for one in shown if one.about.answer == number]
                await self._store.answers.sent(number, _named([_name(one, kept.address) for one in parts]))

    async def happened(self, event: Event) -> tuple[Notice, ...]:
        """Something happened to us in a place; whoever is to be told is told by the platform, privately."""
        return await self._membership.happened(event)

    async def refused(self, address: Address, refusal: Refused | Moved) -> tuple[Notice, ...]:
        """A reply could not be delivered."""
        return await self._membership.refused(address, refusal)

    async def paused(self, lane: str, seconds: float, reason: str) -> None:
        """An answer met a pause that holds for all that this bot sends: posts wait with it."""
        await self._store.ledger.pause(lane, self._clock.now() + timedelta(seconds=seconds), reason)

    async def met_another(self, lane: str, reason: str) -> None:
        """Another program hears with a lane's token, again and again: operators are told by who looks."""
        self.twice[lane] = self._clock.now().date(), reason

    async def suggest(self, option: str, typed: str, incoming: Incoming) -> tuple[Suggestion, ...]:
        """What may be meant by what was typed so far of an option; `incoming.text` is the command (`/subscribe`)."""
        return await self._router.suggest(option, typed, incoming)


def _name(shown: ShownMessage, home: Address) -> str:
    return shown.message if shown.address == home else f"{shown.address.id}/{shown.message}"


def _named(parts: Sequence[str]) -> str:
    """The names of messages in one line; the last ones are left out where it would be longer than a name may be."""
    named = list(dict.fromkeys(parts))
    while len(named) > 1 and len(" ".join(named)) > LONGEST_NAME:
        named.pop()
    return " ".join(named)
