"""The figures of pace, on moments that can be counted by hand."""

import pytest
from kill.paces import by_chat, least_gap, most_within, percentile
from kill.services import Arrival


@pytest.mark.parametrize(
    ("moments", "most"), [([], 0), ([1.0], 1), ([0.0, 0.5, 0.99, 1.0], 3), ([2.0, 0.0, 1.0, 1.5, 1.9], 3)]
)
def test_the_most_in_any_second(moments: list[float], most: int) -> None:
    assert most_within(moments, 1.0) == most


def test_the_closest_two() -> None:
    assert least_gap([5.0, 1.0, 3.5]) == 1.5
    assert least_gap([1.0]) == float("inf")


def test_moments_belong_to_chats() -> None:
    came = [Arrival(at, "telegram", chat, "", "1") for at, chat in ((1.0, "a"), (2.0, "b"), (3.0, "a"))]
    assert by_chat(came) == {"a": [1.0, 3.0], "b": [2.0]}


def test_of_twenty_the_nineteenth_is_the_95th_part() -> None:
    assert percentile([float(number) for number in range(1, 21)], 0.95) == 19.0
