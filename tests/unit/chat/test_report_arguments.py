"""How reports, their chapters and their papers are written, as far as words alone tell."""

from datetime import date

import pytest

from bot.chat.arguments.mentions import mentions, paper_in, without_first
from bot.chat.arguments.papers import ById, ByNumber, ByWords, paper_named
from bot.chat.arguments.reports import Reading, chapter_said, paper_said, papers_said, readings, report_of

TODAY = date(2024, 7, 17)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("3", Reading("", 3)),
        ("3장", Reading("", 3)),
        ("제3장", Reading("", 3)),
        ("３장", Reading("", 3)),
        ("chapter 3", Reading("", 3)),
        ("Ch. 3", Reading("", 3)),
        ("보고서 3장 보여줘", Reading("", 3)),
        ("colm-2024", Reading("colm-2024")),
        ("“colm-2024”", Reading("colm-2024")),
        ("colm-2024 보고서 보여줘", Reading("colm-2024")),
        ("NeurIPS 2023", Reading("NeurIPS 2023")),
        ("the NeurIPS 2023 conference report", Reading("the NeurIPS 2023")),
        ("파일", Reading("", whole=True)),
        ("전체 파일로 보내줘", Reading("", whole=True)),
        ("whole file", Reading("", whole=True)),
    ],
)
def test_the_likeliest_reading_comes_first(written: str, first: Reading) -> None:
    assert readings(written)[0] == first


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        ("colm-2024 3", Reading("colm-2024", 3)),
        ("colm-2024 3장", Reading("colm-2024", 3)),
        ("neurips chapter 3", Reading("neurips", 3)),
        ("NeurIPS 2023 12", Reading("NeurIPS 2023", 12)),
        ("colm-2024 file", Reading("colm-2024", whole=True)),
        ("colm 2024 report as a file", Reading("colm 2024", whole=True)),
        ("colm-2024 instruction tuning", Reading("colm-2024", words="instruction tuning")),
        ("instruction tuning", Reading("", words="instruction tuning")),
    ],
)
def test_every_other_way_to_read_it_is_given(written: str, reading: Reading) -> None:
    assert reading in readings(written)[1:]


def test_a_year_is_no_chapter_and_nothing_is_no_reading() -> None:
    assert [one.place for one in readings("NeurIPS 2023")] == [None] * 3
    assert readings("") == readings("   ") == ()


def test_however_much_is_written_few_ways_are_tried() -> None:
    assert len(readings("a " * 5_000)) < 20


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("3장", 3),
        ("제 12장", 12),
        ("chapter 4", 4),
        ("3장 보여줘", 3),
        ("3", None),
        ("colm 3장", None),
        ("3장의 논문", None),
    ],
)
def test_a_chapter_in_so_many_words(said: str, place: int | None) -> None:
    assert chapter_said(said) == place


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("colm-2024:12", ByNumber(12, report="colm-2024")),
        ("COLM-2024: 12번", ByNumber(12, report="colm-2024")),
        ("colm-2024:#3 논문", ByNumber(3, report="colm-2024")),
        ("2024:3", ByNumber(3, report="2024")),
        ("9:30", ByWords("9:30")),
        ("arXiv:2407.10671", ById("arxiv:2407.10671")),
        ("12", ByNumber(12)),
        ("Llama: 70 ways", ByWords("Llama: 70 ways")),
    ],
)
def test_a_paper_of_a_report(written: str, named: object) -> None:
    assert paper_named(written, TODAY, None) == named


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("is colm-2024:12 faster than colm-2024:3?", [12, 3]),
        ("colm-2024:12번 왜 빨라?", [12]),
        ("Llama:70 is it?", []),
        ("at 9:30 or colm-2025:12", []),
        ("https://colm-2024:12/x", []),
        ("colm-2024:12:30", []),
    ],
)
def test_sentences_name_papers_of_reports_that_there_are(text: str, found: list[int]) -> None:
    named = mentions(text, TODAY, None, reports=["colm-2024"])
    assert [(one.paper.report, one.paper.number) for one in named if isinstance(one.paper, ByNumber)] == [
        ("colm-2024", number) for number in found
    ]
    assert all("colm-2024" in text[one.start : one.end] for one in named)


def test_what_a_line_begins_with_is_a_paper_whatever_reports_there_are() -> None:
    (named,) = mentions("gone-2023:4 why?", TODAY, None, begins=True)
    assert named.paper == ByNumber(4, report="gone-2023")
    assert without_first("gone-2023:4 why?", TODAY, None) == "why?"
    assert paper_in("gone-2023:4", TODAY, None) == ByNumber(4, report="gone-2023")
    (identity,) = mentions("arxiv:2407.10671 why?", TODAY, None, begins=True)
    assert identity.paper == ById("arxiv:2407.10671")


def test_where_papers_stand_and_that_an_id_is_none() -> None:
    assert list(papers_said("see colm-2024:7.")) == [(4, 15, "colm-2024", 7)]
    assert list(papers_said("arxiv:2407.10671 doi:10.1145/3")) == []
    assert paper_said("colm-2024:") is None


@pytest.mark.parametrize(
    ("line", "report"),
    [
        ("/paper colm-2024:12", "colm-2024"),
        ("/ask colm-2024:12", "colm-2024"),
        ("/which colm-2024:12", "colm-2024"),
        ("/report colm-2024", "colm-2024"),
        ("/report colm-2024 3", "colm-2024"),
        ("/report colm-2024 file", "colm-2024"),
        ("/report", ""),
        ("/report file", ""),
        ("/report 3", ""),
        ("/paper 3", ""),
        ("/paper 2407.10671", ""),
        ("/digest all 2024-07-16", ""),
    ],
)
def test_the_report_of_a_button(line: str, report: str) -> None:
    assert report_of(line) == report
