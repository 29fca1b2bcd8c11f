"""Korean text as the glossary's terms."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gate.korean import MOST_SYLLABLES, korean_terms, without_particles


def found(text: str) -> list[str]:
    return [term.text for term in korean_terms(text) if term.renderings]


def unknown(text: str) -> list[str]:
    return [term.text for term in korean_terms(text) if not term.renderings]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("강화학습을", ["강화학습"]),
        ("강화 학습으로", ["강화 학습"]),
        ("지식 증류를 사용합니다", ["지식 증류", "사용"]),
        ("강화학습모델의", ["강화학습", "모델"]),
        ("대규모 언어 모델은", ["대규모 언어 모델"]),
        ("정확도를 높였습니다", ["정확도", "높였"]),
        ("지연 시간을 줄여", ["지연 시간", "줄여"]),
        ("LLM의 사실 정확도", ["사실", "정확도"]),
        ("제거하고 정책을 개선합니다", ["제거", "정책", "개선"]),
        ("시각-언어 모델", ["시각-언어 모델"]),
        ("층을 건너뛰", ["층"]),
        ("비트랜스포머 모델", ["비트랜스포머", "모델"]),
    ],
)
def test_terms(text: str, terms: list[str]) -> None:
    assert found(text) == terms


def test_the_longest_term_wins() -> None:
    (term,) = korean_terms("사람 평가")
    assert frozenset({"human", "evalu"}) in term.renderings


def test_one_syllable_must_be_a_word() -> None:
    assert "층" not in found("층계참")
    assert found("각 층은") == ["각", "층"]


def test_places_are_those_of_the_text() -> None:
    text = "GPT-4는 환각을 줄였고, 정확도는 높였습니다."
    for term in korean_terms(text):
        assert text[term.start : term.end] == term.text


def test_words_that_only_join_are_left_out() -> None:
    assert korean_terms("이 그리고 위해 통해 있습니다 됩니다 대한") == ()
    assert unknown("두루미는 웃습니다") == ["두루미는", "웃습니다"]


@pytest.mark.parametrize(
    ("word", "bare"),
    [("두루미는", "두루미"), ("두루미에서는", "두루미"), ("두루미", "두루미"), ("나무", "나무"), ("사과로", "사과")],
)
def test_particles(word: str, bare: str) -> None:
    assert without_particles(word) == bare


def test_of_a_long_text_the_beginning_is_read() -> None:
    terms = korean_terms("환각 " * 50_000)
    assert 0 < len(terms) <= MOST_SYLLABLES


@given(st.text("가나다학습모델을 를이는 A1-·", max_size=60))
def test_any_text_has_terms_in_order_that_do_not_overlap(text: str) -> None:
    terms = korean_terms(text)
    assert all(one.end <= two.start for one, two in pairwise(terms))
    assert all(text[term.start : term.end] == term.text for term in terms)
