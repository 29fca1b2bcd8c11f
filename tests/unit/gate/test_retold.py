"""A sentence in the quote's own words, with one of them changed."""

import pytest
from gate_told import case

from bot.gate.retold import check_retold

QUOTE = "The tuned model may improve accuracy on some tasks, which is related to its diverse training data from DCLM."


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("may improve", "improves", "hedges"),
        ("may improve", "may not improve", "polarity"),
        ("may improve", "may degrade", "polarity"),
        ("some tasks", "all tasks", "scope"),
        ("some tasks", "every task", "scope"),
        ("is related to", "is caused by", "causes"),
        ("The tuned model", "The best tuned model", "superlatives"),
        ("DCLM", "RefinedWeb", "names"),
    ],
)
def test_one_word_changed(old: str, new: str, check: str) -> None:
    failure = check_retold(case(QUOTE.replace(old, new), QUOTE))
    assert failure is not None
    assert failure.check == check


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("It does not only help users but also saves time for teams.", "It helps users and saves time for teams."),
        ("It works without any labels on images and text.", "It works without labels on images and text."),
        ("It improves accuracy on images and on text.", "It enhances accuracy on images and on text."),
        ("Large Language Models can plan and act in games.", "LLMs can plan and act in games."),
        ("Each sample is seen once by the model in training.", "Every sample is seen once by the model in training."),
        (
            "The method is inapplicable to long text of many pages.",
            "The method cannot be used on long text of many pages.",
        ),
        (
            "The tuned parser fails to control prompts and outputs of the model.",
            "Neither prompts nor outputs of the model does the tuned parser control.",
        ),
        (
            "It moves points without template fitting or labels at test time.",
            "It needs neither template fitting nor labels at test time.",
        ),
        (
            "Results suggest avoiding accuracy for choosing parameters.",
            "Results suggest not using accuracy for choosing parameters.",
        ),
        ("The gain over baseline best results is large.", "The gain over the best baseline results is large."),
        (QUOTE, QUOTE),
    ],
)
def test_the_same_said(quote: str, text: str) -> None:
    assert check_retold(case(text, quote)) is None


def test_a_denial_put_in_beside_another_is_one_more() -> None:
    quote = "The model is trained on images without labels and improves accuracy on text."
    assert check_retold(case(quote.replace("improves", "never improves"), quote)) is not None


def test_only_drops_its_not() -> None:
    quote = "The protocol not only ensures quality but can also reduce costs of the study."
    assert check_retold(case(quote.replace("not only", "only"), quote)) is not None


def test_other_words_are_not_its_matter() -> None:
    assert check_retold(case("All accuracy is the best of everything in any world.", QUOTE)) is None
    assert check_retold(case("모든 과제에서 정확도를 높입니다.", QUOTE)) is None
