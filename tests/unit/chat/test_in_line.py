"""Places in a chat's line, and questions that wait for their paper."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.chat import pending
from bot.chat.in_line import Lines
from bot.chat.pending import Pending, Waiting
from bot.domain.chat import Address

HERE, THERE = Address("hall", "1"), Address("hall", "2")
NOW = datetime(2024, 7, 17, tzinfo=UTC)


async def test_those_of_a_chat_come_one_after_the_other_in_their_order() -> None:
    lines, done = Lines(), list[str]()

    async def waits(name: str, address: Address = HERE) -> None:
        with lines.join(address) as place:
            await place.turn()
            await asyncio.sleep(0)
            done.append(name)

    await asyncio.gather(waits("first"), waits("second"), waits("other", THERE), waits("third"))
    assert [name for name in done if name != "other"] == ["first", "second", "third"]
    assert done.index("other") < done.index("second")


async def test_who_leaves_from_the_middle_lets_nobody_past_the_first() -> None:
    lines = Lines()
    first, second, third = (lines.join(HERE) for _ in range(3))
    assert (first.before, second.before, third.before, lines.waiting(HERE)) == (0, 1, 2, 3)
    waiting = asyncio.create_task(third.turn())
    with second:
        pass
    await asyncio.sleep(0)
    assert not waiting.done()
    with first:
        pass
    await waiting
    assert third.before == 0


async def test_who_is_cancelled_while_waiting_is_out_of_the_line() -> None:
    lines = Lines()
    first = lines.join(HERE)

    async def waits() -> None:
        with lines.join(HERE) as place:
            await place.turn()

    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert lines.waiting(HERE) == 1
    with first:
        pass
    assert lines.waiting(HERE) == 0


def test_nothing_is_kept_of_a_chat_in_which_nobody_waits() -> None:
    lines = Lines()
    for number in range(100):
        with lines.join(Address("hall", str(number))):
            pass
    assert len(lines._lines) <= 1


def test_what_is_under_way_is_told_that_its_chat_was_erased() -> None:
    lines = Lines()
    place, other = lines.join(HERE), lines.join(THERE)
    lines.forget(HERE)
    assert (place.forgotten, other.forgotten, lines.join(HERE).forgotten) == (True, False, False)


def test_what_is_under_way_in_a_topic_goes_with_its_place() -> None:
    lines, waits, topic = Lines(), Pending(), Address(HERE.platform, f"{HERE.id}/45")
    place, neighbour = lines.join(topic), lines.join(Address(HERE.platform, f"{HERE.id}5/4"))
    waits.keep(topic, "7", Waiting("why?", (None,), NOW))
    lines.forget(HERE)
    waits.forget(HERE)
    assert (place.forgotten, neighbour.forgotten) == (True, False)
    assert waits.take(topic, "7", NOW) is None


def test_a_question_waits_once_and_not_for_ever() -> None:
    waits = Pending()
    waiting = Waiting("why?", (None,), NOW)
    waits.keep(HERE, "7", waiting)
    assert waits.take(HERE, "8", NOW) is None
    assert waits.take(HERE, "7", NOW) == waiting
    assert waits.take(HERE, "7", NOW) is None
    waits.keep(HERE, "7", waiting)
    assert waits.take(HERE, "7", NOW + timedelta(minutes=10)) is None
    waits.keep(HERE, "7", waiting)
    waits.forget(HERE)
    assert waits.take(HERE, "7", NOW) is None


def test_the_oldest_question_is_given_up_where_there_is_no_room() -> None:
    waits = Pending()
    for number in range(pending.MOST + 1):
        waits.keep(HERE, str(number), Waiting("why?", (None,), NOW))
    assert waits.take(HERE, "0", NOW) is None
    assert waits.take(HERE, "1", NOW) is not None
