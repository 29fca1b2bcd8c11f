"""Where abbreviations are spelled out: both orders, letters that match, plurals; and what only looks like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conference.spelled_out import LONGEST, LONGEST_LONG, is_short, singular, spelled_out, without_plural


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We use Chain-of-Thought (CoT) prompting.", "CoT", "Chain-of-Thought"),
        ("today's large language models (LLMs) read", "LLM", "large language model"),
        ("A Large Language Model(LLM)", "LLM", "Large Language Model"),
        ("CoT (chain of thought) helps", "CoT", "chain of thought"),
        ("LLMs (large language models) help", "LLM", "large language model"),
        ("with state-of-the-art (SOTA) results", "SOTA", "state-of-the-art"),
        ("by Reinforcement Learning from Human Feedback (RLHF)", "RLHF", "Reinforcement Learning from Human Feedback"),
        ("parameter-efficient fine-tuning (PEFT)", "PEFT", "parameter-efficient fine-tuning"),
        ("low-rank adaptation (LoRA)", "LoRA", "low-rank adaptation"),
        ("methods of explainable AI (XAI)", "XAI", "explainable AI"),
        ("Multi-modal large language models (MLLMs)", "MLLM", "Multi-modal large language model"),
        ("on visual question answering (VQA), too", "VQA", "visual question answering"),
        ("Retrieval-Augmented Generation (RAG; Lewis et al.)", "RAG", "Retrieval-Augmented Generation"),
        ("the key-value (KV) cache", "KV", "key-value"),
        ("theory of mind (ToM)", "ToM", "theory of mind"),
        ("three case studies (CSs)", "CS", "case study"),
    ],
)
def test_a_form_beside_its_long_form(text: str, short: str, long: str) -> None:
    assert list(spelled_out(text)) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "We compare models (GPT) here.",
        "best results (SOTA)",
        "See the figure (Fig) there",
        "the mean (e.g.) and more",
        "A sentence ends. Language (SEL) begins.",
        "a language model [1] (LM)",
        "language and good model (LM)",
        "inter-modal language models (MLMs)",
        "modal logic in mixed language models (XLLM)",
        "the LLM (LLM) again",
        "it is (OK)",
        "GPT-4 (OpenAI 2023) is asked",
        "large models of language (LLM)",
        "(LLM)",
        "a" * 60 + " b" * 60 + " (AB)",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert list(spelled_out(text)) == []


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("LLM", True), ("CoT", True), ("KV", True), ("GPT-4", True), ("The", False), ("A", False), ("Word2Vec", False),
     ("LLaMA", True), ("ABCDEFGHIJK", False), ("2024", False), ("AlexNet", False)],
)  # fmt: skip
def test_most_letters_of_an_abbreviation_are_capitals(word: str, is_one: bool) -> None:
    assert is_short(word) is is_one


@pytest.mark.parametrize(
    ("short", "bare"), [("LLMs", "LLM"), ("VLM", "VLM"), ("BIAS", "BIAS"), ("GANs", "GAN"), ("as", "as"), ("s", "s")]
)
def test_the_plurals_s_is_not_part_of_it(short: str, bare: str) -> None:
    assert without_plural(short) == bare


@pytest.mark.parametrize(
    ("short", "long", "both"),
    [
        ("RPMs", "Raven’s progressive matrices", ("RPM", "Raven’s progressive matrices")),
        ("CSs", "case studies", ("CS", "case study")),
        ("LP", "linear process", ("LP", "linear process")),
        ("LPs", "linear process", ("LP", "linear process")),
    ],
)
def test_a_plural_that_is_not_simply_an_s_is_left(short: str, long: str, both: tuple[str, str]) -> None:
    assert singular(short, long) == both


def test_it_is_told_as_often_as_it_stands_there() -> None:
    text = "Language models (LMs) and language models (LM), and LM (language model)"
    assert list(spelled_out(text)) == [("LM", "Language model"), ("LM", "language models"), ("LM", "language model")]


@pytest.mark.parametrize(
    "nasty", ["(" * 50_000, "A" * 50_000, "AB (" * 20_000, "a b c (ABC) " * 5_000, "x (A-B/C&D" * 9_000]
)
def test_nonsense_takes_no_time(nasty: str) -> None:
    began = time.perf_counter()
    list(spelled_out(nasty))
    assert time.perf_counter() - began < 1.0


@given(st.text(alphabet="aAbB (L)-.s ", max_size=80))
def test_the_letters_of_the_short_form_always_stand_in_the_long_one(text: str) -> None:
    for short, long in spelled_out(text):
        assert 2 <= len(short) <= LONGEST
        assert len(short) < len(long) <= LONGEST_LONG
        rest = iter(long.casefold())
        assert all(letter in rest for letter in short.casefold() if letter.isalnum())
