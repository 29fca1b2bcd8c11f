"""Documents through the fetcher: their own bounds and deadline, nothing kept, everything else as it was."""

import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import stamina
from fakes_sources import SetClock
from responders.papers import Answer, Papers, Script

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings, Large, MemoryValidators
from bot.errors import BadPayload, Temporary

SMALL = 4_096
LARGE = Large(20 * SMALL, 5.0)


@asynccontextmanager
async def fetching(script: Script, kept: MemoryValidators | None = None) -> AsyncIterator[tuple[Papers, Fetcher, str]]:
    async with Papers({"/html/1": script}) as papers:
        settings = FetchSettings(named_urls=(papers.url,), most_wire_bytes=SMALL, most_bytes=SMALL)
        with stamina.set_testing(True, attempts=3, cap=True):
            async with Fetcher(settings, SetClock(), SystemClock(), kept) as fetcher:
                yield papers, fetcher, f"{papers.url}/html/1"


async def test_a_document_may_be_larger_than_the_settings_allow() -> None:
    async with fetching(Answer(b"x" * 10 * SMALL)) as (_, fetcher, url):
        assert len((await fetcher.get(url, large=LARGE)).body) == 10 * SMALL
        with pytest.raises(BadPayload, match="too large"):
            await fetcher.get(url)


async def test_row_57_a_document_that_is_announced_too_large_is_not_read() -> None:
    async with fetching(Answer(b"x" * 21 * SMALL)) as (papers, fetcher, url):
        with pytest.raises(BadPayload, match="announced an answer that is too large"):
            await fetcher.get(url, large=LARGE)
    assert len(papers.asked) == 1


async def test_row_57_an_endless_document_is_left_at_its_bound() -> None:
    async with fetching(Answer(b"x" * SMALL, drip=0.0)) as (papers, fetcher, url):
        with pytest.raises(BadPayload, match="sent more than"):
            await fetcher.get(url, large=LARGE)
    assert len(papers.asked) == 1


async def test_a_document_that_unpacks_beyond_its_bound_is_refused() -> None:
    packed = Answer(gzip.compress(b"x" * 21 * SMALL), headers={"Content-Encoding": "gzip"})
    async with fetching(packed) as (_, fetcher, url):
        with pytest.raises(BadPayload, match="unpacks to more than"):
            await fetcher.get(url, large=LARGE)


async def test_a_document_has_a_deadline_of_its_own() -> None:
    async with fetching(Answer(b"x", drip=0.05)) as (_, fetcher, url):
        with pytest.raises(Temporary, match="did not finish its answer in time"):
            await fetcher.get(url, large=Large(SMALL, 0.3))


async def test_a_document_is_not_kept_for_conditional_requests() -> None:
    kept = MemoryValidators()
    async with fetching(Answer(b"text", headers={"ETag": '"a"'}), kept) as (papers, fetcher, url):
        for _ in range(2):
            await fetcher.get(url, large=LARGE)
        assert await kept.get(url) is None
        await fetcher.get(url)
        assert await kept.get(url) is not None
    assert [asked.headers.get("If-None-Match") for asked in papers.asked] == [None, None, None]
