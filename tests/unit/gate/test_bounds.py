"""More than is not less than: the bound of a number is the quotes'."""

import pytest

from bot.gate.bounds import opposite_bound


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It takes more than 16GB.", "less than 16GB"),
        ("It takes at most 3 hours.", "at least 3 hours"),
        ("It saves less than half of it.", "by more than half"),
        ("70분 이상 걸립니다.", "in less than 70 minutes"),
    ],
)
def test_the_other_bound_is_found(text: str, quote: str) -> None:
    assert opposite_bound(text, (quote,)) != ""


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It takes under 16GB.", "less than 16GB"),
        ("It takes 16GB.", "less than 16GB"),
        ("It takes no more than 1 hour.", "using only 1 hour"),
        ("70분이 채 걸리지 않습니다.", "in less than 70 minutes"),
        ("It takes more than 8GB.", "less than 16GB"),
    ],
)
def test_the_same_bound_and_other_numbers_are_not(text: str, quote: str) -> None:
    assert opposite_bound(text, (quote,)) == ""
