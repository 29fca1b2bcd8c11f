"""Which requests arXiv gets: the feed for today, the query API for past days, batches of ids."""

import itertools
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from fakes_sources import NOON, SetClock, SetFetcher

from adapters.sources.arxiv import Arxiv
from adapters.sources.arxiv.announcements import eastern_date, submitted_for
from bot.errors import Permanent, Temporary

CAPTURED = Path(__file__).parents[2] / "captured" / "sources" / "arxiv"
FEED = (CAPTURED / "feed" / "cs.LG_2026-09-25_atom_trimmed.xml").read_bytes()
ONE = (CAPTURED / "atom" / "id_list_1601.00001.xml").read_bytes()
EMPTY = (CAPTURED / "atom" / "empty_result.xml").read_bytes()
ERROR = (CAPTURED / "atom" / "error_incorrect_id_2026.xml").read_bytes()
FRIDAY = date(2026, 9, 25)


def arxiv(fetcher: SetFetcher, *categories: str, now: datetime = NOON) -> Arxiv:
    return Arxiv(fetcher, "https://api.example/query", "https://feed.example/atom/", categories, SetClock(now))


def page(total: int, *ids: str) -> bytes:
    entries = "".join(f"<entry><id>http://arxiv.org/abs/{each}</id><title>T</title></entry>" for each in ids)
    return f"<feed><totalResults>{total}</totalResults>{entries}</feed>".encode()


async def test_today_is_the_feed_without_replacements_each_paper_once() -> None:
    fetcher = SetFetcher(FEED.replace(b">new<", b">cross<"), FEED)
    listing = await arxiv(fetcher, "cs.AI", "cs.LG").listing(FRIDAY)
    assert [url for url, _ in fetcher.asked] == ["https://feed.example/atom/cs.AI", "https://feed.example/atom/cs.LG"]
    assert [(entry.reference[-10:], entry.announce) for entry in listing.entries] == [
        ("2609.28553", "new"),
        ("2402.10149", "cross"),
    ]
    assert (listing.source, listing.asked_at) == ("arxiv", NOON)


async def test_a_feed_that_still_shows_an_older_day_has_nothing_yet() -> None:
    monday = FRIDAY + timedelta(days=3)
    listing = await arxiv(SetFetcher(FEED), "cs.LG", now=NOON + timedelta(days=3)).listing(monday)
    assert listing.entries == ()


@pytest.mark.parametrize("day", [date(2026, 9, 26), date(2026, 9, 27), date(2020, 1, 4)])
async def test_weekends_are_asked_of_nobody(day: date) -> None:
    fetcher = SetFetcher()
    assert (await arxiv(fetcher, "cs.LG").listing(day)).entries == ()
    assert fetcher.asked == []


async def test_a_past_day_is_asked_by_its_span_page_by_page() -> None:
    fetcher = SetFetcher(page(3, "2609.00001v1", "2609.00002v2"), page(3, "2609.00003v1"))
    listing = await arxiv(fetcher, "cs.AI", "cs.LG").listing(date(2026, 9, 24))
    assert [entry.reference[-12:] for entry in listing.entries] == ["2609.00001v1", "2609.00002v2", "2609.00003v1"]
    assert {entry.sighting.day for entry in listing.entries} == {date(2026, 9, 24)}
    urls, params = zip(*fetcher.asked, strict=True)
    assert set(urls) == {"https://api.example/query"}
    assert [each["start"] for each in params] == ["0", "2"]
    question = "(cat:cs.AI OR cat:cs.LG) AND submittedDate:[202609221800 TO 202609231759]"
    assert {each["search_query"] for each in params} == {question}


async def test_a_past_day_without_papers() -> None:
    assert (await arxiv(SetFetcher(EMPTY), "cs.LG").listing(date(2026, 9, 24))).entries == ()


async def test_an_empty_page_before_the_end_may_pass() -> None:
    with pytest.raises(Temporary, match="empty though 3 papers are promised"):
        await arxiv(SetFetcher(page(3, "2609.00001v1"), page(3)), "cs.LG").listing(date(2026, 9, 24))


async def test_an_answer_without_end_has_one() -> None:
    pages = [page(10**8, *(f"26{n:02d}.{k:05d}" for k in range(500))) for n in range(20)]
    listing = await arxiv(SetFetcher(*pages), "cs.LG").listing(date(2026, 9, 24))
    assert len(listing.entries) == 4000


async def test_lookups_go_in_batches_of_a_hundred_without_what_is_no_id() -> None:
    fetcher = SetFetcher(ONE, EMPTY)
    ids = [f"2407.{number:05d}" for number in range(150)]
    odd = ["arxiv:2407.00000", "not an id", "2407.1,2", "https://evil.example", "doi:10.1/x"]
    entries = await arxiv(fetcher).lookup([*ids, *odd])
    assert [len(params["id_list"].split(",")) for _, params in fetcher.asked] == [100, 50]
    assert {params["max_results"] for _, params in fetcher.asked} == {"100"}
    assert entries[0].authors_complete
    assert entries[0].sighting.day == NOON.date()


async def test_old_style_ids_are_ids() -> None:
    fetcher = SetFetcher(EMPTY)
    await arxiv(fetcher).lookup(["cond-mat/0102536v1", "math.AG/0601001", "astro-ph/9904306"])
    assert fetcher.asked[0][1]["id_list"] == "cond-mat/0102536v1,math.AG/0601001,astro-ph/9904306"


async def test_no_ids_no_request() -> None:
    fetcher = SetFetcher()
    assert await arxiv(fetcher).lookup([]) == ()
    assert fetcher.asked == []


@pytest.mark.parametrize("status", [200, 400])
async def test_an_error_feed_with_either_status(status: int) -> None:
    with pytest.raises(Permanent, match=r"^arxiv refused the question: incorrect id format for notanid$"):
        await arxiv(SetFetcher(ERROR, status=status)).lookup(["2407.10671"])


async def test_a_bad_request_without_a_reason() -> None:
    with pytest.raises(Permanent, match="without a reason"):
        await arxiv(SetFetcher(EMPTY, status=400)).lookup(["2407.10671"])


def test_spans_of_working_days_follow_each_other_without_gap_or_overlap() -> None:
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(3 * 365)]
    spans = [span for day in days if (span := submitted_for(day)) is not None]
    assert all(earlier[1] == later[0] for earlier, later in itertools.pairwise(spans))
    assert all(begin < end for begin, end in spans)


def test_known_spans() -> None:
    monday = (datetime(2026, 9, 24, 18, tzinfo=UTC), datetime(2026, 9, 25, 18, tzinfo=UTC))
    tuesday = (datetime(2026, 9, 25, 18, tzinfo=UTC), datetime(2026, 9, 28, 18, tzinfo=UTC))
    assert submitted_for(date(2026, 9, 28)) == monday
    assert submitted_for(date(2026, 9, 29)) == tuesday
    assert submitted_for(date(2026, 1, 8)) == (
        datetime(2026, 1, 6, 19, tzinfo=UTC),
        datetime(2026, 1, 7, 19, tzinfo=UTC),
    )


def test_the_date_at_arxiv() -> None:
    assert eastern_date(datetime(2026, 9, 26, 3, tzinfo=UTC)) == FRIDAY
    assert eastern_date(datetime(2026, 9, 26, 4, tzinfo=UTC)) == date(2026, 9, 26)
