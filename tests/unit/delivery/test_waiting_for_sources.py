"""Row 22: a day whose sources could not be read is asked for again; who is due meanwhile waits for it, not for ever."""

from datetime import date, time, timedelta

import pytest
from builders import DAY, a_day_without, an_edition
from fakes import FakeStore

from bot.delivery.kept import kept_for
from bot.delivery.target import Kept, Target, target
from bot.domain.edition import Reason
from bot.domain.posting import Wants

BEFORE = DAY - timedelta(days=1)
EVERYTHING = Wants("telegram:1", "private", "en", "brief", None, False, False, "Asia/Seoul", time(9), tuple(range(7)))


async def found(reason: Reason) -> Kept:
    """What is kept where the day has no edition for a reason."""
    store = FakeStore()
    await store.editions.publish(an_edition(BEFORE))
    assert await store.editions.publish(a_day_without(DAY, reason=reason))
    return await kept_for([DAY], [BEFORE], store)


@pytest.mark.parametrize("since", [BEFORE, None])
async def test_row_22_who_is_due_while_sources_fail_waits(since: date | None) -> None:
    kept = await found("sources_failed")
    assert target(EVERYTHING, since, DAY, kept, late=False) is None


async def test_row_22_after_an_hour_nobody_waits_any_more() -> None:
    kept = await found("sources_failed")
    assert target(EVERYTHING, BEFORE, DAY, kept, late=True) == Target(BEFORE, nothing="none_new")
    assert target(EVERYTHING, None, DAY, kept, late=True) == Target(BEFORE, "edition", (BEFORE,))


@pytest.mark.parametrize("reason", ["no_papers", "repeated_list", "all_seen", "late_only"])
async def test_a_day_that_is_known_to_have_none_is_not_waited_for(reason: Reason) -> None:
    kept = await found(reason)
    assert target(EVERYTHING, BEFORE, DAY, kept, late=False) == Target(BEFORE, nothing="none_new")
