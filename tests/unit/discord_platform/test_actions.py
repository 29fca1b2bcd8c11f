"""The ids of buttons, menus and forms: what goes in comes out, whatever it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.platforms.discord.outbound.actions import (
    ANY,
    BUTTON,
    FORM,
    MENU,
    Pressed,
    asks,
    button_id,
    day_of,
    form_id,
    menu_id,
    paper_in,
)
from bot.domain.shown import About

days = st.none() | st.dates(date(2000, 1, 1), date(2068, 12, 31))
actions = st.text(max_size=16).map(lambda text: f"/{text}x")


@given(st.integers(0, 39), days, actions)
def test_a_button_is_read_back_from_its_id(place: int, day: date | None, action: str) -> None:
    written = button_id(place, day, action)
    match = BUTTON.fullmatch(written)
    assert match
    assert (match["action"], day_of(match)) == (action, day)
    assert MENU.fullmatch(written) is None


@given(st.integers(0, 39), days)
def test_a_menu_is_read_back(place: int, day: date | None) -> None:
    match = MENU.fullmatch(menu_id(place, day))
    assert match
    assert day_of(match) == day


@given(days, st.none() | st.integers(1, 2**63))
def test_a_form_is_read_back(day: date | None, message: int | None) -> None:
    match = FORM.fullmatch(form_id(day, "2407.10671", message))
    assert match
    assert (day_of(match), match["paper"]) == (day, "2407.10671")
    assert match["message"] == (str(message) if message else None)


def test_the_longest_id_is_within_a_hundred_characters() -> None:
    assert len(button_id(999, date(2024, 7, 16), "/" + "x" * 63)) <= 100
    assert len(form_id(date(2024, 7, 16), "x" * 500)) == 100


@pytest.mark.parametrize("written", ["jogan:0:990231:/paper 3", "jogan:0:000000:/x"])
def test_a_day_that_never_was_is_none(written: str) -> None:
    match = BUTTON.fullmatch(written)
    assert match
    assert day_of(match) is None


@pytest.mark.parametrize("written", ["other:0::/x", "jogan:0::x", "jogan:1234::/x", "jogan", ""])
def test_ids_of_others_are_not_ours(written: str) -> None:
    assert BUTTON.fullmatch(written) is None


def test_what_actions_mean() -> None:
    assert paper_in("/paper 3") == ("", 3)
    assert paper_in("/paper colm-2024-llm:12") == ("colm-2024-llm", 12)
    assert paper_in("/paper 2407.10671") is None
    assert asks("/ask 3") == "3"
    assert asks("/ask 3 why") is None
    assert asks("/ask") == ANY
    assert Pressed("/x", date(2024, 7, 16)).about == About(date(2024, 7, 16))
    assert Pressed("/x", None).about is None
