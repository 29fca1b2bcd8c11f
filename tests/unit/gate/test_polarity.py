"""Negation and direction agree with the quotes."""

import pytest
from gate_told import case

from bot.gate.polarity import check_polarity
from bot.gate.turns import directions, turns

FASTER = "Zamba is significantly faster at inference than comparable transformer models and requires less memory."
FREE = "The framework offers zero-shot control without the need for fine-tuning or external knowledge."
FAILS = "Prior attempts fail to generalize to rare species with limited training images."
ERROR = "The method reduces the word error rate by 12% while improving throughput on long documents."
MARGIN = "It reaches 84.2 on LongBench, 3.1 points above the baseline."
UNDER = "The error of Ledger is 2% below that of GPT-4."
PLAIN = "The model learns visual representations from videos and outperforms supervised baselines in accuracy."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Inference is faster and memory is saved.", FASTER),
        ("추론이 더 빠르고 메모리를 적게 씁니다.", FASTER),
        ("It needs neither fine-tuning nor external knowledge.", FREE),
        ("Control works with no fine-tuning.", FREE),
        ("The need for fine-tuning is removed.", FREE),
        ("파인튜닝이나 외부 지식이 필요하지 않습니다.", FREE),
        ("파인튜닝 없이 제로샷 제어를 제공합니다.", FREE),
        ("Earlier attempts do not generalize to rare species.", FAILS),
        ("이전 방법은 희귀 종에 일반화하지 못합니다.", FAILS),
        ("The word error rate drops by 12% and throughput improves.", ERROR),
        ("단어 오류율을 12% 낮추고 처리량을 높입니다.", ERROR),
        ("It cannot be applied to these tasks.", "The method is inapplicable to these tasks."),
        ("The solution does not depend on the task.", "The solution is independent of the task."),
        ("Accuracy is higher than with supervision.", PLAIN),
        ("정확도가 지도 학습 기준 방법을 능가합니다.", PLAIN),
        ("Not only accuracy but also speed is reported.", PLAIN),
        ("It is 3.1 points higher than the baseline.", MARGIN),
        ("It outperforms the baseline by 3.1 points.", MARGIN),
        ("기준선보다 3.1점 높은 84.2점을 기록했습니다.", MARGIN),
        ("기준선보다 3.1점 높았습니다.", MARGIN),
        ("기준선을 3.1점 앞섰습니다.", MARGIN),
        ("Its error is 2% lower than that of GPT-4.", UNDER),
        ("오류는 GPT-4보다 2% 낮습니다.", UNDER),
        ("학습이 느리게 진행됩니다.", "Training proceeds slowly."),
    ],
)
def test_the_same_in_other_words(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Zamba is not faster at inference.", FASTER),
        ("Zamba는 추론이 빠르지 않습니다.", FASTER),
        ("The model does not learn visual representations.", PLAIN),
        ("모델은 시각 표현을 학습하지 못합니다.", PLAIN),
        ("The model never outperforms supervised baselines.", PLAIN),
        ("It offers no zero-shot control.", FREE),
        ("제로샷 제어를 제공하지 않습니다.", FREE),
        ("Prior attempts do not fail to generalize.", FAILS),
        ("일반화가 어렵지 않습니다.", FAILS),
    ],
)
def test_what_no_quote_denies(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Control requires fine-tuning and external knowledge.", FREE),
        ("파인튜닝과 외부 지식으로 제로샷 제어를 제공합니다.", FREE),
        ("Prior attempts generalize to rare species.", FAILS),
        ("이전 방법은 희귀 종에 일반화합니다.", FAILS),
    ],
)
def test_what_a_quote_denies(text: str, quote: str) -> None:
    failure = check_polarity(case(text, quote))
    assert failure is not None
    assert failure.detail.startswith("a quote denies")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Zamba is slower at inference.", FASTER),
        ("Zamba는 추론이 느립니다.", FASTER),
        ("It requires more memory.", FASTER),
        ("The word error rate rises by 12%.", ERROR),
        ("단어 오류율이 12% 증가합니다.", ERROR),
        ("Throughput degrades on long documents.", ERROR),
        ("긴 문서에서 처리량이 떨어집니다.", ERROR),
        ("The model underperforms supervised baselines.", PLAIN),
        ("지도 학습 기준 방법보다 정확도가 낮습니다.", PLAIN),
        ("The model falls short of supervised baselines.", PLAIN),
        ("The tasks are easy for models.", "The tasks remain difficult for models."),
        ("과제는 모델에게 쉽습니다.", "The tasks remain difficult for models."),
        ("It is 3.1 points below the baseline.", MARGIN),
        ("기준선보다 3.1점 낮았습니다.", MARGIN),
        ("3.1점 낮은 84.2점을 기록했습니다.", MARGIN),
        ("점수는 기준선 아래입니다.", MARGIN),
        ("Its error is 2% above that of GPT-4.", UNDER),
        ("오류는 GPT-4보다 2% 높습니다.", UNDER),
    ],
)
def test_another_direction(text: str, quote: str) -> None:
    failure = check_polarity(case(text, quote))
    assert failure is not None
    assert failure.detail == "the quotes say the other direction"


def test_a_quote_cut_out_of_a_denied_sentence() -> None:
    around = "We do not find that the model learns visual representations from videos."
    quote = "the model learns visual representations from videos"
    assert check_polarity(case("The model learns visual representations from videos.", quote)) is None
    assert check_polarity(case("The model learns visual representations.", quote, around=around)) is not None


def test_a_denied_direction_is_the_other_one() -> None:
    quote = "The process fails to enhance the factual accuracy of models."
    assert check_polarity(case("Factual accuracy is not enhanced.", quote)) is None
    assert check_polarity(case("Factual accuracy is enhanced.", quote)) is not None


def test_good_and_bad_of_a_change() -> None:
    (less,) = turns("It reduces latency.")
    (more,) = turns("It increases accuracy.")
    (worse,) = turns("It degrades accuracy.")
    assert (less.good, more.good, worse.good) == (1, 1, -1)
    (unknown,) = turns("It increases the number of colours.")
    assert unknown.good == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("improves", {("quality", 1)}),
        ("is outperformed by", {("quality", -1)}),
        ("높였", {("amount", 1)}),
        ("토큰", set()),
        ("시작은", set()),
        ("강화학습", set()),
        ("losses", {("quality", -1)}),
    ],
)
def test_directions(words: str, found: set[tuple[str, int]]) -> None:
    assert found <= directions(words)
    assert bool(directions(words)) == bool(found)


def test_time_grows_with_the_text_only() -> None:
    for word in ("not ", "improves ", "않 ", "without, "):
        check_polarity(case(word * 2_000, PLAIN))
