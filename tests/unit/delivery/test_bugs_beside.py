"""Row 66: a bug of ours or of a library while one delivery is sent or found out about ends with that delivery."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from fakes_ledger import FakeLedger
from postman import DAY, LANE, Town, Wire, drained
from virtual_time import run

from bot.domain.chat import Address, ChatKind
from bot.errors import BadPayload
from bot.ports.ledger import Bundle
from bot.ports.platform import Rendered


class Buggy(Wire):
    """Its search fails in a way that nobody foresaw."""

    async def arrived(
        self, address: Address, kind: ChatKind, message: Rendered, *, key: str, since: datetime
    ) -> str | None:
        self.searched += 1
        raise KeyError("a field that is not there")


def test_row_66_a_bug_in_one_send_leaves_the_others_alone(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> Town:
        town = Town()
        await town.plan(chats=5)
        town.wire.script.extend([None, ZeroDivisionError("a bug"), None])
        await drained(town.delivering(), 600)
        return town

    town = run(main())
    assert len(town.wire.there) == 5
    assert town.states() == ["sent"] * 5
    assert [record.getMessage() for record in caplog.records if record.exc_info] == [f"{LANE}: delivery 2 failed"]


def test_row_66_a_bug_while_a_doubt_is_settled_ends_with_it(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> Town:
        town = Town()
        town.wire = Buggy(town.clock)
        await town.plan(chats=5)
        town.wire.script.extend([None, "lost", None])
        await drained(town.delivering(), 600)
        return town

    with caplog.at_level(logging.ERROR):
        town = run(main())
    assert town.states() == ["sent"] * 5, "by the lane's policy: once more, with a mark"
    assert [call.mark for call in town.wire.calls if call.mark] == [town.wire.calls[-1].mark]
    assert any(record.exc_info for record in caplog.records)


class Forgetful(FakeLedger):
    """A ledger whose sign of life meets a bug."""

    beats = 0

    async def beat(self, lane: str, fence: int) -> bool:
        self.beats += 1
        raise TypeError("a bug")


def test_row_66_without_signs_of_life_the_lane_is_left(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> tuple[Town, Sequence[str]]:
        town = Town()
        await town.plan(chats=40)
        town.wire.latency = 7.0
        ledger = Forgetful(town.ledger._chats)
        ledger.__dict__.update(town.ledger.__dict__)
        await asyncio.wait_for(drained(town.delivering(ledger=ledger), 900), 1_000)
        return town, town.states()

    town, states = run(main())
    assert set(states) == {"sent"}
    assert len(town.wire.there) == 40


class Unreadable(FakeLedger):
    """A ledger of which one bundle was written by a program with other values."""

    async def bundle(self, number: int) -> Bundle | None:
        if number == 1:
            raise BadPayload("bundle 1 is in the store and cannot be read")
        return await super().bundle(number)


def test_a_bundle_that_cannot_be_read_ends_its_own_deliveries_and_no_others() -> None:
    async def main() -> Town:
        town = Town()
        await town.plan(chats=2)
        await town.plan(chats=2, day=DAY + timedelta(days=1), first=3)
        ledger = Unreadable(town.ledger._chats)
        ledger.__dict__.update(town.ledger.__dict__)
        await asyncio.wait_for(drained(town.delivering(ledger=ledger), 900), 1_000)
        return town

    assert run(main()).states() == ["dead", "dead", "sent", "sent"]
