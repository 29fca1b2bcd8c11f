"""A series travels with the postings: a chat that is due for an instalment gets it, once, whatever happens."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from unit.delivery.series_office import DAY, DUE, SLUG, SeriesOffice, a_report_of, later

from bot.domain.shown import About
from bot.ports.ledger import PlanCount

ALL = [f"{SLUG} {number}/3" for number in (1, 2, 3)]


def with_editions(instalments: list[str], first: date = DAY) -> list[str]:
    """Each instalment behind the edition of its day."""
    return [said for place, one in enumerate(instalments) for said in (f"edition:{first + timedelta(days=place)}", one)]


async def test_three_instalments_go_with_three_editions() -> None:
    office = SeriesOffice()
    await office.begin()
    await office.chat(1)
    await office.chat(2, everything=False, categories=("LLM",), language="ko")
    await office.chat(3, everything=False, categories=("Multimodal",))
    for back in range(4):
        await office.edition(later(back), "LLM", "Multimodal")
        await office.plan_on(later(back))
        await office.deliver()
    editions = [f"edition:{later(back)}" for back in range(4)]
    assert await office.got(1) == [*with_editions(ALL), editions[3]]
    assert await office.got(2) == [*with_editions(ALL), editions[3]]
    assert await office.got(3) == editions


async def test_chats_that_get_the_same_share_one_bundle_and_others_have_another() -> None:
    office = SeriesOffice()
    await office.begin()
    for number in (1, 2):
        await office.chat(number)
    await office.chat(3, cursor=later(-1), everything=False, categories=("LLM",))
    await office.chat(4, everything=False, categories=("Multimodal",))
    await office.edition(DAY, "LLM", "Multimodal")
    await office.plan_on(DAY)
    assert [recipe.instalments for recipe in office.made if recipe.chosen is None] == [((SLUG, 1),)]
    assert {recipe.chosen: recipe.instalments for recipe in office.made} == {
        None: ((SLUG, 1),),
        ("LLM",): ((SLUG, 1),),
        ("Multimodal",): (),
    }


@pytest.mark.parametrize("notices", [False, True])
async def test_where_no_chosen_category_has_a_paper_the_instalment_comes_alone(notices: bool) -> None:
    office = SeriesOffice()
    await office.begin(topic="Multimodal")
    chosen = {"everything": False, "categories": ("Multimodal",), "notices": notices}
    await office.chat(1, **chosen)
    await office.edition(DAY, "LLM")
    await office.plan_on(DAY)
    await office.deliver()
    assert await office.postings_of(1) == [f"report:{DAY}"]
    assert await office.got(1) == [ALL[0]]
    chat = await office.again(1)
    assert (chat.cursor, chat.last_read, chat.last_report) == (DAY, None, "")


async def test_no_edition_no_posting_and_the_instalments_wait_for_the_next() -> None:
    office = SeriesOffice()
    await office.begin()
    await office.chat(1)
    await office.edition(DAY)
    for back in (0, 1, 2):
        await office.plan_on(later(back))
        await office.deliver()
        await office.plan(timedelta(days=back, minutes=61))
    assert await office.got(1) == with_editions(ALL[:1])
    await office.edition(later(3))
    await office.plan_on(later(3))
    await office.deliver()
    assert await office.got(1) == [*with_editions(ALL[:1]), f"edition:{later(3)}", *ALL[1:]]


async def test_row_12_after_an_outage_the_combined_post_carries_all_of_them_once() -> None:
    office = SeriesOffice()
    await office.begin()
    await office.chat(1)
    for back in range(3):
        await office.edition(later(back))
        await office.plan_on(later(back))
    await office.deliver()
    assert await office.got(1) == [f"edition:{later(2)}", *ALL]


async def test_a_week_carries_all_instalments_of_its_days() -> None:
    office = SeriesOffice()
    await office.begin()
    await office.chat(1, weekly=True, days=(2,), next_due=DUE + timedelta(days=7))
    for back in range(8):
        await office.edition(later(back))
        await office.plan_on(later(back))
        await office.deliver()
    assert await office.got(1) == [f"weekly:{later(7)}", *ALL]


async def test_a_chat_that_paused_gets_what_it_missed_when_it_goes_on() -> None:
    office = SeriesOffice()
    await office.begin()
    chat = await office.chat(1)
    await office.store.chats.put(replace(chat, paused=True, next_due=None))
    for back in range(2):
        await office.edition(later(back))
        await office.plan_on(later(back))
    assert await office.got(1) == []
    await office.store.chats.put(replace(chat, next_due=DUE + timedelta(days=2)))
    await office.edition(later(2))
    await office.plan_on(later(2))
    await office.deliver()
    assert await office.got(1) == [f"edition:{later(2)}", *ALL]


async def test_a_chat_that_comes_later_gets_those_of_its_days() -> None:
    office = SeriesOffice()
    await office.begin()
    await office.edition(DAY)
    await office.edition(later(1))
    await office.chat(1, cursor=None, next_due=DUE + timedelta(days=1))
    await office.chat(2, cursor=later(1), next_due=DUE + timedelta(days=1))
    await office.plan_on(later(1))
    await office.deliver()
    assert await office.got(1) == [f"edition:{later(1)}", ALL[1]]
    await office.edition(later(2))
    await office.plan_on(later(2))
    await office.deliver()
    assert await office.got(2) == [f"edition:{later(2)}", ALL[2]]


async def test_a_chat_that_changes_what_it_chose_gets_what_it_is_due_for_then() -> None:
    """What was planned and never begun goes with the new choice; what was begun stays as it was."""
    office = SeriesOffice()
    await office.begin()
    chosen = {"everything": False, "categories": ("Multimodal",)}
    await office.chat(1, **chosen)
    await office.chat(2, **chosen)
    for back in range(2):
        await office.edition(later(back), "LLM", "Multimodal")
        await office.plan_on(later(back))
        await office.deliver([2])
        for number in (1, 2):
            chat = await office.again(number)
            await office.store.chats.put(replace(chat, categories=("LLM",)))
    await office.deliver()
    assert await office.got(1) == [f"edition:{later(1)}", *ALL[:2]]
    assert await office.got(2) == [f"edition:{DAY}", f"edition:{later(1)}", ALL[1]]


async def test_two_series_on_one_day_come_one_after_the_other() -> None:
    office = SeriesOffice()
    await office.begin(2)
    await office.begin(1, later(1), "emnlp-2024", None)
    await office.chat(1)
    for back in range(2):
        await office.edition(later(back))
        await office.plan_on(later(back))
        await office.deliver()
    assert (await office.got(1))[2:] == [f"edition:{later(1)}", f"{SLUG} 2/2", "emnlp-2024 1/1"]


async def test_a_report_that_is_gone_keeps_no_edition_back(caplog: pytest.LogCaptureFixture) -> None:
    office = SeriesOffice()
    await office.begin()
    await office.chat(1)
    del office.store.reports._reports[SLUG]
    await office.edition(DAY)
    await office.plan_on(DAY)
    await office.deliver()
    assert await office.got(1) == [f"edition:{DAY}"]
    assert caplog.text.count("the report is not there any more") == 1


async def test_what_a_message_of_an_instalment_shows_is_the_report() -> None:
    office = SeriesOffice()
    await office.begin()
    await office.chat(1, length="full")
    await office.edition(DAY)
    await office.plan_on(DAY)
    await office.deliver()
    shown = list(office.store.chats._memory.messages.values())
    of_edition, of_report = ([one for one in shown if bool(one.about.report) is which] for which in (False, True))
    assert {one.parts for one in of_edition} == {len(of_edition)}, "a correction counts the edition's own messages"
    assert {one.about.day for one in of_report} == {a_report_of(1).made_on}
    assert of_report[-1].about == About(DAY, (1,), report=SLUG)
    assert set(await office.store.messages.fronts(DAY)) <= set(of_edition)
    assert set(await office.store.messages.showing(DAY, 1)) <= set(of_edition)
    assert (await office.again(1)).last_read == DAY


# --- a series begins while a plan runs


@pytest.mark.parametrize(("first", "begun"), [(DAY, False), (later(1), True)])
async def test_a_series_that_begins_in_the_middle_of_a_plan_loses_nothing(first: date, begun: bool) -> None:
    """Whoever has seen an edition cannot have missed its instalment: a series begins on no day that is published."""
    office = SeriesOffice()
    await office.chat(1)
    await office.edition(DAY)
    counts = office.store.editions.counts

    async def begins_meanwhile(**asked: object) -> object:
        found = await counts(**asked)  # type: ignore[arg-type]
        if await office.store.reports.begun(SLUG) is None and begun:
            await office.begin(first=first)
        elif not begun:
            with pytest.raises(AssertionError):
                await office.begin(first=first)
        return found

    office.store.editions.counts = begins_meanwhile  # type: ignore[method-assign,assignment]
    await office.plan_on(DAY)
    office.store.editions.counts = counts  # type: ignore[method-assign]
    await office.deliver()
    assert await office.got(1) == [f"edition:{DAY}"]
    for back in range(1, 4):
        await office.edition(later(back))
        await office.plan_on(later(back))
        await office.deliver()
    assert (await office.got(1))[1:] == (with_editions(ALL, later(1)) if begun else editions_of(1, 2, 3))


def editions_of(*days: int) -> list[str]:
    return [f"edition:{later(day)}" for day in days]


async def test_an_edition_and_a_series_that_come_while_a_plan_reads_come_together() -> None:
    """Between two questions of the plan, whichever comes first: who sees the edition sees the series."""
    office = SeriesOffice()
    await office.chat(1)
    counts, series = office.store.editions.counts, office.store.reports.series

    async def both() -> None:
        if await office.store.reports.begun(SLUG) is None:
            await office.begin()
            await office.edition(DAY)

    async def counted(**asked: object) -> object:
        found = await counts(**asked)  # type: ignore[arg-type]
        await both()
        return found

    async def ran(after: date, until: date) -> object:
        found = await series(after, until)
        await both()
        return found

    office.store.editions.counts = counted  # type: ignore[method-assign,assignment]
    office.store.reports.series = ran  # type: ignore[method-assign,assignment]
    for minutes in range(3):
        await office.plan(timedelta(minutes=minutes))
    await office.deliver()
    assert await office.got(1) == with_editions(ALL[:1])


async def test_a_plan_without_series_is_as_it_was() -> None:
    office = SeriesOffice()
    await office.chat(1)
    await office.edition(DAY)
    assert await office.plan() == PlanCount(1, 1, 2)
    assert [recipe.instalments for recipe in office.made] == [()]
