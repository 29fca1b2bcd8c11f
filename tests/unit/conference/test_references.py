"""Entries of reference lists in the styles that papers use, and lists that are none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conference.references import LONGEST_ENTRY, Cited, cited, reference_text
from bot.domain.text import PaperText, TextSection

FEW_SHOT = "Language models are few-shot learners"
TECHNICAL = "GPT-4 technical report"
ACTIVE = "Can active memory replace attention?"
STYLES = (
    "[1] Tom Brown, Benjamin Mann, and Nick A Ryder. @. In NeurIPS, 2020.",
    "Brown, T., Mann, B., Ryder, N., et al. @. NeurIPS, 33:1877–1901, 2020.",
    "Brown, T. B., van der Mann, B.-C., and Ryder, N. @. 2020.",
    "T. B. Brown, B. Mann, and N. Ryder. @. In NeurIPS, 2020.",
    "T. Brown, B. Mann, et al., “@,” in Proc. NeurIPS, 2020.",
    "T. B. Brown, B. Mann, @, arXiv preprint arXiv:2005.14165 (2020).",
    "Tom Brown, Benjamin Mann. 2020. @. NeurIPS, 33:1877–1901.",
    "Brown et al. (2020) Tom Brown, Nick Ryder, et al. @. NeurIPS.",
    "Brown et al. [2020b] Tom Brown and Nick Ryder. @. 2020b.",
    "[BM20] Tom Brown and B. Mann. @. NeurIPS, 2020.",
    "12. Tom Brown and Nick Ryder. @. NeurIPS, 2020.",
    "Brown, T. and Mann, B. (2020). @. arXiv:2005.14165.",
)
"""Entries of one work, with @ for its title."""


def one(entry: str) -> Cited | None:
    """The work of a list of one entry."""
    return next(cited(entry), None)


@pytest.mark.parametrize(
    ("entry", "title", "year"),
    [
        *((entry.replace("@", FEW_SHOT), FEW_SHOT, 2020) for entry in STYLES),
        ("OpenAI. GPT-4 technical report, 2023.", TECHNICAL, 2023),
        ("Josh Achiam, Steven Adler, et al. GPT-4 technical report. CoRR, abs/2303.08774, 2023.", TECHNICAL, 2023),
        ("Ł. Kaiser and S. Bengio. Can active memory replace attention? In NIPS, 2016.", ACTIVE, 2016),
    ],
)
def test_title_and_year_in_the_styles_of_papers(entry: str, title: str, year: int | None) -> None:
    found = one(entry)
    assert found is not None
    assert (found.title, found.year) == (title, year)


@pytest.mark.parametrize(
    ("behind", "arxiv", "doi"),
    [
        ("arXiv preprint arXiv:2005.14165v4, 2020.", "2005.14165", None),
        ("CoRR, abs/1706.03762, 2017.", "1706.03762", None),
        ("URL https://arxiv.org/abs/2303.08774.", "2303.08774", None),
        ("https://arxiv.org/pdf/2303.08774.pdf", "2303.08774", None),
        ("arXiv: cs/0112017, 2001.", "cs/0112017", None),
        ("In ACL. doi:10.18653/v1/2020.Acl-main.1.", None, "10.18653/v1/2020.acl-main.1"),
        ("https://doi.org/10.1145/3442188.3445922, 2021.", None, "10.1145/3442188.3445922"),
        ("NeurIPS, 33:1877–1901, 2020.", None, None),
        ("arXiv:9999.99999, 2020.", None, None),
    ],
)
def test_ids_are_read_where_they_are_some(behind: str, arxiv: str | None, doi: str | None) -> None:
    found = one(f"Tom Brown. Language models are few-shot learners. {behind}")
    assert found is not None
    assert (found.arxiv, found.doi) == (arxiv, doi)


def test_a_year_inside_the_title_or_an_id_is_not_when_it_came_out() -> None:
    found = one("Ada Byron. Report on the 2019 campaign of readers. arXiv:2012.05555, 2021.")
    assert found == Cited("Report on the 2019 campaign of readers", "2012.05555", None, 2021)
    assert one("Ada Byron. Report on the 2019 campaign of readers. CoRR, abs/2012.05555") == Cited(
        "Report on the 2019 campaign of readers", "2012.05555"
    )


def test_a_list_with_numbers_is_parted_at_them_in_whatever_lines_it_stands() -> None:
    first = "[1] A. Byron. First great work of hers. 2020. [2] B. Byron. Second great work:"
    listed = f"{first}\n\nof his. 2021. [3] C. Byron. Third great work. 2022."
    assert [each.title for each in cited(listed)] == [
        "First great work of hers",
        "Second great work: of his",
        "Third great work",
    ]


def test_a_list_without_numbers_is_parted_at_paragraphs() -> None:
    listed = "Ada Byron. First great work of hers. 2020.\n\nBob Byron. Second great\nwork of his. 2021."
    assert [each.title for each in cited(listed)] == ["First great work of hers", "Second great work of his"]


@pytest.mark.parametrize(
    "entry",
    [
        "",
        "[1]",
        "2020.",
        "https://example.org/a/page",
        "Tom Brown. In NeurIPS, 2020.",
        "Tom Brown. arXiv preprint arXiv:2005.14165, 2020.",
        "Tom Brown. Short. 2020.",
        "Tom Brown and nobody stops",
        f"Tom Brown. {'Words without an end ' * 20}. 2020.",
        "x" * (LONGEST_ENTRY + 1),
    ],
)
def test_an_entry_whose_title_cannot_be_told_is_left_out(entry: str) -> None:
    assert one(entry) is None


def test_only_reference_sections_are_read() -> None:
    sections = (
        TextSection("1", "Ada Byron. A great body of work. 2020."),
        TextSection("References", "[1] First."),
        TextSection("References", "[2] Second.", "references"),
        TextSection("More", "[3] Third.", "references"),
    )
    assert reference_text(PaperText("arxiv:1", "T", "A", "html", sections)) == "[2] Second.\n\n[3] Third."
    assert reference_text(PaperText("arxiv:1", "T", "A")) == ""


@pytest.mark.parametrize(
    "nasty",
    [
        "a-" * 600,
        "Aa, B., " * 150,
        "A. B" * 300,
        "et al., " * 140,
        "Aa, B. C. D. and " * 65,
        "arxiv::" * 160,
        "“" * 1_100,
    ],
)
def test_nonsense_takes_no_time(nasty: str) -> None:
    began = time.perf_counter()
    list(cited("\n\n".join([nasty] * 20)))
    assert time.perf_counter() - began < 1.0


@given(st.text(max_size=400))
def test_no_text_breaks_it(listed: str) -> None:
    for each in cited(listed):
        assert each.title == each.title.strip()
        assert each.year is None or 1950 <= each.year < 2050
