"""What is set against what does not change places, in whatever words; told from the other side it may."""

import pytest
from gate_told import case

from bot.gate.compared import check_compared, compared

BEATS = "Our method, Tern, outperforms a recurrent model that is six times larger on three tasks."
CHOICE = "The steps are often based on a stereotype rather than on the description of the problem."
SHIFT = "The main bottleneck has shifted from raw capability to availability of memory."
BETTER = "Models started from Tern achieve better accuracy than those started randomly."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A recurrent model six times larger outperforms the method.", BEATS),
        ("The steps are often based on the description of the problem rather than on a stereotype.", CHOICE),
        ("The main bottleneck has shifted from availability to capability.", SHIFT),
        ("Models started randomly achieve better accuracy than those started from Tern.", BETTER),
        ("Models started from Tern are less accurate than those started randomly.", "Random starts are less accurate "
         "than starts from Tern."),
    ],
)  # fmt: skip
def test_exchanged_sides_are_a_lie(text: str, quote: str) -> None:
    failure = check_compared(case(text, quote))
    assert failure is not None
    assert failure.check == "polarity"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The method beats a recurrent model that is six times as large.", BEATS),
        ("A recurrent model six times larger is outperformed by the method.", BEATS),
        ("A recurrent model six times larger does not outperform the method.", BEATS),
        ("Instead of the description of the problem, the steps rest on a stereotype.", CHOICE),
        ("Availability rather than capability is now the bottleneck.", SHIFT),
        ("Models started randomly are worse than those started from Tern.", BETTER),
    ],
)
def test_the_same_told_from_either_side_goes_out(text: str, quote: str) -> None:
    assert check_compared(case(text, quote)) is None


def test_a_comparison_that_is_denied_is_none() -> None:
    assert compared(BEATS)
    assert not compared("Tern does not outperform a recurrent model.")
