"""Fakes for finding papers by title: a service with set answers, and a memory of what was found."""

from collections.abc import Mapping, Sequence

from bot.domain.paper import Entry
from bot.errors import JoganError


class FakeTitles:
    """Entries by the very title; `fails` are set failures by title, the one for `""` is every title's."""

    def __init__(self, known: Mapping[str, Sequence[Entry]], fails: Mapping[str, JoganError] | None = None) -> None:
        self.asked: list[str] = []
        self.fails = dict(fails or {})
        self._known = known

    async def titled(self, title: str) -> tuple[Entry, ...]:
        self.asked.append(title)
        failure = self.fails.get(title, self.fails.get(""))
        if failure is not None:
            raise failure
        return tuple(self._known.get(title, ()))
