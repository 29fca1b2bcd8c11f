"""The window: what the rate needs at the latency that is measured."""

from bot.delivery.window import LEAST, Window


def test_it_begins_with_the_least() -> None:
    assert Window(10).places(23) == LEAST


def test_it_grows_with_slow_calls_up_to_the_most() -> None:
    window = Window(10)
    for _ in range(5):
        window.measured(0.3)
    assert window.places(23) == 8
    window.measured(2.0)
    assert window.places(23) == 10


def test_it_shrinks_slowly_when_calls_are_quick_again() -> None:
    window = Window(10)
    window.measured(2.0)
    window.measured(0.05)
    assert window.places(23) == 10
    for _ in range(100):
        window.measured(0.05)
    assert window.places(23) == LEAST


def test_a_tier_with_one_place_has_one() -> None:
    assert Window(1).places(23) == 1
