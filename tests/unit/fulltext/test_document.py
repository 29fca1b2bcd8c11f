"""PDFs taken apart: lines joined as they are read, headings, captions, references; what is no paper's PDF."""

from contextlib import suppress

import pytest
from pages_with_words import ABSTRACT, RUNNING, TITLE, Put, a_column, a_paper_pdf, a_pdf

from adapters.fulltext.apart import Apart, Unreadable
from adapters.fulltext.pdf import document
from adapters.fulltext.pdf.document import taken_apart


def body(*puts: Put | str) -> Apart:
    """A page with a heading, and what is put under it."""
    heading = Put("1 Introduction", y=740, size=12, font="F2")
    return taken_apart(a_pdf([[heading, *puts], [Put("2 End", y=740, size=12, font="F2"), *a_column(RUNNING)]]))


def test_sections_front_and_references() -> None:
    said = taken_apart(a_paper_pdf())
    assert [(section.heading, section.kind) for section in said.sections] == [
        ("1 Introduction", "body"),
        ("2 Method", "body"),
        ("3 Results", "body"),
        ("References", "references"),
    ]
    assert said.front.startswith(f"{TITLE}\nAbstract\nLarge models are slow")
    assert said.version is None


def test_running_text_is_joined_to_whole_sentences() -> None:
    said = taken_apart(a_paper_pdf())
    assert said.sections[1].text == (RUNNING * 3).strip()
    assert ABSTRACT not in "".join(section.text for section in said.sections)


def test_a_word_cut_at_a_line_s_end_is_whole_again() -> None:
    rows = [
        "We present a cache that remem-",
        "bers what matters, in a non-",
        "linear and self-",
        "supervised way, GPT-",
        "4.",
    ]
    text = body(*(Put(row, y=700 - 12 * at) for at, row in enumerate(rows))).sections[0].text
    assert text == "We present a cache that remembers what matters, in a non-linear and self-supervised way, GPT-4."


def test_two_columns_are_read_one_after_the_other() -> None:
    left = a_column(RUNNING, y=700, width=40)
    right = a_column("The second column goes on here. " * 4, y=700, x=320, width=40)
    assert (
        body(*left, *right).sections[0].text
        == f"{RUNNING.strip()}\n\n{('The second column goes on here. ' * 4).strip()}"
    )


def test_a_sentence_goes_on_in_the_next_column_and_page() -> None:
    left = [Put("The sentence that begins here on the left", y=60)]
    right = [Put("goes on at the top of the right column and", x=320, y=700)]
    other = [Put("ends on the next page.", y=700), *a_column(RUNNING, y=680)]
    pages = [[Put("1 Introduction", y=740, size=12, font="F2"), *a_column(RUNNING, y=300), *left, *right], other]
    said = "\n".join(section.text for section in taken_apart(a_pdf(pages)).sections)
    assert "The sentence that begins here on the left goes on at the top of the right column and ends on the" in said


def test_a_footnote_between_two_pages_does_not_cut_the_sentence() -> None:
    first = [Put("1 Introduction", y=740, size=12, font="F2"), *a_column(RUNNING, y=700)]
    first += [Put("The sentence that begins on this page", y=100), Put("1 A note in small letters.", y=60, size=7)]
    second = [Put("ends on the next one. And so on it goes.", y=740), *a_column(RUNNING, y=700)]
    said = taken_apart(a_pdf([first, second])).sections[0].text
    assert "The sentence that begins on this page ends on the next one." in said
    assert "A note in small letters." in said


def test_an_indented_line_begins_a_paragraph() -> None:
    rows = [Put("The first paragraph ends here.", y=700), Put("The second one begins here.", x=84, y=688)]
    assert body(*rows).sections[0].text == "The first paragraph ends here.\n\nThe second one begins here."


def test_captions_stand_apart_and_cut_no_sentence() -> None:
    rows = [Put("We measure the memory that", y=700), Put("Table 2: Memory of all models.", y=600)]
    said = body(*rows, Put("each of the models needs here.", y=500)).sections
    assert [(section.heading, section.kind, section.text) for section in said[:2]] == [
        ("1 Introduction", "body", "We measure the memory that each of the models needs here."),
        ("Table 2", "caption", "Table 2: Memory of all models."),
    ]


def test_running_heads_and_page_numbers_go() -> None:
    pages = [
        [Put("1 Introduction", y=740, size=12, font="F2")] * (number == 1)
        + [
            Put("Nobody et al.", y=775, size=8),
            Put(f"{number}", x=300, y=30),
            *a_column(" ".join([f"Page{'x' * number}.", *RUNNING.split()[number:]]), y=700),
        ]
        for number in range(1, 5)
    ]
    said = "\n".join(section.text for section in taken_apart(a_pdf(pages)).sections)
    assert "Nobody" not in said
    assert "\n3\n" not in said
    assert [f"Page{'x' * number}." in said for number in range(1, 5)] == [True] * 4


def test_the_stamp_at_the_margin_tells_the_version_and_is_no_text() -> None:
    turned = "q BT /F1 20 Tf 0 1 -1 0 30 200 Tm (arXiv:2411.04752v3 [cs.IR] 7 Nov 2024) Tj ET Q\n"
    said = taken_apart(a_paper_pdf([turned]))
    assert said.version == "v3"
    assert said.front.startswith("arXiv:2411.04752v3")
    assert "arXiv" not in "".join(section.text for section in said.sections)


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        (Put("2.1 Attention to What Matters", size=11, font="F2"), "2.1 Attention to What Matters"),
        (Put("II. RELATED WORK", size=12), "II. RELATED WORK"),
        (Put("Conclusion", size=10, font="F2"), "Conclusion"),
        (Put("B Proofs", size=12, font="F2"), "B Proofs"),
        (Put("1.2 SINGLE NEEDLE", size=10), "1.2 SINGLE NEEDLE"),
    ],
)
def test_headings_are_known_by_number_name_and_weight(line: Put, heading: str) -> None:
    moved = Put(line.text, y=600, size=line.size, font=line.font)
    said = body(*a_column(RUNNING, y=700), moved, *a_column(RUNNING, y=580))
    assert heading in [section.heading for section in said.sections]


@pytest.mark.parametrize(
    "text",
    ["3 Times as fast as before.", "12 GPUs were used for it,", "0.931 0.824", "We", "12", "1.5 GPT", "1.5 B 22.1"],
)
def test_other_lines_are_no_headings(text: str) -> None:
    said = body(*a_column(RUNNING, y=700), Put(text, y=600), *a_column(RUNNING, y=580))
    assert [section.heading for section in said.sections] == ["1 Introduction", "2 End"]


def test_entries_of_the_references_are_no_headings_and_an_appendix_ends_them() -> None:
    more = [Put("References", y=500, size=12, font="F2"), Put("A. Vaswani and others. Attention. 2017.", y=480)]
    more += [Put("3 Nobody and others. On caches.", y=468), Put("A Proofs", y=400, size=12, font="F2")]
    more += a_column(RUNNING, y=380)
    said = body(*a_column(RUNNING, y=700), *more).sections
    assert [(section.heading, section.kind) for section in said[:3]] == [
        ("1 Introduction", "body"),
        ("References", "references"),
        ("A Proofs", "appendix"),
    ]


def test_numbered_steps_of_a_figure_are_no_headings() -> None:
    steps = [Put("1. Obtain URLs", y=600, size=12, font="F2"), Put("9. Render Them", y=580, size=12, font="F2")]
    said = body(*a_column(RUNNING, y=700), *steps, *a_column(RUNNING, y=540))
    assert [section.heading for section in said.sections] == ["1 Introduction", "1. Obtain URLs", "2 End"]


@pytest.mark.parametrize("number", [2, 3])
def test_a_heading_that_was_not_known_hides_no_others(number: int) -> None:
    more = [Put(f"{number} The Cache", y=600, size=12, font="F2"), *a_column(RUNNING, y=580)]
    assert f"{number} The Cache" in [section.heading for section in body(*a_column(RUNNING, y=700), *more).sections]


def test_a_text_that_begins_in_its_middle_has_its_headings() -> None:
    page = [Put("5.1 Results on Caches", y=740, size=12, font="F2"), *a_column(RUNNING, y=700)]
    page += [Put("5.2 Limits", y=500, size=12, font="F2"), *a_column(RUNNING, y=480)]
    assert [section.heading for section in taken_apart(a_pdf([page])).sections] == [
        "5.1 Results on Caches",
        "5.2 Limits",
    ]


def test_references_in_a_figure_do_not_end_the_paper() -> None:
    figure = [Put("References", y=600, size=12, font="F2"), Put("Races of the year", y=580)]
    said = body(*a_column(RUNNING, y=700), *figure)
    assert [(section.heading, section.kind) for section in said.sections] == [
        ("1 Introduction", "body"),
        ("References", "body"),
        ("2 End", "body"),
    ]


def test_a_heading_of_two_lines_is_one() -> None:
    rows = [Put("2 A Long Heading That Does Not Fit on One Line", y=600, size=12, font="F2")]
    rows += [Put("and Goes On Here", y=586, size=12, font="F2"), *a_column(RUNNING, y=560)]
    said = body(*a_column(RUNNING, y=700), *rows)
    assert said.sections[1].heading == "2 A Long Heading That Does Not Fit on One Line and Goes On Here"


def test_raised_and_lowered_signs_are_written_as_such() -> None:
    row = (
        "q BT /F1 10 Tf 72 600 Td (We use 10) Tj /F1 7 Tf 4 Ts (-5) Tj /F1 10 Tf 0 Ts ( and d) Tj /F1 7 Tf -2 Ts (k)"
        " Tj /F1 10 Tf 0 Ts ( here) Tj /F1 7 Tf 4 Ts (3) Tj /F1 10 Tf 0 Ts ( too.) Tj ET Q\n"
    )
    assert "We use 10⁻⁵ and d_k here too." in body(*a_column(RUNNING, y=700), row).sections[0].text


def test_a_text_without_headings_is_one_section() -> None:
    said = taken_apart(a_pdf([a_column(RUNNING * 3, y=700)]))
    assert [section.heading for section in said.sections] == [""]
    assert said.sections[0].text == (RUNNING * 3).strip()


REFUSED = {
    "no PDF": (b"<!DOCTYPE html><html>Not found</html>", "is not a PDF"),
    "nothing": (b"", "is not a PDF"),
    "cut off": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "broken"),
    "only pictures": (a_pdf([["0 0 100 100 re f\n"]]), "no text"),
}


@pytest.mark.parametrize(("payload", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_row_57_what_is_no_readable_pdf_is_refused(payload: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        taken_apart(payload)


def test_row_57_ten_thousand_pages_are_refused() -> None:
    pages = (
        a_pdf([[]])
        .replace(b"/Kids [5 0 R]", b"/Kids [%s]" % (b"6 0 R " * 10_000))
        .replace(b"/Count 1", b"/Count 10000")
    )
    with pytest.raises(Unreadable, match="10,000 pages"):
        taken_apart(pages)


def test_row_57_pages_beyond_the_sixtieth_are_not_read() -> None:
    names = [f"{chr(97 + number // 26)}{chr(97 + number % 26)}q" for number in range(70)]
    said = taken_apart(a_pdf([[Put(f"This is what page {name} says.")] for name in names]))
    words = "\n".join(section.text for section in said.sections)
    assert f"page {names[document.MOST_PAGES - 1]} says" in words
    assert f"page {names[document.MOST_PAGES]} says" not in words


def test_row_57_objects_that_lead_in_circles_end() -> None:
    circles = {
        "pages": a_paper_pdf().replace(b"/Type /Pages /Kids [", b"/Type /Pages /Kids [2 0 R "),
        "contents": a_pdf([[Put(RUNNING[:60])]]).replace(b"/Contents 5 0 R", b"/Contents 6 0 R"),
        "length": a_pdf([[Put(RUNNING[:60])]]).replace(b"/Length ", b"/Length 5 0 R %"),
    }
    for payload in circles.values():
        with suppress(Unreadable):
            assert len(taken_apart(payload).sections) < 20


def test_row_57_a_form_inside_itself_ends() -> None:
    form = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\n"
        b"stream\n/X Do\nendstream"
    )
    said = taken_apart(a_pdf([[*a_column(RUNNING), "/X Do\n"]], resources="/XObject << /X 5 0 R >>", more=[form]))
    assert said.sections[0].text == RUNNING.strip()
