"""What every store must do, said once: the same clauses run over memory, SQLite and PostgreSQL."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any, cast

import pytest
from builders import (
    DAY,
    a_chat,
    a_day_without,
    a_list,
    a_listed,
    a_paper,
    a_sighting,
    an_address,
    an_edition,
    at,
    days_from,
    erased,
)

from adapters.fetch.values import Kept, Validators
from bot.domain.edition import Edition
from bot.domain.identity import title_key
from bot.domain.paper import Paper
from bot.errors import BadPayload
from bot.ports.store import Place, Store

NEXT = DAY + timedelta(days=1)
BEFORE = DAY - timedelta(days=1)


def ids(papers: tuple[Paper, ...]) -> list[str]:
    return [paper.id for paper in papers]


# --- papers


async def test_a_paper_comes_back_as_it_was_kept(store: Store) -> None:
    paper = a_paper(published=at(BEFORE, 9, 30), comment="12쪽", links=("https://x.example/1",))
    await store.papers.add([paper])
    assert await store.papers.get([paper.id, "arxiv:0000.00000"]) == {paper.id: paper}


async def test_nothing_in_nothing_out(store: Store) -> None:
    await store.papers.add([])
    assert await store.papers.get([]) == {}
    assert await store.papers.titled([]) == {}
    assert await store.papers.waiting(DAY) == ()


async def test_a_known_paper_is_replaced_and_its_sightings_are_united(store: Store) -> None:
    await store.papers.add([a_paper(title="Old", day=DAY, votes=3)])
    await store.papers.add([a_paper(title="New", sightings=(a_sighting(BEFORE, "arxiv", None),))])
    paper = (await store.papers.get(["arxiv:2407.10671"]))["arxiv:2407.10671"]
    assert paper.title == "New"
    assert paper.sightings == (a_sighting(BEFORE, "arxiv", None), a_sighting(DAY, votes=3))


async def test_sightings_come_back_by_day_then_source(store: Store) -> None:
    first, second, third = a_sighting(BEFORE, "z"), a_sighting(DAY, "a"), a_sighting(DAY, "b")
    await store.papers.add([a_paper(sightings=(third, first, second))])
    assert (await store.papers.get(["arxiv:2407.10671"]))["arxiv:2407.10671"].sightings == (first, second, third)


@pytest.mark.parametrize("newer_first", [True, False])
async def test_of_two_sightings_of_a_source_and_day_the_newer_wins(store: Store, newer_first: bool) -> None:
    older, newer = a_sighting(votes=3, seen_at=at(hour=1)), a_sighting(votes=5, seen_at=at(hour=2))
    for sighting in (newer, older) if newer_first else (older, newer):
        await store.papers.add([a_paper(sightings=(sighting,))])
    assert (await store.papers.get(["arxiv:2407.10671"]))["arxiv:2407.10671"].sightings == (newer,)


async def test_the_same_paper_twice_in_one_call_is_one_paper(store: Store) -> None:
    seen = a_sighting(BEFORE, "arxiv"), a_sighting(DAY)
    await store.papers.add([a_paper(title="One", sightings=seen[:1]), a_paper(title="Two", sightings=seen[1:])])
    paper = (await store.papers.get(["arxiv:2407.10671"]))["arxiv:2407.10671"]
    assert (paper.title, paper.sightings) == ("Two", seen)


async def test_papers_are_found_by_title_key_the_first_id_of_several(store: Store) -> None:
    await store.papers.add(
        [a_paper("title:x", "Attention"), a_paper("arxiv:2", "ATTENTION"), a_paper("doi:1", "Other")]
    )
    keys = [title_key("attention"), title_key("nowhere")]
    assert await store.papers.titled(keys) == {keys[0]: "arxiv:2"}


async def test_a_new_title_is_found_and_the_old_one_no_more(store: Store) -> None:
    await store.papers.add([a_paper("arxiv:2", "Attention")])
    await store.papers.add([a_paper("arxiv:2", "Retention")])
    keys = [title_key("Attention"), title_key("Retention")]
    assert await store.papers.titled(keys) == {keys[1]: "arxiv:2"}


async def test_a_paper_waits_from_its_earliest_batch_on(store: Store) -> None:
    await store.papers.add([a_paper("arxiv:3", day=NEXT), a_paper("arxiv:2", day=DAY), a_paper("arxiv:1", day=BEFORE)])
    assert ids(await store.papers.waiting(BEFORE)) == ["arxiv:1"]
    assert ids(await store.papers.waiting(DAY)) == ["arxiv:1", "arxiv:2"]
    assert ids(await store.papers.waiting(NEXT)) == ["arxiv:1", "arxiv:2", "arxiv:3"]


async def test_an_earlier_sighting_that_comes_later_counts(store: Store) -> None:
    await store.papers.add([a_paper(day=NEXT)])
    await store.papers.add([a_paper(day=BEFORE)])
    await store.papers.add([a_paper(day=NEXT)])
    (paper,) = await store.papers.waiting(BEFORE)
    assert [seen.day for seen in paper.sightings] == [BEFORE, NEXT]


async def test_a_paper_that_no_source_listed_waits_for_nothing(store: Store) -> None:
    await store.papers.add([a_paper(sightings=())])
    assert await store.papers.waiting(NEXT) == ()


async def test_a_paper_that_an_edition_has_waits_no_more_however_often_it_is_seen(store: Store) -> None:
    await store.papers.add([a_paper(), a_paper("arxiv:2")])
    assert await store.editions.publish(an_edition(papers=[a_paper()]))
    await store.papers.add([a_paper(day=NEXT)])
    assert ids(await store.papers.waiting(NEXT)) == ["arxiv:2"]


async def test_more_papers_than_one_statement_takes(store: Store) -> None:
    papers = [a_paper(f"arxiv:{number:05}", f"Title {number}") for number in range(1203)]
    await store.papers.add(papers)
    assert len(await store.papers.get(ids(tuple(papers)))) == 1203
    assert len(await store.papers.titled([title_key(paper.title) for paper in papers])) == 1203
    assert ids(await store.papers.waiting(DAY)) == ids(tuple(papers))
    assert await store.editions.publish(an_edition(papers=papers))
    assert await store.papers.waiting(DAY) == ()


async def test_nul_and_control_characters_of_a_source_are_kept_as_they_are(store: Store) -> None:
    paper = a_paper(source_title="a\0b", source_abstract="\x1b[31m\x07 각 👩‍🔬 \u202e", authors=("\0",))
    await store.papers.add([paper])
    assert await store.papers.get([paper.id]) == {paper.id: paper}


UNKEEPABLE: list[Callable[[], Paper]] = [
    lambda: a_paper("arxiv:2", source_title="half \ud83d of an emoji"),
    lambda: a_paper("arxiv:\0"),
    lambda: a_paper("title:" + "x" * 300),
    lambda: a_paper("arxiv:2", sightings=(a_sighting(votes=2**63),)),
    lambda: a_paper("arxiv:2", sightings=(a_sighting(source="s\0"),)),
    lambda: a_paper("arxiv:2", doi=cast(Any, 7)),
    lambda: a_paper("arxiv:2", published=at().astimezone(timezone(timedelta(seconds=1)))),
]


@pytest.mark.parametrize("make", UNKEEPABLE)
async def test_what_would_not_come_back_is_refused_and_nothing_of_the_call_is_kept(
    store: Store, make: Callable[[], Paper]
) -> None:
    with pytest.raises(BadPayload):
        await store.papers.add([a_paper(), make()])
    assert await store.papers.get(["arxiv:2407.10671"]) == {}


async def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    naive = datetime(2024, 7, 16, 9)  # noqa: DTZ001 -- the mistake itself
    with pytest.raises(ValueError, match="time zone"):
        await store.papers.add([a_paper(published=naive)])
    with pytest.raises(ValueError, match="time zone"):
        await store.lists.add(replace(a_list(), asked_at=naive))
    with pytest.raises(ValueError, match="time zone"):
        await store.editions.publish(an_edition(cut_at=naive))
    with pytest.raises(ValueError, match="time zone"):
        await store.chats.put(a_chat(next_due=naive))


# --- lists


async def test_the_newest_list_before_a_day_that_was_not_empty(store: Store) -> None:
    friday, saturday, sunday, monday = days_from(date(2024, 7, 12), 4)
    for record in (
        a_list(day=friday, papers=["arxiv:2", "arxiv:1"]),
        a_list(day=saturday, papers=[]),
        a_list(day=monday),
    ):
        await store.lists.add(record)
    await store.lists.add(a_list("arxiv", sunday))
    assert await store.lists.before("huggingface", monday) == a_list(day=friday, papers=["arxiv:2", "arxiv:1"])
    assert await store.lists.before("huggingface", friday) is None
    assert await store.lists.before("openreview", monday) is None


async def test_a_list_read_again_replaces_the_one_before(store: Store) -> None:
    await store.lists.add(a_list(papers=["arxiv:1"]))
    await store.lists.add(a_list(papers=["arxiv:1", "arxiv:2"]))
    assert await store.lists.before("huggingface", NEXT) == a_list(papers=["arxiv:1", "arxiv:2"])
    await store.lists.add(a_list(papers=[]))
    assert await store.lists.before("huggingface", NEXT) is None


# --- editions


async def test_an_edition_comes_back_as_it_was_published(store: Store) -> None:
    edition = an_edition()
    assert await store.editions.publish(edition)
    assert await store.editions.on(DAY) == edition
    assert await store.editions.newest() == edition
    assert await store.editions.place("arxiv:2407.10671") == Place(DAY, 1)
    assert await store.editions.on(NEXT) is None
    assert await store.editions.place("arxiv:1") is None


async def test_its_counts_keep_their_order(store: Store) -> None:
    counts = {"Reinforcement Learning": 1, "LLM": 5, "AI in Healthcare": 2}
    await store.editions.publish(an_edition(counts=counts))
    kept = await store.editions.on(DAY)
    ((_, listed),) = await store.editions.counts(before=NEXT, most=1)
    assert kept is not None
    assert list(kept.counts.items()) == list(listed.items()) == list(counts.items())


async def test_what_is_published_stays(store: Store) -> None:
    edition = an_edition()
    assert await store.editions.publish(edition)
    assert not await store.editions.publish(edition)
    assert not await store.editions.publish(an_edition(papers=[a_paper("arxiv:2")]))
    assert not await store.editions.publish(a_day_without())
    assert await store.editions.on(DAY) == edition
    assert await store.editions.place("arxiv:2") is None


async def test_a_paper_is_in_one_edition_only_and_nothing_of_the_second_is_kept(store: Store) -> None:
    await store.papers.add([a_paper("arxiv:2", day=NEXT)])
    assert await store.editions.publish(an_edition(papers=[a_paper("arxiv:1")]))
    assert not await store.editions.publish(
        an_edition(NEXT, [a_paper("arxiv:2"), a_paper("arxiv:1"), a_paper("arxiv:3")])
    )
    assert await store.editions.on(NEXT) is None
    assert await store.editions.place("arxiv:1") == Place(DAY, 1)
    assert await store.editions.place("arxiv:2") is None
    assert ids(await store.papers.waiting(NEXT)) == ["arxiv:2"]
    assert await store.papers.get(["arxiv:3"]) == {}


@pytest.mark.parametrize(
    "edition",
    [
        an_edition(papers=[a_listed(1, a_paper("arxiv:1")), a_listed(2, a_paper("arxiv:1"))]),
        an_edition(papers=[a_listed(1, a_paper("arxiv:1")), a_listed(1, a_paper("arxiv:2"))]),
    ],
    ids=["one paper twice", "one number twice"],
)
async def test_an_edition_that_lists_twice_is_refused(store: Store, edition: Edition) -> None:
    assert not await store.editions.publish(edition)
    assert await store.editions.on(DAY) is None


async def test_a_day_without_an_edition_may_be_replaced(store: Store) -> None:
    assert await store.editions.publish(a_day_without(reason="sources_failed"))
    assert await store.editions.publish(a_day_without(reason="repeated_list"))
    kept = await store.editions.on(DAY)
    assert kept is not None
    assert kept.reason == "repeated_list"
    edition = an_edition()
    assert await store.editions.publish(edition)
    assert await store.editions.on(DAY) == edition


async def test_days_without_are_neither_newest_nor_counted(store: Store) -> None:
    first, second, third, fourth = days_from(DAY, 4)
    assert await store.editions.newest() is None
    for day, number in ((third, "arxiv:3"), (first, "arxiv:1")):
        assert await store.editions.publish(an_edition(day, [a_paper(number)]))
    for day in (second, fourth):
        assert await store.editions.publish(a_day_without(day))
    assert (await newest_day(store)) == third
    assert (await newest_day(store, before=third)) == first
    assert (await newest_day(store, before=first)) is None
    assert await store.editions.counts(before=fourth, most=5) == ((third, {"LLM": 1}), (first, {"LLM": 1}))
    assert await store.editions.counts(before=fourth, most=1) == ((third, {"LLM": 1}),)
    assert await store.editions.counts(before=first, most=5) == ()


async def test_the_last_day_is_one_with_or_without_an_edition(store: Store) -> None:
    first, second, third = days_from(DAY, 3)
    assert await store.editions.last() is None
    failed = a_day_without(second, "sources_failed")
    assert await store.editions.publish(failed)
    assert await store.editions.last() == failed
    assert await store.editions.publish(an_edition(first, [a_paper("arxiv:1")]))
    assert await store.editions.last() == failed
    assert await store.editions.publish(an_edition(third, [a_paper("arxiv:3")]))
    last = await store.editions.last()
    assert last
    assert (last.day, last.state) == (third, "published")


async def newest_day(store: Store, before: date | None = None) -> date | None:
    newest = await store.editions.newest(before=before)
    return newest.day if newest else None


async def test_a_paper_that_only_an_edition_brought_is_known(store: Store) -> None:
    await store.papers.add([a_paper("arxiv:1", "As it was added")])
    await store.editions.publish(an_edition(papers=[a_paper("arxiv:1", "As it was listed"), a_paper("arxiv:2")]))
    found = await store.papers.get(["arxiv:1", "arxiv:2"])
    assert (found["arxiv:1"].title, found["arxiv:2"]) == ("As it was added", a_paper("arxiv:2"))


async def test_of_those_who_publish_at_once_one_wins(store: Store) -> None:
    editions = [an_edition(papers=[a_paper(f"arxiv:{number}")]) for number in range(8)]
    won = await asyncio.gather(*(store.editions.publish(edition) for edition in editions))
    assert sorted(won) == [False] * 7 + [True]
    assert await store.editions.on(DAY) == editions[won.index(True)]


async def test_a_number_that_json_does_not_know_is_refused(store: Store) -> None:
    listed = a_listed(category_confidence=float("nan"))
    with pytest.raises(BadPayload):
        await store.editions.publish(an_edition(papers=[listed]))
    assert await store.editions.on(DAY) is None


# --- chats


async def test_a_chat_comes_back_whole_and_is_replaced_whole(store: Store) -> None:
    chat = a_chat(
        "-1009007199254740993",
        "telegram",
        kind="channel",
        language="ko",
        days=(4, 0),
        categories=("LLM", "한국어"),
        next_due=datetime(2024, 7, 17, 9, tzinfo=timezone(timedelta(hours=9))),
        cursor=DAY,
        last_read=BEFORE,
    )
    assert await store.chats.get(chat.address) is None
    await store.chats.put(chat)
    assert await store.chats.get(chat.address) == chat
    bare = a_chat("-1009007199254740993", "telegram", paused=True)
    await store.chats.put(bare)
    assert await store.chats.get(chat.address) == replace(bare, cursor=DAY)


async def test_the_same_id_on_two_platforms_is_two_chats(store: Store) -> None:
    await store.chats.put(a_chat("7", "telegram", language="ko"))
    await store.chats.put(a_chat("7", "discord", language="en"))
    kept = await store.chats.get(an_address("7", "telegram"))
    assert kept is not None
    assert kept.language == "ko"


async def test_when_it_is_due_comes_back_in_utc(store: Store) -> None:
    seoul = timezone(timedelta(hours=9))
    await store.chats.put(a_chat(next_due=datetime(2024, 7, 17, 9, 0, 0, 123456, tzinfo=seoul)))
    kept = await store.chats.get(an_address())
    assert kept is not None
    assert kept.next_due is not None
    assert kept.next_due == datetime(2024, 7, 17, 9, 0, 0, 123456, tzinfo=seoul)


async def test_forgetting_leaves_nothing_and_says_how_much_it_was(store: Store) -> None:
    await store.chats.put(a_chat("1"))
    await store.chats.put(a_chat("2"))
    assert (await store.chats.forget(an_address("1"))).counts == erased(chats=1)
    assert (await store.chats.forget(an_address("1"))).counts == erased()
    assert await store.chats.get(an_address("1")) is None
    assert await store.chats.get(an_address("2")) == a_chat("2")


async def test_an_address_that_no_database_holds_is_refused(store: Store) -> None:
    for address in ("a\0b", "x" * 301):
        with pytest.raises(BadPayload):
            await store.chats.put(a_chat(address))


# --- answers over HTTP


def http_cache(store: Store) -> Validators:
    return cast(Validators, cast(Any, store).http_cache)


async def test_an_answer_is_kept_with_its_validators_and_replaced(store: Store) -> None:
    cache = http_cache(store)
    url = "https://export.arxiv.org/api/query?id_list=" + ",".join(f"2407.{n:05}" for n in range(500))
    assert await cache.get(url) is None
    await cache.put(url, 'W/"1"', "Tue, 16 Jul 2024 00:00:00 GMT", b"\0\xff first")
    assert await cache.get(url) == Kept('W/"1"', "Tue, 16 Jul 2024 00:00:00 GMT", b"\0\xff first")
    await cache.put(url, None, None, b"")
    assert await cache.get(url) == Kept(None, None, b"")
    assert await cache.get(url[:-1]) is None


async def test_closing_twice_is_closing(store: Store) -> None:
    await store.close()
    await store.close()
