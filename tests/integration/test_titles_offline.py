"""A machine without a network: a report of hundreds of papers hears of it at once, by one question (under a second)."""

import socket
import time
from collections.abc import Sequence

import pytest
from builders_conference import an_accepted
from fakes_reports import FakeReports
from fakes_sources import SetClock
from responders.papers import Answer, Papers
from title_index import atom

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings
from adapters.fetch.transport import Resolve
from adapters.sources.arxiv import PUBLIC_API_URL, ArxivTitles
from bot.conference.enrich import Enriched, enrich
from bot.conference.found import Chosen

CHOSEN = [Chosen(an_accepted(f"A Paper About Tides Of Kind {n}")) for n in range(477)]
AT_ONCE = 1.0


async def nowhere(host: str, port: int) -> Sequence[str]:
    raise socket.gaierror(-2, "Name or service not known")


async def asked(url: str, resolve: Resolve | None = None, chosen: Sequence[Chosen] = CHOSEN) -> Enriched:
    """Enrich by arXiv at an address, with the program's own pace and tries."""
    settings = FetchSettings(named_urls=() if url == PUBLIC_API_URL else (url,))
    async with Fetcher(settings, SetClock(), SystemClock(), resolve=resolve) as fetcher:
        return await enrich(chosen, ArxivTitles(fetcher, url, SetClock()), FakeReports(), SetClock())


async def told_at_once(url: str, resolve: Resolve | None = None) -> Enriched:
    began = time.perf_counter()
    found = await asked(url, resolve)
    assert time.perf_counter() - began < AT_ONCE
    assert len(found.found) == len(CHOSEN)
    assert (found.asked, found.joined) == (1, 0)
    return found


async def test_a_name_that_does_not_resolve_is_told_at_once() -> None:
    found = await told_at_once(PUBLIC_API_URL, nowhere)
    assert found.failure == "export.arxiv.org cannot be reached"


async def test_a_connection_that_is_refused_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/api/query"
        found = await told_at_once(url)
    assert found.failure == "127.0.0.1 cannot be reached"


async def test_a_network_that_lies_is_told_at_once() -> None:
    async with Papers({"/api/query": Answer(b"<html>Please log in", content_type="text/html")}) as papers:
        found = await asked(f"{papers.url}/api/query")
    assert found.failure is not None
    assert "web page" in found.failure
    assert len(papers.asked) == 3


@pytest.mark.parametrize("answers", [1, 5])
async def test_once_it_answered_a_short_absence_is_waited_for(answers: int) -> None:
    busy = Answer(status=503, headers={"Retry-After": "0"})
    script = [*[Answer(atom([]), content_type="application/atom+xml")] * answers, busy, Answer(atom([]))]
    async with Papers({"/api/query": script}) as papers:
        found = await asked(f"{papers.url}/api/query", chosen=CHOSEN[:20])
    assert found.failure is None
    assert found.asked == 20
