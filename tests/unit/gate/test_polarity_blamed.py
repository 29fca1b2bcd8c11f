"""Blame is told as a denial of its kind, of the same things, once."""

import pytest
from gate_told import case

from bot.gate.negation import denials
from bot.gate.polarity import check_polarity
from bot.gate.polarity_faint import blames, kinds_denied

SOURCES = "Language models learn facts, but they are often oblivious to the sources of these facts."
IMAGES = "Analysis shows subpar performance with low-resolution image inputs."
GPT = "GPT-4 performs poorly at answering these questions."
UNCLEAR = "It remains unclear whether the gains come from decomposition."
LOSS = "The model is compressed while preserving accuracy on long documents."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Models frequently cannot tell the sources of facts.", SOURCES),
        ("저해상도 이미지 입력에서는 성능이 좋지 않습니다.", IMAGES),
        ("GPT-4 cannot answer these questions well.", GPT),
        ("성능 향상이 분해 덕분인지는 분명하지 않습니다.", UNCLEAR),
        ("It compresses the model without hurting accuracy on long documents.", LOSS),
    ],
)
def test_a_denial_tells_the_blame(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Models cannot learn facts.", SOURCES),
        ("모델은 사실을 학습하지 못합니다.", SOURCES),
        ("Analysis does not show subpar performance with low-resolution image inputs.", IMAGES),
        ("The model is not compressed.", LOSS),
    ],
)
def test_a_denial_of_something_else_does_not(text: str, quote: str) -> None:
    assert check_polarity(case(text, quote)) is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It cannot do this.", "inable"),
        ("성능이 좋지 않습니다.", "bad"),
        ("아직 연구되지 않은 문제입니다.", "undone"),
        ("출처를 알지 못합니다.", "unaware"),
        ("분명하지 않습니다.", "unclear"),
        ("정확도를 해치지 않습니다.", "harm"),
    ],
)
def test_kinds_of_denials(text: str, kind: str) -> None:
    assert kind in kinds_denied(text, denials(text)[0])


def test_blames_have_what_stands_near() -> None:
    (blame,) = (one for one in blames(IMAGES) if one.kind == "inable" and one.cue.word == "subpar")
    assert "performance" in [term.text for term in blame.cue.scope]
    assert blames("The robot walks.") == ()
