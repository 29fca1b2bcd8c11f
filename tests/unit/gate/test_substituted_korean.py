"""A Korean term of the field that no quote has: sentences by hand."""

import pytest
from gate_told import case
from growth import LINEAR, growth

from bot.gate.case import Case, Failure
from bot.gate.substituted_korean import check_substituted_korean

QUOTE = "We fine-tune a vision-language model on synthetic captions and evaluate it on chart question answering."


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("비전 언어 모델을 합성 음성으로 파인튜닝합니다.", "음성"),
        ("비전 언어 모델을 양자화하고 차트 질의응답으로 평가합니다.", "양자화"),
        ("비전 언어 모델을 합성 캡션으로 파인튜닝하고 기계 번역으로 평가합니다.", "기계 번역"),
        ("강화학습으로 비전 언어 모델을 만듭니다.", "강화학습"),
    ],
)
def test_a_term_that_no_quote_has(text: str, word: str) -> None:
    assert check_substituted_korean(case(text, QUOTE)) == Failure("words", word, "no quote speaks of this")


@pytest.mark.parametrize(
    "text",
    [
        "비전 언어 모델을 합성 캡션으로 파인튜닝하고 차트 질의응답으로 평가합니다.",
        "시각 언어 모델이 합성 설명에서 배운 내용의 흐름을 대부분 그대로 유지합니다.",
        "차트 질의응답의 난이도를 높이는 요소를 함께 살펴봅니다.",
        "초음성적 표현을 다룹니다.",
        "2계층으로 나눈 비전 언어 모델을 파인튜닝합니다.",
        "비전 언어 모델을 합성 설명으로 파인튜닝하고 양자화(evaluate)합니다.",
    ],
)
def test_terms_of_the_quote_and_words_of_any_writer(text: str) -> None:
    assert check_substituted_korean(case(text, QUOTE)) is None


def test_the_sentence_around_and_the_title_excuse() -> None:
    text = "모델을 양자화합니다."
    assert check_substituted_korean(case(text, QUOTE, title="Quantization of models")) is None
    assert check_substituted_korean(case(text, QUOTE, around=QUOTE + " It is quantized.")) is None
    assert check_substituted_korean(case(text, QUOTE)) is not None


def test_english_is_not_its_matter() -> None:
    assert check_substituted_korean(Case("양자화 is told.", "en", (QUOTE,), (QUOTE,), "")) is None


@pytest.mark.parametrize("piece", ["양자화", "양자화 ", "양자화를 음성으로 "])
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    assert growth(lambda text: check_substituted_korean(case(text, QUOTE)), lambda size: piece * size, 4_000) < LINEAR
