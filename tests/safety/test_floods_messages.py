"""One person's thousand messages take a small share of the answers; who else writes is answered as ever."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes import FakeClock, FakeStore
from safety.telegram_town import town
from talking import NOW

from bot.chat.floods import MOST_PEOPLE, SECONDS_AT_ONCE, SHARE, USUAL, Floods
from bot.chat.message import Incoming, Reply
from bot.chat.router import Router
from bot.domain.chat import Address
from bot.domain.nine import NINE
from bot.settings import ChatDefaults, LaneSettings
from bot.wording import speak

AT_ONCE, A_MINUTE = round(SECONDS_AT_ONCE * USUAL), 60 * SHARE * USUAL
ME = Incoming(Address("telegram", "7"), "private", "/help", "7", language_hint="en", lane="telegram:1")
FLOODING = speak.chat("en").places.flooding


class Heard:
    """A router that answers at an instant of the test's choice."""

    def __init__(self) -> None:
        self.clock, self.store = FakeClock(NOW), FakeStore()
        self.router = Router(self.store, self.clock, NINE, ChatDefaults(language="en"))

    async def says(self, incoming: Incoming) -> str:
        """The reply's first line; nothing where there is none."""
        said = [one async for one in self.router.answer(incoming)]
        (reply,) = said or [None]
        return repr(reply.document) if isinstance(reply, Reply) else ""


def share(of: Sequence[str]) -> tuple[int, int, int]:
    """How many were answered, told that it was too much, and left."""
    told = sum(FLOODING in each for each in of)
    return sum(bool(each) for each in of) - told, told, sum(not each for each in of)


async def test_a_thousand_commands_in_a_minute_are_told_once_and_mostly_left() -> None:
    heard = Heard()
    said = []
    for _ in range(1_000):
        said.append(await heard.says(ME))
        heard.clock.advance(timedelta(seconds=0.06))
    answered, told, left = share(said)
    assert told == 1
    assert AT_ONCE < answered <= AT_ONCE + A_MINUTE
    assert left == 1_000 - answered - told
    assert answered / 60 < LaneSettings().replies / 5, "others have most of the lane"


async def test_others_are_answered_meanwhile_and_the_person_after_a_minute() -> None:
    heard = Heard()
    for _ in range(100):
        await heard.says(ME)
    other = replace(ME, address=Address("telegram", "8"), sender="8")
    assert "/unsubscribe" in await heard.says(other)
    heard.clock.advance(timedelta(minutes=1))
    assert share([await heard.says(ME) for _ in range(100)]) == (AT_ONCE, 1, 100 - AT_ONCE - 1)


async def test_many_chats_are_no_way_to_be_answered_more() -> None:
    heard = Heard()
    places = [
        replace(ME, address=Address("telegram", f"-{number}"), kind="group", addressed=True) for number in range(100)
    ]
    assert share([await heard.says(one) for one in places])[:2] == (AT_ONCE, 1)


async def test_whoever_speaks_in_a_places_name_is_the_place() -> None:
    heard = Heard()
    group = replace(ME, address=Address("telegram", "-1"), kind="group", sender="", addressed=True)
    assert share([await heard.says(group) for _ in range(50)]) == (AT_ONCE, 1, 50 - AT_ONCE - 1)
    assert "/unsubscribe" in await heard.says(replace(group, address=Address("telegram", "-2")))


async def test_who_writes_as_a_channel_silences_no_anonymous_administrator() -> None:
    heard = Heard()
    channel = replace(ME, address=Address("telegram", "-1"), kind="group", sender="", addressed=True)
    assert share([await heard.says(channel) for _ in range(50)])[1] == 1
    assert "/unsubscribe" in await heard.says(replace(channel, is_administrator=True))


async def test_what_is_not_for_us_counts_for_nothing_and_a_pipe_is_its_readers_own() -> None:
    heard = Heard()
    group = replace(ME, address=Address("telegram", "-1"), kind="group", text="just talk")
    assert share([await heard.says(group) for _ in range(200)]) == (0, 0, 200)
    assert "/unsubscribe" in await heard.says(ME)
    assert share([await heard.says(replace(ME, lane="")) for _ in range(200)]) == (200, 0, 0)


async def test_a_clock_that_was_ahead_leaves_nobody_silenced() -> None:
    heard = Heard()
    heard.clock.advance(timedelta(days=30))
    for _ in range(100):
        await heard.says(ME)
    heard.clock.set(NOW)
    assert "/unsubscribe" in await heard.says(ME)


def test_whoever_answers_faster_takes_more_of_everybody() -> None:
    slow, fast = Floods(1.0), Floods(100.0)
    heard = [sum(one.heed(ME, NOW) == "answer" for _ in range(1_000)) for one in (slow, fast)]
    assert heard == [6, 600]
    assert [one.heed(ME, NOW + timedelta(seconds=9)) for one in (slow, fast)] == ["silence", "answer"]
    assert slow.heed(ME, NOW + timedelta(seconds=10)) == "answer"


def test_a_million_people_take_little_memory_and_who_is_quiet_none() -> None:
    floods = Floods(USUAL)
    for number in range(2 * MOST_PEOPLE):
        floods.heed(replace(ME, sender=str(number)), NOW)
    assert len(floods._people) == MOST_PEOPLE
    floods.heed(ME, NOW + timedelta(minutes=2))
    assert len(floods._people) == 1


@pytest.mark.slow  # a real connection; private chats get one message in 1.05 s
async def test_a_person_who_floods_the_bot_keeps_nobody_waiting(sqlite_url: str) -> None:
    async with town(sqlite_url) as at:
        flooding, calm = at.scene(), at.scene()
        for _ in range(200):
            at.api.say(flooding.bob, flooding.lab, "/help")
        calm.does(calm.bob, lambda: at.api.say(calm.bob, calm.bob, "/help"))
        assert "/unsubscribe" in "".join(await calm.settled())
        await at.api.delivered()
        assert len(flooding.lab.from_bot) <= AT_ONCE + 1
