"""Which failures are worth another try."""

import pytest
from fakes_sources import InstantTicker

from adapters.fetch.tries import Allowance
from adapters.fetch.values import Unreached
from bot.errors import BadPayload, JoganError, Permanent, Temporary


@pytest.mark.parametrize("failure", [Permanent("x"), BadPayload("x"), ValueError("x")])
def test_what_will_not_pass_is_not_tried_again(failure: Exception) -> None:
    assert Allowance(30, InstantTicker()).again(failure) is False


@pytest.mark.parametrize(
    ("failure", "patient", "again"),
    [
        (Unreached("x"), True, True),
        (Unreached("x"), False, False),
        (Temporary("x"), True, True),
        (Temporary("x"), False, True),
        (Temporary("x", 2.0), False, 2.0),
    ],
)
def test_whom_nobody_reaches_is_tried_again_by_the_patient_only(
    failure: JoganError, patient: bool, again: bool | float
) -> None:
    assert Allowance(30, InstantTicker(), patient=patient).again(failure) == again


def test_waits_are_taken_from_what_is_left() -> None:
    allowance = Allowance(5, InstantTicker())
    assert allowance.again(Temporary("x", 3.0)) == 3.0
    assert allowance.left == 2
    assert allowance.again(Temporary("x", 3.0)) is False
