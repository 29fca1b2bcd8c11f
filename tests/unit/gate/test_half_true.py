"""Every part of the sentence stands in a quote."""

import pytest
from gate_told import case

from bot.gate.half_true import check_half_true

QUOTE = "Q-Sparse applies top-K sparsification to the activations and the straight-through-estimator to the training."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("It applies top-K sparsification to activations, and prunes attention heads after deployment.", "prunes"),
        ("Activations are sparsified with top-K, while doctors review tumour images in hospitals.", "doctors"),
        ("Top-K sparsification is applied to activations; robots walk on rough terrain outdoors.", "robots"),
        ("활성화에 top-K 희소화를 적용하고, 병원에서 종양 영상을 진단합니다.", "병원"),
        ("활성화를 top-K로 희소화하며 로봇의 보행 궤적을 예측합니다.", "로봇"),
    ],
)
def test_a_part_of_something_else(text: str, word: str) -> None:
    failure = check_half_true(case(text, QUOTE))
    assert failure is not None
    assert word in failure.word


@pytest.mark.parametrize(
    "text",
    [
        "It applies top-K sparsification to activations, and a straight-through estimator to training.",
        "Activations become sparse by top-K, while training goes through a straight-through estimator.",
        "활성화에는 top-K 희소화를, 학습에는 straight-through-estimator를 적용합니다.",
        "활성화를 희소하게 만들고, 학습에 straight-through-estimator를 씁니다.",
    ],
)
def test_all_of_it(text: str) -> None:
    assert check_half_true(case(text, QUOTE)) is None


def test_a_run_of_strange_words_inside_a_clause() -> None:
    text = "It applies top-K sparsification to activations of purple quantum dolphins in training."
    failure = check_half_true(case(text, QUOTE))
    assert failure is not None
    assert failure.word == "purple quantum dolphins"


def test_a_clause_of_plain_words_behind_a_true_one_is_a_part_of_its_own() -> None:
    text = "It applies top-K sparsification to activations, and readers happily trust their neighbours."
    failure = check_half_true(case(text, QUOTE))
    assert failure is not None
