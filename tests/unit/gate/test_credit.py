"""What others did is not the paper's own."""

import pytest
from gate_told import case
from growth import LINEAR, growth

from bot.gate.case import Case
from bot.gate.credit import check_credit

PRIOR = "Previous works prune attention heads after training, which hurts rare words."
RECENT = "However, most existing detectors rely on token probabilities of the generator."
CITED = "Li et al. investigated board games by training a small transformer on random moves."
REPORTED = "We find that existing judges prefer long answers over correct ones."
OURS = "Unlike previous methods, TEMPLE first constructs a time-aware graph of edits."
BOTH = "Prior work prunes attention heads; we instead remove whole layers before training."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The paper prunes attention heads after training.", PRIOR),
        ("The study shows that it prunes attention heads after training.", PRIOR),
        ("The proposed method prunes attention heads after training.", PRIOR),
        ("Its method relies on the generator's token probabilities.", RECENT),
        ("The authors train a small transformer on random moves of board games.", CITED),
        ("The proposed method prefers long answers over correct ones.", REPORTED),
        ("The paper prunes attention heads.", BOTH),
        ("저자들은 학습 후 어텐션 헤드를 가지치기합니다.", PRIOR),
        ("제안한 방법은 생성기의 토큰 확률에 의존합니다.", RECENT),
        ("이 논문은 작은 트랜스포머를 무작위 수로 학습합니다.", CITED),
    ],
)
def test_others_work_as_the_papers_own(text: str, quote: str) -> None:
    failure = check_credit(case(text, quote))
    assert failure is not None
    assert failure.check == "words"
    assert "others' work" in failure.detail


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Earlier methods prune attention heads after training.", PRIOR),
        ("Pruning attention heads after training hurts rare words.", PRIOR),
        ("The authors note that pruning attention heads hurts rare words.", PRIOR),
        ("Most detectors rely on token probabilities.", RECENT),
        ("The authors find that judges prefer long answers over correct ones.", REPORTED),
        ("TEMPLE first builds a time-aware graph of edits.", OURS),
        ("The method removes whole layers before training.", BOTH),
        ("기존 방법은 학습 후 어텐션 헤드를 가지치기합니다.", PRIOR),
        ("저자들은 생성기의 토큰 확률에 의존하는 문제를 지적합니다.", RECENT),
        ("저자들은 판정 모델이 정답보다 긴 답을 좋아함을 발견했습니다.", REPORTED),
        ("이 방법은 학습 전에 층을 통째로 제거합니다.", BOTH),
    ],
)
def test_what_may_be_told(text: str, quote: str) -> None:
    assert check_credit(case(text, quote)) is None


def test_the_papers_own_name_does_nothing_that_others_did() -> None:
    lie = "LayerCut prunes attention heads after training."
    named = Case(lie, "en", (PRIOR,), (PRIOR,), "LayerCut: a cut", ("LayerCut",))
    assert check_credit(named) is not None
    baseline = Case(lie, "en", (PRIOR,), (PRIOR,), "LayerCut: a cut")
    assert check_credit(baseline) is None


@pytest.mark.parametrize("piece", ["Previous ", "most of the existing models, ", "and Ab et al. ", "; we "])
def test_hostile_texts_take_no_long_time(piece: str) -> None:
    many = growth(
        lambda text: check_credit(case("The paper " + text, text)), lambda size: piece * (size // len(piece)), 8000
    )
    assert many < LINEAR
