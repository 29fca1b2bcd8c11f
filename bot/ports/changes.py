"""Who changed which setting of a chat: written with the change itself by `Chats.put`, read and forgotten here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.change import Change
from bot.domain.chat import Address, Chat


@dataclass(frozen=True, slots=True)
class By:
    """Who changes a chat's settings, and when. `began`: what a chat that is not kept yet was until now. `undoes`: the
    number of the change that this one takes back."""

    person: str
    at: datetime
    began: Chat
    undoes: int | None = None


class Changes(Protocol):
    """Changes of settings, by chat."""

    async def newest(self, address: Address) -> Change | None:
        """The last change of a chat that was made and not taken back."""
        ...

    async def last(self, address: Address, most: int) -> tuple[Change, ...]:
        """The last changes of a chat, newest first, those that were taken back and those that took back too."""
        ...

    async def drop(self, before: datetime) -> int:
        """Forget changes of before a moment; how many there were."""
        ...
