"""The opposite of a word of the quotes: in its place."""

import pytest
from gate_told import case

from bot.gate.case import Failure
from bot.gate.opposed import check_opposed
from bot.gate.verdict import CHECKS

QUOTE = "The leader agent asks expensive models to show the whole plan before different tools are called."


@pytest.mark.parametrize(("old", "new"), [("leader", "follower"), ("expensive", "cheap"), ("different", "same")])
def test_the_opposite_in_a_words_place(old: str, new: str) -> None:
    failure = check_opposed(case(QUOTE.replace(old, new), QUOTE))
    assert failure == Failure("polarity", new, f"the quote says {old!r}, the opposite")


@pytest.mark.parametrize(
    "text",
    [
        QUOTE,
        "Before any tool is called, the leader has costly models lay out the plan.",
        "The leader and its followers call different tools.",
        "Tools of the same vendor are called by a follower, later.",
        "The leader asks models that are not cheap to show the whole plan before different tools are called.",
        "확인 과정에서 follower 대신 leader가 계획을 보여 줍니다.",
    ],
)
def test_near_words_both_words_denials_and_korean_go_out(text: str) -> None:
    assert check_opposed(case(text, QUOTE)) is None


def test_a_comparison_told_from_its_other_side_is_for_another_check() -> None:
    quote = "The new method makes concepts with higher fidelity than the existing methods do."
    assert check_opposed(case("The existing methods make concepts with lower fidelity.", quote)) is None


def test_it_is_asked() -> None:
    assert check_opposed in CHECKS
