"""When a model may be asked: alone, with others, or not now."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta

import pytest
from fakes import FakeClock
from virtual_time import run

from bot.errors import BadReply, ModelUnusable, Temporary, Unsure
from bot.writing.circuit import IN_A_ROW, NONSENSE, PAUSES, SLOW, UNUSABLE, Circuit, Leave

WRONG = ModelUnusable("the key was refused (401)", "Set OPENAI_API_KEY.")
BUSY = Temporary("too many requests")


async def failed(circuit: Circuit, *faults: BaseException) -> None:
    """Calls one after the other that fail so."""
    for fault in faults:
        leave = await circuit.enter()
        circuit.failed(leave, fault)
        circuit.leave(leave)


async def worked(circuit: Circuit) -> Leave:
    """A call that is answered."""
    leave = await circuit.enter()
    circuit.answered(leave)
    circuit.leave(leave)
    return leave


@pytest.fixture
def circuit(clock: FakeClock) -> Circuit:
    """Of which nothing is known yet."""
    return Circuit("model-1", clock)


async def settled(waiting: Sequence[asyncio.Task[Leave]]) -> int:
    """How many of those that wait have leave."""
    for _ in range(50):
        await asyncio.sleep(0)
    return sum(task.done() for task in waiting)


# --- alone


async def test_the_first_call_goes_alone_and_the_others_go_together(circuit: Circuit) -> None:
    first = await circuit.enter()
    waiting = [asyncio.create_task(circuit.enter()) for _ in range(10)]
    assert await settled(waiting) == 0
    circuit.answered(first)
    circuit.leave(first)
    assert await settled(waiting) == 10
    assert (first.alone, {task.result().alone for task in waiting}) == (True, {False})


async def test_the_others_go_with_the_first_words_of_the_first_call(circuit: Circuit) -> None:
    first = await circuit.enter()
    waiting = [asyncio.create_task(circuit.enter()) for _ in range(10)]
    circuit.began(first)
    circuit.began(first)
    assert await settled(waiting) == 10
    circuit.failed(first, Unsure("it hung after its first words"))
    circuit.leave(first)
    assert not (await circuit.enter()).alone, "what speaks is not left alone for one answer that was broken off"


async def test_who_was_heard_early_gives_nothing_of_another_back(circuit: Circuit, clock: FakeClock) -> None:
    early = await circuit.enter()
    circuit.began(early)
    await failed(circuit, WRONG)
    clock.advance(timedelta(seconds=UNUSABLE))
    second = await circuit.enter()
    waiting = [asyncio.create_task(circuit.enter()) for _ in range(3)]
    circuit.leave(early)
    assert second.alone
    assert await settled(waiting) == 0
    circuit.leave(second)
    for task in waiting:
        circuit.leave(await task)


async def test_where_the_first_says_nothing_the_second_goes_alone(circuit: Circuit) -> None:
    first = await circuit.enter()
    waiting = [asyncio.create_task(circuit.enter()) for _ in range(3)]
    circuit.failed(first, asyncio.CancelledError())
    circuit.leave(first)
    assert await settled(waiting) == 1
    second = waiting[0].result()
    assert second.alone
    circuit.failed(second, BadReply("no JSON"))
    circuit.leave(second)
    assert await settled(waiting) == 3
    for task in waiting:
        assert not task.cancel()


async def test_who_stops_waiting_holds_up_nobody(circuit: Circuit) -> None:
    first = await circuit.enter()
    waiting = [asyncio.create_task(circuit.enter()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    circuit.leave(first)
    assert await settled(waiting) == 2
    circuit.leave(waiting[1].result())
    assert await settled(waiting) == 3


# --- what is wrong in the settings


async def test_row_24_a_wrong_key_is_told_once_and_asked_again_after_15_minutes(
    circuit: Circuit, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    first = await circuit.enter()
    waiting = [asyncio.create_task(circuit.enter()) for _ in range(80)]
    await asyncio.sleep(0)
    circuit.failed(first, WRONG)
    circuit.leave(first)
    faults = await asyncio.gather(*waiting, return_exceptions=True)
    assert {(type(fault), str(fault)) for fault in faults} == {(ModelUnusable, "the key was refused (401)")}
    assert {fault.remedy for fault in faults if isinstance(fault, ModelUnusable)} == {"Set OPENAI_API_KEY."}
    clock.advance(timedelta(seconds=UNUSABLE - 1))
    with pytest.raises(ModelUnusable):
        await circuit.enter()
    clock.advance(timedelta(seconds=1))
    await failed(circuit, WRONG)
    with pytest.raises(ModelUnusable):
        await circuit.enter()
    (told,) = caplog.records
    assert (told.levelno, told.getMessage()) == (
        logging.ERROR,
        "model-1 cannot be asked: the key was refused (401) Set OPENAI_API_KEY.",
    )


async def test_what_was_mended_is_asked_again(circuit: Circuit, clock: FakeClock) -> None:
    await failed(circuit, WRONG)
    clock.advance(timedelta(seconds=UNUSABLE))
    assert (await worked(circuit)).alone
    assert not (await worked(circuit)).alone


# --- pauses


@pytest.mark.parametrize("fault", [BUSY, Unsure("no answer in time")])
async def test_three_failures_in_a_row_make_a_pause(circuit: Circuit, clock: FakeClock, fault: Exception) -> None:
    await worked(circuit)
    await failed(circuit, *[fault] * (IN_A_ROW - 1))
    await worked(circuit)
    await failed(circuit, *[fault] * IN_A_ROW)
    with pytest.raises(Temporary) as caught:
        await circuit.enter()
    assert caught.value.retry_after == PAUSES[0]
    clock.advance(timedelta(seconds=PAUSES[0] - 1))
    with pytest.raises(Temporary) as caught:
        await circuit.enter()
    assert caught.value.retry_after == 1
    clock.advance(timedelta(seconds=1))
    assert (await worked(circuit)).alone
    assert not (await worked(circuit)).alone


async def test_row_24_pauses_grow_with_each_try_that_fails(circuit: Circuit, clock: FakeClock) -> None:
    await failed(circuit, *[BUSY] * IN_A_ROW)
    for pause in (*PAUSES[1:], PAUSES[-1], PAUSES[-1]):
        clock.advance(timedelta(seconds=900))
        await failed(circuit, BUSY)
        with pytest.raises(Temporary) as caught:
            await circuit.enter()
        assert caught.value.retry_after == pause
    clock.advance(timedelta(seconds=900))
    await worked(circuit)
    await failed(circuit, *[BUSY] * IN_A_ROW)
    with pytest.raises(Temporary) as caught:
        await circuit.enter()
    assert caught.value.retry_after == PAUSES[0]


async def test_a_service_that_names_a_longer_pause_gets_it(circuit: Circuit) -> None:
    await failed(circuit, BUSY, BUSY, Temporary("too many requests", 7200.0))
    with pytest.raises(Temporary) as caught:
        await circuit.enter()
    assert caught.value.retry_after == 7200


async def test_failures_of_calls_from_before_a_pause_do_not_count(circuit: Circuit, clock: FakeClock) -> None:
    await worked(circuit)
    together = [await circuit.enter() for _ in range(16)]
    for leave in together[:15]:
        circuit.failed(leave, BUSY)
    with pytest.raises(Temporary) as caught:
        await circuit.enter()
    assert caught.value.retry_after == PAUSES[0]
    circuit.answered(together[15])
    with pytest.raises(Temporary):
        await circuit.enter()
    clock.advance(timedelta(seconds=PAUSES[0]))
    assert (await worked(circuit)).alone


async def test_a_bad_reply_is_an_answer(circuit: Circuit) -> None:
    await worked(circuit)
    await failed(circuit, BUSY, BUSY, BadReply("empty"), BUSY, BUSY)
    assert not (await circuit.enter()).alone


async def test_a_clock_that_is_set_changes_no_pause(circuit: Circuit, clock: FakeClock) -> None:
    await failed(circuit, *[BUSY] * IN_A_ROW)
    clock.set(clock.now() + timedelta(days=1))
    with pytest.raises(Temporary):
        await circuit.enter()


async def test_row_24_a_model_that_hangs_at_the_first_call_is_not_waited_for_twice(
    circuit: Circuit, clock: FakeClock
) -> None:
    await failed(circuit, Unsure("no answer in time"))
    with pytest.raises(Temporary, match="left alone") as caught:
        await circuit.enter()
    assert caught.value.retry_after == PAUSES[0]
    clock.advance(timedelta(seconds=PAUSES[0]))
    await failed(circuit, Unsure("no answer in time"))
    with pytest.raises(Temporary) as caught:
        await circuit.enter()
    assert caught.value.retry_after == PAUSES[1]


async def test_a_first_call_that_is_refused_for_now_is_tried_again(circuit: Circuit) -> None:
    await failed(circuit, BUSY)
    assert (await worked(circuit)).alone


# --- slow


@pytest.mark.parametrize(("seconds", "told"), [(SLOW - 0.1, 0), (SLOW + 0.1, 1), (20 * SLOW, 1)])
def test_that_everything_waits_for_the_first_call_is_told_within_seconds(
    clock: FakeClock, caplog: pytest.LogCaptureFixture, seconds: float, told: int
) -> None:
    async def hangs() -> None:
        circuit = Circuit("model-1", clock)
        leave = await circuit.enter()
        await asyncio.sleep(seconds)
        circuit.answered(leave)
        circuit.leave(leave)
        together = await circuit.enter()
        await asyncio.sleep(20 * SLOW)
        circuit.leave(together)

    run(hangs())
    assert [record.getMessage() for record in caplog.records] == [
        "model-1 has not answered its first question for 10 s; all others wait for it."
    ] * told


# --- nonsense


async def test_a_model_that_answers_nonsense_only_is_told_of_once_with_what_helps(
    circuit: Circuit, caplog: pytest.LogCaptureFixture
) -> None:
    await failed(circuit, *[BadReply("no JSON")] * (NONSENSE - 1))
    assert caplog.records == []
    await failed(circuit, *[BadReply("no JSON")] * (3 * NONSENSE))
    (told,) = caplog.records
    assert told.levelno == logging.ERROR
    assert told.getMessage().startswith("model-1 is of no use as it is: its last 6 replies were not what was asked for")
    assert "(no JSON)" in told.getMessage()
    assert "JOGAN_MODEL" in told.getMessage()


async def test_nonsense_between_sense_is_told_to_nobody(circuit: Circuit, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(4):
        await failed(circuit, *[BadReply("no JSON")] * (NONSENSE - 1))
        await worked(circuit)
    assert caplog.records == []


async def test_a_person_does_not_wait_for_the_call_of_an_edition_that_goes_alone(circuit: Circuit) -> None:
    edition = await circuit.enter()
    others = [asyncio.create_task(circuit.enter()) for _ in range(3)]
    people = [asyncio.create_task(circuit.enter(urgent=True)) for _ in range(3)]
    assert await settled(others) == 0
    assert await settled(people) == 1
    person = await people[0]
    assert (person.alone, person.urgent) == (True, True)
    circuit.answered(person)
    circuit.leave(person)
    assert await settled(people) == 3
    circuit.leave(edition)
    assert await settled(others) == 3
    assert not (await others[0]).alone


async def test_a_wrong_key_is_tried_by_one_edition_and_one_person(circuit: Circuit) -> None:
    edition, person = await circuit.enter(), await circuit.enter(urgent=True)
    waiting = [asyncio.create_task(circuit.enter(urgent=urgent)) for urgent in (False, True) for _ in range(5)]
    assert await settled(waiting) == 0
    for leave in (edition, person):
        circuit.failed(leave, WRONG)
        circuit.leave(leave)
    told = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(each) for each in told} == {ModelUnusable}
