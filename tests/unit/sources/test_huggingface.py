"""The daily_papers answer: real days, real odd objects, and everything that may be missing or wrong."""

import json
import logging
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from fakes_sources import SetClock, SetFetcher

from adapters.sources.huggingface import DailyPapers, HuggingFace, parse_list
from bot.errors import BadPayload

CAPTURED = Path(__file__).parents[2] / "captured" / "sources" / "huggingface"
DAY = date(2024, 7, 16)
SEEN = datetime(2024, 7, 16, 23, tzinfo=UTC)


def parsed(*items: object):
    return parse_list(json.dumps(items).encode(), day=DAY, seen_at=SEEN, source="huggingface")


def item(**paper: object) -> dict[str, object]:
    return {"paper": {"id": "2407.10671", "title": "A Title", **paper}}


def test_a_captured_day() -> None:
    payload = (CAPTURED / "2024-07-17.json").read_bytes()
    entries = parse_list(payload, day=date(2024, 7, 17), seen_at=SEEN, source="huggingface")
    assert len(entries) == 19
    raw = json.loads(payload)
    assert [entry.reference for entry in entries] == [each["paper"]["id"] for each in raw]
    assert [entry.sighting.votes for entry in entries] == [each["paper"]["upvotes"] for each in raw]
    assert [list(entry.authors) for entry in entries] == [[a["name"] for a in each["paper"]["authors"]] for each in raw]
    assert not any(entry.authors_complete for entry in entries)
    assert all(entry.thumbnail.startswith("https://cdn-thumbnails.huggingface.co/") for entry in entries)
    assert {entry.sighting.day for entry in entries} == {date(2024, 7, 17)}


def test_a_weekend_list_repeats_friday_s_and_is_of_its_own_day() -> None:
    friday, saturday = (
        parse_list((CAPTURED / f"{day}.json").read_bytes(), day=day, seen_at=SEEN, source="huggingface")
        for day in (date(2024, 1, 5), date(2024, 1, 6))
    )
    assert [entry.reference for entry in friday] == [entry.reference for entry in saturday]
    assert {entry.sighting.day for entry in saturday} == {date(2024, 1, 6)}


def test_the_site_s_own_object_with_all_its_fields() -> None:
    paper = json.loads((CAPTURED / "paper_object_2407.13168.json").read_text())
    extra = {
        "publishedAt": "2024-07-18T05:15:24.000Z",
        "thumbnail": "https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2407.13168.png",
        "numComments": 3,
        "organization": {"name": "x"},
        "submittedBy": {"name": "y"},
        "isAuthorParticipating": False,
    }
    (entry,) = parsed({"paper": paper, **extra})
    assert entry.title == "SciCode: A Research Coding Benchmark Curated by Scientists"
    assert entry.authors[2] == "Shizhuo Dylan Zhang"
    assert len(entry.authors) == 6
    assert entry.published == datetime(2024, 7, 18, 5, 15, 24, tzinfo=UTC)
    assert entry.abstract.startswith("Since language models (LMs) now outperform average humans on many challenging\n")


def test_only_id_and_title_are_needed() -> None:
    (entry,) = parsed(item())
    assert (entry.reference, entry.title, entry.abstract, entry.authors) == ("2407.10671", "A Title", "", ())
    assert entry.sighting.votes is None
    assert entry.thumbnail is None
    assert entry.published is None


def test_title_and_summary_may_stand_outside() -> None:
    (entry,) = parsed({"paper": {"id": "1"}, "title": " A \n Title ", "summary": " Text\nmore "})
    assert (entry.title, entry.abstract) == ("A Title", "Text\nmore")


def test_authors_hidden_twice_or_nameless_are_left_out() -> None:
    names = [
        {"name": "A", "hidden": False},
        {"name": "B", "hidden": True},
        {"name": " C  D "},
        {"name": "A"},
        {"name": "+"},
        {"name": ""},
        {"name": 7},
        {},
        None,
        "E",
    ]
    (entry,) = parsed(item(authors=names))
    assert entry.authors == ("A", "C D")


@pytest.mark.parametrize("votes", [None, "12", -1, True, 1.5, [], 10**12])
def test_votes_that_are_no_count_are_unknown(votes: object) -> None:
    (entry,) = parsed({**item(upvotes=votes), "upvotesReadAt": "2024-11"})
    assert entry.sighting.votes is None
    assert entry.sighting.votes_read is None


def test_when_votes_were_read_may_be_told() -> None:
    (entry,) = parsed({**item(upvotes=91), "upvotesReadAt": "2024-11"})
    assert (entry.sighting.votes, entry.sighting.votes_read) == (91, "2024-11")
    (entry,) = parsed({**item(upvotes=0), "upvotesReadAt": 2024})
    assert (entry.sighting.votes, entry.sighting.votes_read) == (0, None)


@pytest.mark.parametrize(
    "thumbnail",
    [
        "http://cdn-thumbnails.huggingface.co/x.png",
        "https://evil.example/x.png",
        "https://huggingface.co.evil.example/x.png",
        "https://huggingface.co@evil.example/x.png",
        "https://huggingface.co:8443/x.png",
        "//huggingface.co/x.png",
        "https://huggingface.co/a b.png",
        'https://huggingface.co/"onload=x',
        "https://huggingface.co/х.png",
        "data:image/png;base64,AAAA",
        "https://[huggingface.co/",
        "https://huggingface.co/" + "x" * 3000,
        5,
        None,
    ],
)
def test_a_thumbnail_from_elsewhere_is_none(thumbnail: object) -> None:
    (entry,) = parsed({**item(), "thumbnail": thumbnail})
    assert entry.thumbnail is None


def test_links_of_the_project() -> None:
    (entry,) = parsed(
        {
            **item(projectPage="https://p.example/x", githubRepo="javascript:alert(1)"),
            "projectPage": "https://q.example",
        }
    )
    assert entry.links == ("https://p.example/x", "https://q.example")


@pytest.mark.parametrize("moment", ["yesterday", "", 5, None, "9999-99-99", "0001-01-01T00:00:00+23:59", "x" * 50])
def test_a_publication_date_that_is_none(moment: object) -> None:
    (entry,) = parsed(item(publishedAt=moment))
    assert entry.published is None


def test_a_date_without_a_zone_is_utc() -> None:
    (entry,) = parsed(item(publishedAt="2024-07-18"))
    assert entry.published == datetime(2024, 7, 18, tzinfo=UTC)


def test_an_item_that_is_no_paper_is_left_out_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        entries = parsed(item(), None, "x", {}, {"paper": []}, {"paper": {"id": "1"}}, item(id=7), item(id="a b"))
    assert len(entries) == 1
    assert "7 of 8 items" in caplog.text


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"{}", "is no list of papers"),
        (b'{"error": "Invalid date\\nformat"}', "is no list of papers: Invalid date format"),
        (b'"text"', "is no list of papers"),
        (b"null", "is no list of papers"),
        (b"[1, 2, 3]", "none of the 3 items"),
        (b'[{"title": "a page"}]', "none of the 1 items"),
        (b"<html>captcha</html>", "a web page"),
        (b'[{"paper": ', "cut off"),
    ],
)
def test_a_wrong_whole_is_one_line(payload: bytes, reason: str) -> None:
    with pytest.raises(BadPayload, match=rf"^huggingface: .*{reason}") as failure:
        parse_list(payload, day=DAY, seen_at=SEEN, source="huggingface")
    assert "\n" not in str(failure.value)


def test_an_empty_list_is_an_answer() -> None:
    assert parsed() == ()


async def test_which_request_is_made() -> None:
    fetcher = SetFetcher(b"[]")
    listing = await HuggingFace(fetcher, "https://huggingface.co/", SetClock()).listing(DAY)
    assert fetcher.asked == [("https://huggingface.co/api/daily_papers", {"date": "2024-07-16", "limit": "100"})]
    assert (listing.source, listing.day, listing.asked_at, listing.entries) == (
        "huggingface",
        DAY,
        SetClock().now(),
        (),
    )


@pytest.mark.parametrize(
    ("hour", "growing"), [(datetime(2024, 7, 16, 23, tzinfo=UTC), True), (datetime(2024, 7, 17, 3, tzinfo=UTC), False)]
)
async def test_a_list_grows_until_the_next_night(hour: datetime, growing: bool) -> None:
    listing = await HuggingFace(SetFetcher(b"[]"), "https://huggingface.co", SetClock(hour)).listing(DAY)
    assert listing.growing is growing


async def test_a_list_at_the_limit_is_told(caplog: pytest.LogCaptureFixture) -> None:
    full = json.dumps([item(id=f"2407.{number:05d}") for number in range(100)]).encode()
    with caplog.at_level(logging.WARNING):
        listing = await HuggingFace(SetFetcher(full), "https://huggingface.co", SetClock()).listing(DAY)
    assert len(listing.entries) == 100
    assert "limit of 100 items" in caplog.text


@pytest.mark.parametrize(
    ("payload", "is_one"), [(b" [ ] ", True), (b'[{"paper": 1}]', True), (b'[{"source": 1}]', False), (b"{}", False)]
)
def test_the_recorded_shape_is_recognised(payload: bytes, is_one: bool) -> None:
    assert DailyPapers().recognises(payload) is is_one
