"""A model's categories: joined by id, out of the closed list, with reasons that are the paper's own words."""

import pytest

from bot.classifying.by_model import MODELS_CONFIDENCE, Asked, ModelSaid, is_unsure, joined
from bot.classifying.verdict import Reason, Verdict
from bot.domain.nine import NINE

RULES = Verdict("General AI", 0.31, (Reason("title_words", ("probe",)),))
ONE = Asked("arxiv:1", "Probing Patients with Policy Gradients", "We treat sepsis with offline reinforcement.", RULES)
TWO = Asked("arxiv:2", "Another Paper", "Of words.", RULES)


def said(identity: str = "arxiv:1", category: str = "AI in Healthcare", reason: str = "") -> ModelSaid:
    return ModelSaid(identity, category, reason)


def test_an_answer_takes_the_place_of_an_unsure_verdict() -> None:
    found = joined([ONE, TWO], [said(reason="patients, sepsis, policy gradients")], NINE)
    assert found["arxiv:1"] == Verdict(
        "AI in Healthcare",
        MODELS_CONFIDENCE,
        (Reason("title_words", ("patients", "policy gradients")), Reason("abstract_words", ("sepsis",))),
        by="model",
    )
    assert found["arxiv:2"] is RULES


@pytest.mark.parametrize(
    "row",
    [
        said("arxiv:9"),
        said("2407.1"),
        said(category="Healthcare"),
        said(category="ai in healthcare"),
        said(category=""),
        said(category="AI in Healthcare "),
    ],
)
def test_what_is_odd_leaves_the_rules_verdict(row: ModelSaid) -> None:
    assert joined([ONE], [row], NINE) == {"arxiv:1": RULES}


def test_a_paper_that_is_answered_twice_is_not_answered() -> None:
    assert joined([ONE], [said(), said(category="LLM")], NINE) == {"arxiv:1": RULES}


@pytest.mark.parametrize(
    "reason",
    [
        "https://evil.example",
        "@channel",
        "sep",
        "read t.me/x now",
        "policy gradient",
        "sepsis\nnow",
        "<b>sepsis</b>",
        "a",
    ],
)
def test_a_reason_is_words_of_the_paper_or_none(reason: str) -> None:
    assert joined([ONE], [said(reason=reason)], NINE)["arxiv:1"].facts == ()


def test_reasons_are_few() -> None:
    reason = "probing, patients, with, policy, gradients"
    (fact,) = joined([ONE], [said(reason=reason)], NINE)["arxiv:1"].facts
    assert len(fact.words) == 3


@pytest.mark.parametrize(("confidence", "unsure"), [(0.15, True), (0.59, True), (0.6, False), (0.97, False)])
def test_only_unsure_verdicts_are_asked_about(confidence: float, unsure: bool) -> None:
    assert is_unsure(Verdict("LLM", confidence, ())) is unsure
