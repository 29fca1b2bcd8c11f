"""Where texts are asked for: of nobody for recorded days, unless an address for texts is named."""

from pathlib import Path

import stamina
from builders import a_paper
from fakes_payments import FakeTexts
from pages_with_words import ABSTRACT, TITLE, a_page, a_paper_pdf
from responders.papers import Answer, Papers

from adapters.clock import SystemClock
from adapters.config import Config, read
from adapters.wiring.fulltext import ladder
from adapters.wiring.sources import sources

PAPER = a_paper("arxiv:2407.10671", TITLE, abstract=ABSTRACT)


def settings(folder: Path, sources: str, **named: str) -> Config:
    return read({"JOGAN_DATA_DIR": str(folder), "JOGAN_SOURCES": sources, **named}, folder)


async def asked_text(config: Config) -> tuple[bool, bool]:
    """Whether there is anybody to ask, and whether a whole text came."""
    clock = SystemClock()
    with stamina.set_testing(True, attempts=1, cap=True):
        async with sources(config, clock, None) as asked:
            text = await ladder(config, asked.fetcher, FakeTexts(), clock).text(PAPER)
            return asked.fetcher is not None, text.is_whole


async def test_recorded_days_ask_nobody(tmp_path: Path) -> None:
    assert await asked_text(settings(tmp_path, "recorded:days")) == (False, False)


async def test_recorded_days_ask_for_texts_at_an_address_that_is_named(tmp_path: Path) -> None:
    async with Papers({"/html/2407.10671": Answer(a_page().encode())}) as papers:
        config = settings(tmp_path, "recorded:days", JOGAN_ARXIV_URL=papers.url)
        assert await asked_text(config) == (True, True)
    assert papers.asked[0].path == "/html/2407.10671"


async def test_live_sources_ask_for_texts_too(tmp_path: Path) -> None:
    async with Papers({"/pdf/2407.10671": Answer(a_paper_pdf())}) as papers:
        config = settings(tmp_path, "huggingface", JOGAN_ARXIV_URL=papers.url)
        assert await asked_text(config) == (True, True)
    assert [asked.path for asked in papers.asked] == ["/html/2407.10671", "/pdf/2407.10671"]
