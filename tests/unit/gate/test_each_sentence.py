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


def test_a_clause_that_has_a_number_of_the_quote_stands_in_it() -> None:
    quote = "Lantern beats the state of the art on 7 out of 10 datasets, while being competitive on the other 3."
    told = "Lantern은 데이터 세트(datasets) 10개 중 7개에서 최고 수준을 넘었고, 나머지 {}개에서는 비슷합니다."

    assert check_each_sentence(case(told.format(3), quote)) is None
    assert check_each_sentence(case(told.format(4), quote)) is not None


HALVED = "Lantern halves the memory of training on text."
HALVES = {"en": "Lantern halves the memory", "ko": "Lantern은 메모리(memory)를 절반으로 줄입니다"}


@pytest.mark.parametrize(
    ("language", "behind", "stops"),
    [
        ("en", ", and the text of its bakery menu is sweet.", True),
        ("en", ", and the training is on text.", False),
        ("ko", ". 그리고 텍스트(text) 훈련(training)을 합니다.", False),
        ("ko", ", 그리고 나머지 메모리는 이달 말까지 종이연 가게에 있습니다.", True),
    ],
)
def test_a_clause_that_stands_alone_is_carried_by_itself(language: str, behind: str, stops: bool) -> None:
    assert (check_each_sentence(case(f"{HALVES[language]}{behind}", HALVED)) is not None) is stops
