"""The clauses of bot.ports.venues.Titles: arXiv over the loopback through the real fetcher, and the fake."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import stamina
from builders import an_entry
from fakes_sources import SetClock
from fakes_titles import FakeTitles
from responders.papers import Answer, Asked, Papers
from title_index import Indexed, TitleIndex, atom

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings
from adapters.sources.arxiv import ArxivTitles
from bot.domain.identity import arxiv_id
from bot.errors import Permanent, Temporary
from bot.ports.venues import Titles
from bot.reading.same_paper import same_paper

NOW = datetime(2026, 9, 25, 12, tzinfo=UTC)
TITLE, AUTHORS = "Attention Is All You Need", ("Ashish Vaswani", "Noam Shazeer")
PAPER = Indexed("1706.03762", TITLE, AUTHORS, "The dominant sequence models are recurrent.")


@dataclass
class Case:
    """A service that knows PAPER and nothing else."""

    titles: Titles
    breaks: Callable[[], None]


@asynccontextmanager
async def arxiv() -> AsyncIterator[Case]:
    index = TitleIndex([PAPER])

    def answer(asked: Asked) -> Answer:
        found = index.search(asked.query["search_query"])
        return Answer(atom([index.papers[id_] for id_ in found]), content_type="application/atom+xml")

    papers = Papers({"/api/query": answer})

    def breaks() -> None:
        papers.script = {"/api/query": Answer(status=503)}

    async with papers, Fetcher(FetchSettings(named_urls=(papers.url,)), SetClock(NOW), SystemClock()) as fetcher:
        yield Case(ArxivTitles(fetcher, f"{papers.url}/api/query", SetClock(NOW)), breaks)


@asynccontextmanager
async def fake() -> AsyncIterator[Case]:
    entry = an_entry("http://arxiv.org/abs/1706.03762v1", TITLE, authors=AUTHORS, abstract=PAPER.abstract)
    titles = FakeTitles({TITLE: [entry]})
    yield Case(titles, lambda: titles.fails.update({"": Temporary("away")}))


@pytest.fixture(params=[arxiv, fake], ids=["arxiv", "fake"])
async def case(request: pytest.FixtureRequest) -> AsyncIterator[Case]:
    with stamina.set_testing(True, attempts=2, cap=True):
        async with request.param() as made:
            yield made


async def test_a_paper_is_found_by_its_title(case: Case) -> None:
    found = await case.titles.titled(TITLE)
    assert [arxiv_id(entry.reference) for entry in found] == ["1706.03762"]
    assert (found[0].title, found[0].authors, found[0].abstract) == (TITLE, AUTHORS, PAPER.abstract)
    assert same_paper(TITLE, AUTHORS, found) == found[0]


async def test_a_title_that_nobody_knows_is_an_answer(case: Case) -> None:
    assert await case.titles.titled("Zebras of the Serengeti") == ()


@pytest.mark.parametrize("title", ["", "   ", "한국어", "!!!", '" OR ti:attention', "x" * 100_000])
async def test_any_title_may_be_asked_for(case: Case, title: str) -> None:
    for entry in await case.titles.titled(title):
        assert same_paper(title, AUTHORS, [entry]) is None


async def test_a_service_that_is_away_is_one_of_two_failures(case: Case) -> None:
    assert await case.titles.titled(TITLE)
    case.breaks()
    with pytest.raises((Temporary, Permanent)):
        await case.titles.titled(TITLE)
