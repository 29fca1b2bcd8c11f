"""What every store must do for conference reports: reports, their papers, what titles were found to be, series."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from builders import DAY, a_chat, a_day_without, a_message, a_paper, a_sighting, an_edition, an_entry, at
from builders_conference import SLUG, a_chapter, a_conference_report, a_reported, a_reported_paper
from builders_ledger import LANE, claim, planned, sent, settle, taken, waiting
from builders_ledger import a_recipe as a_ledger_recipe

from bot.domain.conference import ConferenceReport, EarlierWork, Series
from bot.domain.identity import title_key
from bot.domain.shown import About
from bot.errors import BadPayload
from bot.ports.reports import Joined
from bot.ports.store import Place, Store

NEXT = DAY + timedelta(days=1)
NAIVE = datetime(2024, 7, 16, 9)  # noqa: DTZ001 -- the mistake itself


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def a_series(report: str = SLUG, first: date = NEXT, count: int = 3) -> Series:
    return Series(report, first, tuple((f"chapter-{place}",) for place in range(count)))


# --- reports


async def test_a_report_comes_back_whole(store: Store) -> None:
    earlier = (EarlierWork("Attention Is All You Need", (1, 2), "https://arxiv.org/abs/1706.03762", 2017),)
    title = "COLM 2024 \0 \U0001f9d1 거대 언어 모델"
    report = a_conference_report(title=title, earlier=earlier, abbreviations={"LLM": "large language model"})
    await store.reports.put(report)
    assert await store.reports.get(SLUG) == report
    assert await store.reports.get("another") is None


async def test_a_report_of_the_same_slug_is_replaced(store: Store) -> None:
    await store.reports.put(a_conference_report())
    assert (await store.reports.get(SLUG)) == a_conference_report()
    newer = a_conference_report([a_reported(3)], chapters=(a_chapter(papers=[3]),))
    await store.reports.put(newer)
    assert await store.reports.get(SLUG) == newer


async def test_the_report_that_was_put_last_comes_first(store: Store) -> None:
    assert await store.reports.slugs() == ()
    for slug in ("a", "b", "c", "d", "e", "a"):
        await store.reports.put(a_conference_report(slug=slug, title=slug))
    assert await store.reports.slugs() == ("a", "e", "d", "c", "b")
    for slug in ("a", "b", "c", "d", "e", "a"):
        found = await store.reports.get(slug)
        assert found is not None
        assert found.title == slug


async def test_reports_that_are_put_at_once_are_all_there(store: Store) -> None:
    await asyncio.gather(*(store.reports.put(a_conference_report(slug=f"r{number}")) for number in range(6)))
    assert sorted(await store.reports.slugs()) == [f"r{number}" for number in range(6)]


async def test_a_report_that_no_database_gives_back_is_refused_whole(store: Store) -> None:
    bad: tuple[ConferenceReport, ...] = (
        a_conference_report(slug="x" * 301),
        a_conference_report(slug="a\0"),
        a_conference_report(title="\ud83d"),
        a_conference_report([a_reported(paper={"id": "arxiv:" + "9" * 300})]),
    )
    for report in bad:
        with pytest.raises(BadPayload):
            await store.reports.put(report)
    assert await store.reports.slugs() == ()
    assert await store.papers.get([a_reported_paper(1).id]) == {}


# --- their papers


async def test_papers_of_a_report_are_kept_and_no_edition_waits_for_them(store: Store) -> None:
    seen = a_reported(2, paper={"id": "arxiv:2407.00099"})
    shown = replace(seen, paper=replace(seen.paper, sightings=(a_sighting(),)))
    await store.reports.put(a_conference_report([a_reported(1), shown]))
    kept = await store.papers.get([a_reported_paper(1).id, shown.paper.id])
    assert kept == {a_reported_paper(1).id: a_reported_paper(1), shown.paper.id: seen.paper}
    assert await store.papers.waiting(later(1000)) == ()


async def test_what_a_source_showed_keeps_all_that_it_has(store: Store) -> None:
    waits, listed = a_paper("arxiv:2407.00001", "As listed", votes=91), a_paper("arxiv:2407.00002", "As published")
    await store.papers.add([waits])
    assert await store.editions.publish(an_edition(papers=[listed]))
    bare = [a_reported(number, paper={"title": "As the venue has it"}) for number in (1, 2)]
    await store.reports.put(a_conference_report(bare))
    assert await store.papers.get([waits.id, listed.id]) == {waits.id: waits, listed.id: listed}
    assert await store.papers.waiting(DAY) == (waits,)
    assert await store.editions.place(listed.id) == Place(DAY, 1)


async def test_a_paper_that_only_reports_have_is_as_the_last_report_has_it(store: Store) -> None:
    await store.reports.put(a_conference_report([a_reported(1, paper={"abstract": ""})]))
    await store.reports.put(a_conference_report([a_reported(1)], slug="another"))
    assert await store.papers.get([a_reported_paper(1).id]) == {a_reported_paper(1).id: a_reported_paper(1)}


async def test_a_source_may_show_a_reports_paper_later(store: Store) -> None:
    await store.reports.put(a_conference_report([a_reported(1)]))
    seen = a_paper(a_reported_paper(1).id, "As the source has it", day=NEXT)
    await store.papers.add([seen])
    assert await store.papers.waiting(NEXT) == (seen,)
    await store.reports.put(a_conference_report([a_reported(1)]))
    assert await store.papers.waiting(NEXT) == (seen,)


async def test_a_reports_paper_lends_its_identity_to_no_other(store: Store) -> None:
    bare = a_reported(1, paper={"id": "title:abc", "title": "A Paper Without a Number"})
    key = title_key(bare.paper.title)
    await store.reports.put(a_conference_report([bare]))
    assert await store.papers.titled([key]) == {}
    await store.papers.add([a_paper("arxiv:2407.00007", bare.paper.title)])
    assert await store.papers.titled([key]) == {key: "arxiv:2407.00007"}


# --- what titles were found to be


async def test_what_was_found_for_a_title_comes_back(store: Store) -> None:
    long = "a title that goes on " * 40 + "\0"
    found = {"qwen2": Joined(an_entry(), at()), long: Joined(None, at(NEXT))}
    await store.reports.join(found)
    assert await store.reports.joined(["qwen2", long, "never looked for"]) == found
    assert await store.reports.joined([]) == {}
    await store.reports.join({"qwen2": Joined(None, at(NEXT))})
    await store.reports.join({})
    assert await store.reports.joined(["qwen2"]) == {"qwen2": Joined(None, at(NEXT))}


async def test_many_titles_are_asked_for_at_once(store: Store) -> None:
    found = {f"title {number}": Joined(None, at()) for number in range(1203)}
    await store.reports.join(found)
    assert await store.reports.joined(list(found)) == found


async def test_old_joins_are_dropped_and_reports_and_series_stay(store: Store) -> None:
    await store.reports.put(a_conference_report())
    await store.reports.begin(a_series())
    await store.reports.join({"old": Joined(None, at(DAY, 8)), "young": Joined(None, at(DAY, 9))})
    assert await store.reports.drop(at(DAY, 9)) == 1
    assert list(await store.reports.joined(["old", "young"])) == ["young"]
    assert await store.reports.drop(at(later(1000))) == 1
    assert await store.reports.slugs() == (SLUG,)
    assert await store.reports.begun(SLUG) == a_series()


async def test_moments_have_a_zone_and_text_is_text(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        await store.reports.join({"a": Joined(None, NAIVE)})
    with pytest.raises(ValueError, match="time zone"):
        await store.reports.drop(NAIVE)
    with pytest.raises(BadPayload):
        await store.reports.join({"fine": Joined(None, at()), "not": Joined(an_entry(title="\ud83d"), at())})
    assert await store.reports.joined(["a", "fine", "not"]) == {}


# --- series


async def test_a_report_has_one_series_ever(store: Store) -> None:
    assert await store.reports.begun(SLUG) is None
    assert await store.reports.begin(a_series())
    assert not await store.reports.begin(a_series(first=later(9)))
    assert await store.reports.begun(SLUG) == a_series()
    assert await store.reports.begun("another") is None


async def test_of_two_who_begin_at_once_one_does(store: Store) -> None:
    begun = await asyncio.gather(*(store.reports.begin(a_series(first=later(day))) for day in range(1, 5)))
    assert sorted(begun) == [False, False, False, True]
    assert await store.reports.begun(SLUG) == a_series(first=later(begun.index(True) + 1))


async def test_series_are_found_by_the_days_of_their_instalments(store: Store) -> None:
    early, late = a_series(), a_series("another", later(3), count=1)
    for each in (late, early):
        assert await store.reports.begin(each)
    found = {
        (0, 1): (early,),
        (0, 2): (early,),
        (2, 3): (late, early),
        (1, 9): (late, early),
        (3, 9): (),
        (-9, 0): (),
        (0, 0): (),
    }
    for (after, until), series in found.items():
        assert await store.reports.series(later(after), later(until)) == series


async def test_a_series_never_begins_on_a_day_that_somebody_may_have_had(store: Store) -> None:
    await store.editions.publish(an_edition(NEXT))
    await store.editions.publish(a_day_without(later(2)))
    for first in (DAY, NEXT):
        assert not await store.reports.begin(a_series(first=first))
    assert await store.reports.begun(SLUG) is None
    assert await store.reports.begin(a_series(first=later(2)))  # whoever waits for that day has not had it


async def test_a_series_has_an_instalment(store: Store) -> None:
    with pytest.raises(ValueError, match="instalment"):
        await store.reports.begin(Series(SLUG, NEXT, ()))


# --- messages that show a report, and the chats that were shown one


async def test_a_reports_message_is_never_one_of_an_edition(store: Store) -> None:
    front, page = About(DAY, (), report=SLUG), About(DAY, (1, 4), "LLM", report=SLUG, older=((later(-1), (2,)),))
    messages = [replace(a_message(str(place)), about=about) for place, about in enumerate((front, page), 1)]
    await store.messages.add(messages)
    for message in messages:
        assert await store.messages.at(message.address, message.message) == message.about
    assert await store.messages.fronts(DAY) == ()
    for day, number in ((DAY, 1), (DAY, 4), (later(-1), 2)):
        assert await store.messages.showing(day, number) == ()
    assert await store.messages.drop(at(later(9))) == 2


@pytest.mark.parametrize(("posting", "read"), [("edition", ("", DAY)), ("report", (SLUG, None))])
async def test_an_edition_takes_the_place_of_a_report_and_an_instalment_does_not(
    store: Store, posting: str, read: tuple[str, date | None]
) -> None:
    await planned(store, "1", recipe=a_ledger_recipe(posting=posting), last_report=SLUG, parts=1)
    fence = await taken(store)
    (row,) = await waiting(store)
    await claim(store, fence, row)
    await settle(store, fence, sent(row))
    chat = await store.chats.get(a_chat("1", lane=LANE).address)
    assert chat is not None
    assert (chat.last_report, chat.last_read) == read


async def test_a_delivery_that_shows_a_report_is_remembered_as_such(store: Store) -> None:
    await planned(store, "1", parts=1)
    fence = await taken(store)
    (row,) = await waiting(store)
    await claim(store, fence, row)
    arrived = sent(row, "m1")
    assert arrived.shown is not None
    about = About(DAY, (1, 2), report=SLUG)
    await settle(store, fence, replace(arrived, shown=replace(arrived.shown, about=about)))
    assert await store.messages.at(row.address, "m1") == about
    assert await store.messages.showing(DAY, 1) == ()
