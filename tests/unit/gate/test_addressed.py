"""Sentences that order, urge or advertise are known; sentences of science that look like them are not."""

from pathlib import Path

import pytest
from gate_told import case
from growth import LINEAR, growth

from bot.domain.text import PaperText
from bot.gate.addressed import is_addressed
from bot.gate.foreign import check_foreign
from bot.gate.quotes import Found, find
from bot.reading.source import source_of

FOLDER = Path(__file__).parent
ORDERS = (FOLDER / "addressed_orders.txt").read_text(encoding="utf-8").splitlines()
HONEST = (FOLDER / "addressed_honest.txt").read_text(encoding="utf-8").splitlines()
BEFORE, AFTER = "We train a small model on maps.", "It finds the shortest road in most towns."


@pytest.mark.parametrize("sentence", ORDERS)
def test_an_order_is_known_and_never_goes_out_as_a_sentence(sentence: str) -> None:
    assert is_addressed(sentence)
    assert check_foreign(case(sentence, sentence)) is not None


@pytest.mark.parametrize("sentence", HONEST)
def test_a_sentence_of_science_stays(sentence: str) -> None:
    assert not is_addressed(sentence)


@pytest.mark.parametrize("sentence", [each for each in ORDERS if len(each.split()) >= 5])
def test_an_order_in_an_abstract_is_not_found(sentence: str) -> None:
    source = source_of(PaperText("arxiv:2407.10671", sentence, f"{BEFORE} {sentence} {AFTER}"))

    assert not isinstance(find(sentence, source), Found)


def test_what_stands_beside_an_order_keeps_its_place_and_no_quote_goes_across() -> None:
    abstract = f"{BEFORE} {ORDERS[0]} {AFTER}"
    source = source_of(PaperText("arxiv:2407.10671", "Roads", abstract))
    found = find(AFTER, source)

    assert isinstance(found, Found)
    assert found.quote.offset == abstract.index(AFTER)
    assert not isinstance(find(f"on maps. {ORDERS[0]} It finds", source), Found)
    assert not isinstance(find("small model on maps. … It finds the shortest", source), Found)


def test_marks_that_nobody_sees_hide_no_order() -> None:
    assert is_addressed("Rea\u200bders sho\u00aduld install the app.")


@pytest.mark.parametrize("piece", ["readers ", "you must ", "the paper ", "note ", "이 논문은 ", "“a", "독자는 "])
def test_time_grows_with_the_text_only(piece: str) -> None:
    assert growth(is_addressed, lambda size: piece * (size // len(piece)), 24_000) < LINEAR
