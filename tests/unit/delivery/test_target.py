"""What a due chat gets is decided by what it had, what is kept, and whether it was waited for long enough."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.series import Due
from bot.delivery.target import PATIENCE, Kept, Target, is_late, target
from bot.domain.posting import MOST_MERGED, Wants

TUESDAY = date(2024, 7, 16)
EVERYTHING = Wants("telegram:1", "private", "en", "brief", None, False, False, "Asia/Seoul", time(9), tuple(range(7)))
LLM, VISION = "LLM", "Computer Vision"


def wanting(**changes: Any) -> Wants:
    fields = {name: getattr(EVERYTHING, name) for name in Wants.__slots__}
    return Wants(**{**fields, **changes})


def back(days: int, from_day: date = TUESDAY) -> date:
    return from_day - timedelta(days=days)


def kept(*days: date, without: tuple[date, ...] = (), keys: tuple[str, ...] = (LLM, VISION)) -> Kept:
    return Kept({day: frozenset(keys) for day in sorted(days, reverse=True)}, frozenset(without))


def decided(wants: Wants, since: date | None, found: Kept, *, late: bool = False) -> Target | None:
    return target(wants, since, TUESDAY, found, late=late)


def test_one_edition_as_it_is() -> None:
    found = decided(EVERYTHING, back(1), kept(TUESDAY, back(1)))
    assert found == Target(TUESDAY, "edition", (TUESDAY,))


def test_several_are_merged_newest_first_and_those_past_seven_only_named() -> None:
    days = [back(one) for one in range(10)]
    found = decided(EVERYTHING, back(10), kept(*days, back(10)))
    assert found is not None
    assert found.days == tuple(days[:MOST_MERGED])
    assert found.older == tuple(days[MOST_MERGED:])
    assert found.cursor == TUESDAY


def test_a_chat_that_never_had_one_gets_everything_that_there_is() -> None:
    found = decided(EVERYTHING, None, kept(TUESDAY, back(5)))
    assert found is not None
    assert found.days == (TUESDAY, back(5))


def test_what_is_not_written_is_waited_for_and_then_left_for_the_next_posting() -> None:
    assert decided(EVERYTHING, back(2), kept(back(1))) is None
    assert decided(EVERYTHING, back(2), kept(back(1)), late=True) == Target(back(1), "edition", (back(1),))
    nothing = decided(EVERYTHING, back(1), kept(back(1)), late=True)
    assert nothing == Target(back(1), nothing="not_written")
    assert decided(EVERYTHING, back(1), kept(back(1), TUESDAY)) == Target(TUESDAY, "edition", (TUESDAY,))


def test_the_cursor_never_stands_at_a_day_without_an_edition() -> None:
    """Its papers may be published later after all: they go with the next posting."""
    found = decided(EVERYTHING, back(1), kept(back(1), without=(TUESDAY,)))
    assert found == Target(back(1), nothing="none_new")
    assert decided(EVERYTHING, back(1), kept(back(1), TUESDAY)) == Target(TUESDAY, "edition", (TUESDAY,))


def test_an_edition_before_a_day_without_one_is_not_waited_for() -> None:
    found = decided(EVERYTHING, back(2), kept(back(1), without=(TUESDAY,)))
    assert found == Target(back(1), "edition", (back(1),))


def test_row_40_nothing_new_is_no_posting_or_one_line_for_who_wants_it() -> None:
    empty = kept(back(1), without=(TUESDAY,))
    assert decided(wanting(notices=True), back(1), empty) == Target(
        back(1), "notice", (TUESDAY,), chosen=None, nothing="none_new"
    )
    assert decided(wanting(notices=False), back(1), empty) == Target(back(1), nothing="none_new")


def test_row_40_whoever_had_the_newest_edition_is_not_told_that_it_has_nothing_for_them() -> None:
    """Due twice for one edition: /time moved to the evening, another cut, a chat that was kept as it was before."""
    for since in (TUESDAY, back(-1)):
        found = decided(wanting(notices=True), since, kept(back(-1), TUESDAY, back(1)))
        assert found == Target(since, nothing="none_new")


def test_row_40_no_paper_of_the_chats_categories_moves_the_cursor_all_the_same() -> None:
    vision = kept(TUESDAY, back(1), keys=(VISION,))
    assert decided(wanting(chosen=(LLM,)), back(2), vision) == Target(TUESDAY, nothing="none_chosen")
    notice = decided(wanting(chosen=(LLM,), notices=True), back(2), vision)
    assert notice == Target(TUESDAY, "notice", (TUESDAY, back(1)), chosen=(), nothing="none_chosen")


def test_a_category_that_only_an_older_edition_has_is_posted_with_the_merged_ones() -> None:
    found = Kept({TUESDAY: frozenset({VISION}), back(1): frozenset({LLM})})
    got = decided(wanting(chosen=(LLM,)), back(2), found)
    assert got == Target(TUESDAY, "edition", (TUESDAY, back(1)), chosen=(LLM,))


def test_chats_whose_choice_makes_no_difference_share_a_recipe() -> None:
    found = kept(TUESDAY, keys=(LLM, VISION))
    one = decided(wanting(chosen=(VISION, LLM, "Multimodal")), back(1), found)
    other = decided(EVERYTHING, back(1), found)
    assert one == other
    some = decided(wanting(chosen=(LLM, "Multimodal")), back(1), found)
    assert some is not None
    assert some.chosen == (LLM,)


def test_a_week_is_one_posting_however_many_editions_it_has() -> None:
    weekly = wanting(weekly=True, length="full")
    one = decided(weekly, back(1), kept(TUESDAY))
    assert one is not None
    assert one.posting == "weekly"
    recipe = one.recipe(weekly)
    assert recipe is not None
    assert (recipe.name, recipe.length) == ("weekly:2024-07-16", "full")


def test_two_weeks_of_one_calendar_week_have_different_names() -> None:
    """The chat's day moved from Wednesday to Monday: what it gets then is not taken for what it had."""
    weekly = wanting(weekly=True)
    names = set()
    for day, since in ((date(2024, 7, 23), date(2024, 7, 16)), (date(2024, 7, 26), date(2024, 7, 23))):
        found = target(weekly, since, day, kept(*(back(one, day) for one in range(3))), late=False)
        assert found is not None
        recipe = found.recipe(weekly)
        assert recipe is not None
        names.add(recipe.name)
    assert len(names) == 2


def test_who_subscribes_to_nothing_gets_nothing_and_keeps_the_cursor() -> None:
    assert decided(wanting(chosen=(), notices=True), back(3), kept(TUESDAY)) == Target(
        back(3), nothing="not_subscribed"
    )


DUE = datetime(2024, 7, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "awake", "late"),
    [
        (DUE, DUE - timedelta(days=1), False),
        (DUE + PATIENCE, DUE - timedelta(days=1), False),
        (DUE + PATIENCE + timedelta(seconds=1), DUE - timedelta(days=1), True),
        (DUE + timedelta(hours=5), DUE + timedelta(hours=5), False),  # after an outage the editions are written first
        (DUE + timedelta(hours=7), DUE + timedelta(hours=5), True),
    ],
)
def test_an_edition_is_waited_for_an_hour_from_when_somebody_can_write_it(
    now: datetime, awake: datetime, *, late: bool
) -> None:
    assert is_late(now, DUE, awake) is late


states = st.lists(st.sampled_from(["published", "none", "missing"]), min_size=1, max_size=30)


@given(states, st.lists(st.booleans(), min_size=40, max_size=40), st.sampled_from([None, (LLM,)]))
def test_whatever_days_are_like_each_edition_is_had_once_and_in_order(
    days: list[str], late: list[bool], chosen: tuple[str, ...] | None
) -> None:
    """A chat is due each day; editions that come late after all are had with a later posting, none twice."""
    published: dict[date, frozenset[str]] = {}
    without: set[date] = set()
    cursor: date | None = date(2023, 12, 31)
    had: list[date] = []
    for place, state in enumerate([*days, "published"]):
        day = date(2024, 1, 1) + timedelta(days=place)
        if state == "published":
            keys = frozenset({VISION} if place % 3 == 0 else {LLM, VISION})
            published = {day: keys, **published}
        elif state == "none":
            without.add(day)
        found = target(wanting(chosen=chosen), cursor, day, Kept(published, frozenset(without)), late=late[place])
        if found is not None:
            had += [*reversed((*found.days, *found.older))] if found.posting else []
            cursor = found.cursor
            assert not found.posting or found.days[0] == max(found.days)
    wanted = [day for day in sorted(published) if chosen is None or LLM in published[day]]
    assert len(had) == len(set(had))
    assert had == sorted(had)
    missed = set(wanted) - set(had)
    assert all(day > (cursor or date.min) for day in missed), missed


# --- instalments of series


def running(*back_days: int, topic: str | None = LLM) -> tuple[Due, ...]:
    return tuple(Due(back(days), "colm", number, topic) for number, days in enumerate(back_days, 1))


def test_a_posting_has_the_instalments_of_the_days_over_which_its_cursor_moves() -> None:
    found = replace(kept(TUESDAY, back(1), back(2)), instalments=running(3, 2, 1, 0))
    for since, numbers in ((back(1), [4]), (back(2), [3, 4]), (back(4), [1, 2, 3, 4]), (None, [4])):
        got = decided(EVERYTHING, since, found)
        assert got is not None
        assert (got.posting, [number for _, number in got.instalments]) == ("edition", numbers)
        recipe = got.recipe(EVERYTHING)
        assert recipe is not None
        assert recipe.instalments == got.instalments


def test_the_cursor_and_the_instalments_wait_together() -> None:
    found = replace(kept(back(1), without=(TUESDAY,)), instalments=running(1, 0))
    assert decided(EVERYTHING, back(1), found) == Target(back(1), nothing="none_new")
    got = decided(EVERYTHING, back(2), found)
    assert got == Target(back(1), "edition", (back(1),), instalments=(("colm", 1),))
    assert decided(wanting(notices=True), back(1), found) == Target(
        back(1), "notice", (TUESDAY,), chosen=None, nothing="none_new"
    )


def test_without_a_paper_of_its_categories_a_chat_gets_the_instalments_alone() -> None:
    found = replace(kept(TUESDAY, back(1), keys=(VISION,)), instalments=running(1, 0))
    for notices in (False, True):
        got = decided(wanting(chosen=(LLM,), notices=notices, weekly=notices), back(2), found)
        assert got == Target(TUESDAY, "report", (TUESDAY,), instalments=(("colm", 1), ("colm", 2)))
    recipe = Target(TUESDAY, "report", (TUESDAY,)).recipe(EVERYTHING)
    assert recipe is not None
    assert recipe.name == "report:2024-07-16"


def test_a_chat_without_the_topic_or_without_subscriptions_gets_none() -> None:
    found = replace(kept(TUESDAY, keys=(VISION,)), instalments=running(0))
    assert decided(wanting(chosen=(VISION,)), back(1), found) == Target(TUESDAY, "edition", (TUESDAY,))
    assert decided(wanting(chosen=("Multimodal",)), back(1), found) == Target(TUESDAY, nothing="none_chosen")
    assert decided(wanting(chosen=()), back(1), found) == Target(back(1), nothing="not_subscribed")
    every = replace(found, instalments=running(0, topic=None))
    got = decided(wanting(chosen=("Multimodal",)), back(1), every)
    assert got is not None
    assert got.posting == "report"
