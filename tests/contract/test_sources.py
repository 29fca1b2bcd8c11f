"""The port's clauses for every source: the real ones over the loopback through the real fetcher, files, the fake."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import stamina
from fakes_sources import FakeMetadata, FakeSource, SetClock
from responders.openreview import VENUE, OpenReviewNotes, a_note, milliseconds
from responders.papers import Answer, Papers, Script

from adapters.clock import SystemClock
from adapters.fetch import Fetcher, FetchSettings
from adapters.sources.arxiv import Arxiv, ArxivXml
from adapters.sources.deeplearn import DeepLearn
from adapters.sources.huggingface import DailyPapers, HuggingFace
from adapters.sources.openreview import OpenReview
from adapters.sources.recorded import Collected, Recorded
from bot.domain.paper import Entry, Sighting
from bot.errors import Permanent, Temporary
from bot.ports.sources import Listing, Metadata, Source

CAPTURED = Path(__file__).parents[1] / "captured" / "sources"
NOW = datetime(2026, 9, 25, 12, tzinfo=UTC)
FULL, EMPTY = date(2026, 9, 25), date(2026, 9, 24)
DAILY = (CAPTURED / "huggingface" / "2024-07-17.json").read_bytes()
FEED = (CAPTURED / "arxiv" / "feed" / "cs.LG_2026-09-25_atom_trimmed.xml").read_bytes()
NONE = (CAPTURED / "arxiv" / "atom" / "empty_result.xml").read_bytes()
FRONT_PAGE = (CAPTURED / "deeplearn" / "built_front_page.html").read_bytes()
SHAPES = (DailyPapers(), Collected(), ArxivXml())


@dataclass
class Case:
    """A source that has papers on FULL and none on EMPTY; `sighted` names the source of its sightings.

    `only_now`: it knows no other day than today, and says so.
    """

    source: Source
    sighted: str
    breaks: Callable[[], Awaitable[None]]
    only_now: bool = False


@asynccontextmanager
async def _served(
    script: dict[str, Script], make: Callable[[Fetcher, str], Source], sighted: str, *, only_now: bool = False
):
    async with Papers(script) as papers:
        settings = FetchSettings(named_urls=(papers.url,))
        async with Fetcher(settings, SetClock(NOW), SystemClock()) as fetcher:

            async def breaks() -> None:
                papers.script = dict.fromkeys(script, Answer(status=503))

            yield Case(make(fetcher, papers.url), sighted, breaks, only_now)


def huggingface(_: Path):
    def daily(asked):
        return Answer(DAILY if asked.query["date"] == FULL.isoformat() else b"[]")

    return _served({"/api/daily_papers": daily}, lambda f, url: HuggingFace(f, url, SetClock(NOW)), "huggingface")


def arxiv(_: Path):
    script: dict[str, Script] = {"/atom/cs.LG": Answer(FEED), "/api/query": Answer(NONE)}
    return _served(
        script, lambda f, url: Arxiv(f, f"{url}/api/query", f"{url}/atom", ["cs.LG"], SetClock(NOW)), "arxiv"
    )


def openreview(_: Path):
    notes = [{**a_note(number), "pdate": milliseconds(FULL)} for number in range(3)]

    def make(fetcher: Fetcher, url: str) -> Source:
        return OpenReview(fetcher, SetClock(NOW), url, url, (VENUE,))

    return _served({"/notes": OpenReviewNotes(notes)}, make, "openreview")


def deeplearn(_: Path):
    page = Answer(FRONT_PAGE, content_type="text/html")
    return _served({"/": page}, lambda f, url: DeepLearn(f, SetClock(NOW), url), "deeplearn", only_now=True)


@asynccontextmanager
async def _kept(file: Path, sighted: str):
    async def breaks() -> None:
        await asyncio.to_thread(file.unlink)

    yield Case(Recorded(file.parent, SHAPES), sighted, breaks)


def recorded_json(folder: Path):
    (folder / f"{FULL}.json").write_bytes(DAILY)
    return _kept(folder / f"{FULL}.json", "huggingface")


def recorded_xml(folder: Path):
    (folder / f"{FULL}.xml").write_bytes(FEED)
    return _kept(folder / f"{FULL}.xml", "arxiv")


@asynccontextmanager
async def fake(_: Path):
    entry = Entry(Sighting("fake", FULL, NOW), "2609.00001", "A Title")
    source = FakeSource({FULL: [entry]})

    async def breaks() -> None:
        source._failure = Temporary("fake answered 503")

    yield Case(source, "fake", breaks)


@pytest.fixture(
    params=[huggingface, arxiv, openreview, deeplearn, recorded_json, recorded_xml, fake],
    ids=lambda make: make.__name__,
)
async def case(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Case]:
    with stamina.set_testing(True, attempts=2, cap=True):
        async with request.param(tmp_path) as made:
            yield made


async def test_a_listing_is_of_the_day_that_was_asked(case: Case) -> None:
    listing = await case.source.listing(FULL)
    assert isinstance(listing, Listing)
    assert listing.source == case.source.name
    assert listing.day == FULL
    assert listing.asked_at.utcoffset() is not None
    assert listing.entries
    assert isinstance(listing.entries, tuple)


async def test_entries_are_sighted_that_day_by_their_source(case: Case) -> None:
    for entry in (await case.source.listing(FULL)).entries:
        assert (entry.sighting.source, entry.sighting.day) == (case.sighted, FULL)
        assert entry.sighting.seen_at.utcoffset() is not None
        assert entry.title.strip() == entry.title != ""
        assert entry.reference
        assert "\n" not in entry.title
        assert entry.announce != "replace"


async def test_asking_again_gives_the_same(case: Case) -> None:
    assert (await case.source.listing(FULL)).entries == (await case.source.listing(FULL)).entries


async def test_a_day_without_papers_is_an_answer(case: Case) -> None:
    if case.only_now:
        with pytest.raises(Permanent, match="today only"):
            await case.source.listing(EMPTY - timedelta(days=1))
        return
    listing = await case.source.listing(EMPTY)
    assert (listing.day, listing.entries) == (EMPTY, ())


async def test_a_source_that_cannot_be_asked_says_so_in_one_line(case: Case) -> None:
    await case.breaks()
    with pytest.raises((Temporary, Permanent)) as failure:
        await case.source.listing(FULL)
    assert len(str(failure.value).splitlines()) == 1
    assert failure.value.__cause__ is None


async def test_only_recorded_sources_say_that_they_are(case: Case) -> None:
    assert case.source.recorded is (case.source.name == "recorded")


ONE = (CAPTURED / "arxiv" / "atom" / "id_list_1601.00001.xml").read_bytes()


@asynccontextmanager
async def arxiv_metadata(answer: Answer):
    async with Papers({"/api/query": answer}) as papers:
        fetcher = Fetcher(FetchSettings(named_urls=(papers.url,)), SetClock(NOW), SystemClock())
        yield Arxiv(fetcher, f"{papers.url}/api/query", papers.url, [], SetClock(NOW))
        await fetcher.close()


@asynccontextmanager
async def fake_metadata(answer: Answer):
    entry = Entry(Sighting("fake", FULL, NOW), "1601.00001v1", "T", authors=("A",), authors_complete=True)
    failure = None if answer.status == 200 else Temporary("fake answered 503")
    yield FakeMetadata({"1601.00001": entry}, failure=failure)


@pytest.mark.parametrize("make", [arxiv_metadata, fake_metadata])
async def test_metadata_of_what_is_known(make) -> None:
    async with make(Answer(ONE)) as metadata:
        service: Metadata = metadata
        (entry,) = await service.lookup(["1601.00001", "2407.99999"])
    assert "1601.00001" in entry.reference
    assert entry.authors_complete
    assert entry.authors


@pytest.mark.parametrize("make", [arxiv_metadata, fake_metadata])
async def test_metadata_that_cannot_be_asked(make) -> None:
    with stamina.set_testing(True, attempts=2, cap=True):
        async with make(Answer(status=503)) as metadata:
            with pytest.raises(Temporary, match="answered 503"):
                await metadata.lookup(["1601.00001"])
