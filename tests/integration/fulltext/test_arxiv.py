"""arXiv's forms over the loopback: what each wrong answer becomes, one line of the log each, and the whole ladder."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
import stamina
from builders import a_paper
from fakes_payments import FakeTexts
from fakes_sources import SetClock
from pages_with_words import ABSTRACT, RUNNING, TITLE, a_column, a_page, a_paper_pdf
from responders.papers import Answer, Papers, Script

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings
from adapters.fulltext.arxiv import ArxivText
from bot.domain.text import PaperText
from bot.reading.ladder import Ladder

PAPER = a_paper("arxiv:2407.10671", TITLE, abstract=ABSTRACT)
REFERENCES = (
    '<section class="ltx_bibliography"><h2 class="ltx_title ltx_title_bibliography">References</h2>'
    '<ul class="ltx_biblist"><li class="ltx_bibitem">Nobody. On caches. 2020.</li></ul></section></article>'
)
PAGE, PDF = a_page().replace("</article>", REFERENCES).encode(), a_paper_pdf()
ERROR_PAGE = b"<html><body>Conversion to HTML had a Fatal error and exited abruptly.</body></html>"


@asynccontextmanager
async def climbing(**script: Script) -> AsyncIterator[tuple[Papers, Ladder]]:
    async with Papers({f"/{kind}/2407.10671": answer for kind, answer in script.items()}) as papers:
        settings = FetchSettings(named_urls=(papers.url,))
        with stamina.set_testing(True, attempts=1, cap=True):
            async with Fetcher(settings, SetClock(datetime(2024, 7, 16, tzinfo=UTC)), SystemClock()) as fetcher:
                forms = [ArxivText("html", fetcher, papers.url), ArxivText("pdf", fetcher, papers.url)]
                yield papers, Ladder(forms, FakeTexts(), SystemClock())


async def read(caplog: pytest.LogCaptureFixture, **script: Script) -> tuple[PaperText, list[str]]:
    caplog.set_level(logging.INFO)
    caplog.clear()
    async with climbing(**script) as (_, ladder):
        text = await ladder.text(PAPER)
    ours = ("bot.reading", "adapters.fulltext")
    return text, [record.getMessage() for record in caplog.records if record.name.startswith(ours)]


async def test_html_first(caplog: pytest.LogCaptureFixture) -> None:
    text, told = await read(caplog, html=Answer(PAGE), pdf=Answer(PDF))
    assert (text.source, text.version, told) == ("html", "v4", [])
    assert [section.heading for section in text.sections] == [
        "1 Part 1",
        "2 Part 2",
        "3 Part 3",
        "4 Part 4",
        "References",
    ]


async def test_the_pdf_where_there_is_no_html(caplog: pytest.LogCaptureFixture) -> None:
    text, told = await read(caplog, pdf=Answer(PDF))
    assert (text.source, [section.heading for section in text.sections][:2]) == ("pdf", ["1 Introduction", "2 Method"])
    assert told == ["arxiv:2407.10671: no text from its HTML: arXiv has none"]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Answer(ERROR_PAGE), "the page says: conversion to html had a fatal error"),
        (Answer(b"<html>Please solve this captcha.</html>"), "the page says: captcha"),
        (Answer(PAGE[: len(PAGE) // 2]), "the page is cut off"),
        (Answer(a_page("논문이 빠르다. " * 100).encode("cp949")), "the page is in another charset than it says"),
        (Answer(b"%PDF-1.7"), "the page is not a paper converted from LaTeX"),
        (Answer(a_page(title="Another Paper", stamp="").replace(ABSTRACT, "Other words. " * 20).encode()),
         "neither the title nor the abstract of this paper stands in it"),
        (Answer(a_page(stamp="arXiv:2407.99999v1 [cs.CL]").encode()), "it is stamped as arXiv:2407.99999v1"),
        (Answer(a_page(sections=1).encode()), "too few for a paper"),
        (Answer(status=403), "127.0.0.1 answered 403 (forbidden)"),
        (Answer(status=503), "127.0.0.1 answered 503 (service unavailable)"),
        (Answer(b"x", headers={"Content-Length": "40000000"}), "announced an answer that is too large"),
    ],
)  # fmt: skip
async def test_row_58_a_wrong_page_is_one_line_and_the_pdf_is_read(
    page: Answer, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    text, told = await read(caplog, html=page, pdf=Answer(PDF))
    assert text.source == "pdf"
    assert len(told) == 1
    assert reason in told[0]
    assert told[0].startswith("arxiv:2407.10671: ")


@pytest.mark.parametrize(
    ("pdf", "reason"),
    [
        (Answer(b"not a PDF"), "the file is not a PDF"),
        (Answer(PDF[:200]), "the PDF is broken"),
        (Answer(b"x", headers={"Content-Length": str(500 * 1024 * 1024)}), "announced an answer that is too large"),
        (Answer(status=404), "arXiv has none"),
    ],
)
async def test_row_57_a_wrong_pdf_leaves_the_abstract(
    pdf: Answer, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    text, told = await read(caplog, pdf=pdf)
    assert text == PaperText(PAPER.id, TITLE, ABSTRACT)
    assert len(told) == 2
    assert reason in told[1]


async def test_a_text_is_fetched_once() -> None:
    async with climbing(html=Answer(PAGE)) as (papers, ladder):
        assert await ladder.text(PAPER) == await ladder.text(PAPER)
    assert [asked.path for asked in papers.asked] == ["/html/2407.10671"]


async def test_a_paper_that_is_not_arxiv_s_is_asked_of_nobody() -> None:
    async with climbing(html=Answer(PAGE)) as (papers, ladder):
        assert not (await ladder.text(a_paper("doi:10.1/x"))).is_whole
    assert papers.asked == []


async def test_a_page_whose_conversion_broke_off_gives_way_to_a_longer_pdf() -> None:
    broken_off = a_page(sections=3).encode()
    longer = a_paper_pdf(a_column(RUNNING, y=480))
    async with climbing(html=Answer(broken_off), pdf=Answer(longer)) as (_, ladder):
        assert (await ladder.text(PAPER)).source == "pdf"
    async with climbing(html=Answer(broken_off)) as (_, ladder):
        assert (await ladder.text(PAPER)).source == "html"
