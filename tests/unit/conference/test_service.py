"""The report's way from end to end, on fakes: what is kept, what is written, what a second run asks for."""

from dataclasses import replace

import pytest
from builders import at
from builders_conference import a_figure, an_accepted
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive
from fakes_titles import FakeTitles

from bot.conference.compose import Wish
from bot.conference.service import Made, NothingOfTopic, Reporting
from bot.domain.conference import Accepted
from bot.domain.nine import NINE
from bot.errors import Temporary

WISH = Wish("COLM 2024", ("ko", "en"))
ABSTRACT = (
    "Language models forget what they read first. We present Ledger, a memory of {n} slots for long inputs. "
    "It keeps the words that later sentences ask for. It reaches {n}.2 on LongBench, 3.1 points above the baseline."
)


def listed(count: int, *, abstracts: bool = True) -> list[Accepted]:
    return [
        an_accepted(
            f"Ledger {n}: memory {n} for long inputs of language models",
            url=f"https://openreview.net/forum?id=p{n}",
            keywords=("language models", "long context", f"slots {n % 3}"),
            abstract=ABSTRACT.format(n=n) if abstracts else "",
        )
        for n in range(1, count + 1)
    ]


class House:
    """A maker of reports with what it was made of."""

    def __init__(self, titles: FakeTitles | None = None) -> None:
        self.store, self.archive, self.titles = FakeStore(), MemoryArchive(), titles
        self.stages: list[str] = []
        self.reporting = Reporting(self.store, self.archive, NINE, FakeClock(at()), titles)

    async def make(self, papers: list[Accepted], wish: Wish = WISH) -> Made:
        return await self.reporting.report(papers, wish, lambda stage, done=0, of=0: self.stages.append(stage))


async def test_every_paper_of_the_list_is_in_exactly_one_chapter_and_numbered_in_their_order() -> None:
    made = await House().make(listed(12))
    report = made.report
    in_chapters = [number for chapter in report.chapters for number in chapter.papers]
    assert in_chapters == list(range(1, 13))
    assert sorted(one.paper.title for one in report.papers) == sorted(one.title for one in listed(12))
    assert report.counts["listed"] == report.counts["selected"] == report.counts["with_text"] == 12


async def test_the_report_is_kept_its_papers_are_known_and_no_edition_waits_for_them() -> None:
    house = House()
    made = await house.make(listed(5))
    assert await house.store.reports.get("colm-2024") == made.report
    assert await house.store.papers.waiting(at().date()) == ()
    known = await house.store.papers.get([one.paper.id for one in made.report.papers])
    assert len(known) == 5


async def test_its_pages_are_written_in_each_language() -> None:
    house = House()
    await house.make(listed(4))
    (pages,) = house.archive.files.values()
    for language in WISH.languages:
        assert "Ledger 1" in pages[f"report.{language}.md"].decode()


async def test_the_order_of_the_list_changes_nothing() -> None:
    one, other = await House().make(listed(12)), await House().make(listed(12)[::-1])
    assert one.report == other.report


async def test_a_list_of_titles_alone_is_not_summarised_and_says_so() -> None:
    report = (await House().make(listed(4, abstracts=False))).report
    assert [note.kind for note in report.notes] == ["titles_only"]
    assert all(not one.texts for one in report.papers)
    assert all(not intro.bullets for chapter in report.chapters for intro in chapter.intros.values())


async def test_silence_of_arxiv_is_told_and_costs_nothing_else() -> None:
    house = House(FakeTitles({}, {"": Temporary("no route")}))
    report = (await house.make(listed(4, abstracts=False))).report
    assert [note.kind for note in report.notes] == ["arxiv_failed", "titles_only"]
    assert len(report.papers) == 4


async def test_only_papers_of_the_topic_are_told_and_where_there_is_none_it_says_so() -> None:
    others = [an_accepted("Offline reinforcement learning of quadruped robots", keywords=("robotics",), abstract="")]
    report = (await House().make(listed(4) + others, replace(WISH, topic="LLM"))).report
    assert {one.paper.title for one in report.papers} == {one.title for one in listed(4)}
    assert report.counts["listed"] == 5
    with pytest.raises(NothingOfTopic, match="None of the 1 listed papers is about LLM"):
        await House().make(others, replace(WISH, topic="LLM"))


async def test_an_empty_list_makes_no_report() -> None:
    house = House()
    with pytest.raises(NothingOfTopic, match="no accepted paper"):
        await house.make([])
    assert await house.store.reports.slugs() == ()


async def test_a_figure_of_the_report_before_stays_with_its_paper_while_its_picture_is_there() -> None:
    house = House()
    before = (await house.make(listed(3))).report
    figure = a_figure("figures/p1.png")
    drawn = replace(before.papers[0], figure=figure)
    await house.store.reports.put(replace(before, papers=(drawn, *before.papers[1:])))
    await house.archive.write_report(before, NINE, {figure.file: b"png"})
    again = (await house.make(listed(3))).report
    assert {one.paper.id: one.figure for one in again.papers} == {
        one.paper.id: (figure if one.paper.id == drawn.paper.id else None) for one in before.papers
    }
    house.archive.files.clear()
    assert [one.figure for one in (await house.make(listed(3))).report.papers] == [None, None, None]


async def test_stages_are_told_in_their_order() -> None:
    house = House(FakeTitles({}))
    await house.make(listed(4, abstracts=False))
    assert list(dict.fromkeys(house.stages)) == ["select", "enrich", "chapters", "write", "archive"]
    told = House()
    await told.make(listed(4))
    assert list(dict.fromkeys(told.stages)) == ["select", "chapters", "write", "archive"]


async def test_a_report_made_anew_tells_which_numbers_mean_other_papers_now() -> None:
    house = House()
    first = await house.make(listed(3))
    again = await house.make(listed(3))
    assert (first.before, first.renumbered) == (None, 0)
    assert (again.before, again.renumbered) == (first.report, 0)
    of_others = await house.make([an_accepted("Chess without search", abstract=ABSTRACT.format(n=9)), *listed(2)])
    numbers = [
        was.number
        for was in first.report.papers
        if (now := of_others.report.numbered(was.number)) is None or now.paper.title != was.paper.title
    ]
    assert of_others.renumbered == len(numbers) > 0


async def test_a_paper_that_was_found_at_arxiv_meanwhile_keeps_its_number() -> None:
    house = House()
    before = (await house.make(listed(3))).report
    other = [replace(each, paper=replace(each.paper, id=f"arxiv:2407.0000{each.number}")) for each in before.papers]
    await house.store.reports.put(replace(before, papers=tuple(other)))
    assert (await house.make(listed(3))).renumbered == 0
