"""Pieces of two places run into one sentence."""

import pytest
from gate_told import case
from growth import LINEAR, growth

from bot.gate.case import Case, Failure
from bot.gate.substituted_spliced import check_spliced

ONE = "The tuned encoder reads long medical documents in a single pass without any chunking."
TWO = "Human raters prefer the summaries of the smaller baseline in most of the blind tests."
SPLICED = "The tuned encoder reads long medical the smaller baseline in most of the blind tests."


def both(text: str, language: str = "en") -> Case:
    return Case(text, language, (ONE, TWO), (ONE, TWO), "")


def test_two_places_run_into_one() -> None:
    assert check_spliced(both(SPLICED)) == Failure("quote", "the", "two places of the paper run into one another here")


def test_two_sentences_of_one_quote_run_into_one() -> None:
    assert check_spliced(case(SPLICED, f"{ONE} {TWO}")) is not None


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        f"{ONE[:-1]}, and human raters prefer the summaries of the smaller baseline.",
        f"{ONE[:-1]} while human raters prefer the summaries of the smaller baseline.",
        f"{ONE} {TWO}",
        "The tuned encoder reads long documents, but raters prefer the smaller baseline in most tests.",
        "The tuned encoder reads long medical documents without any chunking.",
    ],
)
def test_what_is_told_of_both_or_shortened(text: str) -> None:
    assert check_spliced(both(text)) is None


def test_korean_and_short_text_are_not_its_matter() -> None:
    assert check_spliced(both(SPLICED, "ko")) is None
    assert check_spliced(both("The tuned encoder")) is None


@pytest.mark.parametrize("piece", ["the same words again ", "a b c d e. A b c d f. ", "The of the of "])
def test_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    work = growth(
        lambda text: check_spliced(Case(text, "en", (text,), (text + ONE, text + TWO), "")),
        lambda size: piece * size,
        4_000,
    )
    assert work < LINEAR
