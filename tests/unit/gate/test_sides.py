"""A comparison told from its other side says the same; told from the same side the other way it does not."""

import pytest
from gate_told import case

from bot.gate.polarity import check_polarity

BEATS = "Alpha clearly outperforms previous parsers on long documents."


@pytest.mark.parametrize(
    "text",
    ["Previous parsers are clearly behind Alpha on long documents.", "기존 파서는 긴 문서에서 Alpha보다 뒤처집니다."],
)
def test_from_the_other_side(text: str) -> None:
    assert check_polarity(case(text, BEATS)) is None


@pytest.mark.parametrize(
    "text", ["Previous parsers are clearly ahead of Alpha on long documents.", "Alpha underperforms previous parsers."]
)
def test_the_other_way(text: str) -> None:
    failure = check_polarity(case(text, BEATS))
    assert failure is not None
    assert failure.check == "polarity"
