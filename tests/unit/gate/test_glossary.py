"""The field's glossary, as the file has it."""

import re

import pytest

from bot.gate.glossary import glossary, rendering
from bot.gate.stems import stem


def test_it_has_the_field() -> None:
    assert len(glossary().korean) >= 1_000
    assert len(glossary().acronyms) >= 60


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("어텐션", "attention"),
        ("학습", "training"),
        ("훈련", "training"),
        ("강화학습", "reinforcement learning"),
        ("지식증류", "knowledge distillation"),
        ("환각", "hallucination"),
        ("벤치마크", "benchmark"),
        ("추론", "inference"),
        ("추론", "reasoning"),
        ("정확도", "accuracy"),
        ("매개변수", "parameter"),
        ("파라미터", "parameter"),
        ("향상", "improve"),
        ("감소", "reduce"),
        ("제안", "propose"),
        ("달성", "achieve"),
        ("공개", "release"),
        ("거대언어모델", "large language model"),
        ("에이전트", "agent"),
        ("분포", "distribution"),
        ("사람평가", "human evaluation"),
        ("스텝", "step"),
        ("양자화", "quantization"),
        ("미세조정", "fine tuning"),
        ("파인튜닝", "fine tuning"),
    ],
)
def test_terms_that_every_reader_knows(korean: str, english: str) -> None:
    assert english in glossary().korean[korean]
    assert rendering(english) in glossary().renderings[korean]


def test_korean_terms_are_hangul_without_spaces() -> None:
    strange = [term for term in glossary().korean if not re.fullmatch(r"[가-힣0-9]+", term)]
    assert strange == []


def test_renderings_are_english() -> None:
    strange = [said for english in glossary().korean.values() for said in english if re.search(r"[가-힣|]", said)]
    assert strange == []


def test_what_every_paper_says_is_generic() -> None:
    for word in ("paper", "method", "novel", "results", "performance", "propose", "framework", "significantly"):
        assert stem(word) in glossary().generic
    for word in ("attention", "hallucination", "robot", "diffusion", "diabetes"):
        assert stem(word) not in glossary().generic


def test_near_words_share_a_group_and_opposites_do_not() -> None:
    groups = glossary().groups
    assert groups[stem("propose")] & groups[stem("introduce")]
    assert groups[stem("dataset")] & groups[stem("corpus")]
    for one, two in [("improve", "reduce"), ("fast", "small"), ("increase", "decrease"), ("large", "small")]:
        assert not groups[stem(one)] & groups[stem(two)], (one, two)


def test_it_is_read_once() -> None:
    assert glossary() is glossary()
