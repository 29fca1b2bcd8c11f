"""The measure of hostile texts' cost: it tells what grows with the square from what grows with the length."""

import re

from growth import LINEAR, growth


def test_a_quadratic_search_is_found() -> None:
    assert growth(lambda text: re.search(r"a*b", text), lambda size: "a" * size, 20_000) > LINEAR


def test_a_linear_search_is_not() -> None:
    assert growth(lambda text: re.sub(r"a", "b", text), lambda size: "a" * size, 400_000) < LINEAR


def test_what_is_over_at_once_is_fast_whatever_the_ratio() -> None:
    assert growth(lambda text: None, lambda size: "a" * size, 400) == 0.0
