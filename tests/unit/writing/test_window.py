"""Places for calls: in their order, those of people first, and some that only they may take."""

import asyncio

import pytest

from bot.writing.window import Window


async def came(window: Window, order: list[str], name: str, *, urgent: bool = False) -> None:
    await window.acquire(urgent=urgent)
    order.append(name)


async def settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def begun(window: Window, order: list[str], *names: str) -> list["asyncio.Task[None]"]:
    """A name in capitals is a person's."""
    return [asyncio.create_task(came(window, order, name, urgent=name.isupper())) for name in names]


async def test_a_person_goes_before_all_who_waited_longer() -> None:
    window, order = Window(1), list[str]()
    calls = begun(window, order, "a", "b", "c", "X", "Y")
    await settled()
    assert order == ["a"]
    for _ in range(4):
        window.release()
        await settled()
    assert order == ["a", "X", "Y", "b", "c"]
    await asyncio.gather(*calls)


@pytest.mark.parametrize(("limit", "kept"), [(1, 0), (4, 1), (16, 2)])
async def test_an_edition_leaves_places_for_people(limit: int, kept: int) -> None:
    window, order, taken = Window(limit, kept), list[str](), limit - kept
    edition = begun(window, order, *(f"e{number}" for number in range(40)))
    await settled()
    assert len(order) == taken
    people = begun(window, order, *(f"P{number}" for number in range(2)))
    await settled()
    assert len(order) == limit
    assert order[taken:] == [f"P{number}" for number in range(limit - taken)]
    for call in (*edition, *people):
        call.cancel()
    await asyncio.gather(*edition, *people, return_exceptions=True)


async def test_people_may_take_every_place() -> None:
    window, order = Window(4, kept=2), list[str]()
    await asyncio.gather(*begun(window, order, "A", "B", "C", "D"))
    assert order == ["A", "B", "C", "D"]


async def test_who_stops_waiting_loses_no_place() -> None:
    window, order = Window(1), list[str]()
    calls = begun(window, order, "a", "b", "c")
    await settled()
    calls[1].cancel()
    await settled()
    window.release()
    await settled()
    assert order == ["a", "c"]


async def test_who_stops_waiting_in_the_moment_it_is_let_in_gives_the_place_back() -> None:
    window, order = Window(1), list[str]()
    calls = begun(window, order, "a", "b", "c")
    await settled()
    window.release()
    calls[1].cancel()
    await settled()
    assert order == ["a", "c"]


async def test_a_limit_that_grows_lets_more_in() -> None:
    window, order = Window(1), list[str]()
    calls = begun(window, order, "a", "b", "c")
    await settled()
    window.limit = 3
    window.grant()
    await asyncio.gather(*calls)
    assert order == ["a", "b", "c"]
