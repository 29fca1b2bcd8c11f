"""Best, first, only: where the quotes say so."""

import pytest
from gate_told import case

from bot.gate.superlatives import check_superlatives

PLAIN = "We present a model that performs well on two benchmarks and needs little memory."


@pytest.mark.parametrize(
    "text",
    [
        "It is the first model of its kind.",
        "It is the best model.",
        "It is the only model that needs little memory.",
        "It reaches the state of the art.",
        "It sets a SOTA result.",
        "It is the largest model.",
        "It is the fastest model.",
        "The result is unprecedented.",
        "It is a groundbreaking model.",
        "It is the most accurate model.",
        "It guarantees little memory.",
        "It completely solves memory.",
        "It has optimal memory.",
        "최초의 모델입니다.",
        "최고의 성능을 냅니다.",
        "유일한 모델입니다.",
        "가장 뛰어난 모델입니다.",
        "최첨단 모델입니다.",
        "역대 최대 규모입니다.",
        "전례 없는 결과입니다.",
        "획기적인 모델입니다.",
        "메모리를 보장합니다.",
        "처음으로 두 벤치마크를 풉니다.",
        "최신 모델입니다.",
    ],
)
def test_not_without_the_quote(text: str) -> None:
    assert check_superlatives(case(text, PLAIN)) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It is the first open model.", "We present the first open model."),
        ("최초의 공개 모델입니다.", "To our knowledge, this is the first open model."),
        ("It is the best of all.", "It achieves the highest score."),
        ("최고 성능을 냅니다.", "It achieves state-of-the-art performance."),
        ("It is the best model.", "It outperforms all existing models."),
        ("유일한 방법입니다.", "It is the only method that does so."),
        ("가장 큰 데이터셋입니다.", "It is the largest dataset."),
        ("It is the fastest.", "It is the fastest model."),
        ("최첨단 결과를 냅니다.", "It sets a new SOTA."),
        ("It comes with a guarantee.", "It comes with theoretical guarantees."),
        ("최신 모델과 비교합니다.", "Recent models are compared."),
        ("최적의 해를 찾습니다.", "It finds the optimal solution."),
    ],
)
def test_with_the_quote(text: str, quote: str) -> None:
    assert check_superlatives(case(text, quote)) is None


@pytest.mark.parametrize(
    "text",
    [
        "The first stage collects data, the second trains.",
        "Memory is at least halved.",
        "It uses only little memory.",
        "최적화(optimization)를 씁니다.",
        "First, data is collected.",
        "Best-of-N sampling is used.",
    ],
)
def test_no_superlatives(text: str) -> None:
    assert check_superlatives(case(text, PLAIN)) is None


def test_the_title_may_say_it() -> None:
    assert check_superlatives(case("It is the best model.", PLAIN, title="The best model of all")) is None


def test_first_does_not_carry_best() -> None:
    assert check_superlatives(case("It is the best model.", "It is the first model.")) is not None
    assert check_superlatives(case("It is the first model.", "We first collect data.")) is not None
