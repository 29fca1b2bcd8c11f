"""A word of the paper's own sentence replaced, or two of them in each other's places: sentences by hand."""

import pytest
from gate_told import case
from growth import LINEAR, growth

from bot.gate.case import Failure
from bot.gate.substituted import check_substituted

QUOTE = (
    "We train a sparse retrieval model on medical documents and evaluate it on clinical questions from two hospitals."
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("medical", "legal"),
        ("retrieval", "segmentation"),
        ("documents", "images"),
        ("clinical", "arithmetic"),
        ("sparse", "quantized"),
        ("hospitals", "languages"),
        ("evaluate", "pretrain"),
    ],
)
def test_one_word_of_the_papers_own_sentence_is_another(old: str, new: str) -> None:
    assert check_substituted(case(QUOTE.replace(old, new), QUOTE)) == Failure(
        "words", new, f"the quote says {old!r} here"
    )


@pytest.mark.parametrize(
    "text",
    [
        QUOTE,
        "The authors train a sparse retrieval model on medical documents.",
        "A sparse retrieval model is trained on medical texts and tested on clinical questions from two hospitals.",
        "We build a sparse retrieval model on medical documents and assess it on clinical queries from two hospitals.",
        "Their sparse retriever learns from medical documents and answers clinical questions of two hospitals.",
    ],
)
def test_the_same_told_with_other_words(text: str) -> None:
    assert check_substituted(case(text, QUOTE)) is None


def test_a_term_in_the_place_of_a_term_where_the_rest_is_told_more_freely() -> None:
    quote = (
        "Our results show that instruction tuning on synthetic dialogues strongly reduces hallucination in summaries."
    )
    told = "Instruction tuning on synthetic dialogues reduces {} in summaries."
    assert check_substituted(case(told.format("hallucination"), quote)) is None
    failure = check_substituted(case(told.format("latency"), quote))
    assert failure is not None
    assert failure.word == "latency"


def test_a_word_that_the_sentence_around_or_the_title_has_is_no_stranger() -> None:
    quote, other = (
        "it reduces hallucination in long summaries",
        "It reduces hallucination and latency in long summaries.",
    )
    told = "It strongly reduces latency in very long summaries."
    assert check_substituted(case(told, quote, around=other)) is None
    assert check_substituted(case(told, other.replace(" and latency", ""), title="Latency of summaries")) is None
    assert check_substituted(case(told, other.replace(" and latency", ""))) is not None


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        (
            "The encoder is larger than the decoder in every setting that was tested.",
            "The decoder is larger than the encoder in every setting that was tested.",
        ),
        (
            "Distilling BERT with a small LSTM improves recall at no cost in all of the runs.",
            "Distilling LSTM with a small BERT improves recall at no cost in all of the runs.",
        ),
        (
            "Distilling BERT into LSTM improves recall at no cost in all of the runs.",
            "Distilling LSTM into BERT improves recall at no cost in all of the runs.",
        ),
        (
            "The model translates speech from German to Korean within one second.",
            "The model translates speech from Korean to German within one second.",
        ),
        (
            "It gains on GSM8K with sampling and on MATH with search.",
            "It gains on MATH with sampling and on GSM8K with search.",
        ),
    ],
)
def test_two_words_in_each_others_places(quote: str, text: str) -> None:
    assert check_substituted(case(text, quote)) is not None
    assert check_substituted(case(quote, quote)) is None


@pytest.mark.parametrize(
    "text",
    [
        "It gains on MATH and GSM8K with search.",
        "With search it gains on MATH and GSM8K.",
        "With search, it gains on GSM8K and MATH.",
    ],
)
def test_a_list_may_be_told_in_any_order(text: str) -> None:
    assert check_substituted(case(text, "It gains on GSM8K and MATH with search.")) is None


def test_korean_is_not_its_matter() -> None:
    assert check_substituted(case("법률 문서로 학습합니다.", QUOTE)) is None


@pytest.mark.parametrize("piece", ["model ", "retrieval model on ", "of the of ", "a, b and c "])
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    assert (
        growth(lambda text: check_substituted(case(text, text[::-1] + QUOTE)), lambda size: piece * size, 4_000)
        < LINEAR
    )


@pytest.mark.parametrize("word", ["tokenizer", "robots", "latency", "decoders"])
def test_a_word_that_only_the_field_has_and_no_quote_speaks_of(word: str) -> None:
    text = f"Clinical questions of two hospitals serve to test {word} on texts of doctors."
    assert check_substituted(case(text, QUOTE)) == Failure("words", word, "no quote speaks of this")


@pytest.mark.parametrize("word", ["retrievers", "queries", "handfuls"])
def test_near_words_of_the_field_and_everyday_words_go_out(word: str) -> None:
    text = f"Clinical questions of two hospitals serve to test {word} on texts of doctors."
    assert check_substituted(case(text, QUOTE)) is None
