"""Content words and the pool that carries them."""

import pytest

from bot.gate.terms import GENERIC, LONGEST, Pool, Term, pool, terms


def words(text: str) -> list[str]:
    return [term.text for term in terms(text)]


def term(text: str) -> Term:
    (only,) = terms(text)
    return only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The model is trained on code.", ["model", "trained", "code"]),
        ("It uses self-attention, e.g. in LLMs.", ["uses", "self-attention", "LLMs"]),
        ("It can be the first one of them.", []),
        ("어텐션(attention)을 씁니다", ["어텐션", "attention", "씁"]),
        ("3D Gaussian splatting", ["3D", "Gaussian", "splatting"]),
        ("", []),
    ],
)
def test_terms(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_what_every_paper_says_weighs_little() -> None:
    assert term("method").weight == GENERIC
    assert term("robot").weight == 1.0
    assert not term("성능").is_specific
    assert term("환각").is_specific
    assert term("두루미").weight == 0.0


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("We quantize activations.", "quantization"),
        ("We introduce a corpus.", "dataset"),
        ("large language models", "LLMs"),
        ("LLMs are slow", "language-model"),
        ("fine tuning", "finetuning"),
        ("finetuning", "fine-tuning"),
        ("pre-training", "pretraining"),
        ("reinforcement learning", "강화학습"),
        ("RL agents", "강화학습"),
        ("reduces hallucinations", "환각"),
        ("incoherent samples", "일관성"),
        ("knowledge distillation", "지식 증류"),
    ],
)
def test_carried(said: str, text: str) -> None:
    assert Pool([said]).carries(term(text))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("We prune activations.", "quantization"),
        ("knowledge bases", "지식 증류"),
        ("reinforcement of steel", "강화학습"),
        ("an encoder", "디코더"),
        ("language", "LLMs"),
        ("", "어텐션"),
    ],
)
def test_not_carried(said: str, text: str) -> None:
    assert not Pool([said]).carries(term(text))


def test_a_footnotes_digit_behind_a_word_leaves_the_word_said() -> None:
    said = Pool(["Models are from Hugging Face1, and run on H100 cards with GPT4."])
    assert said.carries(term("Face"))
    assert said.carries(term("face1"))
    assert not said.carries(term("gpt"))


def test_a_pool_is_of_all_its_texts() -> None:
    assert pool("knowledge", "distillation").carries(term("지식 증류"))
    assert not pool("knowledge").carries(term("지식 증류"))


def test_of_a_long_text_the_beginning_is_read() -> None:
    assert len(terms("robot " * 100_000)) <= LONGEST / 6 + 1
