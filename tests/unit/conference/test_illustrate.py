"""Figures: only of papers read whole, never twice, and never in the way."""

from dataclasses import dataclass, field

from builders_conference import a_figure, a_reported, a_told

from bot.conference.illustrate import illustrate
from bot.domain.paper import Paper, PaperId
from bot.errors import Permanent, Temporary
from bot.ports.venues import FoundFigure

WHOLE = {"en": a_told(text_from="full_text")}


@dataclass
class Gallery:
    """bot.ports.venues.Figures by script: each paper's picture, or what is raised for it."""

    found: dict[PaperId, FoundFigure | Exception | None] = field(default_factory=dict)
    asked: list[PaperId] = field(default_factory=list)

    async def first(self, paper: Paper) -> FoundFigure | None:
        self.asked.append(paper.id)
        answer = self.found.get(paper.id)
        if isinstance(answer, Exception):
            raise answer
        return answer


PICTURE = FoundFigure(b"png", "png", "Overview.", "https://arxiv.org/html/2407.00001", "CC BY 4.0")
ONE, TWO, THREE = (f"arxiv:2407.0000{n}" for n in (1, 2, 3))


async def test_a_figure_is_kept_under_its_papers_id_with_caption_and_licence() -> None:
    gallery = Gallery({ONE: PICTURE})
    shown = await illustrate([a_reported(1, texts=WHOLE)], gallery, {})
    assert shown.papers[0].figure == a_figure("figures/2407.00001.png")
    assert shown.pictures == {"figures/2407.00001.png": b"png"}


async def test_only_papers_of_arxiv_that_were_read_whole_are_asked_for() -> None:
    gallery = Gallery()
    papers = [
        a_reported(1),
        a_reported(2, texts=WHOLE),
        a_reported(3, texts={}),
        a_reported(4, texts=WHOLE, paper={"id": "title:abc"}),
    ]
    assert (await illustrate(papers, gallery, {})).papers == tuple(papers)
    assert gallery.asked == [TWO]


async def test_what_the_report_before_had_is_not_asked_for_again() -> None:
    gallery, had = Gallery({ONE: PICTURE}), a_figure("figures/old.png")
    shown = await illustrate([a_reported(1, texts=WHOLE)], gallery, {ONE: had})
    assert (shown.papers[0].figure, shown.pictures, gallery.asked) == (had, {}, [])


async def test_one_paper_without_costs_only_its_picture_and_silence_ends_the_asking() -> None:
    gallery = Gallery({ONE: Permanent("no such page"), TWO: PICTURE, THREE: Temporary("down")})
    papers = [a_reported(n, texts=WHOLE) for n in (1, 2, 3, 4)]
    shown = await illustrate(papers, gallery, {})
    assert [bool(one.figure) for one in shown.papers] == [False, True, False, False]
    assert gallery.asked == [ONE, TWO, THREE]


async def test_nobody_is_asked_where_there_is_nobody() -> None:
    papers = (a_reported(1, texts=WHOLE),)
    assert (await illustrate(papers, None, {})).papers == papers
