"""What the sentence speaks of is what its quotes speak of."""

import pytest
from gate_lies import GENERIC
from gate_told import case

from bot.gate.words import check_words

QUOTE = "Q-Sparse applies top-K sparsification to the activations and the straight-through-estimator to the training."


@pytest.mark.parametrize(
    "text",
    [
        "Activations are sparsified by top-K, and training uses a straight-through estimator.",
        "Q-Sparse makes activations sparse with top-K sparsification.",
        "활성화에 top-K 희소화(sparsification)를 적용합니다.",
        "학습에는 straight-through-estimator를 써서 활성화를 희소하게 만듭니다.",
    ],
)
def test_the_same_in_other_words(text: str) -> None:
    assert check_words(case(text, QUOTE)) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The robot learns to walk from videos of dogs.", "robot"),
        ("Diabetes patients were followed for two years in three hospitals.", "Diabetes"),
        ("로봇이 개의 동영상에서 걷는 법을 배웁니다.", "로봇"),
        ("의료 영상에서 종양을 진단합니다.", "의료 영상"),
    ],
)
def test_something_else(text: str, word: str) -> None:
    failure = check_words(case(text, QUOTE))
    assert failure is not None
    assert failure.word == word


@pytest.mark.parametrize("text", [*GENERIC["en"], *GENERIC["ko"]])
@pytest.mark.parametrize(
    "quote",
    [
        QUOTE,
        "Extensive experiments demonstrate that our method outperforms existing approaches on several benchmarks.",
        "In this paper, we propose a novel framework that improves the performance of large language models.",
    ],
)
def test_a_sentence_for_any_paper_carries_nothing(text: str, quote: str) -> None:
    failure = check_words(case(text, quote))
    assert failure is not None


def test_numbers_tell() -> None:
    quote = "We evaluate 12 prominent models on 9 benchmarks."
    assert check_words(case("Twelve models are evaluated on nine benchmarks.", quote)) is None
    assert check_words(case("주요 모델 12개를 벤치마크 9개에서 평가합니다.", quote)) is None


def test_words_of_the_title_carry_no_sentence() -> None:
    title = "Sparse robots: walking with sparse activations"
    text = "Sparse robots walk with sparse activations."
    assert check_words(case(text, "We evaluate the approach on a variety of hard problems.", title=title)) is not None


def test_the_sentence_around_a_fragment_counts() -> None:
    text = "Activations are made sparse by top-K sparsification."
    assert check_words(case(text, "the straight-through-estimator to the training")) is not None
    assert check_words(case(text, "the straight-through-estimator to the training", around=QUOTE)) is None


def test_words_that_the_glossary_does_not_know_neither_help_nor_harm() -> None:
    assert check_words(case("두루미처럼 우아하게 활성화를 top-K로 희소화합니다.", QUOTE)) is None


FREE = "We demonstrate that an attacker can embed a backdoor in LLMs, which manipulates the uncertainty of the model."


def test_plain_words_are_missed_little_beside_the_quotes_own() -> None:
    text = "A planted backdoor lets an attacker change how sure of itself a model seems: its uncertainty."
    assert check_words(case(text, FREE)) is None


def test_plain_words_alone_do_not_make_a_sentence() -> None:
    failure = check_words(case("Success can be checked by looking only at the last instruction of the attacker.", FREE))
    assert failure is not None


def test_plain_words_do_not_outweigh_everything() -> None:
    text = "The attacker waits in a quiet garden, eats bread, drinks wine, sings, sleeps, and trusts backdoor and LLMs."
    assert check_words(case(text, FREE)) is not None
