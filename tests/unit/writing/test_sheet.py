"""Sentences on their way through the gate: what is mended must still be what the paper says."""

import pytest

from bot.gate.source import Source, SourcePart
from bot.writing.shapes import Mended
from bot.writing.sheet import Draft, Sheet

FIRST = "We train a sparse retrieval model on medical documents from two large hospitals."
SECOND = "A second model for legal captions reads the same documents from two large hospitals."
TEXT = f"{FIRST} {SECOND}"
PAPER = Source(
    "Sparse retrieval",
    (SourcePart("abstract", TEXT, ((0, len(FIRST)), (len(FIRST) + 1, len(TEXT)))),),
)
FALSE_QUOTE = FIRST.replace("medical", "legal")


def sheet(text: str, quote: str) -> Sheet:
    made = Sheet(PAPER, "en", [Draft("whats_new", text, (quote,))])
    made.judge_all()
    return made


def mended(made: Sheet, text: str, *quotes: str) -> Sheet:
    made.mend({0: Mended(index=0, text=text, quotes=list(quotes))})
    return made


def test_a_true_sentence_goes_out_with_its_quote_put_right() -> None:
    made = sheet(FIRST, FALSE_QUOTE)
    assert made.failed[0].check == "quote"
    mended(made, FIRST, FIRST)
    assert [bullet.text for bullet in made.of_part("whats_new")] == [FIRST]
    assert made.failed == {}


@pytest.mark.parametrize("quotes", [(FIRST,), (SECOND,), (FIRST, SECOND)])
def test_a_changed_word_does_not_go_out_over_any_true_quote(quotes: tuple[str, ...]) -> None:
    made = mended(sheet(FALSE_QUOTE, FALSE_QUOTE), FALSE_QUOTE, *quotes)
    assert made.accepted == {}
    made.drop_failed()
    assert [dropped.text for dropped in made.dropped] == [FALSE_QUOTE]


def test_why_it_is_stopped_names_the_word_and_the_papers() -> None:
    made = mended(sheet(FALSE_QUOTE, FALSE_QUOTE), FALSE_QUOTE, FIRST, SECOND)
    made.drop_failed()
    assert (made.dropped[0].check, made.dropped[0].detail) == ("words", "legal: the quote says 'medical' here")


def test_what_did_not_fail_is_not_touched() -> None:
    made = mended(sheet(FIRST, FIRST), FALSE_QUOTE, FIRST)
    assert [bullet.text for bullet in made.in_sections()] == [FIRST]
