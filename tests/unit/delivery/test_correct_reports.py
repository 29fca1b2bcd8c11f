"""What a correction leaves of a report, and of what others corrected meanwhile."""

from dataclasses import replace
from datetime import date
from typing import Any

from scripted_model import KnownTexts, ScriptedModel, bullet, honest_card
from unit.delivery.test_by_model import Desk
from unit.delivery.test_correct import the_day

from bot.delivery.correct import corrected, taken_back
from bot.digest.rewriting import wanted_of
from bot.domain.card import Because, Parts, ReportText
from bot.domain.edition import Edition
from bot.domain.evidence import Bullet, Quote
from bot.domain.paper import Paper
from bot.domain.text import PaperText

WHEN = date(2024, 7, 18)


def said(paper: int, text: str, quote: str = "We cut the cost of training") -> Bullet:
    """A sentence of a report."""
    return Bullet(text, (Quote(quote, "abstract"),), paper)


def with_report(**changes: Any) -> Edition:
    """The day with another report, the same in both languages."""
    edition = the_day()
    (report,) = edition.reports
    texts = {code: replace(text, **changes) for code, text in report.texts.items()}
    return replace(edition, reports=(replace(report, texts=texts),))


def report_of(edition: Edition) -> ReportText:
    """Its report in English."""
    return edition.reports[0].texts["en"]


def test_a_thread_of_two_papers_does_not_stay_as_one_papers_sentence() -> None:
    facts = (said(1, "Alpha halves memory."), said(3, "Gamma is faster."))
    threads = (said(1, "Alpha is about cost."), said(2, "Beta is about cost."))
    before = with_report(writer="model", parts=Parts(key_facts=facts, common_threads=threads))
    new = report_of(corrected(before, 2, "drop", when=WHEN))
    assert new.parts.common_threads == ()
    assert new.parts.key_facts == facts


def test_a_thread_of_three_papers_keeps_the_other_two() -> None:
    threads = (said(1, "Alpha is about cost."), said(2, "Beta is, too."), said(3, "Gamma is about cost."))
    before = with_report(writer="model", parts=Parts(common_threads=threads))
    new = report_of(corrected(before, 2, "drop", when=WHEN))
    assert [bullet.paper for bullet in new.parts.common_threads] == [1, 3]


def test_of_two_threads_the_one_that_lost_a_paper_goes() -> None:
    lonely = said(1, "Alpha is about music.", "Songs are written by machines alone")
    threads = (lonely, said(2, "Beta is, too."), said(1, "Alpha is about cost."), said(3, "Gamma is about cost."))
    before = with_report(writer="model", parts=Parts(common_threads=threads))
    assert report_of(corrected(before, 2, "drop", when=WHEN)).parts.common_threads == threads[2:]
    elsewhere = with_report(writer="model", parts=Parts(themes=threads[:2], common_threads=threads[2:]))
    assert report_of(corrected(elsewhere, 2, "drop", when=WHEN)).parts == Parts((lonely,), threads[2:])


def test_a_report_of_which_too_little_is_left_is_excerpts_and_says_so() -> None:
    facts = (said(1, "Alpha halves memory."), said(2, "Beta is wrong."))
    before = with_report(writer="model", model="m", prompt_version="v", parts=Parts(key_facts=facts))
    new = report_of(corrected(before, 2, "drop", when=WHEN))
    assert (new.writer, new.model, new.because) == ("extractive", None, "gate")
    assert {bullet.paper for bullet in new.parts.key_facts + new.parts.themes} == {1, 3}


def test_a_report_that_waits_for_a_model_still_waits_after_a_correction() -> None:
    reasons: tuple[Because, ...] = ("outage", "budget")
    for because in reasons:
        new = corrected(with_report(because=because), 2, "drop", when=WHEN)
        assert report_of(new).because == because
        assert wanted_of(new).reports == [("LLM", "ko"), ("LLM", "en")]


async def test_a_card_that_was_taken_back_while_another_was_written_stays_taken_back() -> None:
    desk = Desk(ScriptedModel())

    class Slow(KnownTexts):
        async def text(self, paper: Paper) -> PaperText:
            papers = tuple(taken_back(each) if each.number == 3 else each for each in the_day().papers)
            assert await desk.store.editions.correct(replace(the_day(), papers=papers))
            return await super().text(paper)

    desk.writing = replace(desk.writing, texts=Slow())
    await desk.open()
    new = (await desk.correct()).edition
    assert {card.writer for card in new.papers[1].cards.values()} == {"model"}
    assert new.papers[2].cards == {}
    assert await desk.store.editions.on(the_day().day) == new


async def test_the_same_correction_on_one_day_is_said_once() -> None:
    turns = iter(range(100))

    def other(asked: dict[str, Any]) -> object:
        return {**honest_card(asked), "tldr": bullet(next(turns) // 2 % 3, asked["language"])}

    desk = Desk(ScriptedModel(card=other))
    await desk.open()
    first, second = await desk.correct(), await desk.correct()
    assert first.edition.papers[1].cards != second.edition.papers[1].cards
    assert [note.kind for note in second.edition.notes].count("corrected") == 1
