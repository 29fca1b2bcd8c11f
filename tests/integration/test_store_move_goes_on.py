"""A service posts half of a broadcast on SQLite and the other half on PostgreSQL (issue 8)."""

from pathlib import Path

import pytest
from broadcasting import LANE, SlowPosts, plan, post, post_and_die, publish, states, subscribe

from adapters.store.opening import SqlStore, open_store
from adapters.store.transfer.move import Moved, move

CHATS = 16


@pytest.fixture
async def source(sqlite_url: str, tmp_path: Path) -> str:
    """A broadcast of which nothing was posted."""
    store = await open_store(sqlite_url)
    await publish(store)
    await subscribe(store, CHATS)
    await plan(store, tmp_path)
    await store.close()
    return sqlite_url


def moved(source: str, target: str) -> Moved:
    return move(source, target, lambda *_: None)


async def rows(store: SqlStore) -> int:
    return sum((await states(store)).values())


@pytest.mark.slow  # each life of a lane asks its ledger once more after a second
async def test_a_broadcast_that_was_stopped_goes_on_after_the_move(source: str, postgres_url: str) -> None:
    posts = SlowPosts()
    store = await open_store(source)
    total = await rows(store)
    await post(store, posts, "old", stopping=lambda: len(posts.arrivals) >= total // 2)
    before = len(posts.arrivals)
    await store.close()
    assert total // 2 <= before < total
    assert moved(source, postgres_url).unsure == 0
    store = await open_store(postgres_url)
    await post(store, posts, "new")
    assert await states(store) == {"sent": total}
    assert len(posts.arrivals) == len(posts.times()) == total
    assert not posts.marked()
    assert [lane.owner for lane in await store.ledger.lanes()] == [""]
    await store.close()


@pytest.mark.slow  # each life of a lane asks its ledger once more after a second
@pytest.mark.parametrize("searchable", [True, False])
async def test_what_was_on_the_wire_in_a_crash_is_found_out_about_after_the_move(
    searchable: bool, source: str, postgres_url: str
) -> None:
    posts = SlowPosts(searchable=searchable)
    store = await open_store(source)
    total = await rows(store)
    await post_and_die(store, posts, total // 2)
    await store.close()
    found = moved(source, postgres_url)
    assert 0 < found.unsure <= 10
    store = await open_store(postgres_url)
    await post(store, posts, "new")
    assert await states(store) == {"sent": total}
    await store.close()
    times = posts.times()
    twice = {key for key, count in times.items() if count > 1}
    assert len(times) == total
    assert twice <= posts.marked()
    assert max(times.values()) <= 2
    assert len(twice) <= (0 if searchable else found.unsure)


async def test_the_new_one_plans_posts_and_numbers_on(source: str, postgres_url: str, tmp_path: Path) -> None:
    moved(source, postgres_url)
    store, posts = await open_store(postgres_url), SlowPosts()
    total = await rows(store)
    await subscribe(store, 5, first=1_000)
    await plan(store, tmp_path)
    await post(store, posts, "new")
    assert await states(store) == {"sent": total + 5 * total // CHATS}
    assert [lane.lane for lane in await store.ledger.lanes()] == [LANE]
    await store.close()
