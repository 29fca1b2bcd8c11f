"""An in-memory twin of what the store keeps of changes of settings."""

from dataclasses import replace
from datetime import datetime

from fakes_checks import check_keys

from bot.domain.change import Change, differences
from bot.domain.chat import Address, Chat
from bot.domain.paper import check_aware
from bot.ports.changes import By


class FakeChanges:
    """bot.ports.changes.Changes in memory; the chats' twin writes, moves and forgets."""

    def __init__(self) -> None:
        self.rows: dict[int, Change] = {}
        self._number = 0

    def write_down(self, before: Chat, after: Chat, by: By) -> int | None:
        check_aware(by.at)
        check_keys(by.person)
        undone = self.rows.get(by.undoes) if by.undoes is not None else None
        if undone and undone.address == after.address:
            self.rows[undone.number] = replace(undone, state="undone")
        number = None
        for setting, was, now in differences(before, after):
            self._number = number = self._number + 1
            state = "made" if by.undoes is None else "undo"
            self.rows[number] = Change(number, after.address, by.person, by.at, setting, was, now, state)
        return number

    def move(self, old: Address, new: Address) -> None:
        for row in self._of(old):
            self.rows[row.number] = replace(row, address=new)

    def forget(self, address: Address, persons: set[str]) -> int:
        gone = self._of(address)
        for row in gone:
            del self.rows[row.number]
        for row in list(self.rows.values()):
            if row.address.platform == address.platform and row.person in persons:
                self.rows[row.number] = replace(row, person="")
        return len(gone)

    def _of(self, address: Address) -> list[Change]:
        return [row for row in self.rows.values() if row.address == address]

    async def newest(self, address: Address) -> Change | None:
        return max((row for row in self._of(address) if row.state == "made"), key=lambda row: row.number, default=None)

    async def last(self, address: Address, most: int) -> tuple[Change, ...]:
        return tuple(sorted(self._of(address), key=lambda row: -row.number)[:most])

    async def drop(self, before: datetime) -> int:
        check_aware(before)
        old = [number for number, row in self.rows.items() if row.at < before]
        for number in old:
            del self.rows[number]
        return len(old)
