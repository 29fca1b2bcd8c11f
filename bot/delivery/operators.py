"""Tells operators what needs them, each in their private chat and language. It decides nothing about when."""

import logging
from collections.abc import Collection, Mapping
from datetime import date

from bot.delivery.alerts import Alert
from bot.document.blocks import Document, Paragraph, text
from bot.domain.chat import Address
from bot.errors import JoganError
from bot.ports.platform import Posts
from bot.ports.store import Chats
from bot.wording import speak
from bot.wording.shapes.chat import ChatWords

log = logging.getLogger(__name__)


class Operators:
    """`people` are `platform:person`, as the settings name them; `posts` the platforms that are connected, by name.

    `language` is for operators who have no chat with us.
    """

    def __init__(self, people: Collection[str], posts: Mapping[str, Posts], chats: Chats, language: str) -> None:
        self._people, self._posts, self._chats, self._language = sorted(people), posts, chats, language

    async def alarm(self, alert: Alert) -> None:
        """Tell of an alert of the postman's."""
        for person in self._people:
            words = await self._words_for(person)
            said = getattr(words.alerts, alert.kind)(alert.lane, alert.reason)
            await self._tell(person, said, words)

    async def late(self, day: date, reason: str) -> None:
        """Tell that an edition was not written in time."""
        for person in self._people:
            words = await self._words_for(person)
            await self._tell(person, words.alerts.late(words.times.day(day), reason), words)

    async def _words_for(self, person: str) -> ChatWords:
        platform, _, number = person.partition(":")
        own = await self._chats.get(Address(platform, number))
        return speak.chat(own.language if own else self._language)

    async def _tell(self, person: str, said: str, words: ChatWords) -> None:
        """One operator who cannot be told keeps it from no other."""
        platform, _, number = person.partition(":")
        posts = self._posts.get(platform)
        if posts is None:
            log.warning("The operator %s cannot be told: %s is not connected", person, platform)
            return
        try:
            await posts.tell(number, Document((Paragraph(text(said)), Paragraph(text(words.alerts.once)))))
        except JoganError as failure:
            log.warning("The operator %s could not be told: %s", person, failure)
