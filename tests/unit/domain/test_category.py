"""The closed list of categories: its order, its names, and what a person may type."""

import pytest

from bot.domain.category import Categories, Category, folded
from bot.domain.nine import NINE
from bot.errors import UnknownCategory

KEYS = [
    "LLM",
    "Inference acceleration",
    "Model training technique",
    "Reinforcement Learning",
    "Natural Language Processing",
    "Computer Vision",
    "Multimodal",
    "AI in Healthcare",
    "General AI",
]

KOREAN = {
    "LLM": ("거대 언어 모델(LLM)", "llm, 거대언어모델, 대형 언어 모델, 대규모 언어 모델, 언어모델"),
    "Inference acceleration": ("추론 가속", "inference, 추론, 추론 최적화, 서빙, 양자화, efficiency"),
    "Model training technique": ("모델 학습 기법", "training, 학습, 훈련, 파인튜닝, fine-tuning"),
    "Reinforcement Learning": ("강화학습", "rl, rlhf, 강화 학습, 에이전트 학습"),
    "Natural Language Processing": ("자연어 처리", "nlp, 자연어, 자연어처리, 번역"),
    "Computer Vision": ("컴퓨터 비전", "cv, vision, 비전, 영상, 이미지 생성"),
    "Multimodal": ("멀티모달", "mm, vlm, 다중모달, 비전 언어"),
    "AI in Healthcare": ("의료 AI", "healthcare, medical, 의료, 헬스케어, 의학"),
    "General AI": ("AI 일반", "general, ai, 일반, 기타"),
}


def test_the_nine_in_their_order() -> None:
    assert [category.key for category in NINE] == KEYS
    assert len(NINE) == 9
    assert NINE.last.key == "General AI"


@pytest.mark.parametrize("key", KEYS)
def test_each_of_the_nine_is_complete(key: str) -> None:
    category = NINE[key]
    assert category.name("en") == key
    assert category.name("ko") == KOREAN[key][0]
    assert category.name("fr") == key
    assert set(category.definitions) == {"en", "ko"}
    assert category.icon
    assert not category.words


def test_a_button_about_another_place_holds_each_of_the_nine() -> None:
    for key in KEYS:
        assert len(f"/unsubscribe @-1001234567890123 {key}".encode()) <= 64


@pytest.mark.parametrize(("key", "fits"), [("x" * 32, True), ("x" * 33, False), ("로" * 10, True), ("로" * 11, False)])
def test_a_key_is_short_enough_for_a_button(key: str, fits: bool) -> None:
    category = Category(key, "📄", {}, {})
    if fits:
        assert Categories((category,)).last == category
    else:
        with pytest.raises(ValueError, match="at most 32 bytes"):
            Categories((category,))


def test_icons_differ() -> None:
    assert len({category.icon for category in NINE}) == 9


@pytest.mark.parametrize(
    ("key", "typed"), [(key, name) for key, (_, names) in KOREAN.items() for name in names.split(", ")]
)
def test_aliases_in_any_case_with_or_without_spaces(key: str, typed: str) -> None:
    for form in (typed, typed.upper(), typed.replace(" ", ""), f"  {typed} ", typed.replace("-", " ")):
        assert NINE.find(form).key == key


def test_no_name_means_two_categories() -> None:
    owners: dict[str, set[str]] = {}
    for category in NINE:
        for name in (category.key, *category.names.values(), *category.aliases):
            owners.setdefault(folded(name), set()).add(category.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("Reinforcment Lerning", "Reinforcement Learning"),
        ("강화학슴", "Reinforcement Learning"),
        ("컴퓨터 비젼", "Computer Vision"),
        ("computer vison", "Computer Vision"),
        ("helthcare", "AI in Healthcare"),
        ("멀티모델", "Multimodal"),
        ("natural langage", "Natural Language Processing"),
    ],
)
def test_a_typo_gets_the_right_suggestion_first(typed: str, nearest: str) -> None:
    with pytest.raises(UnknownCategory) as caught:
        NINE.find(typed)
    assert caught.value.nearest[0] == nearest
    assert 1 <= len(caught.value.nearest) <= 3
    assert caught.value.text == typed


@pytest.mark.parametrize("typed", ["", "   ", "🤖", "zzzzzz", "x" * 10_000, "\x00"])
def test_nonsense_gets_no_suggestion(typed: str) -> None:
    with pytest.raises(UnknownCategory) as caught:
        NINE.find(typed)
    assert caught.value.nearest == ()


def test_membership_and_lookup_are_by_key() -> None:
    assert "LLM" in NINE
    assert "llm" not in NINE
    assert 3 not in NINE
    assert NINE["LLM"].icon == NINE.find("llm").icon


def test_the_first_owner_of_a_name_keeps_it() -> None:
    first, second = Category("A", "1", {}, {}, ("same",)), Category("B", "2", {}, {}, ("same",))
    assert Categories((first, second)).find("Same").key == "A"


@pytest.mark.parametrize("keys", [(), ("A", "A")])
def test_an_impossible_list_is_refused(keys: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="at least one key"):
        Categories(tuple(Category(key, "1", {}, {}) for key in keys))


def test_equal_lists_are_equal() -> None:
    assert Categories(NINE.ordered) == NINE
