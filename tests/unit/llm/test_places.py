"""Places at one endpoint, on a clock that jumps: first come first served, fewer after a refusal, more after answers."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from virtual_time import run

from adapters.llm.openai_chat.places import Places
from bot.errors import Temporary

PATIENCE = 60.0


def opened(most: int) -> Places:
    """Places of a service that was seen to answer at once."""
    places = Places(most)
    places.answered(0.01, PATIENCE)
    return places


async def hold(places: Places, seconds: float, held: list[int], number: int) -> None:
    async with places.turn(PATIENCE):
        held.append(number)
        await asyncio.sleep(seconds)


def test_no_more_than_there_are_places_and_in_their_order() -> None:
    async def main() -> None:
        places, held = Places(2), list[int]()
        asking = [asyncio.create_task(hold(places, 1.0, held, number)) for number in range(5)]
        await asyncio.sleep(0.5)
        assert held == [0, 1]
        await asyncio.sleep(1.0)
        assert held == [0, 1, 2, 3]
        await asyncio.gather(*asking)
        assert held == [0, 1, 2, 3, 4]

    run(main())


def one_after_the_other(seconds: float, questions: int) -> int:
    """How many questions a service with one worker answers in time."""

    async def main() -> int:
        places, worker, loop = Places(16), asyncio.Lock(), asyncio.get_running_loop()

        async def ask() -> int:
            async with places.turn(PATIENCE):
                began = loop.time()
                try:
                    async with asyncio.timeout(PATIENCE), worker:
                        await asyncio.sleep(seconds)
                except TimeoutError:
                    places.slower(began, None)
                    return 0
                places.answered(loop.time() - began, PATIENCE)
                return 1

        return sum(await asyncio.gather(*(ask() for _ in range(questions))))

    return run(main())


@pytest.mark.parametrize(("seconds", "answered"), [(0.1, 40), (2.0, 40), (5.0, 40), (10.0, 40), (25.0, 36)])
def test_a_service_with_one_worker_is_not_asked_more_than_it_answers_in_time(seconds: float, answered: int) -> None:
    """All that wait in its own queue would come too late, and be paid for."""
    assert one_after_the_other(seconds, 40) >= answered


def test_a_service_that_answers_all_at_once_soon_has_all_places() -> None:
    places = Places(16)
    grown = [places.limit]
    for _ in range(13):
        places.answered(10.0, PATIENCE)
        grown.append(places.limit)
    assert grown == [*range(4, 17), 16]
    assert opened(16).limit == 16
    assert Places(16, 16).limit == 16, "somebody said that it takes so many"


def test_a_refusal_halves_and_those_of_the_same_moment_count_as_one() -> None:
    async def main() -> None:
        places, loop = opened(16), asyncio.get_running_loop()
        await asyncio.sleep(1)
        began = loop.time()
        await asyncio.sleep(1)
        for _ in range(16):
            places.slower(began, None)
        assert places.limit == 8
        await asyncio.sleep(1)
        places.slower(loop.time(), None)
        assert places.limit == 4
        for _ in range(9):
            await asyncio.sleep(1)
            places.slower(loop.time(), None)
        assert places.limit == 1

    run(main())


def test_successes_give_places_back_one_by_one_up_to_the_first_number() -> None:
    async def main() -> None:
        places = opened(8)
        places.slower(asyncio.get_running_loop().time(), None)
        grown = [places.limit]
        for _ in range(60):
            places.answered(1.0, PATIENCE)
            grown.append(places.limit)
        assert grown[0] == 4
        assert grown == sorted(grown)
        assert grown[4] == 4
        assert grown[6] == 5
        assert grown[-1] == 8

    run(main())


def test_fewer_places_hold_back_who_comes_next_and_a_new_one_is_given_at_once() -> None:
    async def main() -> None:
        places, held = opened(4), list[int]()
        first = [asyncio.create_task(hold(places, 2.0, held, number)) for number in range(4)]
        await asyncio.sleep(1.0)
        places.slower(0.0, None)
        second = [asyncio.create_task(hold(places, 2.0, held, number)) for number in range(4, 8)]
        await asyncio.sleep(1.5)
        assert held == [0, 1, 2, 3, 4, 5]
        for _ in range(3):
            places.answered(1.0, PATIENCE)
        await asyncio.sleep(0)
        assert held == [0, 1, 2, 3, 4, 5, 6]
        await asyncio.gather(*first, *second)

    run(main())


def test_row_24_a_pause_is_waited_for_by_everybody() -> None:
    async def main() -> None:
        places, held, loop = Places(4), list[int](), asyncio.get_running_loop()
        places.slower(loop.time(), 40.0)
        await hold(places, 0.0, held, 1)
        assert 40.0 <= loop.time() < 40.1
        assert held == [1]

    run(main())


def test_row_24_a_pause_beyond_the_patience_is_told_at_once_with_its_rest() -> None:
    async def main() -> None:
        places, loop = Places(4), asyncio.get_running_loop()
        places.slower(loop.time(), 300.0)
        await asyncio.sleep(100.0)
        with pytest.raises(Temporary, match="asked again in 200 s") as busy:
            async with places.turn(PATIENCE):
                raise AssertionError("nobody is let in")
        assert busy.value.retry_after == pytest.approx(200.0, abs=0.1)
        assert busy.value.everywhere
        await asyncio.sleep(190.0)
        async with places.turn(PATIENCE):
            assert loop.time() >= 300.0

    run(main())


def test_a_pause_that_comes_while_one_waits_for_a_place_is_told_too() -> None:
    async def main() -> None:
        places, held = Places(1), list[int]()
        first = asyncio.create_task(hold(places, 5.0, held, 1))
        second = asyncio.create_task(hold(places, 5.0, held, 2))
        await asyncio.sleep(1.0)
        places.slower(0.0, 100.0)
        with pytest.raises(Temporary):
            await second
        await first
        assert held == [1]

    run(main())


def test_a_shorter_pause_does_not_shorten_a_longer_one() -> None:
    async def main() -> None:
        places, loop = Places(1), asyncio.get_running_loop()
        places.slower(loop.time(), 50.0)
        places.slower(loop.time(), 1.0)
        assert places.rest() == pytest.approx(50.0, abs=0.1)

    run(main())


@pytest.mark.parametrize("granted", [False, True])
def test_who_is_cancelled_gives_the_place_back(granted: bool) -> None:
    async def main() -> None:
        places, held = Places(1), list[int]()
        first = asyncio.create_task(hold(places, 1.0, held, 1))
        await asyncio.sleep(0.5)
        second = asyncio.create_task(hold(places, 1.0, held, 2))
        await asyncio.sleep(0)
        if granted:
            first.cancel()  # its place goes to the second, which is cancelled before it runs
            await asyncio.sleep(0)
        second.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        await asyncio.wait_for(hold(places, 0.0, held, 3), 10.0)
        assert held == [1, 3]

    run(main())


def test_errors_inside_give_the_place_back() -> None:
    async def main() -> None:
        places = Places(1)
        for _ in range(3):
            with pytest.raises(KeyError):
                async with places.turn(PATIENCE):
                    raise KeyError
        deed: Coroutine[Any, Any, None] = hold(places, 0.0, [], 1)
        await asyncio.wait_for(deed, 10.0)

    run(main())


def test_who_waits_for_a_person_goes_first_when_there_are_fewer_places() -> None:
    async def main() -> None:
        places, held = Places(2), list[int]()
        asking = [asyncio.create_task(hold(places, 1.0, held, number)) for number in range(5)]
        await asyncio.sleep(0.5)
        places.slower(asyncio.get_running_loop().time(), None)
        async with places.turn(PATIENCE, urgent=True):
            assert held == [0, 1]
        await asyncio.gather(*asking)
        assert held == [0, 1, 2, 3, 4]

    run(main())
