"""Some is not all, and limits stay."""

import pytest
from gate_told import case

from bot.gate.scope import check_scope

SOME = "Some classes of problems are robust to skipping layers."
NEARLY = "The protocol reduces annotation costs by nearly half."
PLAIN = "The model improves accuracy on English news."
BOTH = "The bias can be introduced by both optimizers and certain backbone designs."
CASES = "In some cases, the model copies training images."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("All classes of problems are robust to skipping layers.", SOME),
        ("모든 문제 유형이 층을 건너뛰어도 견고합니다.", SOME),
        ("Problems are robust to skipping layers in every class.", SOME),
        ("The bias can come from both optimizers and every backbone design.", BOTH),
        ("편향은 최적화기와 모든 백본 설계에서 생깁니다.", BOTH),
        ("The model always improves accuracy on English news.", PLAIN),
        ("모델은 항상 영어 뉴스의 정확도를 높입니다.", PLAIN),
        ("The model improves accuracy on all news.", PLAIN),
        ("The model copies training images.", CASES),
        ("모델이 학습 이미지를 복제합니다.", CASES),
    ],
)
def test_widened(text: str, quote: str) -> None:
    assert check_scope(case(text, quote)) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Some problems are robust to skipping layers.", SOME),
        ("일부 문제는 층을 건너뛰어도 견고합니다.", SOME),
        ("The protocol nearly halves annotation costs.", NEARLY),
        ("주석 비용을 거의 절반으로 줄입니다.", NEARLY),
        ("The model improves accuracy on English news.", PLAIN),
        ("In some cases training images are copied.", CASES),
        ("일부 경우 학습 이미지를 복제합니다.", CASES),
        ("It holds for all models.", "It holds for every model."),
        ("모든 모델에서 성립합니다.", "It holds across all models."),
        ("Both tasks are solved.", "Both tasks are solved."),
    ],
)
def test_kept(text: str, quote: str) -> None:
    assert check_scope(case(text, quote)) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("All encoders are tuned.", "We tune several encoders on one task."),
        ("모든 과제에서 평가합니다.", "We evaluate on diverse tasks."),
        ("The method always wins.", "The method wins on ImageNet."),
        ("언제나 더 빠릅니다.", "The method is faster on ImageNet."),
        ("다른 모델은 과제와 하위 과제를 모두 풉니다.", "Other models solve tasks yet fail."),
    ],
)
def test_not_all_of_what_a_quote_has_in_part(text: str, quote: str) -> None:
    assert check_scope(case(text, quote)) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("All encoders are tuned.", "We tune all encoders, several of them twice."),
        ("All three encoders are tuned.", "We tune three different encoders on one task."),
        ("It takes 10 hours in all.", "It takes approximately 10 hours."),
        ("기반 모델과 지시 모델을 모두 냈습니다.", "A suite of foundational and instruction models."),
    ],
)
def test_all_that_a_quote_has(text: str, quote: str) -> None:
    assert check_scope(case(text, quote)) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It fails above all on long texts.", "It fails particularly on some long texts."),
        ("Use grows, fastest of all in one field.", "Use grows in some fields, with the largest growth in one field."),
        ("It handles texts longer than any it has seen.", "It handles texts longer than those that it has seen."),
        ("It cannot be done at all if weights are private.", "It is impossible for some models with private weights."),
    ],
)
def test_an_idiom_with_all_says_nothing_of_all(text: str, quote: str) -> None:
    assert check_scope(case(text, quote)) is None


def test_all_behind_an_idiom_is_seen() -> None:
    assert check_scope(case("Above all, it fails on all texts.", "It fails on some texts.")) is not None
