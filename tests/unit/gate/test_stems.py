"""English words brought to one form."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gate.stems import stem

ONE = [
    "evaluate evaluates evaluated evaluating evaluation evaluations evaluator",
    "generate generation generative generator generated",
    "train trains trained training",
    "efficient efficiently efficiency",
    "quantize quantized quantization quantizing",
    "optimal optimize optimizer optimization optimisation",
    "sparse sparsity sparsely",
    "scale scaling scalable scalability",
    "policy policies",
    "accurate accuracy accurately",
    "distill distills distilled distillation",
    "hallucinate hallucination hallucinations",
    "model models modeling modelling",
    "success successful successfully",
    "build built building",
    "reduce reduction reduced reducing",
    "describe description descriptions",
    "compare comparison compared",
    "bias biased biases",
    "matrix matrices",
    "better",
    "question questions",
    "version versions",
    "color colour coloured colored",
    "behavior behaviour behaviours",
]


@pytest.mark.parametrize("line", ONE)
def test_forms_of_one_word(line: str) -> None:
    assert len({stem(word) for word in line.split()}) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("general", "generate"),
        ("loss", "lose"),
        ("universal", "university"),
        ("state", "station"),
        ("number", "numb"),
        ("text", "test"),
        ("million", "billion"),
        ("agent", "age"),
        ("vision", "version"),
        ("increase", "decrease"),
        ("improve", "degrade"),
        ("encoder", "decoder"),
        ("best", "better"),
    ],
)
def test_different_words(one: str, two: str) -> None:
    assert stem(one) != stem(two)


def test_words_in_other_scripts_and_with_digits_stay() -> None:
    assert stem("π0") == "π0"
    assert stem("모델") == "모델"
    assert stem("8x7b") == "8x7b"


@given(st.text(string.ascii_letters, min_size=1, max_size=30))
def test_never_empty_and_lower_case(word: str) -> None:
    form = stem(word)
    assert form
    assert form == form.lower()
