"""Together with is not because of."""

import pytest
from gate_told import case

from bot.gate.causes import check_causes

LINK = "We reveal a negative correlation between solving steps and performance."
CAUSE = "The loss of accuracy is due to the lack of training data."
BARE = "Steps and accuracy were recorded; accuracy was 80."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("More solving steps cause lower performance.", LINK),
        ("Performance is low because of the solving steps.", LINK),
        ("Solving steps lead to low performance.", LINK),
        ("Low performance results from the solving steps.", LINK),
        ("풀이 단계 때문에 성능이 낮아집니다.", LINK),
        ("풀이 단계가 성능 저하를 초래합니다.", LINK),
        ("풀이 단계가 성능을 결정합니다.", LINK),
        ("Accuracy was 80 because of the steps.", BARE),
    ],
)
def test_a_cause_that_the_quote_does_not_tell(text: str, quote: str) -> None:
    assert check_causes(case(text, quote)) is not None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Performance correlates negatively with solving steps.", LINK),
        ("풀이 단계와 성능은 음의 상관관계가 있습니다.", LINK),
        ("Accuracy is lost because training data lacks.", CAUSE),
        ("학습 데이터 부족 때문에 정확도가 떨어집니다.", CAUSE),
        ("Steps and accuracy were recorded.", BARE),
        ("Sparsity leads to faster inference.", "Sparsity enables faster inference by skipping work."),
    ],
)
def test_what_the_quote_tells(text: str, quote: str) -> None:
    assert check_causes(case(text, quote)) is None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The cache saves memory because of fewer heads.", "The cache saves memory and has fewer heads for all."),
        (
            "Accuracy rises due to shorter prompts.",
            "We report higher accuracy together with shorter prompts, by model.",
        ),
        (
            "짧은 프롬프트 때문에 정확도가 높습니다.",
            "We report shorter prompts and higher accuracy, averaged by model.",
        ),
    ],
)
def test_what_merely_stands_beside_is_no_cause(text: str, quote: str) -> None:
    failure = check_causes(case(text, quote))
    assert failure is not None
    assert "beside" in failure.detail


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The cache saves memory because it has fewer heads.", "By using fewer heads, the cache saves memory."),
        ("Fewer heads lead to lower memory use.", "Fewer heads reduce memory use, and accuracy stays."),
        ("장면을 이어 붙여 도시를 만듭니다.", "Scenes can be combined into cities."),
        ("The key makes errors worse.", "Accuracy rises, and the key exacerbates errors."),
    ],
)
def test_a_cause_between_its_two_things(text: str, quote: str) -> None:
    assert check_causes(case(text, quote)) is None
