"""Every name that a Korean or English reader may give to one of the nine subscribes to it."""

import pytest
from talking import Conversation

from bot.chat.arguments.categories import categories_from
from bot.domain.nine import NINE

NAMES = {
    "LLM": "llm, 거대 언어 모델(LLM), 거대언어모델, 대형 언어 모델, 대규모 언어 모델, 언어모델",
    "Inference acceleration": "inference, 추론 가속, 추론, 추론 최적화, 서빙, 양자화, efficiency",
    "Model training technique": "training, 모델 학습 기법, 학습, 훈련, 파인튜닝, fine-tuning",
    "Reinforcement Learning": "rl, rlhf, 강화학습, 강화 학습, 에이전트 학습",
    "Natural Language Processing": "nlp, 자연어 처리, 자연어, 자연어처리, 번역",
    "Computer Vision": "cv, vision, 컴퓨터 비전, 비전, 영상, 이미지 생성",
    "Multimodal": "mm, vlm, 멀티모달, 다중모달, 비전 언어",
    "AI in Healthcare": "healthcare, medical, 의료 AI, 의료, 헬스케어, 의학",
    "General AI": "general, ai, AI 일반, 일반, 기타",
}
TABLE = [(key, name.strip()) for key, names in NAMES.items() for name in (key, *names.split(","))]


def forms(name: str) -> set[str]:
    """The name in any case, with and without spaces."""
    spaced = {name, name.replace(" ", ""), f"  {name} ", name.replace(" ", "  ")}
    return {form for one in spaced for form in (one, one.upper(), one.lower(), one.title())}


def test_the_table_has_all_nine_and_their_korean_names() -> None:
    assert list(NAMES) == [category.key for category in NINE]
    for category in NINE:
        assert category.name("ko") in {name for key, name in TABLE if key == category.key}


@pytest.mark.parametrize(("key", "name"), TABLE, ids=lambda value: value)
def test_every_name_in_every_form_is_found(key: str, name: str) -> None:
    for form in forms(name):
        assert categories_from(form, NINE) == (key,), form


@pytest.mark.parametrize(("key", "name"), TABLE, ids=lambda value: value)
async def test_every_name_subscribes(key: str, name: str) -> None:
    talk = Conversation(language_hint="ko")
    assert "구독했습니다" in await talk.say(f"/subscribe {name}")
    assert (await talk.chat()).categories == (key,)


@pytest.mark.parametrize(
    "line", ["LLM과 강화학습", "LLM이랑 강화학습", "LLM하고 강화학습", "LLM, 강화학습", "llm 강화 학습", "LLM·강화학습"]
)
def test_two_names_with_what_koreans_put_between_them(line: str) -> None:
    assert categories_from(line, NINE) == ("LLM", "Reinforcement Learning")
