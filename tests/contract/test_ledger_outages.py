"""What every ledger keeps of a platform that is not reached: by whom, since when, until when; and when that is over."""

from datetime import timedelta

import pytest
from builders_ledger import LANE, NOW, taken

from bot.domain.delivery import Outage
from bot.ports.ledger import LaneState
from bot.ports.store import Store

MINUTE = timedelta(minutes=1)


async def lane_of(store: Store) -> LaneState:
    (lane,) = await store.ledger.lanes(counted=False)
    return lane


async def met(store: Store, fence: int, minute: int = 0, reason: str = "no route to host") -> None:
    """Minutes after NOW the owner met an outage, and tries again a minute later."""
    now = NOW + minute * MINUTE
    await store.ledger.unreached(LANE, fence, now, now + MINUTE, reason)


async def given_to(store: Store, fence: int, owner: str) -> int:
    await store.ledger.release(LANE, fence)
    new = await store.ledger.take(LANE, owner)
    assert new is not None
    return new


async def test_an_outage_is_known_from_its_first_moment_on_until_the_platform_answers(store: Store) -> None:
    fence = await taken(store)
    assert (await lane_of(store)).outage is None
    await met(store, fence)
    await met(store, fence, 1, "bad \0 \ud800 gateway")
    outage = Outage("me", fence, NOW, NOW + 2 * MINUTE, "bad  ? gateway")
    assert (await lane_of(store)).outages == (outage,)
    await store.ledger.release(LANE, fence)
    assert (await lane_of(store)).outage == outage, "nobody has reached it since"
    again = await store.ledger.take(LANE, "me")
    assert again is not None
    assert (await lane_of(store)).outage == outage, "it is tried"
    await store.ledger.reached(LANE, again)
    assert (await lane_of(store)).outages == ()


async def test_who_does_not_have_the_lane_says_nothing(store: Store) -> None:
    old = await taken(store)
    new = await given_to(store, old, "other")
    await met(store, old)
    assert (await lane_of(store)).outages == ()
    await met(store, new)
    await store.ledger.reached(LANE, old)
    assert [each.owner for each in (await lane_of(store)).outages] == ["other"]
    await store.ledger.release(LANE, new)
    await met(store, new, 9)
    assert [each.since for each in (await lane_of(store)).outages] == [NOW]


async def test_the_outage_of_a_process_is_not_that_of_one_that_reaches_the_platform(store: Store) -> None:
    """FAULTS 10: each speaks for itself."""
    one = await taken(store)
    await met(store, one)
    other = await given_to(store, one, "other")
    assert (await lane_of(store)).outage is None, "another tries"
    await met(store, other, 1)
    lane = await lane_of(store)
    assert [(each.owner, each.since) for each in lane.outages] == [("other", NOW + MINUTE), ("me", NOW)]
    assert lane.outage == lane.outages[0]
    await store.ledger.reached(LANE, other)
    lane = await lane_of(store)
    assert (lane.outage, [each.owner for each in lane.outages]) == (None, ["me"])


@pytest.mark.parametrize("how", ["old", "went back"])
async def test_an_outage_is_forgotten(how: str, store: Store) -> None:
    await met(store, await taken(store))
    if how == "old":
        await store.ledger.drop(NOW + MINUTE)
        assert (await lane_of(store)).outages
        await store.ledger.drop(NOW + 2 * MINUTE)
    else:
        await store.ledger.went_back(NOW - 9 * MINUTE, 9 * MINUTE)
    assert (await lane_of(store)).outages == ()
