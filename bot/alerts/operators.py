"""Tells operators what needs them, each in their private chat and language. It decides nothing about when."""

import asyncio
import logging
from collections.abc import Collection, Mapping
from datetime import datetime

from bot.document.blocks import Document, Paragraph, text
from bot.domain.alert import Alert
from bot.domain.chat import Address
from bot.errors import JoganError
from bot.ports.platform import Posts
from bot.ports.store import Chats
from bot.wording import speak
from bot.wording.shapes.chat import ChatWords

log = logging.getLogger(__name__)
EACH_WITHIN = 30.0
"""Seconds for one operator: a platform that hangs may not have those told again who have it already."""
KNOWN_WITHIN = 5.0
"""Seconds for the store to say in which language."""


class Operators:
    """`people` are `platform:person`, as the settings name them; `posts` the platforms that are connected, by name.

    `language` is for operators who have no chat with us.
    """

    def __init__(self, people: Collection[str], posts: Mapping[str, Posts], chats: Chats, language: str) -> None:
        self._people, self._posts, self._chats, self._language = sorted(people), posts, chats, language

    def reaches(self) -> bool:
        """Whether the platform of one of them is connected here; also where nobody is to be told."""
        return not self._people or any(person.partition(":")[0] in self._posts for person in self._people)

    async def ring(self, alert: Alert, since: datetime | None = None) -> bool:
        """Tell of an alert, which may have waited since a moment. Whether somebody has it, or nobody is to be told."""
        told = await asyncio.gather(*(self._tell(person, alert, since) for person in self._people))
        return any(told) or not told

    async def _tell(self, person: str, alert: Alert, since: datetime | None) -> bool:
        """One operator who cannot be told keeps it from no other."""
        platform, _, number = person.partition(":")
        posts = self._posts.get(platform)
        if posts is None:
            log.warning("The operator %s cannot be told: %s is not connected", person, platform)
            return False
        try:
            async with asyncio.timeout(EACH_WITHIN):
                await posts.tell(number, _said(alert, since, await self._words_for(Address(platform, number))))
        except (JoganError, TimeoutError) as failure:
            log.warning("The operator %s could not be told: %s", person, str(failure) or "no answer in time")
            return False
        return True

    async def _words_for(self, address: Address) -> ChatWords:
        """Where the store fails or hangs, that itself may be what is told."""
        try:
            async with asyncio.timeout(KNOWN_WITHIN):
                own = await self._chats.get(address)
        except (JoganError, TimeoutError):
            own = None
        return speak.chat(own.language if own else self._language)


def _said(alert: Alert, since: datetime | None, words: ChatWords) -> Document:
    about = words.times.day(alert.day) if alert.kind == "late" else alert.subject
    lines = [getattr(words.alerts, alert.kind)(about, alert.reason), words.alerts.once]
    if since is not None:
        lines.insert(1, words.alerts.waited(words.times.moment(since, "UTC")))
    return Document(tuple(Paragraph(text(line)) for line in lines))
