"""A yes or no before a sentence is taken off; the same words in another sense stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.writing.shapes import Said
from bot.writing.sheet import draft
from bot.writing.yes_or_no import without_yes_or_no


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Yes, LOGO is trained on 0.3B tokens.", "LOGO is trained on 0.3B tokens."),
        ("No, the model is not fine-tuned.", "The model is not fine-tuned."),
        ("YES. The data are public.", "The data are public."),
        ("Correct: pLM improves.", "pLM improves."),
        ("No - it uses 8 GPUs.", "It uses 8 GPUs."),
        ("네, LOGO는 8대의 GPU로 학습했습니다.", "LOGO는 8대의 GPU로 학습했습니다."),
        ("네, 맞습니다. 데이터는 공개되어 있습니다.", "데이터는 공개되어 있습니다."),
        ("아니요. 사람 평가는 하지 않았습니다.", "사람 평가는 하지 않았습니다."),
        ("Yes.", ""),
        ("아닙니다.", ""),
    ],
)
def test_it_is_taken_off(said: str, left: str) -> None:
    assert without_yes_or_no(said) == left


@pytest.mark.parametrize(
    "said",
    [
        "No human labels are used.",
        "No. 3 of the list is LOGO.",
        "Not all models improve.",
        "Yes-no questions are asked.",
        "True positives rise by 3 points.",
        "Indeed the loss falls.",
        "네 가지 데이터를 씁니다.",
        "예시는 8개입니다.",
        "예비 실험을 했습니다.",
        "LOGO is fast. Yes, it is.",
        "",
    ],
)
def test_other_words_stay(said: str) -> None:
    assert without_yes_or_no(said) == said


@given(st.text(max_size=60))
def test_what_is_left_is_the_end_of_what_was_said(said: str) -> None:
    left = without_yes_or_no(said)
    assert said.lower().endswith(left.lower()) or left == said or len(left.lower()) != len(left)


def test_every_draft_is_without_it() -> None:
    assert draft("answer", Said(text=" Yes,\n it works ", quotes=["a"])).text == "It works"
