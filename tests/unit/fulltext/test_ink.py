"""Whether something is printed in a place of a page."""

import time

import pypdfium2
import pytest
from pages_with_words import Put, a_pdf

from adapters.fulltext.pdf.ink import Ink


def ink_of(*puts: Put | str, box: str = "0 0 612 792", seconds: float = 60.0) -> Ink:
    payload = a_pdf([puts]).replace(b"0 0 612 792", box.encode())
    with pypdfium2.PdfDocument(payload) as document:
        return Ink(document[0], time.process_time() + seconds)


@pytest.mark.parametrize(("grey", "shown"), [("0", True), ("0.5", True), ("0.85", True), ("0.95", False), ("1", False)])
def test_what_stands_out_is_shown(grey: str, shown: bool) -> None:
    assert ink_of(f"{grey} g 100 100 20 20 re f\n").shows(95, 95, 125, 125) is shown


def test_a_place_inside_one_colour_shows_nothing() -> None:
    ink = ink_of("0 g 100 100 200 200 re f\n")
    assert not ink.shows(150, 150, 200, 200)
    assert ink.shows(90, 150, 200, 200)


def test_places_are_counted_from_the_corner_of_the_page() -> None:
    ink = ink_of("0 g 300 300 20 20 re f\n", box="200 200 500 500")
    assert ink.shows(295, 295, 325, 325)
    assert not ink.shows(210, 210, 230, 230)


def test_a_place_off_the_page_is_not_judged() -> None:
    ink = ink_of("0 g 100 100 20 20 re f\n")
    assert ink.shows(2_000, 2_000, 2_100, 2_100)


def test_a_page_that_comes_too_late_is_not_drawn() -> None:
    box = "0 g 100 100 200 200 re f\n"
    assert not ink_of(box).shows(150, 150, 200, 200)
    assert ink_of(box, seconds=0.0).shows(150, 150, 200, 200)


def test_a_page_that_is_huge_is_not_drawn() -> None:
    assert ink_of(box="0 0 14000 14000").shows(10, 10, 20, 20)
