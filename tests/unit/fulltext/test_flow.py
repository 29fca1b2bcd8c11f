"""Lines of a PDF put into paragraphs, and what stands on pages and is no text."""

import pytest

from adapters.fulltext.pdf.flow import Body, Flow, body_of
from adapters.fulltext.pdf.furniture import stamp, without_furniture
from adapters.fulltext.pdf.letters import LINE_END, Letter
from adapters.fulltext.pdf.lines import Line, lines

BODY = Body(10.0, 12.0)


def a_line(text: str, y: float, *, x: float = 72, size: float = 10, page: int = 0) -> Line:
    return Line(text, x, x + 5 * len(text), y, size, 400, page)


def paragraphs(*rows: Line) -> list[list[str]]:
    flow = Flow(BODY)
    for row in rows:
        flow.take(row)
    return [[line.text for line in each.lines] for each in flow.paragraphs]


def letters(text: str, *, y: float = 100, size: float = 10, x: float = 72) -> list[Letter]:
    return [Letter(sign, x + 5 * at, x + 5 * at + 4, y, size, 400) for at, sign in enumerate(text)]


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (a_line("goes on below", 88), True),
        (a_line("is far below", 60), False),
        (a_line("Stands in a little", 88, x=82), False),
        (a_line("is much larger", 88, size=14), False),
        (a_line("is small as a note", 88, size=7), False),
        (a_line("Table 3: A caption", 88), False),
    ],
)
def test_which_line_follows_another(second: Line, together: bool) -> None:
    assert len(paragraphs(a_line("The first line ends here.", 100), second)) == (1 if together else 2)


@pytest.mark.parametrize(
    ("before", "after", "together"),
    [
        ("A sentence that is cut in two", "goes on in the next column", True),
        ("A sentence that is cut in two", "BLEU is what it measures", True),
        ("A sentence that is whole.", "Another one begins here", False),
        ("short", "goes on nowhere", False),
    ],
)
def test_a_sentence_goes_on_elsewhere(before: str, after: str, together: bool) -> None:
    there = a_line(after, 700, x=320)
    assert len(paragraphs(a_line(before, 100), there)) == (1 if together else 2)


def test_a_sentence_does_not_go_on_two_pages_later() -> None:
    assert len(paragraphs(a_line("A sentence that is cut in two", 100), a_line("goes on too late", 700, page=2))) == 2


def test_the_body_is_what_most_of_the_text_looks_like() -> None:
    rows = [a_line("A long line of running text in the paper", 700 - 13 * at) for at in range(20)]
    rows += [a_line("note", 300 - 8 * at, size=7) for at in range(30)]
    assert body_of(rows) == Body(10.0, 13.0)
    assert body_of([]) == Body(10.0, 12.0)


def test_a_line_ends_where_letters_leave_it_though_no_end_was_told() -> None:
    found = lines([*letters("First line", y=100), *letters("Second line", y=80)], 3)
    assert [(line.text, line.y, line.page) for line in found] == [("First line", 100, 3), ("Second line", 80, 3)]


def test_lines_have_the_size_of_their_larger_letters() -> None:
    row = [*letters("Large words", size=12), *letters("and small ones", x=130, size=9)]
    assert lines(row, 0)[0].size == 12
    assert lines([*letters("L", size=12), *letters("and small ones", x=80, size=9)], 0)[0].size == 9
    assert lines([LINE_END, Letter(" "), LINE_END], 0) == []


@pytest.mark.parametrize("mark", ["3", "*", "†", "1,2"])
def test_marks_of_footnotes_are_dropped(mark: str) -> None:
    row = [*letters("a model"), *letters(mark, y=104, size=6, x=110), *letters(" here", x=120)]
    assert lines(row, 0)[0].text == "a model here"


@pytest.mark.parametrize("number", ["7", "- 7 -", "Page 7", "page 7 of 12", "7/12"])
def test_page_numbers_go(number: str) -> None:
    page = [a_line(f"Line {'x' * at} of the text", 700 - 12 * at) for at in range(8)]
    assert without_furniture([[*page, a_line(number, 30)]]) == [page]


def test_a_number_in_the_middle_of_a_page_stays() -> None:
    page = [a_line(f"Line {'x' * at} of the text", 700 - 12 * at) for at in range(8)]
    page[4] = a_line("42", 652)
    assert without_furniture([page]) == [page]


def test_the_stamp_is_only_looked_for_on_the_first_page() -> None:
    mark = a_line("arXiv:2411.04752v1 [cs.IR] 7 Nov 2024", 400)
    found = stamp([[mark]])
    assert found is not None
    assert (found["id"], found["version"]) == ("2411.04752", "v1")
    assert stamp([[a_line("No stamp", 1)], [mark]]) is None
    assert stamp([[a_line(f"arXiv:2411.04752v1 is what we look at {'and at ' * 12}", 1)]]) is None
    assert stamp([]) is None
