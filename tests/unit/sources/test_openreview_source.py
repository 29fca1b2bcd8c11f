"""A venue read through the real fetcher over the loopback: every paper once, what is asked again, and how often."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
import stamina
from fakes_sources import SetClock
from responders.openreview import CHALLENGE, VENUE, Note, OpenReviewNotes, a_note, an_older_note, milliseconds
from responders.papers import Answer, Asked, Papers

from adapters.clock import SystemClock
from adapters.config import Secret
from adapters.fetch import Fetcher, FetchSettings
from adapters.sources.openreview import OpenReview
from bot.errors import BadPayload, Permanent, Temporary, UnknownVenue

NOW = datetime(2026, 9, 25, 12, tzinfo=UTC)
DAY = NOW.date()
LEVELS = ("NeurIPS 2023 oral", "NeurIPS 2023 spotlight", "NeurIPS 2023 poster")
FIVE_HUNDRED = [a_note(number, venue=LEVELS[number % 3]) for number in range(500)]
TITLES = [f"Paper {number:04} of the Venue" for number in range(500)]
OLD = "ICLR.cc/2020/Conference"
Script = OpenReviewNotes | Callable[[Asked], Answer]


@asynccontextmanager
async def venue_of(
    script: Script, venues: tuple[str, ...] = (VENUE,), clock: SetClock | None = None, token: Secret | None = None
) -> AsyncIterator[tuple[OpenReview, Papers]]:
    clock = clock or SetClock(NOW)
    async with Papers({"/notes": script}) as papers:
        fetcher = Fetcher(FetchSettings(named_urls=(papers.url,)), clock, SystemClock())
        async with fetcher:
            yield OpenReview(fetcher, clock, papers.url, papers.url, venues, token), papers


def offsets(papers: Papers) -> list[str]:
    return [asked.query["offset"] for asked in papers.asked]


async def test_a_venue_of_five_hundred_papers_in_three_pages() -> None:
    told: list[tuple[str, int, int]] = []
    async with venue_of(OpenReviewNotes(FIVE_HUNDRED[::-1])) as (service, papers):
        found = await service.accepted(VENUE, lambda *step: told.append(step))  # type: ignore[arg-type]
    assert [paper.title for paper in found] == TITLES
    assert len({paper.url for paper in found}) == 500
    assert [sum(paper.decision == level for paper in found) for level in ("oral", "spotlight", "poster")] == [
        167,
        167,
        166,
    ]
    assert offsets(papers) == ["0", "200", "400"]
    assert papers.asked[0].query == {
        "content.venueid": VENUE, "sort": "number:asc", "limit": "200", "offset": "0",
    }  # fmt: skip
    assert told == [("venue",), ("venue", 200, 500), ("venue", 400, 500), ("venue", 500, 500)]


async def test_what_was_not_accepted_is_left_out_of_the_five_hundred() -> None:
    notes = [*FIVE_HUNDRED, *(a_note(600 + number, venue="Submitted to NeurIPS 2023") for number in range(40))]
    notes += [a_note(700 + number, venueid=f"{VENUE}/Rejected_Submission") for number in range(40)]
    async with venue_of(OpenReviewNotes(notes)) as (service, _):
        assert [paper.title for paper in await service.accepted(VENUE)] == TITLES


async def test_a_429_is_waited_for_as_long_as_it_says_and_asked_once_more() -> None:
    wait = Answer(b'{"name": "RateLimitError"}', 429, {"Retry-After": "1"})
    async with venue_of(OpenReviewNotes(FIVE_HUNDRED, before={200: [wait]})) as (service, papers):
        found = await service.accepted(VENUE)
    assert [paper.title for paper in found] == TITLES
    assert offsets(papers) == ["0", "200", "200", "400"]
    assert papers.asked[2].at - papers.asked[1].at >= 1


async def test_a_page_that_breaks_off_is_asked_again_and_alone() -> None:
    broken = [Answer(b'{"notes": [', cut=True), Answer(status=502)]
    with stamina.set_testing(True, attempts=3, cap=True):
        async with venue_of(OpenReviewNotes(FIVE_HUNDRED, before={400: broken})) as (service, papers):
            found = await service.accepted(VENUE)
    assert [paper.title for paper in found] == TITLES
    assert offsets(papers) == ["0", "200", "400", "400", "400"]


async def test_a_page_that_stays_away_is_told_and_no_half_list_is_given() -> None:
    with stamina.set_testing(True, attempts=3, cap=True):
        async with venue_of(OpenReviewNotes(FIVE_HUNDRED, before={200: [Answer(status=503)] * 9})) as (service, papers):
            with pytest.raises(Temporary, match="answered 503"):
                await service.accepted(VENUE)
    assert offsets(papers) == ["0", "200", "200", "200"]


@pytest.mark.parametrize("header", ["Retry-After", "RateLimit-Reset"])
async def test_a_wait_of_half_an_hour_is_told_at_once(header: str) -> None:
    wait = Answer(b"{}", 429, {header: "1800"})
    async with venue_of(OpenReviewNotes(FIVE_HUNDRED, before={0: [wait]})) as (service, papers):
        with pytest.raises(Temporary, match="try again in 1800 s") as failure:
            await service.accepted(VENUE)
    assert failure.value.retry_after == 1800
    assert len(papers.asked) == 1


async def test_a_service_that_gives_fewer_at_once_is_read_to_the_end() -> None:
    async with venue_of(OpenReviewNotes(FIVE_HUNDRED, most=120)) as (service, papers):
        assert [paper.title for paper in await service.accepted(VENUE)] == TITLES
    assert offsets(papers) == ["0", "120", "240", "360", "480"]


async def test_a_page_of_long_papers_is_larger_than_other_answers_may_be() -> None:
    notes = [a_note(number, abstract=f"{number} " * 8_000) for number in range(200)]
    async with venue_of(OpenReviewNotes(notes)) as (service, papers):
        found = await service.accepted(VENUE)
    assert sum(len(note["content"]["abstract"]["value"]) for note in notes) > 5 * 1024 * 1024
    assert (len(found), len(papers.asked)) == (200, 1)


async def test_a_note_that_slips_onto_the_next_page_counts_once() -> None:
    notes = list(FIVE_HUNDRED[:300])
    served = OpenReviewNotes(notes)

    def moving(asked: Asked) -> Answer:
        answer = served(asked)
        if asked.query["offset"] == "0":
            served.notes = [{**a_note(900), "number": -1}, *notes]  # one is handed in before all others
        return answer

    async with venue_of(moving) as (service, _):
        found = await service.accepted(VENUE)
    assert [paper.title for paper in found] == TITLES[:300]


async def test_a_list_that_loses_a_note_while_it_is_read_is_read_again() -> None:
    served = OpenReviewNotes(FIVE_HUNDRED)

    def shrinking(asked: Asked) -> Answer:
        answer = served(asked)
        served.notes = FIVE_HUNDRED[1:]  # note 200 moves to the page that was read already
        return answer

    async with venue_of(shrinking) as (service, papers):
        found = await service.accepted(VENUE)
    assert [paper.title for paper in found] == TITLES[1:]
    assert offsets(papers) == ["0", "200", "400", "0", "200", "400"]


async def test_a_service_that_gives_the_same_page_again_comes_to_an_end(caplog: pytest.LogCaptureFixture) -> None:
    whole = json.dumps({"notes": FIVE_HUNDRED[:50], "count": 500}).encode()
    async with venue_of(lambda _: Answer(whole)) as (service, papers):
        assert len(await service.accepted(VENUE)) == 50
    assert len(papers.asked) == 2
    assert "promised 500 notes and showed 50" in caplog.text


async def test_a_service_without_a_count_ends_with_a_short_page() -> None:
    def uncounted(asked: Asked) -> Answer:
        answer = json.loads(OpenReviewNotes(FIVE_HUNDRED)(asked).body)
        return Answer(json.dumps({"notes": answer["notes"]}).encode())

    async with venue_of(uncounted) as (service, papers):
        assert len(await service.accepted(VENUE)) == 500
    assert offsets(papers) == ["0", "200", "400"]


async def test_a_venue_before_the_second_api_is_found_by_its_decision_notes() -> None:
    said = ["Accept (Talk)", "Accept (Poster)", "Reject", None]
    notes = [an_older_note(number, OLD, decision=said[number % 4]) for number in range(120)]
    async with venue_of(OpenReviewNotes(notes)) as (service, papers):
        found = await service.accepted(OLD)
    assert [(paper.decision, paper.venue) for paper in found[:3]] == [
        ("oral", "ICLR 2020"),
        ("poster", "ICLR 2020"),
        ("oral", "ICLR 2020"),
    ]
    assert len(found) == 60
    assert [asked.query.get("invitation", "") for asked in papers.asked] == ["", "", *[f"{OLD}/-/Blind_Submission"] * 3]
    assert {asked.query.get("details") for asked in papers.asked[2:]} == {"directReplies"}


async def test_an_older_venue_whose_papers_carry_it_needs_no_replies() -> None:
    name = "ICLR.cc/2023/Conference"
    words = ("ICLR 2023 notable top 5%", "Submitted to ICLR 2023")
    notes = [an_older_note(number, name, venueid=name, venue=words[number % 2]) for number in range(10)]

    def older(asked: Asked) -> Answer:  # the second API does not have them
        return Answer(b'{"notes": [], "count": 0}') if "sort" in asked.query else OpenReviewNotes(notes)(asked)

    async with venue_of(older) as (service, papers):
        found = await service.accepted(name)
    assert [paper.decision for paper in found] == ["oral"] * 5
    assert len(papers.asked) == 2


@pytest.mark.parametrize("status", [200, 404])
async def test_a_venue_that_nobody_knows_is_told_with_the_remedy(status: int) -> None:
    async with venue_of(lambda _: Answer(b'{"notes": [], "count": 0}', status)) as (service, papers):
        with pytest.raises(UnknownVenue, match=r"'Nowhere.cc/2023/Conference'.*--papers FILE"):
            await service.accepted("Nowhere.cc/2023/Conference")
    assert len(papers.asked) == 3


async def test_a_venue_that_has_not_decided_is_asked_once() -> None:
    undecided = [a_note(number, venue="Submitted to NeurIPS 2023") for number in range(3)]
    async with venue_of(OpenReviewNotes(undecided)) as (service, papers):
        with pytest.raises(UnknownVenue):
            await service.accepted(VENUE)
    assert len(papers.asked) == 1


async def test_what_is_no_name_of_a_venue_is_asked_of_nobody() -> None:
    async with venue_of(OpenReviewNotes([])) as (service, papers):
        with pytest.raises(UnknownVenue):
            await service.accepted("NeurIPS 2023")
    assert papers.asked == []


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (CHALLENGE, "only to who signs in: set JOGAN_OPENREVIEW_TOKEN .*, or give the list with --papers FILE"),
        (Answer(b"<!doctype html><title>Verifying your browser</title>", content_type="text/html"), "who signs in"),
        (
            Answer(b'{"name": "ValidationError", "message": "limit"}', 400),
            "refused the question: ValidationError limit",
        ),
        (Answer(b"", 400), "no reason given"),
        (Answer(status=401), "who signs in"),
        (Answer(status=410), "answered 410"),
        (Answer(b'{"count": 3}'), "no list of notes"),
    ],
)
async def test_a_refusal_is_one_line_with_what_can_be_done(answer: Answer, words: str) -> None:
    async with venue_of(lambda _: answer) as (service, papers):
        with pytest.raises((Permanent, BadPayload), match=words) as failure:
            await service.accepted(VENUE)
    assert len(str(failure.value).splitlines()) == 1
    assert len(papers.asked) == 1


TOKEN = Secret("eyJhbGciOi.canary.J9")


async def test_who_signs_in_shows_the_token_with_every_page() -> None:
    def closed(asked: Asked) -> Answer:
        known = asked.headers.get("Authorization") == f"Bearer {TOKEN.reveal()}"
        return OpenReviewNotes(FIVE_HUNDRED)(asked) if known else CHALLENGE

    async with venue_of(closed, token=TOKEN) as (service, papers):
        assert len(await service.accepted(VENUE)) == 500
    assert len(papers.asked) == 3


@pytest.mark.parametrize("answer", [CHALLENGE, Answer(status=401), Answer(b"<html>", content_type="text/html")])
async def test_a_token_that_is_not_taken_is_told_without_it(answer: Answer) -> None:
    async with venue_of(lambda _: answer, token=TOKEN) as (service, _):
        with pytest.raises(Permanent, match="does not take JOGAN_OPENREVIEW_TOKEN") as failure:
            await service.accepted(VENUE)
    assert TOKEN.reveal() not in str(failure.value)


def on(day: date, number: int, **more: object) -> Note:
    return {**a_note(number, **more), "pdate": milliseconds(day)}  # type: ignore[arg-type]


async def test_the_papers_of_a_day_are_those_that_were_published_on_it() -> None:
    notes = [on(DAY, 1), on(DAY - timedelta(days=1), 2), on(DAY, 3, pdf="https://arxiv.org/pdf/2609.00003")]
    async with venue_of(OpenReviewNotes(notes)) as (service, _):
        listing = await service.listing(DAY)
        before = await service.listing(DAY - timedelta(days=1))
        never = await service.listing(date(2024, 1, 1))
    assert [entry.reference for entry in listing.entries] == ["https://openreview.net/forum?id=note0001", "2609.00003"]
    assert [entry.title for entry in before.entries] == ["Paper 0002 of the Venue"]
    assert (never.entries, never.growing, never.may_repeat) == ((), False, False)
    assert (listing.growing, before.growing) == (True, False)
    (first, _) = listing.entries
    assert (first.sighting.day, first.authors_complete, first.links) == (DAY, True, (first.reference,))


async def test_days_asked_together_ask_the_venue_once_and_later_ones_again() -> None:
    clock = SetClock(NOW)
    async with venue_of(OpenReviewNotes([on(DAY, 1)]), clock=clock) as (service, papers):
        for back in range(7):
            await service.listing(DAY - timedelta(days=back))
        assert len(papers.asked) == 1
        clock.moment += timedelta(minutes=15)
        await service.listing(DAY)
    assert len(papers.asked) == 2


async def test_a_venue_without_papers_yet_keeps_no_other_back(caplog: pytest.LogCaptureFixture) -> None:
    async with venue_of(OpenReviewNotes([on(DAY, 1)]), ("ICLR.cc/2027/Conference", VENUE)) as (service, _):
        assert len((await service.listing(DAY)).entries) == 1
    assert "ICLR.cc/2027/Conference" in caplog.text


async def test_a_day_is_not_empty_where_no_venue_shows_anything() -> None:
    async with venue_of(OpenReviewNotes([]), ("ICLR.cc/2027/Conference",)) as (service, _):
        with pytest.raises(Permanent, match=r"no accepted papers at ICLR.cc/2027/Conference"):
            await service.listing(DAY)
