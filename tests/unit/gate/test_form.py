"""What a sentence must look like."""

import pytest

from bot.gate.case import Case
from bot.gate.form import LONGEST, check_form


def form(text: str, language: str = "en") -> str | None:
    failure = check_form(Case(text, language, (), (), ""))
    return failure.word if failure else None


@pytest.mark.parametrize(
    "text",
    [
        "Q-Sparse trains sparsely activated LLMs.",
        "It scores 69% on MMLU (e.g. 8.38 on MT-bench). It runs on a phone.",
        "The work of Vaswani et al. is extended.",
        "Results improve by 2.5 points, from 80.1 to 82.6.",
        "O(n) attention [1] is used; f(x) = x^2 is not.",
        "π0 and τ-bench are named.",
    ],
)
def test_english_that_can_be_shown(text: str) -> None:
    assert form(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Q-Sparse는 LLM을 희소하게 학습합니다.",
        "지식 편집(knowledge editing)을 다룹니다. 결과는 82.6%입니다.",
        "τ-bench에서 평가했습니다.",
    ],
)
def test_korean_that_can_be_shown(text: str) -> None:
    assert form(text, "ko") is None


@pytest.mark.parametrize("text", ["", "   ", "...", "12 34", "A b c", "🙂🙂🙂🙂🙂🙂🙂🙂🙂"])
def test_empty(text: str) -> None:
    assert form(text) is not None


def test_too_long() -> None:
    assert form("word " * (LONGEST // 5 - 1) + "end.") is None
    assert form("word " * (LONGEST // 5) + "ended.") == str(LONGEST + 6)


@pytest.mark.parametrize(
    "text",
    [
        "One is so. Two is so. Three is so.",
        "하나를 보입니다. 둘을 보입니다. 셋을 보입니다.",
        "First! Second? Third sentence is here.",
    ],
)
def test_more_than_two_sentences(text: str) -> None:
    assert form(text, "ko" if "하" in text else "en") == "3"


@pytest.mark.parametrize(
    "text",
    [
        "['The model is fast', 'It is small']",
        '{"text": "The model is fast"}',
        "**The model** is fast.",
        "- The model is fast.",
        "# The model is fast",
        "1. The model is fast.",
        "> The model is fast.",
        "`The model` is fast.",
        "[The model](http://a.b) is fast.",
        "The model is fast.\nIt is small.",
        "The model\r is fast.",
        "| The model | is fast |",
    ],
)
def test_markup_and_lists(text: str) -> None:
    assert form(text) is not None


@pytest.mark.parametrize(
    "letter", ["\u202e", "\u200b", "\x00", "\x1b", "\ufeff", "\u2066", "\u00ad", "\ue000", "\u2028"]
)
def test_letters_that_hide(letter: str) -> None:
    assert form(f"The model is {letter}fast.") == f"U+{ord(letter):04X}"


def test_the_readers_script() -> None:
    assert form("The model is fast.", "ko") is not None
    assert form("모델이 빠릅니다 그리고 작습니다.", "en") is not None
    assert form("The model is быстрый and small.") is not None
    assert form("模型很快 and the model is fast.") is not None
    assert form("모델이 速いです 그리고 작습니다.", "ko") is not None
