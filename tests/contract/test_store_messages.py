"""What every store must do for messages of ours, updates that were heard, and a corrected edition."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from builders import DAY, a_day_without, a_listed, a_message, a_note, a_paper, an_address, an_edition, at

from bot.domain.edition import Edition
from bot.domain.shown import About, Page
from bot.errors import BadPayload
from bot.ports.store import Place, ShownMessage, Store

NEXT = DAY + timedelta(days=1)
NAIVE = datetime(2024, 7, 16, 9)  # noqa: DTZ001 -- the mistake itself


def order(shown: tuple[ShownMessage, ...]) -> list[str]:
    return [each.message for each in shown]


# --- messages


async def test_what_a_message_shows_comes_back(store: Store) -> None:
    page = Page("post", "ko", "full", ("LLM", "한국어"), whole=True)
    shown = a_message("7", papers=(1, 12), category="LLM", page=page, part=2, parts=3, kind="channel")
    await store.messages.add([shown, a_message("8", papers=())])
    assert await store.messages.at(shown.address, "7") == About(DAY, (1, 12), "LLM", page)
    assert await store.messages.at(shown.address, "8") == About(DAY)
    assert await store.messages.at(shown.address, "9") is None
    assert await store.messages.at(an_address("100", "telegram"), "7") is None
    assert await store.messages.showing(DAY, 12) == (shown,)


async def test_a_message_told_again_is_replaced_also_in_one_call(store: Store) -> None:
    await store.messages.add([a_message(papers=(1,)), a_message(papers=(2,))])
    assert await store.messages.at(an_address(), "1") == About(DAY, (2,))
    await store.messages.add([a_message(papers=(3,))])
    assert await store.messages.showing(DAY, 2) == ()
    assert await store.messages.showing(DAY, 3) == (a_message(papers=(3,)),)


async def test_front_pages_are_the_messages_of_a_day_that_show_no_paper(store: Store) -> None:
    page = Page("post", "ko")
    older = ((DAY - timedelta(days=1), (2,)),)
    late, early = a_message("1", papers=(), page=page, sent_at=at(hour=9)), a_message("2", papers=(), sent_at=at())
    others = [
        a_message("3"),
        a_message("4", papers=(), day=NEXT),
        replace(a_message("5"), about=About(DAY, older=older)),
    ]
    await store.messages.add([late, early, *others])
    assert set(await store.messages.fronts(DAY)) == {late, early}
    assert order(await store.messages.fronts(DAY)) == order(tuple(sorted((late, early), key=lambda one: one.sent_at)))
    assert order(await store.messages.fronts(NEXT)) == ["4"]
    assert await store.messages.fronts(DAY - timedelta(days=1)) == ()


async def test_no_messages_are_no_messages(store: Store) -> None:
    await store.messages.add([])
    assert await store.messages.showing(DAY, 1) == ()
    assert await store.messages.drop(at()) == 0


@pytest.mark.parametrize("number", [1, 4, 11, 14, 40, 114])
async def test_a_number_is_never_a_part_of_another(store: Store, number: int) -> None:
    every = [1, 4, 11, 14, 40, 41, 114, 411]
    await store.messages.add([a_message(f"only {one}", papers=(one,)) for one in every])
    await store.messages.add([a_message("all", papers=every), a_message("none", papers=())])
    assert sorted(order(await store.messages.showing(DAY, number))) == ["all", f"only {number}"]


async def test_messages_of_another_day_show_another_paper(store: Store) -> None:
    await store.messages.add([a_message("1"), a_message("2", day=NEXT)])
    assert order(await store.messages.showing(NEXT, 1)) == ["2"]


async def test_the_oldest_come_first_then_by_part(store: Store) -> None:
    moments = [at(DAY, 9), at(DAY, 7), at(DAY, 8)]
    await store.messages.add([a_message(str(number), sent_at=moment) for number, moment in enumerate(moments)])
    await store.messages.add([a_message(name, sent_at=at(DAY, 6), part=part) for name, part in (("b", 1), ("a", 2))])
    assert order(await store.messages.showing(DAY, 1)) == ["b", "a", "1", "2", "0"]


async def test_what_is_older_is_dropped_and_counted(store: Store) -> None:
    first = at(DAY, 7)
    moments = [first, first + timedelta(microseconds=1), first - timedelta(microseconds=1)]
    await store.messages.add([a_message(str(number), sent_at=moment) for number, moment in enumerate(moments)])
    assert await store.messages.drop(first) == 1
    assert order(await store.messages.showing(DAY, 1)) == ["0", "1"]
    assert await store.messages.drop(at(NEXT)) == 2
    assert await store.messages.at(an_address(), "0") is None


async def test_a_message_that_cannot_be_kept_takes_the_others_with_it(store: Store) -> None:
    for bad in (a_message("\0"), a_message("x" * 301), a_message("2", "a\0b"), a_message("2", category="\ud83d")):
        with pytest.raises(BadPayload):
            await store.messages.add([a_message("1"), bad])
    assert await store.messages.showing(DAY, 1) == ()


async def test_moments_have_a_zone(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        await store.messages.add([a_message(sent_at=NAIVE)])
    with pytest.raises(ValueError, match="time zone"):
        await store.messages.drop(NAIVE)
    with pytest.raises(ValueError, match="time zone"):
        await store.heard.first("telegram:1", "1", NAIVE)
    with pytest.raises(ValueError, match="time zone"):
        await store.heard.drop(NAIVE)


# --- updates that were heard


async def test_an_update_is_heard_once_in_its_lane(store: Store) -> None:
    assert await store.heard.first("telegram:1", "5", at())
    assert not await store.heard.first("telegram:1", "5", at())
    assert not await store.heard.first("telegram:1", "5", at(NEXT))
    assert await store.heard.first("telegram:2", "5", at())
    assert await store.heard.first("telegram:1", "6", at())
    assert await store.heard.first("telegram:1", "05", at())


async def test_of_those_who_hear_at_once_one_is_first(store: Store) -> None:
    heard = await asyncio.gather(*(store.heard.first("telegram:1", "5", at()) for _ in range(20)))
    assert sorted(heard) == [False] * 19 + [True]


async def test_an_update_that_was_dropped_may_come_again(store: Store) -> None:
    assert await store.heard.first("telegram:1", "5", at(DAY, 7))
    assert await store.heard.first("telegram:1", "6", at(DAY, 8))
    assert not await store.heard.first("telegram:1", "5", at(DAY, 9))
    assert await store.heard.drop(at(DAY, 8)) == 1
    assert not await store.heard.first("telegram:1", "6", at(DAY, 9))
    assert await store.heard.first("telegram:1", "5", at(DAY, 9))
    assert await store.heard.drop(at(NEXT)) == 2


async def test_an_update_that_no_database_holds_is_refused(store: Store) -> None:
    for lane, update in (("a\0", "1"), ("a", "x" * 301)):
        with pytest.raises(BadPayload):
            await store.heard.first(lane, update, at())


# --- a corrected edition


def corrected(edition: Edition) -> Edition:
    """The same papers with another category, another title, one card less and a note."""
    first, *others = edition.papers
    changed = replace(first, category="Multimodal", cards={}, paper=replace(first.paper, title="As corrected"))
    return replace(edition, papers=(changed, *others), notes=(a_note("corrected"),), counts={"Multimodal": 1, "LLM": 1})


async def test_a_corrected_edition_takes_the_place_of_the_published(store: Store) -> None:
    edition = an_edition(papers=[a_paper("arxiv:1"), a_paper("arxiv:2")])
    other = an_edition(NEXT, [a_paper("arxiv:3")])
    for each in (edition, other):
        assert await store.editions.publish(each)
    assert await store.editions.correct(corrected(edition))
    assert await store.editions.on(DAY) == corrected(edition)
    assert await store.editions.counts(before=NEXT, most=1) == ((DAY, {"Multimodal": 1, "LLM": 1}),)
    assert await store.editions.newest() == other
    assert await store.editions.place("arxiv:1") == Place(DAY, 1)
    assert (await store.papers.get(["arxiv:1"]))["arxiv:1"] == a_paper("arxiv:1")


async def test_the_order_in_which_papers_stand_may_change(store: Store) -> None:
    edition = an_edition(papers=[a_paper("arxiv:2"), a_paper("arxiv:1")])
    await store.editions.publish(edition)
    turned = replace(edition, papers=edition.papers[::-1])
    assert await store.editions.correct(turned)
    assert await store.editions.on(DAY) == turned


ONE, TWO, THREE = (a_paper(f"arxiv:{number}") for number in (1, 2, 3))


@pytest.mark.parametrize(
    "papers",
    [
        [TWO, ONE],
        [ONE],
        [ONE, TWO, THREE],
        [ONE, THREE],
        [a_listed(1, ONE), a_listed(3, TWO)],
        [a_listed(1, ONE), a_listed(2, TWO), a_listed(2, TWO)],
        [],
    ],
    ids=["numbers changed", "one less", "one more", "another", "another number", "one twice", "none"],
)
async def test_what_readers_were_told_stays(store: Store, papers: list[object]) -> None:
    edition = an_edition(papers=[ONE, TWO])
    await store.editions.publish(edition)
    assert not await store.editions.correct(an_edition(papers=papers, notes=(a_note(),)))
    assert await store.editions.on(DAY) == edition
    assert await store.papers.get(["arxiv:3"]) == {}


async def test_only_what_is_published_is_corrected(store: Store) -> None:
    assert not await store.editions.correct(an_edition())
    assert await store.editions.on(DAY) is None
    await store.editions.publish(a_day_without())
    assert not await store.editions.correct(an_edition(papers=[]))
    assert not await store.editions.correct(a_day_without(reason="all_seen"))
    assert await store.editions.on(DAY) == a_day_without()
    edition = an_edition(NEXT)
    await store.editions.publish(edition)
    assert not await store.editions.correct(replace(edition, state="none"))
    assert await store.editions.on(NEXT) == edition


async def test_a_correction_that_cannot_be_kept_changes_nothing(store: Store) -> None:
    await store.editions.publish(an_edition())
    with pytest.raises(BadPayload):
        await store.editions.correct(an_edition(papers=[a_listed(category_confidence=float("nan"))]))
    with pytest.raises(ValueError, match="time zone"):
        await store.editions.correct(an_edition(cut_at=NAIVE))
    assert await store.editions.on(DAY) == an_edition()


async def test_a_merged_posting_is_found_by_the_papers_of_earlier_editions_too(store: Store) -> None:
    earlier, eve = DAY - timedelta(days=2), DAY - timedelta(days=1)
    page = Page("merged", "ko", days=(DAY, eve), named=(earlier,))
    merged = replace(a_message("1", papers=(3,)), about=About(DAY, (3,), page=page, older=((eve, (1, 12)),)))
    await store.messages.add([merged, a_message("2", papers=(1,)), a_message("3", papers=(1,), day=eve)])
    assert await store.messages.showing(eve, 12) == (merged,)
    assert {each.message for each in await store.messages.showing(eve, 1)} == {"1", "3"}
    assert await store.messages.showing(DAY, 3) == (merged,)
    assert await store.messages.showing(eve, 2) == ()
    assert await store.messages.showing(earlier, 1) == ()
    assert await store.messages.at(merged.address, "1") == merged.about
