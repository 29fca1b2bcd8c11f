"""Particles by sound, dates and counts in Korean and English."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording import english, korean


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("논문", "논문은"),
        ("조간", "조간은"),
        ("주제", "주제는"),
        ("GPT-4", "GPT-4는"),
        ("LLM", "LLM은"),
        ("BLEU", "BLEU는"),
        ("Qwen2", "Qwen2는"),
        ("MMLU", "MMLU는"),
        ("GSM8K", "GSM8K는"),
        ("pass@1", "pass@1은"),
        ("NLP", "NLP는"),
        ("RL", "RL은"),
        ("CNN", "CNN은"),
        ("GAN", "GAN은"),
        ("Transformer", "Transformer는"),
        ("Llama 3", "Llama 3은"),
        ("Claude", "Claude는"),
        ("model", "model은"),
        ("Telegram", "Telegram은"),
        ("chatbot", "chatbot은"),
        ("benchmark", "benchmark는"),
        ("거대 언어 모델(LLM)", "거대 언어 모델(LLM)은"),
        ("강화학습(RL)", "강화학습(RL)은"),
        ("멀티모달", "멀티모달은"),
        ("84.2%", "84.2%는"),
        ("16", "16은"),
        ("10", "10은"),
        ("12", "12는"),
        ("‘영향’", "‘영향’은"),
        ("Qwen2-72B", "Qwen2-72B는"),
        ("Claude 3.5", "Claude 3.5는"),
        ("GPT-4o", "GPT-4o는"),
        ("F1", "F1은"),
        ("pass@10", "pass@10은"),
        ("ImageNet", "ImageNet은"),
        ("ImageNet-1K", "ImageNet-1K는"),
        ("CIFAR-10", "CIFAR-10은"),
        ("RLHF", "RLHF는"),
        ("OCR", "OCR은"),
        ("CLIP", "CLIP은"),
        ("RAG", "RAG는"),
        ("LoRA", "LoRA는"),
        ("BERT", "BERT는"),
        ("GLUE", "GLUE는"),
        ("HumanEval", "HumanEval은"),
        ("GitHub", "GitHub는"),
        ("arXiv", "arXiv는"),
        ("Hugging Face", "Hugging Face는"),
        ("Discord", "Discord는"),
        ("token", "token은"),
        ("agent", "agent는"),
        ("dataset", "dataset은"),
        ("1-bit", "1-bit는"),
        ("web", "web은"),
        ("pipeline", "pipeline은"),
        ("CO₂", "CO₂는"),
        ("강화학습 🎮", "강화학습 🎮은"),
        ("컴퓨터 비전 📷", "컴퓨터 비전 📷은"),
        ("의료 AI", "의료 AI는"),
        ("AI 일반", "AI 일반은"),
    ],
)
def test_topic_follows_the_sound(word: str, topic: str) -> None:
    assert korean.topic(word) == topic


@pytest.mark.parametrize(
    ("function", "closed", "opened"),
    [
        (korean.subject, "LLM이", "BLEU가"),
        (korean.objective, "LLM을", "Qwen2를"),
    ],
)
def test_each_particle_has_two_forms(function, closed: str, opened: str) -> None:  # type: ignore[no-untyped-def]
    assert function(closed[:-1]) == closed
    assert function(opened[:-1]) == opened


@pytest.mark.parametrize(
    "word", ["서울로", "논문으로", "주제로", "모델로", "URL로", "LLM으로", "7로", "6으로", "2로", "model로"]
)
def test_toward_knows_the_rieul(word: str) -> None:
    bare = word.removesuffix("으로") if word.endswith("으로") else word.removesuffix("로")
    assert korean.toward(bare) == word


@given(st.text(max_size=40))
def test_any_word_gets_one_particle_and_keeps_its_letters(word: str) -> None:
    for function, forms in ((korean.topic, "은는"), (korean.subject, "이가"), (korean.objective, "을를")):
        said = function(word)
        assert said[:-1] == word
        assert said[-1] in forms
    assert korean.toward(word).startswith(word)


def test_the_word_may_be_empty() -> None:
    assert korean.topic("") == "는"
    assert korean.topic("()") == "()는"


def test_dates() -> None:
    assert korean.day(date(2024, 7, 16)) == "7월 16일 (화)"
    assert korean.day(date(2024, 12, 1)) == "12월 1일 (일)"
    assert english.day(date(2024, 7, 16)) == "Tue 16 July"
    assert english.day(date(2024, 12, 1)) == "Sun 1 December"


@pytest.mark.parametrize(
    ("written", "in_korean", "in_english"),
    [
        ("2024-11", "2024년 11월", "November 2024"),
        ("2024-01", "2024년 1월", "January 2024"),
        ("later", "later", "later"),
    ],
)
def test_months_of_a_recording(written: str, in_korean: str, in_english: str) -> None:
    assert korean.month(written) == in_korean
    assert english.month(written) == in_english


def test_counts_in_english_know_the_plural() -> None:
    assert english.counted(1, "paper") == "1 paper"
    assert english.counted(0, "paper") == "0 papers"
    assert english.counted(1200, "category", "categories") == "1,200 categories"
