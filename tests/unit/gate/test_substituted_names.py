"""Two names in each other's places, in sentences told freely."""

import pytest
from gate_told import case
from growth import LINEAR, growth

from bot.gate.substituted_names import check_substituted_names

FLOPS = "In the first setting, MoT matches the dense baseline's performance using only 55.8% of the FLOPs."
MIRAI = "To address this gap, we introduce MIRAI, a novel benchmark designed to systematically evaluate LLM agents."
CAMERA = "Our method, ACE0, estimates camera poses to an accuracy comparable to feature-based SfM."
WIN = "After four SynPO rounds, Llama3-8B and Mistral-7B gain over 22% on AlpacaEval and ArenaHard."


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        (FLOPS, "In the first setting, {MoT} matches the dense baseline with only 55.8% of the {FLOPs}."),
        (MIRAI, "{MIRAI} is a benchmark that evaluates {LLM} agents systematically."),
        (CAMERA, "Camera poses from {ACE0} are about as accurate as those of feature-based {SfM}."),
        (
            "When evaluated on the XSUM-v2 dataset, SRPO outperforms DPO by a margin of 15%.",
            "{SRPO} is ahead of DPO by 15% when it is evaluated on {XSUM-v2}.",
        ),
        (
            "DreamCatalyst has a faster mode, which edits the NeRF scene in about 25 minutes.",
            "{DreamCatalyst}의 빠른 모드는 {NeRF} 장면을 약 25분 만에 편집합니다.",
        ),
        (
            "Furthermore, SLIMER performs comparably to other approaches in zero-shot NER with fewer tags.",
            "{SLIMER}는 더 적은 태그로 제로샷 {NER}에서 다른 방법과 비슷한 성능을 냅니다.",
        ),
    ],
)
def test_two_names_changed(quote: str, text: str) -> None:
    honest = text.replace("{", "").replace("}", "")
    one, other = (part.split("}")[0] for part in text.split("{")[1:])
    lie = text.replace(f"{{{one}}}", "\0").replace(f"{{{other}}}", one).replace("\0", other)
    assert check_substituted_names(case(honest, quote)) is None
    failure = check_substituted_names(case(lie, quote))
    assert failure is not None
    assert failure.check == "names"


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("Q-Sparse enables full sparsity of activations in LLMs.", "Q-Sparse makes activations of LLMs fully sparse."),
        (
            WIN,
            "Four rounds of SynPO lift Llama3-8B and Mistral-7B by over 22% on AlpacaEval and ArenaHard.",
        ),
        (WIN, "On ArenaHard and AlpacaEval, Mistral-7B and Llama3-8B gain over 22% after four rounds of SynPO."),
        ("PreFix outperforms LoRA-XS on GLUE-2.", "LoRA-XS is outperformed by PreFix on GLUE-2."),
        ("PreFix outperforms LoRA-XS on GLUE-2.", "LoRA-XS는 GLUE-2에서 PreFix에 뒤처집니다."),
        ("EMD outperforms one-step methods in terms of FID on ImageNet-64.", "EMD는 ImageNet-64의 FID에서 앞섭니다."),
    ],
)
def test_the_same_told_in_another_order(quote: str, text: str) -> None:
    assert check_substituted_names(case(text, quote)) is None


def test_a_name_that_the_quote_does_not_have_is_for_others() -> None:
    assert check_substituted_names(case("BERT-XL helps GPT-4.", MIRAI)) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("LLM은 MIRAI 에이전트를 체계적으로 평가하는 벤치마크입니다.", "mirai"),
        ("LLM is a benchmark that evaluates MIRAI agents.", "mirai"),
        ("MIRAI는 LLM 에이전트를 체계적으로 평가하는 벤치마크입니다.", ""),
        ("MIRAI is a benchmark that evaluates LLM agents.", ""),
        ("LLM 에이전트를 MIRAI가 평가합니다.", ""),
        ("LLM은 에이전트로 평가받습니다.", ""),
    ],
)
def test_the_sentence_speaks_of_what_the_quote_speaks_of(text: str, word: str) -> None:
    failure = check_substituted_names(case(text, MIRAI))
    assert (failure.word if failure else "") == word


@pytest.mark.parametrize("piece", ["MoT ", "MoT on FLOPs, ", "A1 b2 C3. ", "the MoT of "])
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    work = growth(lambda text: check_substituted_names(case(text, text + FLOPS)), lambda size: piece * size, 4_000)
    assert work < LINEAR


def test_who_is_named_between_commas_does_it() -> None:
    quote = (
        "The flagship model, Qwen2-72B, showcases remarkable performance: 84.2 on MMLU, 37.9 on GPQA, 89.5 on GSM8K."
    )
    told = "{}는 MMLU 84.2, GPQA 37.9, {} 89.5를 기록했습니다."

    assert check_substituted_names(case(told.format("Qwen2-72B", "GSM8K"), quote)) is None
    assert check_substituted_names(case(told.format("GSM8K", "Qwen2-72B"), quote)) is not None
