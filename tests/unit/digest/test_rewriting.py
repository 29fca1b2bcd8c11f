"""What began as excerpts is written by the model once it can be asked; nothing is marked, and then nobody is asked."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from builders import DAY, an_entry
from fakes import FakeClock, FakeStore
from fakes_outputs import MemoryArchive, PlainCharts
from fakes_sources import FakeSource
from scripted_model import KnownTexts, ScriptedModel, a_named_paper, honest

from bot.delivery.correct import taken_back
from bot.digest.rewriting import Rewriting, wanted_of
from bot.digest.service import Digest
from bot.domain.edition import Edition
from bot.domain.nine import NINE
from bot.domain.paper import Entry, Sighting
from bot.errors import BudgetSpent, Temporary
from bot.settings import EditionSettings
from bot.writing.desk import Writing

NAMES = ("Lantern", "Borealis", "Mirtern")
OUT = Temporary("503")


def entries(day: date = DAY, first: int = 1) -> list[Entry]:
    """Three language models' papers of a day."""
    seen = datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    return [
        replace(
            an_entry(f"2407.{number:05}", paper.title, abstract=paper.abstract),
            sighting=Sighting("huggingface", day, seen, 100 - number),
        )
        for number, name in enumerate(NAMES, start=first)
        for paper in [a_named_paper(number, name)]
    ]


@dataclass
class Desk:
    """A digest over fakes whose model does what a test says."""

    model: ScriptedModel
    days: dict[date, list[Entry]] = field(default_factory=lambda: {DAY: entries()})

    def __post_init__(self) -> None:
        self.store, self.archive = FakeStore(), MemoryArchive()
        self.clock = FakeClock(datetime(2024, 8, 1, tzinfo=UTC))
        source = FakeSource(self.days, name="huggingface")
        given = (self.store, self.archive, PlainCharts(), NINE, self.clock, EditionSettings())
        self.digest = Digest([source], None, *given, Writing(self.model, KnownTexts()))

    async def rewrite(self, **changes: Any) -> list[tuple[date, tuple[int, ...]]]:
        """What a run rewrote, by day and numbers."""
        done = await Rewriting(self.digest).rewrite(**changes)
        return [(each.edition.day, each.numbers) for each in done]

    async def kept(self, day: date = DAY) -> Edition:
        """The edition as it is in the store."""
        edition = await self.store.editions.on(day)
        assert edition is not None
        return edition


def out(*faults: Exception) -> ScriptedModel:
    """A model that is out for everything until `model.answers` is emptied."""
    fault = faults[0] if faults else OUT
    return ScriptedModel(**{task: lambda asked: fault for task in ("card", "report", "classify")})


@pytest.mark.parametrize("fault", [OUT, BudgetSpent("spent")])
async def test_what_was_written_by_the_fallback_is_written_anew_once(fault: Exception) -> None:
    desk = Desk(out(fault))
    built = await desk.digest.build(DAY)
    assert {card.writer for each in built.edition.papers for card in each.cards.values()} == {"extractive"}
    desk.model.answers.clear()
    assert await desk.rewrite() == [(DAY, (1, 2, 3))]
    new = await desk.kept()
    assert {card.writer for each in new.papers for card in each.cards.values()} == {"model"}
    assert {text.writer for report in new.reports for text in report.texts.values()} == {"model"}
    assert [each.corrected for each in new.papers] == [None] * 3
    assert [(note.kind, note.text["en"]) for note in new.notes] == [
        ("rewritten", "What began as excerpts was written by the model on 2024-08-01.")
    ]
    assert desk.archive.written[-1][0] == new
    asked = len(desk.model.asked)
    assert await desk.rewrite() == []
    assert len(desk.model.asked) == asked


async def test_while_the_model_is_out_nothing_changes() -> None:
    desk = Desk(out())
    before = (await desk.digest.build(DAY)).edition
    written = len(desk.archive.written)
    assert await desk.rewrite() == []
    assert await desk.kept() == before
    assert len(desk.archive.written) == written


async def test_only_what_is_owed_is_asked_for() -> None:
    model = ScriptedModel(card=lambda asked: OUT if _is_korean_lantern(asked) else honest(asked))
    desk = Desk(model)
    before = (await desk.digest.build(DAY)).edition
    assert [note.kind for note in before.notes] == ["excerpts_outage"]
    model.answers.clear()
    model.asked.clear()
    assert await desk.rewrite() == [(DAY, (1,))]
    assert [(asked["task"], asked["language"]) for asked in model.asked] == [("card", "ko")]
    new = await desk.kept()
    assert new.papers[1:] == before.papers[1:]
    assert new.papers[0].cards["en"] == before.papers[0].cards["en"]
    assert new.reports == before.reports


async def test_a_part_that_is_out_again_is_left_for_the_next_time() -> None:
    desk = Desk(out())
    await desk.digest.build(DAY)
    desk.model.answers = {"card": lambda asked: OUT if _is_korean_lantern(asked) else honest(asked)}
    assert await desk.rewrite() == [(DAY, (1, 2, 3))]
    kinds = [note.kind for note in (await desk.kept()).notes]
    assert kinds == ["excerpts_outage", "rewritten"]
    assert wanted_of(await desk.kept()).cards == [(1, "ko")]
    desk.model.answers.clear()
    desk.clock.advance(timedelta(days=1))
    assert await desk.rewrite() == [(DAY, (1,))]
    (line,) = (await desk.kept()).notes
    assert line.text["en"] == "What began as excerpts was written by the model on 2024-08-02."


async def test_a_report_alone_is_written_and_the_messages_of_its_papers_change() -> None:
    desk = Desk(ScriptedModel(report=lambda asked: OUT))
    before = (await desk.digest.build(DAY)).edition
    desk.model.answers.clear()
    desk.model.asked.clear()
    assert await desk.rewrite() == [(DAY, (1, 2, 3))]
    new = await desk.kept()
    assert desk.model.tasks() == ["report", "report"]
    assert new.papers == before.papers
    assert [note.kind for note in new.notes] == ["rewritten"]
    assert new.notes[0].text["ko"] == "처음에 원문 발췌로 실었던 글을 2024-08-01에 모델로 다시 썼습니다."


async def test_what_the_gate_stopped_is_not_asked_for_again() -> None:
    lie = {"text": "Llama-9 reads.", "quotes": ["Llama-9 reads all of the long documents."]}
    desk = Desk(ScriptedModel(card=lambda asked: {"tldr": lie, "whats_new": [lie]}))
    edition = (await desk.digest.build(DAY)).edition
    assert {card.because for each in edition.papers for card in each.cards.values()} == {"gate"}
    desk.model.asked.clear()
    assert await desk.rewrite() == []
    assert desk.model.asked == []


@pytest.mark.parametrize(("first", "begins"), [(0, 1), (1, 2), (2, 3), (3, 1)])
async def test_each_time_another_paper_is_asked_for_first(first: int, begins: int) -> None:
    desk = Desk(out())
    await desk.digest.build(DAY)
    assert desk.digest.writing is not None
    texts = KnownTexts()
    digest = replace(desk.digest, writing=replace(desk.digest.writing, texts=texts))
    await Rewriting(digest, first).rewrite()
    assert texts.read[0] == f"arxiv:2407.{begins:05}"
    assert len(texts.read) == 3


async def test_editions_of_a_week_are_looked_at_and_no_older_ones() -> None:
    days = {DAY + timedelta(days=back): entries(DAY + timedelta(days=back), 1 + 10 * back) for back in (0, 1, 8)}
    desk = Desk(out(), days)
    for day in days:
        await desk.digest.build(day)
    desk.model.answers.clear()
    assert [day for day, _ in await desk.rewrite()] == [DAY + timedelta(days=8), DAY + timedelta(days=1)]


async def test_who_may_not_be_written_is_not() -> None:
    desk = Desk(out())
    await desk.digest.build(DAY)
    desk.model.answers.clear()
    desk.model.asked.clear()

    async def never(edition: Edition) -> bool:
        return False

    assert await desk.rewrite(may=never) == []
    assert desk.model.asked == []


async def test_an_edition_that_was_corrected_meanwhile_keeps_its_correction() -> None:
    desk = Desk(out())
    edition = (await desk.digest.build(DAY)).edition
    corrected = replace(edition, papers=(taken_back(edition.papers[0]), *edition.papers[1:]))
    desk.model.answers.clear()

    async def meanwhile(edition: Edition) -> bool:
        return await desk.store.editions.correct(corrected)

    assert await desk.rewrite(may=meanwhile) == []
    assert await desk.kept() == corrected
    assert await desk.rewrite() == [(DAY, (1, 2, 3))]
    assert (await desk.kept()).papers[0] == corrected.papers[0]


async def test_without_a_model_nothing_is_owed() -> None:
    desk = Desk(out())
    await desk.digest.build(DAY)
    assert await Rewriting(replace(desk.digest, writing=None)).rewrite() == ()


def _is_korean_lantern(asked: dict[str, Any]) -> bool:
    return asked["language"] == "ko" and asked["paper"]["title"].startswith("Lantern")
