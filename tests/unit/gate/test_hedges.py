"""What is only likely, planned or hoped for is not told as done."""

import pytest
from gate_told import case

from bot.gate.hedges import check_hedges

MAY = "Models modified through fine-tuning may deviate from the pretrained models."
WILL = "The code, data and models will be released in spring."
HOPE = "We hope that the benchmark can foster research on temporal reasoning."
SUGGEST = "Our comparisons suggest that, during tuning, diversity of data is more critical than its quality."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Models modified by fine-tuning deviate from the pretrained models.", MAY),
        ("Code, data and models are released.", WILL),
        ("코드와 데이터, 모델을 공개했습니다.", WILL),
        ("The benchmark fosters research on temporal reasoning.", HOPE),
        ("벤치마크는 시간 추론 연구를 촉진합니다.", HOPE),
        ("Diversity of data is more critical than quality.", SUGGEST),
        ("데이터의 다양성이 품질보다 더 중요합니다.", SUGGEST),
        ("It improves robot grasping.", "In future work, we plan to improve robot grasping."),
    ],
)
def test_told_as_done(text: str, quote: str) -> None:
    assert check_hedges(case(text, quote)) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Models modified by fine-tuning may drift from the pretrained models.", MAY),
        ("Code, data and models will be released.", WILL),
        ("코드와 데이터, 모델은 공개될 예정입니다.", WILL),
        ("The authors hope that it fosters research on temporal reasoning.", HOPE),
        ("시간 추론 연구를 촉진할 것으로 기대합니다.", HOPE),
        ("The comparisons suggest that diversity of data is more critical.", SUGGEST),
        ("데이터의 다양성이 더 중요할 수 있습니다.", SUGGEST),
        ("Fine-tuning modifies models.", MAY),
        ("The benchmark has 400 questions.", HOPE),
        ("It runs fast.", "It runs fast."),
    ],
)
def test_told_as_it_is(text: str, quote: str) -> None:
    assert check_hedges(case(text, quote)) is None


def test_the_sentence_around_the_quote_counts() -> None:
    text = "Models modified through fine-tuning deviate from the pretrained models."
    quote = "deviate from the pretrained models"
    assert check_hedges(case(text, quote)) is None
    assert check_hedges(case(text, quote, around=MAY)) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Its edits raise factuality.", "Edits suggested by FAVA improve factuality."),
        ("The gains persist without tags.", "Perhaps surprisingly, the gains persist without tags."),
        ("CT puts Chinese first.", "CT is a shift towards Chinese."),
        ("다른 헤드가 요소를 구현하기도 합니다.", "Such components may be implemented by different heads."),
        (
            "공개 모델의 성능이 낮은 것으로 나타났습니다.",
            "The results suggest that open models have lower performance.",
        ),
    ],
)
def test_what_is_no_doubt(text: str, quote: str) -> None:
    assert check_hedges(case(text, quote)) is None
