"""What is only needed for a while is forgotten after it, and nothing else."""

from datetime import timedelta

from builders import a_message
from fakes import FakeClock, FakeStore

from bot.delivery.retention import HEARD, MESSAGES, tidy


async def test_updates_and_messages_are_forgotten_after_their_time(clock: FakeClock) -> None:
    kept, now = FakeStore(), clock.now()
    old, young = a_message("1", sent_at=now - MESSAGES - timedelta(hours=1)), a_message("2", sent_at=now)
    await kept.messages.add([old, young])
    await kept.heard.first("telegram:1", "old", now - HEARD - timedelta(hours=1))
    await kept.heard.first("telegram:1", "young", now)
    assert await tidy(kept, clock) == 2
    assert await kept.messages.at(old.address, old.message) is None
    assert await kept.messages.at(young.address, young.message) == young.about
    assert not await kept.heard.first("telegram:1", "young", now)
    assert await tidy(kept, clock) == 0
