"""Reads channels and groups from a TOML file (JOGAN_CHATS_FILE); every mistake is one BadFile with what is expected.

A file is a list of `[[chat]]` tables. `platform` and `id` are required; all else may be left out, and is then as a new
chat begins. deploy/chats.toml is a complete example.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import time
from pathlib import Path
from typing import Final, TypeVar

from rapidfuzz import process

from adapters.given_file import Fail, Table, failing, tables_of
from bot.chat.arguments.categories import means_all
from bot.chat.arguments.times import days_from, time_from
from bot.chat.arguments.zones import zone_from
from bot.delivery.named_chats import NamedChat
from bot.domain.category import Categories
from bot.domain.chat import Length
from bot.errors import BadFile, UnknownCategory, UserMistake

EXAMPLE: Final = 'chat = [{{ platform = "{platform}", id = "@lab" }}]'
FIELDS: Final = (
    "platform", "id", "categories", "language", "zone", "time", "days", "weekly", "length", "muted", "notices",
)  # fmt: skip

LENGTHS: Final[Mapping[str, Length]] = {"brief": "brief", "full": "full"}

_T = TypeVar("_T")


def read_chats(
    path: Path, platforms: Collection[str], categories: Categories, languages: Collection[str]
) -> tuple[NamedChat, ...]:
    """The chats of a file, in its order. Raises BadFile."""
    fail = failing(path)
    example = EXAMPLE.format(platform=next(iter(platforms)))
    tables = tables_of(path, "chat", fail, example)
    chats = tuple(
        _Entry(number, table, fail, example).chat(platforms, categories, languages)
        for number, table in enumerate(tables, 1)
    )
    _check_unique(chats, fail)
    return chats


def keys_of(names: Collection[str], categories: Categories) -> tuple[str, ...]:
    """The keys of category names in the order of an edition; none of them means everything.

    Raises UnknownCategory for the first name that is none.
    """
    wanted = {categories.find(name).key for name in names if not means_all(name)}
    if any(means_all(name) for name in names):
        return ()
    return tuple(category.key for category in categories if category.key in wanted)


def nearest(mistake: UnknownCategory, categories: Categories) -> str:
    """What stands instead of a name that is none."""
    close = " or ".join(mistake.nearest)
    return f"did you mean {close}?" if close else f"there are {', '.join(each.key for each in categories)}"


def _check_unique(chats: tuple[NamedChat, ...], fail: Fail) -> None:
    first: dict[tuple[str, str], int] = {}
    for number, chat in enumerate(chats, 1):
        before = first.setdefault((chat.platform, chat.place.casefold()), number)
        if before != number:
            raise fail(f"chat {number} ({chat.place}) is chat {before} again; name each once.")


class _Entry:
    """One table, each field checked; a mistake names the chat, the field and what is expected."""

    def __init__(self, number: int, table: Table, fail: Fail, example: str) -> None:
        self._table, self._fail, self._example = table, fail, example
        shown = table.get("id")
        self._who = f"chat {number} ({shown!s:.60})" if isinstance(shown, str | int) else f"chat {number}"

    def chat(self, platforms: Collection[str], categories: Categories, languages: Collection[str]) -> NamedChat:
        """The whole entry."""
        self._check_fields()
        return NamedChat(
            platform=self._platform(platforms),
            place=self._place(),
            categories=self._categories(categories),
            language=self._one_of("language", languages),
            timezone=self._read("zone", zone_from, '"Asia/Seoul"'),
            post_time=self._time(),
            days=self._read("days", days_from, '"mon-fri"'),
            weekly=self._switch("weekly"),
            length=LENGTHS.get(self._one_of("length", LENGTHS) or ""),
            muted=self._switch("muted"),
            notices=self._switch("notices"),
        )

    def _wrong(self, what: str) -> BadFile:
        return self._fail(f"{self._who}: {what}")

    def _check_fields(self) -> None:
        for name in self._table:
            if name not in FIELDS:
                near = process.extractOne(name, FIELDS, score_cutoff=60)
                hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(FIELDS)}"
                raise self._wrong(f'unknown field "{name}"; {hint}')

    def _platform(self, platforms: Collection[str]) -> str:
        named = self._one_of("platform", platforms)
        if named is None:
            raise self._wrong(f"has no platform. Example: {self._example}")
        return named

    def _place(self) -> str:
        value = self._table.get("id")
        text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
        if not text or len(text) > 100 or not text.isprintable():
            raise self._wrong(
                f"needs an id: the chat's number, or its @name where it has one. Example: {self._example}"
            )
        return text

    def _categories(self, categories: Categories) -> tuple[str, ...]:
        value = self._table.get("categories", [])
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
            raise self._wrong('needs categories as a list, such as categories = ["LLM", "Computer Vision"]')
        try:
            return keys_of(names, categories)
        except UnknownCategory as mistake:
            raise self._wrong(f'"{mistake.text}" is no category; {nearest(mistake, categories)}') from None

    def _one_of(self, field: str, known: Collection[str]) -> str | None:
        value = self._table.get(field)
        if value is not None and value not in tuple(known):
            raise self._wrong(f"{field} = {_shown(value)} cannot be used; expected {' or '.join(known)}")
        return None if value is None else str(value)

    def _time(self) -> time | None:
        value = self._table.get("time")
        if isinstance(value, time):  # 07:30:00 without quotes is a time in TOML
            return value.replace(second=0, microsecond=0, tzinfo=None)
        return self._read("time", time_from, '"07:30"')

    def _read(self, field: str, read: Callable[[str], _T], example: str) -> _T | None:
        value = self._table.get(field)
        if value is None:
            return None
        text = " ".join(map(str, value)) if isinstance(value, list) else value
        try:
            if isinstance(text, str):
                return read(text)
        except UserMistake:
            pass
        raise self._wrong(f"{field} = {_shown(value)} cannot be used; expected {field} = {example}")

    def _switch(self, field: str) -> bool | None:
        value = self._table.get(field)
        if value is not None and not isinstance(value, bool):
            raise self._wrong(f"{field} = {_shown(value)} cannot be used; expected true or false")
        return value


def _shown(value: object) -> str:
    """A value as a message may show it: one line, cut."""
    told = repr(value)
    return told if len(told) <= 60 else f"{told[:59]}…"
