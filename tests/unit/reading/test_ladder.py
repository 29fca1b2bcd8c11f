"""HTML, else PDF, else the abstract: asked once, kept, shared by who asks at the same time; nothing is raised."""

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from builders import a_paper
from fakes import FakeClock
from fakes_payments import FakeTexts
from fakes_text import FakeFullText

from bot.domain.paper import PaperId
from bot.domain.text import PaperText, TextSection
from bot.errors import BadPayload, JoganError, Permanent, StoreUnusable, Temporary
from bot.reading.ladder import ASK_AGAIN, Ladder
from bot.reading.own import FRONT_PAGE

NOW = datetime(2024, 7, 16, 23, tzinfo=UTC)
PAPER = a_paper()
ABSTRACT = PaperText(PAPER.id, PAPER.title, PAPER.abstract)


def a_text(source: str = "html", title: str = PAPER.title, *, last: str = "2 Conclusion", times: int = 60) -> PaperText:
    running = TextSection("1 Introduction", "We say what we did and how it went in the end. " * times)
    sections = TextSection(FRONT_PAGE, title), running, TextSection(last, "It went well in the end.")
    return PaperText(PAPER.id, PAPER.title, PAPER.abstract, source, sections)  # type: ignore[arg-type]


def form(name: str = "html", text: PaperText | None = None, **changes: object) -> FakeFullText:
    return FakeFullText(name, {PAPER.id: text} if text else {}, **changes)  # type: ignore[arg-type] # any field


class LosesTexts(FakeTexts):
    """Texts of a store that cannot be used now."""

    def __init__(self, failure: JoganError) -> None:
        super().__init__()
        self._failure = failure

    async def put(self, text: PaperText, at: datetime) -> None:
        raise self._failure

    async def get(self, paper: PaperId) -> PaperText | None:
        raise self._failure


def ladder(*forms: FakeFullText, texts: FakeTexts | None = None, clock: FakeClock | None = None) -> Ladder:
    return Ladder(forms, texts or FakeTexts(), clock or FakeClock(NOW))


async def test_the_first_form_that_has_it() -> None:
    html, pdf = form("html", a_text()), form("pdf", a_text("pdf"))
    text = await ladder(html, pdf).text(PAPER)
    assert (text.source, [section.heading for section in text.sections]) == ("html", ["1 Introduction", "2 Conclusion"])
    assert pdf.asked == []


async def test_the_second_where_the_first_has_none() -> None:
    assert (await ladder(form(), form("pdf", a_text("pdf"))).text(PAPER)).source == "pdf"


async def test_the_abstract_where_none_has_it() -> None:
    assert await ladder(form(), form("pdf")).text(PAPER) == ABSTRACT
    assert await ladder().text(PAPER) == ABSTRACT


@pytest.mark.parametrize("failure", [Temporary("away"), Permanent("refused"), BadPayload("odd")])
async def test_a_form_that_fails_is_one_line_and_the_next_is_asked(
    failure: JoganError, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    text = await ladder(form(failure=failure), form("pdf", a_text("pdf"))).text(PAPER)
    assert text.source == "pdf"
    assert [record.getMessage() for record in caplog.records] == [f"{PAPER.id}: no text from its HTML: {failure}"]


async def test_another_paper_s_text_is_not_taken(caplog: pytest.LogCaptureFixture) -> None:
    wrong = a_text(title="Something Else About Robots in Town")
    assert await ladder(form("html", wrong)).text(replace(PAPER, abstract="Unknown.")) == replace(
        ABSTRACT, abstract="Unknown."
    )
    assert "its HTML is not taken: neither the title nor the abstract" in caplog.text


async def test_a_form_that_seems_cut_gives_way_to_a_longer_one() -> None:
    cut, longer = a_text(last="2 The Method"), a_text("pdf", times=90)
    assert (await ladder(form("html", cut), form("pdf", longer)).text(PAPER)).source == "pdf"


async def test_a_form_that_seems_cut_stays_where_the_other_is_no_longer() -> None:
    cut = a_text(last="2 The Method")
    html, pdf = form("html", cut), form("pdf", a_text("pdf", times=62))
    assert (await ladder(html, pdf).text(PAPER)).source == "html"
    assert pdf.asked == [PAPER.id]
    assert (await ladder(form("html", cut), form("pdf")).text(PAPER)).source == "html"


async def test_a_text_with_references_is_whole() -> None:
    text = a_text(last="2 The Method")
    whole = replace(text, sections=(*text.sections, TextSection("References", "[1] Nobody.", "references")))
    pdf = form("pdf", a_text("pdf", times=200))
    assert (await ladder(form("html", whole), pdf).text(PAPER)).source == "html"
    assert pdf.asked == []


async def test_a_text_is_kept_and_not_asked_for_again() -> None:
    html, texts = form("html", a_text()), FakeTexts()
    first = await ladder(html, texts=texts).text(PAPER)
    assert await ladder(html, texts=texts).text(PAPER) == first
    assert html.asked == [PAPER.id]
    assert FRONT_PAGE not in repr(await texts.get(PAPER.id))


async def test_a_kept_text_has_the_title_and_the_abstract_that_are_known_now() -> None:
    texts = FakeTexts()
    await ladder(form("html", a_text()), texts=texts).text(PAPER)
    text = await ladder(form(), texts=texts).text(replace(PAPER, title="A new title", abstract="A new abstract."))
    assert (text.title, text.abstract, text.is_whole) == ("A new title", "A new abstract.", True)


async def test_a_paper_without_a_text_is_asked_for_again_later_only() -> None:
    html, clock = form(), FakeClock(NOW)
    climbing = ladder(html, clock=clock)
    for _ in range(3):
        await climbing.text(PAPER)
    assert len(html.asked) == 1
    clock.advance(timedelta(seconds=ASK_AGAIN + 1))
    html.texts[PAPER.id] = a_text()
    assert (await climbing.text(PAPER)).is_whole


@pytest.mark.parametrize("failure", [StoreUnusable("locked"), Temporary("busy"), BadPayload("cannot be kept")])
async def test_a_store_that_fails_costs_no_text(failure: JoganError, caplog: pytest.LogCaptureFixture) -> None:
    text = await ladder(form("html", a_text()), texts=LosesTexts(failure)).text(PAPER)
    assert text.is_whole
    assert len(caplog.records) == 2


async def test_who_asks_at_the_same_time_shares_one_reading() -> None:
    html = form("html", a_text(), open=asyncio.Event())
    climbing = ladder(html)
    asking = [asyncio.create_task(climbing.text(PAPER)) for _ in range(5)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert html.open is not None
    html.open.set()
    assert [text.source for text in await asyncio.gather(*asking)] == ["html"] * 5
    assert html.asked == [PAPER.id]


async def test_one_who_stops_waiting_does_not_take_it_from_the_others() -> None:
    html = form("html", a_text(), open=asyncio.Event())
    climbing = ladder(html)
    first, second = (asyncio.create_task(climbing.text(PAPER)) for _ in range(2))
    for _ in range(5):
        await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert html.open is not None
    html.open.set()
    assert (await second).is_whole


async def test_when_the_last_one_stops_waiting_nothing_goes_on() -> None:
    html = form("html", a_text(), open=asyncio.Event())
    climbing = ladder(html)
    asking = asyncio.create_task(climbing.text(PAPER))
    for _ in range(5):
        await asyncio.sleep(0)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert asyncio.all_tasks() == {asyncio.current_task()}
    assert html.open is not None
    html.open.set()
    assert (await climbing.text(PAPER)).is_whole
