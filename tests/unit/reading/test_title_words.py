"""Titles as they are compared: what retyping changes does not count, numbers, marks and forms of words do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.cut_titles import is_beginning, is_broken_off
from bot.reading.spelling import american
from bot.reading.title_words import is_close, is_exact, title_words

ATTENTION = "Attention Is All You Need"


def exact(one: str, other: str) -> bool:
    return is_exact(title_words(one), title_words(other))


def close(one: str, other: str) -> bool:
    return is_close(title_words(one), title_words(other))


def beginning(cut: str, whole: str) -> bool:
    return is_beginning(title_words(cut), title_words(whole))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ATTENTION IS ALL YOU NEED.", ATTENTION),
        ("Scaling Laws & More", "Scaling laws and more"),
        ("Pre-training–based", "Pretraining-Based"),
        ("“Why” Not?", '"Why" not'),
        ("Let’s Verify Step by Step", "Let's verify step by step"),
        ("Modelling Behaviour for Optimisation", "Modeling Behavior for Optimization"),
        (r"M$^3$-ACE: Foo", "M3-ACE: Foo"),
        (r"$\textit{Trans-LoRA}$: Data-Free", "Trans-LoRA: Data-free"),
        (r"$\pi_0$: A Flow Model", "pi0: A Flow Model"),
        (r"Schr\"odinger Bridges", "Schrodinger Bridges"),
        ("Schrödinger Bridges", "Schrodinger Bridges"),
        ("β-VAE", "Beta-VAE"),
        ("λ-Calculus", r"$\lambda$-calculus"),
        ("Trained on 10,000 GPUs", "Trained on 10000 GPUs"),
        ("언어 모델의 이해", "언어모델의 이해"),
    ],
)
def test_the_same_title_written_in_two_ways(one: str, other: str) -> None:
    assert exact(one, other)
    assert exact(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Qwen2 Technical Report", "Qwen2.5 Technical Report"),
        ("Qwen 2.5 Technical Report", "Qwen 25 Technical Report"),
        ("GPT-4 Technical Report on Language", "GPT-5 Technical Report on Language"),
        ("A Study of Programs in C", "A Study of Programs in C++"),
        ("Detection with Transformers", "Detection with Transformers+"),
        ("Learning of the Heuristic A", "Learning of the Heuristic A*"),
        ("Attention Is All You Need, Part I", "Attention Is All You Need, Part II"),
        ("Attention Is All You Need I", "Attention Is All You Need V"),
        (ATTENTION, f"{ATTENTION}: Part II"),
        (ATTENTION, f"A Survey of {ATTENTION}"),
        (ATTENTION, f"{ATTENTION} v2"),
        ("Reasoning of a Language Model", "Reasoning of Language Models"),
        ("The Trained Critic of Language", "The Trainer Critic of Language"),
        ("Losses that are Symmetric", "Losses that are Asymmetric"),
        ("On Implicit Regularization of Nets", "On Explicit Regularization of Nets"),
        ("Supervised Learning of Speech", "Unsupervised Learning of Speech"),
        ("Learning from Text and Speech", "Learning from Test and Speech"),
        ("Emotion Recognition in Video", "Motion Recognition in Video"),
        ("Mamba", "Mambo"),
        ("", ""),
        ("!!!", "???"),
    ],
)
def test_two_titles(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert not exact(first, second)
        assert not close(first, second)
        assert not beginning(first, second)
        assert not is_broken_off(title_words(first), title_words(second))


@pytest.mark.parametrize(
    "typed",
    [
        "Attentoin Is All You Need",
        "Atention Is All You Need",
        "Attenttion Is All You Need",
        "The Attention Is All You Need",
        "tAtention Is All You Need",
    ],
)
def test_a_typing_error_in_a_long_word_is_close_but_not_the_same(typed: str) -> None:
    assert close(typed, ATTENTION)
    assert close(ATTENTION, typed)
    assert not exact(typed, ATTENTION)


def test_words_may_be_run_together_and_mistyped_at_once() -> None:
    assert close("Pre-trainig Language Models from Scratch", "Pretraining Language Models from Scratch")
    assert close("The Effectivenes of Pruning", "The Effectiveness of Pruning")


def test_more_errors_than_a_typist_makes_are_another_title() -> None:
    title = "Generating Molecular Structures with Graphical Diffusion Processes"
    assert close("Generting Molecular Structures with Grphical Diffusion Processes", title)
    assert not close("Generting Moleclar Structres with Graphcal Diffsion Proceses", title)
    assert close("Answring What We Mean by Reasning", "Answering What We Mean by Reasoning")
    assert not close("Answring What We Measre by Reasning", "Answering What We Measure by Reasoning")


@pytest.mark.parametrize("end", ["…", "...", " …", " [...]", "[…]"])
def test_a_cut_title_is_the_beginning_of_the_whole(end: str) -> None:
    assert beginning(f"Attention Is All You Need For Langu{end}", "Attention is All you Need for Language Models")
    assert not exact(f"{ATTENTION}{end}", ATTENTION)
    assert beginning(f"Attention Is What We All Need I{end}", "Attention is What We All Need in Language Models")
    assert beginning(f"Attention Is All You Need, Part II{end}", "Attention Is All You Need, Part II: Languages")


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("Attention Is All You…", "Attention Is All You Need"),
        ("Unsupervisedlearningofeverything…", "Unsupervised learning of everything at once"),
        ("Attention Is All You Need For 2…", "Attention Is All You Need For 3 Languages"),
        ("Attention Is All You Need For 2…", "Attention Is All You Need For 25 Languages"),
        ("Attention Is All You Need, Part I…", "Attention Is All You Need, Part II"),
        ("Attention Is All You Need For C++ Langu…", "Attention Is All You Need For C Languages"),
        ("Attention Is All You Need For Langu", "Attention Is All You Need For Language Models"),
        ("Attention Is All You Need For…", f"Attention Is All You Need For {'Very ' * 20}Long Titles"),
        ("Attention Is All You Need For Langu…", "Attention Is All You Need For Langu…"),
    ],
)
def test_a_beginning_that_says_too_little_is_none(cut: str, whole: str) -> None:
    assert not beginning(cut, whole)


def broken_off(cut: str, whole: str) -> bool:
    return is_broken_off(title_words(cut), title_words(whole))


def test_a_title_that_ends_inside_a_word_was_broken_off() -> None:
    whole = "Structured Prediction with Variational Inference for Graphs"
    assert broken_off("Structured Prediction with Variational Infer", whole)
    assert broken_off("Structured-prediction with variat", whole)
    assert not broken_off("Structured Prediction with Variational Infer…", whole)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("Structured Prediction with Variational", "Structured Prediction with Variational Inference"),
        ("Structured Prediction with Large Model", "Structured Prediction with Large Models"),
        ("Structured Prediction with Great Reason", "Structured Prediction with Great Reasoning"),
        ("Simulation for Synthetic Corpora", "Simulation for Synthetic Corporate Corpora"),
        ("Structured Prediction with Qwen", "Structured Prediction with Qwen2"),
        ("Structured Prediction with DINO", "Structured Prediction with DINOv2"),
        ("Structured Prediction in Depth Part I", "Structured Prediction in Depth Part II"),
        ("Structured Prediction in Depth Part I", "Structured Prediction in Depth Part Introduction"),
        ("Structured Prediction in C++ Langu", "Structured Prediction in C Languages"),
        ("Structured Pred", "Structured Prediction with Variational Inference"),
    ],
)
def test_a_title_that_may_be_whole_was_not(cut: str, whole: str) -> None:
    assert not broken_off(cut, whole)


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_ways_agree_whatever_is_written_there(one: str, other: str) -> None:
    assert exact(one, other) == exact(other, one)
    assert close(one, other) == close(other, one)


@pytest.mark.parametrize(
    ("british", "american_word"),
    [
        ("behavioural", "behavioral"),
        ("neighbouring", "neighboring"),
        ("optimisation", "optimization"),
        ("analysing", "analyzing"),
        ("modelling", "modeling"),
        ("travelled", "traveled"),
        ("channelling", "channeling"),
        ("centres", "centers"),
        ("catalogue", "catalog"),
        ("artefacts", "artifacts"),
        ("towards", "toward"),
    ],
)
def test_both_spellings_are_one(british: str, american_word: str) -> None:
    assert american(british) == american(american_word)


@pytest.mark.parametrize("word", ["four", "your", "noise", "rise", "analysis", "theory", "llama", "falling", "1990s"])
def test_words_that_only_look_british_stay(word: str) -> None:
    assert american(word) == word
