"""Replies that take long, in line: those of one chat one after the other, in the order in which they were asked for.

Nothing is kept of a chat in which nobody waits.
"""

import asyncio
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from bot.domain.chat import Address
from bot.domain.paper import PaperId


@dataclass(eq=False)
class Place:
    """A place in a chat's line, which is left at the end of `with`. `person` asked, about these papers. `forgotten`:
    the chat was erased since, or what is known of the person."""

    line: "deque[Place]"
    person: str = ""
    papers: tuple[PaperId, ...] = ()
    forgotten: bool = False
    _first: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def before(self) -> int:
        """How many come first."""
        return self.line.index(self) if self in self.line else 0

    async def turn(self) -> None:
        """Wait until nobody is before."""
        while self.before:
            await self._first.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if self in self.line:
            self.line.remove(self)
        if self.line:
            self.line[0]._first.set()


class Lines:
    """The lines of all chats."""

    def __init__(self) -> None:
        self._lines: dict[Address, deque[Place]] = {}

    def waiting(self, address: Address) -> int:
        """How many replies of a chat are under way or wait."""
        return len(self._lines.get(address, ()))

    def join(self, address: Address, person: str = "", papers: tuple[PaperId, ...] = ()) -> Place:
        """A place at the end of a chat's line."""
        for other in [each for each, line in self._lines.items() if not line]:
            del self._lines[other]
        place = Place(self._lines.setdefault(address, deque()), person, papers)
        place.line.append(place)
        return place

    def papers(self, address: Address) -> tuple[PaperId, ...]:
        """What the last question is about that a chat waits for."""
        waiting = [place for place in self._lines.get(address, ()) if not place.forgotten]
        return waiting[-1].papers if waiting else ()

    def forget(self, address: Address, persons: Collection[str] = ()) -> None:
        """What is under way in a chat or its topics is not to be remembered, nor what a person asked anywhere on its
        platform."""
        for there, line in self._lines.items():
            for place in line:
                asked = there.platform == address.platform and place.person in persons
                place.forgotten = place.forgotten or there.is_within(address) or asked
