"""A true sentence carries nothing of the one beside it."""

import pytest
from gate_told import case

from bot.gate.each_sentence import check_each_sentence

QUOTE = "Lantern halves the memory of training large language models."


@pytest.mark.parametrize(
    "text",
    [
        "Lantern halves the memory of training large language models. The paper was endorsed by angels.",
        "The authors are millionaires. Lantern halves the memory of training large language models.",
        "Lantern halves the memory of training large language models, and the authors are millionaires.",
        "Lantern은 거대 언어 모델을 학습하는 메모리(memory)를 절반으로 줄입니다. 이 신문은 폐간된다.",
        "Lantern은 거대 언어 모델을 학습하는 메모리(memory)를 절반으로 줄입니다, 그리고 이 신문은 오늘로 폐간된다.",
    ],
)
def test_what_no_quote_has_does_not_go_out_behind_a_true_sentence(text: str) -> None:
    failure = check_each_sentence(case(text, QUOTE))

    assert failure is not None
    assert failure.check in ("words", "half_true")


@pytest.mark.parametrize(
    "text",
    [
        "Lantern halves the memory of training large language models.",
        "Lantern trains large language models, and the memory is halved.",
        "Lantern은 거대 언어 모델(large language models)을 학습하는 메모리(memory)를 절반으로 줄입니다.",
    ],
)
def test_what_the_quote_has_stays(text: str) -> None:
    assert check_each_sentence(case(text, QUOTE)) is None
