"""A comparison told from its other side says the same; told from the same side the other way it does not."""

import pytest
from gate_told import case

from bot.gate.polarity import check_polarity

BEATS = "Alpha clearly outperforms previous parsers on long documents."


@pytest.mark.parametrize(
    "text",
    ["Previous parsers are clearly behind Alpha on long documents.", "기존 파서는 긴 문서에서 Alpha보다 뒤처집니다."],
)
def test_from_the_other_side(text: str) -> None:
    assert check_polarity(case(text, BEATS)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Previous parsers are clearly ahead of Alpha on long documents.",
        "Alpha underperforms previous parsers.",
        "기존 파서가 긴 문서에서 Alpha보다 뛰어납니다.",
        "기존 파서는 긴 문서에서 Alpha를 크게 앞섭니다.",
    ],
)
def test_the_other_way(text: str) -> None:
    failure = check_polarity(case(text, BEATS))
    assert failure is not None
    assert failure.check == "polarity"


@pytest.mark.parametrize(
    ("quote", "honest", "lie"),
    [
        (
            "Theta is comparable to Zeta in quality, while being faster in inference.",
            "Theta는 Zeta보다 추론이 빠르고 품질은 비슷합니다.",
            "Zeta는 Theta보다 추론이 빠르고 품질은 비슷합니다.",
        ),
        (
            "Gamma shows results that surpass previous works, including Voicebox and NaturalSpeech 3.",
            "Gamma는 Voicebox와 NaturalSpeech 3을 능가합니다.",
            "Voicebox와 NaturalSpeech 3은 Gamma를 능가합니다.",
        ),
        (
            "ColPali largely outperforms modern document retrieval pipelines while being drastically faster.",
            "ColPali는 기존 문서 검색 파이프라인을 크게 앞서며 훨씬 빠릅니다.",
            "기존 문서 검색 파이프라인은 ColPali를 크게 앞서며 훨씬 빠릅니다.",
        ),
        (
            "The proposed framework outperforms single-LLM approaches across creativity metrics.",
            "제안한 프레임워크가 단일 LLM 방식보다 창의성 지표에서 나은 결과를 냈습니다.",
            "단일 LLM 방식이 제안한 프레임워크보다 창의성 지표에서 나은 결과를 냈습니다.",
        ),
        (
            "Searchformer outperforms baselines that predict the plan directly with a 10x smaller model.",
            "계획을 직접 예측하는 기준 모델보다 모델은 10배 작으면서도 성능은 더 뛰어납니다.",
            "계획을 직접 예측하는 기준 모델이 Searchformer보다 뛰어납니다.",
        ),
    ],
)
def test_particles_say_who_is_compared_with_whom(quote: str, honest: str, lie: str) -> None:
    assert check_polarity(case(honest, quote)) is None
    assert check_polarity(case(lie, quote)) is not None
