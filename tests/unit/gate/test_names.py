"""Names in Latin script and English terms stand in the quotes or the title."""

import pytest
from gate_told import case

from bot.gate.names import check_names, names_said, squashed


def missing(text: str, quote: str, title: str = "") -> str | None:
    failure = check_names(case(text, quote, title=title))
    return failure.word if failure else None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It beats LLaMA-2-7B on GSM8K.", "It outperforms Llama 2 7B on GSM8k."),
        ("LLMs are pruned.", "We prune large language models."),
        ("The LLM is pruned.", "We prune LLMs."),
        ("RL is used.", "We use reinforcement learning."),
        ("Uses RoPE and τ-bench.", "RoPE is tested on τ-bench."),
        ("pass@1 rises.", "The pass@1 score rises."),
        ("GPT-4o is compared.", "Compared to GPT-4o."),
        ("GPT4 is compared.", "Compared to GPT-4."),
        ("The Ancestral Trace Challenge (ATC) is hard.", "We propose the Ancestral Trace Challenge."),
        ("An ATC is proposed.", "We propose the ancestral trace challenge."),
        ("Transformers are used.", "A transformer is used."),
        ("LLaMA-2-13B is tuned.", "LLaMA-2 in 7B and 13B is tuned."),
        ("An LLM-based agent plans.", "Agents built on large language models plan."),
        ("The MoT-style model is small.", "MoT is small."),
        ("Mamba's state is small.", "The state of Mamba is small."),
        ("Qwen2는 MMLU에서 평가했습니다.", "Qwen2 is evaluated on MMLU."),
        ("어텐션(attention)을 씁니다.", "Attention is used."),
        ("지식 증류(knowledge distillation)를 씁니다.", "We distill knowledge."),
        ("강화학습(reinforcement learning)입니다.", "We use RL."),
        ("7B 모델은 24GB에서 3x 빠릅니다.", "no names"),
        ("Training takes 15-hour runs in 2024.", "no names"),
        ("However, existing methods fail. Training helps.", "no names"),
    ],
)
def test_names_that_stand_there(text: str, quote: str) -> None:
    assert missing(text, quote) is None


@pytest.mark.parametrize(
    ("text", "quote", "word"),
    [
        ("It beats GPT-4.", "It beats GPT-4o.", "GPT-4"),
        ("It beats GPT-4o.", "It beats GPT-4.", "GPT-4o"),
        ("It is tested on MATH.", "It is tested on GSM8K.", "MATH"),
        ("LLaMA-3 is tuned.", "LLaMA-2 is tuned.", "LLaMA-3"),
        ("Mistral outperforms others.", "Qwen outperforms others.", "Mistral"),
        ("Experts from Stanford wrote it.", "Experts wrote it.", "Stanford"),
        ("LLaMA-2-70B is tuned.", "LLaMA-2 in 7B and 13B is tuned.", "LLaMA-2-70B"),
        ("pass@10 rises.", "pass@1 rises.", "pass@10"),
        ("τ-bench is used.", "A bench is used.", "τ-bench"),
        ("XYZ is proposed.", "We propose a method.", "XYZ"),
        ("Qwen3를 평가했습니다.", "Qwen2 is evaluated.", "Qwen3"),
        ("환각(tool use)을 줄입니다.", "It reduces hallucination.", "tool use"),
        ("BERT로 학습합니다.", "It is trained.", "BERT"),
    ],
)
def test_names_that_do_not(text: str, quote: str, word: str) -> None:
    assert missing(text, quote) == word


def test_the_title_names_too() -> None:
    assert missing("Q-Sparse is fast.", "The model is fast.") == "Q-Sparse"
    assert missing("Q-Sparse is fast.", "The model is fast.", "Q-Sparse: all sparse") is None


def test_a_korean_particle_ends_a_name() -> None:
    assert squashed("MIRAI") in names_said(("MIRAI는 평가합니다",))


def test_time_grows_with_the_text_only() -> None:
    for text in ("A-" * 4_000, "A1" * 4_000, "a@" * 4_000, "Aa " * 3_000):
        check_names(case(text, "We present a model."))


def test_a_word_that_only_joins_is_no_name_where_it_opens_a_sentence() -> None:
    quote = "The lack of exploration plays a considerably larger role in the gap."
    assert check_names(case("Too little exploration plays a larger role.", quote)) is None
    assert check_names(case("Tulu plays a larger role.", quote)) is not None
