"""Words of a page put into sections and paragraphs as they are met."""

import pytest

from adapters.fulltext.html.writer import CELL, Writer, label
from bot.domain.text import TextSection


def test_words_outside_any_section_are_a_section_without_a_heading() -> None:
    writer = Writer()
    writer.word("Before \n everything. ")
    assert writer.sections() == (TextSection("", "Before everything."),)


def test_a_section_closed_gives_way_to_the_one_around_it() -> None:
    writer = Writer()
    writer.begin("1 Outer", "body")
    writer.word("First.")
    writer.begin("1.1 Inner", "appendix")
    writer.word("Inside.")
    writer.end()
    writer.word("After.")
    writer.end()
    assert writer.sections() == (
        TextSection("1 Outer", "First.\n\nAfter."),
        TextSection("1.1 Inner", "Inside.", "appendix"),
    )


def test_sections_without_words_are_left_out() -> None:
    writer = Writer()
    writer.begin("1 Empty", "body")
    writer.word(" \n\t ")
    writer.end()
    assert writer.sections() == ()


def test_ends_without_beginnings_do_no_harm() -> None:
    writer = Writer()
    for _ in range(3):
        writer.end()
        writer.end_note()
    writer.word("Still here.")
    assert writer.sections() == (TextSection("", "Still here."),)


def test_rows_stand_under_each_other_and_paragraphs_apart() -> None:
    writer = Writer()
    for row in (("Model", "GB"), ("Ours", "12.5"), ("", "")):
        for cell in row:
            writer.word(cell)
            writer.word(CELL)
        writer.edge("\n")
    writer.word("After the table.")
    assert writer.sections()[0].text == "Model | GB\nOurs | 12.5\nAfter the table."


def test_a_note_in_a_note_is_one_after_the_other() -> None:
    writer = Writer()
    writer.word("A sentence")
    writer.begin_note()
    writer.word("with a note")
    writer.edge()
    writer.word("of two parts")
    writer.begin_note()
    writer.word("and a note of its own")
    writer.end_note()
    writer.end_note()
    writer.word(" goes on.")
    writer.edge()
    writer.word("Another paragraph.")
    said = ["A sentence goes on.", "and a note of its own", "with a note of two parts", "Another paragraph."]
    assert writer.sections()[0].text == "\n\n".join(said)


def test_the_kind_around_a_caption_is_that_of_its_section() -> None:
    writer = Writer()
    assert writer.kind_around == "body"
    writer.begin("A Proofs", "appendix")
    writer.begin("Figure 1", "caption")
    assert (writer.now.kind, writer.kind_around) == ("caption", "appendix")


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("Figure 3: Both.", "Figure 3"),
        ("Table 2. Memory", "Table 2"),
        ("Fig. 4", "Fig. 4"),
        ("Algorithm 1 The cache", "Algorithm 1"),
        ("Table A.2: More", "Table A.2"),
        ("Figure S1: More", "Figure S1"),
        ("(a) Left", ""),
        ("", ""),
    ],
)
def test_what_a_caption_is_called(words: str, called: str) -> None:
    assert label(words) == called
