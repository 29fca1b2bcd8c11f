"""What Korean words of a question are in English: everyday ones by the beginning of a word, terms by the glossary."""

import pytest
from growth import LINEAR, growth

from bot.gate.glossary import glossary
from bot.questions.korean_terms import MOST_LETTERS, _keys, asked_in_english


def english(question: str) -> set[str]:
    """All English words and phrases for a question."""
    return {phrase for said in asked_in_english(question) for phrase in said}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("왜 이렇게 빨라?", "faster"),
        ("3번 논문 왜 빨라?", "why"),
        ("그래픽카드 몇 장 썼어?", "gpu"),
        ("학습하는 데 얼마나 걸렸어?", "hours"),
        ("데이터는 어디서 모은 거예요?", "collected"),
        ("러닝레이트는요?", "learning rate"),
        ("한계가 뭐야", "limitations"),
        ("작업자는 몇 명이었어?", "annotators"),
        ("메모리는 얼마나 줄어들어?", "memory"),
        ("코드 공개했나요", "github"),
        ("앞으로는 뭘 하겠대?", "future work"),
        ("기존 모델이랑 비교하면 어때?", "compare"),
        ("환각은 어떻게 줄였어?", "hallucination"),
        ("강화학습 보상은?", "reward"),
    ],
)
def test_a_korean_question_asks_in_english(question: str, expected: str) -> None:
    assert expected in english(question)


def test_particles_and_endings_do_not_matter() -> None:
    assert all("dataset" in english(said) for said in ("데이터셋", "데이터셋은?", "데이터셋에서는", "데이터셋이랑"))


def test_the_longer_key_counts() -> None:
    assert "gpu" not in english("컴퓨터 비전 과제야?") or "machine" in english("컴퓨터는?")
    assert "table structure" in english("표 구조 인식은 어떻게 해?")
    assert "spelling" in english("표기가 왜 어려워?")
    assert "table" not in english("표기가 어려워")


def test_one_syllable_is_a_word_only_by_itself() -> None:
    assert "table" in english("표는 몇 개야?")
    assert "table" not in english("목표는 뭐야?") | english("표준은 뭐야?")


def test_a_key_may_span_words() -> None:
    assert "sentence pairs" in english("문장  쌍은 몇 개야?")


def test_each_word_is_a_concept_of_its_own_the_likeliest_first() -> None:
    said = asked_in_english("손실 함수는?")
    assert said[0][0] == "loss"
    assert all(said)


def test_latin_words_and_numbers_are_left_to_others() -> None:
    assert asked_in_english("BLEU 28.4 GPT-4") == ()


def test_nothing_is_said_for_particles_alone() -> None:
    assert asked_in_english("은 는 이 가") == ()


def test_only_the_beginning_of_a_long_question_is_read() -> None:
    assert "dataset" not in english("가" * MOST_LETTERS + " 데이터셋")
    assert "dataset" in english("데이터셋 " + "가" * MOST_LETTERS)


def test_the_field_is_known() -> None:
    assert len(glossary().korean) >= 300
    assert len(_keys()) >= 300
    assert all(phrase == phrase.strip() and phrase for said in _keys().values() for phrase in said)


def test_work_grows_with_the_question_at_most() -> None:
    for piece in ("데이터셋", "가 ", "표 구조 ", "몇 "):

        def text(size: int, piece: str = piece) -> str:
            return piece * (size // len(piece))

        assert growth(asked_in_english, text, 40_000) < LINEAR
