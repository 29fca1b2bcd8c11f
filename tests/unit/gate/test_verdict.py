"""The gate's word on one sentence."""

import pytest
from gate_tuning import honest, source
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gate.case import Case, Failure
from bot.gate.source import Source, SourcePart
from bot.gate.verdict import CHECKS, MOST_QUOTES, Claim, judge

ABSTRACT = "Q-Sparse enables full sparsity of activations in LLMs. It reaches 82.5 on MMLU with 40% sparsity."
QUOTE = "Q-Sparse enables full sparsity of activations in LLMs"
PAPER = Source(
    "Q-Sparse: All LLMs can be Fully Sparse",
    (
        SourcePart("title", "Q-Sparse: All LLMs can be Fully Sparse", ((0, 38),)),
        SourcePart("abstract", ABSTRACT, ((0, 54), (55, 99))),
    ),
)


def test_a_sentence_that_goes_out_has_the_papers_own_words() -> None:
    typed = "q-sparse  enables full   sparsity of activations in LLMs"
    judged = judge(Claim(" Q-Sparse makes activations of LLMs fully sparse. ", (typed,), "en"), PAPER)
    assert judged.failures == ()
    assert judged.bullet is not None
    assert judged.bullet.text == "Q-Sparse makes activations of LLMs fully sparse."
    assert judged.bullet.quotes[0].text == QUOTE
    assert judged.bullet.quotes[0].section == "abstract"
    assert judged.bullet.paper is None


@pytest.mark.parametrize(
    ("text", "quotes", "language", "check"),
    [
        ("Q-Sparse makes activations sparse.", (), "en", "quote"),
        ("Q-Sparse makes activations sparse.", (QUOTE,) * MOST_QUOTES + (ABSTRACT[:60],), "en", "quote"),
        ("Q-Sparse makes activations sparse.", ("Q-Sparse enables full sparsity of weights in LLMs",), "en", "quote"),
        ("Q-Sparse makes activations sparse.", (QUOTE,), "ko", "form"),
        ("Q-Sparse makes 60% of the activations sparse.", (QUOTE,), "en", "numbers"),
        ("BitNet makes activations of LLMs sparse.", (QUOTE,), "en", "names"),
        ("Robots walk on rocks.", (QUOTE,), "en", "words"),
        ("Q-Sparse makes activations of LLMs not sparse.", (QUOTE,), "en", "polarity"),
        ("Q-Sparse is the first to make activations of LLMs sparse.", (QUOTE,), "en", "superlatives"),
        ("Q-Sparse makes activations sparse, see t.me/sparse.", (QUOTE,), "en", "foreign"),
        (
            "It always reaches 82.5 on MMLU with 40% sparsity.",
            ("It reaches 82.5 on MMLU with 40% sparsity",),
            "en",
            "scope",
        ),
        (
            "Activations of LLMs are sparse because of Q-Sparse.",
            ("It reaches 82.5 on MMLU with 40% sparsity", QUOTE),
            "en",
            None,
        ),
    ],
)
def test_what_stops_it(text: str, quotes: tuple[str, ...], language: str, check: str | None) -> None:
    judged = judge(Claim(text, quotes, language), PAPER)
    assert (judged.failures[0].check if judged.failures else None) == check
    assert (judged.bullet is None) == bool(judged.failures)


def test_the_same_quote_twice_is_one() -> None:
    judged = judge(Claim("Q-Sparse makes activations of LLMs sparse.", (QUOTE, QUOTE), "en"), PAPER)
    assert judged.bullet is not None
    assert len(judged.bullet.quotes) == 1


def test_checks_stand_in_the_order_of_the_specification() -> None:
    names = [check.__name__.removeprefix("check_") for check in CHECKS]
    hard = ["numbers", "names", "words", "polarity", "superlatives", "neighbours", "foreign"]
    assert [name for name in names if name in hard] == hard
    assert names[0] == "form"
    assert names[-4:] == ["hedges", "causes", "scope", "half_true"]


def test_the_first_that_fails_is_told() -> None:
    asked: list[str] = []

    def passes(case: Case) -> None:
        asked.append(case.text)

    def fails(case: Case) -> Failure:
        return Failure("scope", case.title, "no")

    judged = judge(Claim("Anything.", (QUOTE,), "en"), PAPER, (passes, fails, passes))
    assert judged.failures == (Failure("scope", PAPER.title, "no"),)
    assert asked == ["Anything."]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=450), st.sampled_from(["en", "ko", "xx"]))
def test_any_text_is_judged(text: str, language: str) -> None:
    judged = judge(Claim(text, (QUOTE,), language), PAPER)
    assert (judged.bullet is None) == bool(judged.failures)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=300))
def test_any_quote_is_looked_up(quote: str) -> None:
    assert judge(Claim("Q-Sparse makes activations sparse.", (quote,), "en"), PAPER).failures


def test_the_verdict_is_the_same_each_time() -> None:
    told = honest("en")[0]
    assert judge(told.claim, source(told.paper)) == judge(told.claim, source(told.paper))
